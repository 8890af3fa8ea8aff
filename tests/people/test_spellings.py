"""Names that are shortened or misspelt."""

from __future__ import annotations

import pytest
from factories import thread

from threadview.people import find_mentions
from threadview.people.spellings import Spellings

TALK = "The tide tables are wrong again this spring."


def meant(text: str, *authors: str) -> list[tuple[str, str]]:
    """Return whom an answer to the first of these authors mentions, and how."""
    names = [f"x{place}" for place in range(len(authors))]
    page = thread(
        f"{names[0]}(answer) {' '.join(names[1:])}",
        {**dict.fromkeys(names, TALK), "answer": text},
        dict(zip(names, authors, strict=True)),
    )
    return [(mention.handle, mention.kind) for mention in find_mentions(page).of(1)]


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Chris, look again.", "Christopher"),
        ("chris - no.", "ChrisHardwick"),
        ("Hi Roy", "roy_043"),
        ("Welcome Tracy I liked your post", "tracybcarpenter"),
        ("Skiper, look again.", "Skipper"),
        ("skippr: no.", "Skipper"),
        ("Sikpper, no.", "Skipper"),
        ("Whelck, no.", "Wilma Whelk"),
        ("ann - no.", "Ann"),
        ("you misread them skipper", "Skipper"),
    ],
)
def test_who_is_meant(text: str, author: str) -> None:
    assert meant(text, author) == [(author, "addressed")]


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Chris, look again.", ("Christopher", "Christine")),
        ("Skiper, no.", ("Skippr", "Skipper")),
        ("Maria, no.", ("Marla",)),
        ("Thanks, no.", ("Thangs",)),
        ("you misread them skiper", ("Ann", "Skipper")),
        ("Mast, no.", ("Mist",)),
    ],
)
def test_who_is_not_meant(text: str, authors: tuple[str, ...]) -> None:
    assert not {handle for handle, _ in meant(text, *authors)} & set(authors)


@pytest.mark.parametrize("text", ["as chris said, they are", "Christoper's post has it", "my reply to chris"])
def test_who_is_spoken_of(text: str) -> None:
    assert meant(text, "Ann", "Christopher") == [("Christopher", "named")]


def test_who_is_spoken_to_in_a_later_paragraph_is_somebody_the_thread_knows() -> None:
    assert meant("They are right.\n\nSkiper, look again.", "Skipper") == [("Skipper", "addressed")]
    assert meant("They are right.\n\nSkipper,\nlook again.", "Skipper") == [("Skipper", "addressed")]
    assert meant("They are right.\n\nMarlin, look again.", "Skipper") == []


def test_who_is_called_by_the_whole_name_is_not_found_twice() -> None:
    assert meant("as Wilma Whelk said", "Ann", "Wilma Whelk") == [("Wilma Whelk", "named")]


def test_a_name_that_only_answers_know_can_be_misspelt_too() -> None:
    page = thread("a(b) c(d)", {"b": "cormorant,\n\nno.", "d": "cormorent, no.", "a": TALK, "c": TALK})
    assert [mention.handle for mention in find_mentions(page).of(3)] == ["cormorant"]


@pytest.mark.timeout(120)  # a guard against hanging, far from what it takes
def test_many_names_that_look_alike_do_not_hang() -> None:
    letters = [chr(code) for code in range(0x4E00, 0x4E00 + 20_000)]
    spellings = Spellings()
    for letter in letters[::2]:
        spellings.ask(f"a{letter}bcde")
    for letter in letters[1::2]:
        spellings.learn(f"a{letter}bcde")
    assert spellings.meant(f"a{letters[0]}bcde") is None
