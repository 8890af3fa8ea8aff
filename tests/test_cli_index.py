"""What the command line takes from an index, and when it has one written."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING

import pytest

from threadview import cli
from threadview.cache import folder
from threadview.cli import opening as cli_opening

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A thread that is large enough to have an index."""
    path = tmp_path / "pier.json"
    comments = [{"id": "a", "parent": None, "text": "words " * 100_000}, {"id": "b", "parent": 0, "text": "more"}]
    path.write_text(json.dumps({"schema": "threadview/1", "title": "The pier", "comments": comments}))
    os.utime(path, (time.time() - 60, time.time() - 60))
    return path


@pytest.fixture
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand for the interface, which says that it is there and is left once everything is written."""

    def opened(*_: object, shown: Callable[[], None] | None) -> int:
        if shown is not None:
            shown()
            while not list(folder.place().glob("*.index")):
                time.sleep(0.01)
        return 0

    monkeypatch.setattr("threadview.output.terminal.can_open_panes", lambda: True)
    monkeypatch.setattr(cli_opening, "_open_panes", opened)


def ids(capsys: pytest.CaptureFixture[str], page: Path) -> list[str]:
    assert cli.main(["--to", "json", str(page)]) == 0
    return [comment["id"] for comment in json.loads(capsys.readouterr().out)["comments"]]


@pytest.mark.timeout(120)
@pytest.mark.usefixtures("on_a_terminal")
def test_a_source_that_was_opened_is_not_read_again(
    page: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli.main([str(page)]) == 0
    monkeypatch.setattr("threadview.readers.read", lambda *_: pytest.fail("read again"))
    assert ids(capsys, page) == ["a", "b"]


@pytest.mark.timeout(120)
@pytest.mark.usefixtures("on_a_terminal")
def test_nothing_is_kept_of_a_source_that_is_not_to_be_remembered(page: Path) -> None:
    assert cli.main(["--no-remember", str(page)]) == 0
    assert not folder.place().exists()


def test_what_is_only_written_out_is_not_kept(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ids(capsys, page) == ["a", "b"]
    assert not folder.place().exists()
