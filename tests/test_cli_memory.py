"""What the command line reads of earlier visits, and what it leaves alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from threadview.cli import main
from threadview.readers import read
from threadview.session.since import Since
from threadview.sources import open_source
from threadview.store import Memory
from threadview.thread import Spot, Visit

if TYPE_CHECKING:
    from threadview.thread import Thread

ROOT = Path(__file__).parents[1]


def comment(name: str, text: str = "words") -> dict[str, Any]:
    return {"id": name, "parent": None, "text": text}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A thread that was read once; since then a comment came and another was edited."""
    path = tmp_path / "pier.json"
    path.write_text(json.dumps({"schema": "threadview/1", "title": "Pier", "comments": [comment("a"), comment("b")]}))
    (of,) = read(open_source(str(path)))
    remember(of, str(path))
    later = [comment("a"), comment("b", "other words"), comment("c")]
    path.write_text(json.dumps({"schema": "threadview/1", "title": "Pier", "comments": later}))
    return path


def remember(of: Thread, source: str) -> None:
    """Leave a visit behind on which everything was seen."""
    since = Since(of)
    known: dict[str, str | None] = {key: since.digest(index) for index, key in enumerate(since.keys)}
    memory = Memory([of], [source])
    memory.recall(of).result()
    memory.keep(of, lambda: Visit(Spot("comments", "a"), known=known)).result()
    memory.close()
    assert memory.notices() == []


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """Return the exit code and the ids of what is written."""
    code = main(["--to", "json", *arguments])
    out = capsys.readouterr().out
    return code, [comment["id"] for comment in json.loads(out)["comments"]] if out else []


@pytest.mark.parametrize(("query", "names"), [("is:new", ["c"]), ("is:edited", ["b"]), ("-is:new", ["a", "b"])])
def test_what_is_new_can_be_written_out(
    capsys: pytest.CaptureFixture[str], page: Path, query: str, names: list[str]
) -> None:
    for _ in range(2):  # and it stays new: nobody has read it
        assert found(capsys, f"--find={query}", str(page)) == (0, names)


def test_nothing_is_new_where_nothing_is_remembered(capsys: pytest.CaptureFixture[str], page: Path) -> None:
    assert found(capsys, "--no-remember", "--find", "is:new", str(page)) == (1, [])
    assert found(capsys, "--find", "is:new", str(ROOT / "examples/observatory.json")) == (1, [])


def test_what_is_written_says_what_is_new(capsys: pytest.CaptureFixture[str], page: Path) -> None:
    main(["--to", "text", "--find", "is:new", str(page)])
    assert "✱ new" in capsys.readouterr().out


def test_a_memory_that_cannot_be_read_is_a_message(
    capsys: pytest.CaptureFixture[str], page: Path, tmp_path: Path
) -> None:
    (tmp_path / "state/threadview/memory.db").write_bytes(b"no database at all" * 100)
    code = main(["--to", "text", "--find", "is:new", str(page)])
    out, err = capsys.readouterr()
    assert (code, out) == (1, "")
    assert "is damaged" in err


def test_writing_makes_no_memory(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for arguments in (["--to", "text"], ["--find", "is:new"], ["--find", "ann"], []):
        main([*arguments, str(ROOT / "examples/observatory.json")])
    capsys.readouterr()
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize("arguments", [["--version"], ["--to", "text"], ["--to", "text", "--find", "the"]])
def test_who_does_not_ask_for_the_memory_does_not_import_it(arguments: list[str]) -> None:
    code = "import sys\nfrom threadview.cli import main\ntry:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
    code += "sys.exit('sqlite3' in sys.modules or 'threadview.store' in sys.modules)"
    command = [sys.executable, "-c", code, *arguments, str(ROOT / "examples/harbour.txt")]
    assert subprocess.run(command, stdout=subprocess.DEVNULL, check=False, cwd=ROOT).returncode == 0
