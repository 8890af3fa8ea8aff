"""A thread as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factories import outline, thread

from threadview.errors import OutputError, UsageError
from threadview.output.saving import Target
from threadview.readers import read
from threadview.session import study
from threadview.session.ordering import arranged
from threadview.thread import Document

if TYPE_CHECKING:
    from pathlib import Path

POND = thread("a(b)", {"a": "Warm ice.", "b": "No."}, {"a": "Ann"}, title="Pond", article="It froze.")


@pytest.mark.parametrize("ending", ["md", "json", "html"])
def test_what_was_saved_is_read_back(tmp_path: Path, ending: str) -> None:
    path = Target(str(tmp_path / f"pond.{ending}")).write(study(POND))
    [back] = read(Document(path.read_bytes(), path.name))
    assert (back.title, [comment.text for comment in back.comments], list(back.parents)) == (
        "Pond",
        ["Warm ice.", "No."],
        [-1, 0],
    )
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_a_text_has_every_word(tmp_path: Path) -> None:
    assert "Warm ice." in Target(str(tmp_path / "pond.txt")).write(study(POND)).read_text()


def test_a_file_that_is_there_is_overwritten_only_when_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "pond.md"
    path.write_text("mine")
    with pytest.raises(UsageError, match="is there already"):
        Target(str(path)).write(study(POND))
    assert path.read_text() == "mine"
    assert "Warm ice." in Target(f"{path}!").write(study(POND)).read_text()


def test_an_ending_that_tells_no_form_is_refused_with_those_that_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        Target(str(tmp_path / "pond.pdf")).write(study(POND))
    assert ".pdf is no form; end it in one of .md" in str(refused.value)


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        Target(str(tmp_path / "absent" / "pond.md")).write(study(POND))
    assert not list(tmp_path.iterdir())


def test_a_lone_surrogate_does_not_stop_it(tmp_path: Path) -> None:
    assert outline(POND)
    odd = thread("a", {"a": "broken \ud800 text"})
    assert "broken ? text" in Target(str(tmp_path / "odd.md")).write(study(odd)).read_text()


def test_a_thread_that_is_shown_in_another_order_is_saved_as_on_its_page(tmp_path: Path) -> None:
    of = thread("a b(c)", {"a": "One.", "b": "Two.", "c": "Three."})
    shown = arranged(study(of), "replies")
    assert outline(shown.thread) == "b(c) a"
    path = Target(str(tmp_path / "pond.json")).write(shown)
    assert path.read_text() == Target(str(tmp_path / "page.json")).write(study(of)).read_text()
