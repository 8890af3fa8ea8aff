"""The shelf of threads that were read before."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from factories import thread

from threadview.store import Memory, Shelved
from threadview.store.shelf import MOST, Shelf
from threadview.thread import Spot, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from threadview.store.shelf import Entry

VISIT = Visit(Spot("comments", "a"), known={"a": "1"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "memory.db"


@pytest.fixture
def shelf(path: Path) -> Iterator[Shelf]:
    opened = Shelf(path)
    yield opened
    opened.close()


def read(path: Path, title: str, text: str | None = None, source: str = "", **more: int) -> None:
    """Read a thread, as a run of the program does."""
    of = thread("a", title=title)
    memory = Memory([of], [source or f"https://example.org/{title}"], path=path)
    memory.recall(of).result()
    memory.keep(of, lambda: VISIT, lambda: Shelved(text=text, **more)).result()
    memory.close()


def titles(shelf: Shelf, query: str = "") -> list[str]:
    return [entry.title for entry in shelf.listed(query).result().entries]


def entry(shelf: Shelf, title: str) -> Entry:
    return next(one for one in shelf.listed().result().entries if one.title == title)


def test_an_empty_shelf_is_empty(shelf: Shelf) -> None:
    assert shelf.listed().result() == ([], 0)
    assert shelf.notices() == []


def test_what_was_read_stands_there_with_its_size_and_what_is_new(path: Path, shelf: Shelf) -> None:
    read(path, "Pond", comments=7, new=3)
    pond = entry(shelf, "Pond")
    assert (pond.comments, pond.new, pond.pinned, pond.sources) == (7, 3, False, ("https://example.org/Pond",))
    assert pond.identity == "https://example.org/Pond\nPond"


def test_what_was_read_last_comes_first_and_what_is_pinned_before_it(path: Path, shelf: Shelf) -> None:
    for title in ("one", "two", "three"):
        read(path, title)
    with closing(sqlite3.connect(path)) as database, database:
        for seconds, title in enumerate(("two", "three", "one")):
            database.execute("UPDATE threads SET last_read = ? WHERE title = ?", (seconds, title))
    assert titles(shelf) == ["one", "three", "two"]
    shelf.pin(entry(shelf, "two"), pinned=True).result()
    assert titles(shelf) == ["two", "one", "three"]
    read(path, "two")
    assert entry(shelf, "two").pinned
    shelf.pin(entry(shelf, "two"), pinned=False).result()
    assert not entry(shelf, "two").pinned


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ferry", {"Pond", "Ferry"}),
        ("FERR", {"Pond", "Ferry"}),
        ("ferry ice", {"Pond"}),
        ("ätna", {"Ferry"}),
        ("atna", {"Ferry"}),
        ("absent", set()),
        ('fer"ry', set()),
        ("ice OR NOT (", set()),
        ("  ", {"Pond", "Ferry"}),
        ("* ^ :", {"Pond", "Ferry"}),
    ],
)
def test_words_are_found_in_titles_and_texts_by_their_beginnings(
    path: Path, shelf: Shelf, query: str, found: set[str]
) -> None:
    read(path, "Pond", "The ferry is stuck in the ice.")
    read(path, "Ferry", "It went to Ätna.")
    assert set(titles(shelf, query)) == found


def test_what_was_edited_is_found_by_its_new_words_alone(path: Path, shelf: Shelf) -> None:
    read(path, "Pond", "Warm ice.")
    read(path, "Pond", "Cold water.")
    assert titles(shelf, "ice") == []
    assert titles(shelf, "water") == ["Pond"]
    read(path, "Pond")
    assert titles(shelf, "water") == ["Pond"]


def test_what_is_forgotten_is_gone_with_its_words_and_comments(path: Path, shelf: Shelf) -> None:
    read(path, "Pond", "Warm ice.")
    read(path, "Ferry", "More ice.")
    shelf.forget(entry(shelf, "Pond")).result()
    assert titles(shelf) == titles(shelf, "ice") == ["Ferry"]
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT count(*) FROM comments").fetchone() == (1,)
        assert database.execute("SELECT count(*) FROM texts").fetchone() == (1,)
    read(path, "Pond", "Warm ice.")
    assert set(titles(shelf, "ice")) == {"Pond", "Ferry"}


def test_what_came_from_standard_input_cannot_be_opened_again_and_does_not_stand_there(
    path: Path, shelf: Shelf
) -> None:
    read(path, "Piped", source="-")
    assert titles(shelf) == []


def test_a_file_is_known_by_its_absolute_path(
    path: Path, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pond.md").write_text("x")
    read(path, "Pond", source="pond.md")
    assert entry(shelf, "Pond").sources == (str(tmp_path / "pond.md"),)


def test_of_very_many_those_read_last_are_listed_and_all_are_counted(path: Path, shelf: Shelf) -> None:
    read(path, "first")
    with closing(sqlite3.connect(path)) as database, database:
        database.executemany(
            "INSERT INTO threads (identity, title, first_read, last_read, left_at, sources)"
            " VALUES (?, ?, 0, ?, '{}', '[\"x\"]')",
            ((f"x{number}", f"x{number}", number) for number in range(MOST + 20)),
        )
    listed = shelf.listed().result()
    assert len(listed.entries) == MOST
    assert listed.total == MOST + 21


def test_a_damaged_memory_is_an_empty_shelf_and_a_notice(path: Path, shelf: Shelf) -> None:
    path.write_bytes(b"no database at all" * 100)
    assert shelf.listed().result().entries == []
    assert "damaged" in shelf.notices()[0]


def test_a_time_that_no_calendar_has_is_no_crash(path: Path, shelf: Shelf) -> None:
    read(path, "Pond")
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE threads SET last_read = ?", (2**62,))
    assert entry(shelf, "Pond").read.year == 1970


def test_two_shelves_at_once_see_each_other(path: Path, shelf: Shelf) -> None:
    read(path, "Pond", "Warm ice.")
    other = Shelf(path)
    other.pin(entry(shelf, "Pond"), pinned=True).result()
    other.close()
    assert entry(shelf, "Pond").pinned
