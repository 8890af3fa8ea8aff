"""Keeping a visit and recalling it, by one program and by several at once."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from factories import thread
from msgspec.structs import replace

from threadview.store import Memory, schema
from threadview.thread import Spot, Visit

if TYPE_CHECKING:
    from threadview.thread import Thread

TESTS = Path(__file__).parents[1]
PIER = thread("a(b c) d", title="The pier", article="News.")
VISIT = Visit(
    Spot("comments", "c"),
    top=("a", 12),
    article=7,
    folds=frozenset({"a", "d"}),
    marks={"q": Spot("article", "b"), "z": Spot("comments", "d")},
    tags={"ann": "tag1"},
    muted=frozenset({"bob"}),
    known={"a": "1", "b": None, "c": "3"},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "memory.db"


def memory(path: Path, *, writes: bool = True, source: str = "page.txt") -> Memory:
    return Memory([PIER], [source], writes=writes, path=path)


def kept(path: Path, visit: Visit = VISIT, of: Thread = PIER) -> list[str]:
    """Keep a visit as a run of the program does; return what it has to say."""
    run = memory(path)
    run.recall(of).result()
    run.keep(of, lambda: visit).result()
    run.close()
    return run.notices()


def recalled(path: Path, *, writes: bool = True) -> tuple[Visit | None, list[str]]:
    """Recall the visit in another run; return it with what that run has to say."""
    run = memory(path, writes=writes)
    visit = run.recall(PIER).result()
    run.close()
    return visit, run.notices()


def test_a_visit_comes_back_as_it_was(path: Path) -> None:
    assert kept(path) == []
    assert recalled(path) == (VISIT, [])


def test_what_was_not_looked_at_at_the_first_visit_is_written_as_one_value(path: Path) -> None:
    known = {f"c{at}": None for at in range(1000)}
    kept(path, replace(VISIT, known={**known, "c7": "7"}))
    assert ask(path, "SELECT key, digest FROM comments") == [("c7", "7")]
    kept(path, replace(VISIT, known={"c8": "8", "c2000": None}))
    visit, _ = recalled(path)
    assert visit is not None
    assert visit.known == {**known, "c7": "7", "c8": "8", "c2000": None}


def test_whether_all_was_known_is_as_it_was_left_last(path: Path) -> None:
    for whole in ("5f", "", "60"):
        kept(path, replace(VISIT, whole=whole))
        assert recalled(path)[0] == replace(VISIT, whole=whole)


def test_a_thread_that_was_never_read_has_no_visit(path: Path) -> None:
    assert recalled(path) == (None, [])


def test_what_was_known_stays_known_and_the_rest_is_as_it_was_left_last(path: Path) -> None:
    kept(path)
    kept(path, replace(VISIT, spot=Spot("article", ""), top=None, folds=frozenset(), known={"b": "2", "d": None}))
    visit, _ = recalled(path)
    assert visit is not None
    assert visit.known == {"a": "1", "b": "2", "c": "3", "d": None}
    assert (visit.spot, visit.top, visit.folds) == (Spot("article", ""), None, frozenset())


def test_it_says_when_a_thread_was_read_first_and_last(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for now in (100.0, 250.0):
        monkeypatch.setattr("time.time", lambda now=now: now)
        kept(path)
    assert ask(path, "SELECT title, first_read, last_read FROM threads") == [("The pier", 100, 250)]


def test_nothing_is_opened_before_it_is_asked_for(path: Path) -> None:
    memory(path).close()
    assert not path.parent.exists()


def test_a_thread_whose_earlier_visit_was_not_asked_for_is_not_kept(path: Path) -> None:
    kept(path)
    run = memory(path)
    run.keep(PIER, lambda: replace(VISIT, known={"z": None})).result()
    run.close()
    assert recalled(path)[0] == VISIT


def test_who_only_reads_writes_nothing(path: Path) -> None:
    assert recalled(path, writes=False) == (None, [])
    assert not path.parent.exists()
    kept(path)
    before = path.read_bytes()
    run = memory(path, writes=False)
    assert run.recall(PIER).result() == VISIT
    run.keep(PIER, lambda: replace(VISIT, known={"z": None})).result()
    run.close()
    assert path.read_bytes() == before
    assert run.notices()


def ask(path: Path, sql: str, *values: object) -> list[tuple[object, ...]]:
    """Return what the database itself answers."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(sql, values).fetchall()


# The schema


FIRST_VERSION = """
CREATE TABLE threads (id INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    first_read INTEGER NOT NULL, last_read INTEGER NOT NULL, left_at TEXT NOT NULL);
CREATE TABLE comments (thread INTEGER NOT NULL REFERENCES threads (id) ON DELETE CASCADE, key TEXT NOT NULL,
    digest TEXT, PRIMARY KEY (thread, key)) WITHOUT ROWID;
INSERT INTO threads VALUES (4, 'page.txt
The pier', 'The pier', 100, 200, '{"spot": ["comments", "b"], "top": null, "article": null, "folds": ["a"],
    "marks": {}, "tags": {}, "muted": []}');
INSERT INTO comments VALUES (4, 'a', 'x'), (4, 'b', NULL);
PRAGMA user_version = 1;
"""
OLD_VISIT = Visit(Spot("comments", "b"), folds=frozenset({"a"}), known={"a": "x", "b": None})


@pytest.fixture
def old(path: Path) -> Path:
    """A database of the first version, made by hand."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FIRST_VERSION)
    return path


def test_a_database_of_the_first_version_is_read(old: Path) -> None:
    assert recalled(old) == (OLD_VISIT, [])


def test_a_database_of_the_first_version_is_brought_up_to_date(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = (
        "ALTER TABLE threads ADD COLUMN shade INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX pins ON threads (pinned)",
    )
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, steps))
    assert recalled(old) == (OLD_VISIT, [])
    assert ask(old, "SELECT pinned FROM threads") == [(0,)]
    assert ask(old, "PRAGMA user_version") == [(len(schema.STEPS),)]
    assert kept(old) == []


def test_a_step_that_fails_leaves_the_old_database_whole(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = ("ALTER TABLE threads ADD COLUMN shade INTEGER", "ALTER TABLE nowhere ADD COLUMN pinned INTEGER")
    with monkeypatch.context() as context:
        context.setattr(schema, "STEPS", (*schema.STEPS, steps))
        visit, notices = recalled(old)
    assert visit is None
    assert "nothing is remembered" in notices[0]
    assert recalled(old) == (OLD_VISIT, [])


def test_an_old_database_is_not_changed_by_who_only_reads(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, ("CREATE TABLE more (x)",)))
    assert recalled(old, writes=False)[0] is None
    assert ask(old, "PRAGMA user_version") == [(1,)]


def test_a_database_of_a_newer_program_is_left_alone(path: Path) -> None:
    kept(path)
    ask(path, "PRAGMA user_version = 99")
    visit, notices = recalled(path)
    assert visit is None
    assert "another version" in notices[0]
    kept(path, replace(VISIT, known={"z": "9"}))
    assert ask(path, "SELECT count(*) FROM comments WHERE key = 'z'") == [(0,)]
    assert list(path.parent.glob("*damaged*")) == []


# What may befall a file


def damage(path: Path, how: str) -> None:
    """Spoil a database."""
    data = path.read_bytes()
    spoilt = {
        "no database": b"These are the words of somebody else.\n" * 40,
        "cut": data[: len(data) // 2 + 100],
        "holed": data[:4096] + b"\xff" * (len(data) - 4096),
    }
    path.write_bytes(spoilt[how])


@pytest.mark.parametrize("how", ["no database", "cut", "holed"])
def test_a_damaged_database_is_set_aside_and_a_new_one_begun(path: Path, how: str) -> None:
    kept(path)
    damage(path, how)
    spoilt = path.read_bytes()
    said = kept(path)
    assert "damaged" in said[0]
    (aside,) = path.parent.glob("memory.damaged-20*.db")
    assert aside.name in said[0]
    assert aside.read_bytes() == spoilt
    assert recalled(path) == (VISIT, [])


def test_a_damaged_database_is_left_where_it_is_by_who_only_reads(path: Path) -> None:
    kept(path)
    damage(path, "no database")
    visit, notices = recalled(path, writes=False)
    assert visit is None
    assert "is damaged" in notices[0]
    assert [found.name for found in path.parent.iterdir()] == ["memory.db"]


def test_a_database_that_another_program_has_replaced_is_not_set_aside(path: Path) -> None:
    kept(path)
    run = memory(path)
    run.recall(PIER).result()
    database = run._opened()
    _copy(path).replace(path)
    assert database._mended(_error(26))
    assert database.notices == []
    assert recalled(path)[0] == VISIT
    run.close()


def _copy(path: Path) -> Path:
    """Return a database with the same visit under another name."""
    kept(path.with_name("other.db"))
    return path.with_name("other.db")


def _error(code: int) -> sqlite3.DatabaseError:
    """Return an error as SQLite raises it."""
    error = sqlite3.DatabaseError("file is not a database")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize("left_at", ["", "nonsense", "[]", '{"spot": 7}', '{"spot": ["comments", "b"], "folds": 3}'])
def test_a_place_that_makes_no_sense_leaves_what_is_known(path: Path, left_at: str) -> None:
    kept(path)
    ask(path, "UPDATE threads SET left_at = ?", left_at)
    assert recalled(path)[0] == Visit(Spot("comments", ""), known=VISIT.known)


def test_a_directory_that_cannot_be_made_is_a_notice(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no directory")
    said = kept(tmp_path / "file" / "memory.db")
    assert len(said) == 1
    assert "nothing is remembered" in said[0]
    assert str(tmp_path / "file") in said[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever is root may write everywhere")
def test_a_directory_that_may_not_be_written_is_a_notice(path: Path) -> None:
    path.parent.mkdir(mode=0o500)
    said = kept(path)
    assert "nothing is remembered" in said[0]


def test_a_database_that_may_not_be_written_is_read(path: Path) -> None:
    kept(path)
    run = memory(path)
    assert run.recall(PIER).result() == VISIT
    run._worker.submit(lambda: run._opened()._connection.execute("PRAGMA query_only = ON")).result()  # type: ignore[union-attr]
    run.keep(PIER, lambda: replace(VISIT, known={"z": None})).result()
    assert "readonly" in run.notices()[0]
    run.close()
    assert recalled(path)[0] == VISIT


def test_a_database_that_another_keeps_to_itself_is_a_notice(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("threadview.store.database.BUSY_SECONDS", 0.05)
    kept(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        said = kept(path)
    assert "locked" in said[0]
    assert kept(path) == []


# Several programs


PROGRAM = """
import sys
from pathlib import Path
from factories import thread
from threadview.store import Memory
from threadview.thread import Spot, Visit
path, who, times, size = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
pier = thread("a(b c) d", title="The pier", article="News.")
run = Memory([pier], ["page.txt"], path=path)
run.recall(pier).result()
for turn in range(times):
    known = {f"{who}{turn}.{at}": who for at in range(size)}
    run.keep(pier, lambda: Visit(Spot("comments", who), known=known)).result()
    print(turn, flush=True)
run.close()
print(run.notices(), flush=True)
"""


def writing(path: Path, who: str, times: int, size: int) -> subprocess.Popen[str]:
    """Start a program that keeps a visit again and again."""
    command = [sys.executable, "-c", PROGRAM, str(path), who, str(times), str(size)]
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=TESTS.parent, env=environment)


@pytest.mark.timeout(120)  # a guard against hanging, far from what it takes
def test_programs_that_begin_and_write_at_once_lose_nothing(path: Path) -> None:
    programs = [writing(path, who, 20, 50) for who in ("x", "y", "z")]
    for program in programs:
        out, _ = program.communicate(timeout=100)
        assert program.returncode == 0
        assert out.splitlines()[-1] == "[]"
    visit, notices = recalled(path)
    assert visit is not None
    assert notices == []
    assert len(visit.known) == 3 * 20 * 50
    assert visit.spot.comment in {"x", "y", "z"}


@pytest.mark.timeout(120)  # a guard against hanging, far from what it takes
def test_a_program_killed_while_it_writes_loses_at_most_what_it_was_writing(path: Path) -> None:
    size = 2000
    with writing(path, "x", 10_000, size) as program:
        assert program.stdout is not None
        done = [program.stdout.readline() for _ in range(5)]
        program.send_signal(signal.SIGKILL)
        done += program.stdout.readlines()
    visit, notices = recalled(path)
    assert visit is not None
    assert notices == []
    turns = [int(line) for line in done if line.strip().isdecimal()]
    assert len(visit.known) >= len(turns) * size
    assert len(visit.known) % size == 0
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]


def test_what_is_written_holds_no_text_of_the_thread(path: Path) -> None:
    kept(path)
    assert "News." not in json.dumps(ask(path, "SELECT * FROM threads"))
