"""Every way to mark and to set in a comment, crossed: bullets, numbers, letters, numerals, outline numbers."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

import pytest
from dumps import SENTENCES, Written, discussion, parents_of, read

from threadview.readers.page_text.lines import raw_lines, split
from threadview.readers.page_text.ordinals import with_ordinals
from threadview.thread import NO_PARENT

INDENTS = ["  ", "   ", "    ", " " * 8, "\t"]
BULLETS = "•*-o+◦▪‣#"
NUMBERS = ["{}.", "{})", "({})", "[{}]", ""]
ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
TRAPS = [
    "What we have is this: • rope * oil - tar, and you know it.",
    "2.5 million reasons, and 12 of them are mine.",
    "I. Newton would not have crossed, and a) or b) is no choice.",
    "On 12.10 we wrote to them. 4) was never answered.",
]


class Marks(NamedTuple):
    """How comments are marked, by depth: what stands there is filled with the place in each series."""

    levels: tuple[str, ...]

    def of(self, path: list[int]) -> str:
        level = self.levels[min(len(path), len(self.levels)) - 1]
        place = path[-1]
        outline = ".".join(map(str, path))
        letter = "abcdefghijklmnopqrstuvwxyz"[place - 1]
        return level.format(place, letter=letter, roman=ROMAN[min(place, 10) - 1], outline=outline)


BULLETED = [Marks((number or bullet, bullet)) for number in NUMBERS for bullet in BULLETS]
ORDERED = [
    Marks(("{}.",)),
    Marks(("({})",)),
    Marks(("{}.", "{letter}.", "•")),
    Marks(("{})", "{letter})", "{roman})")),
    Marks(("({})", "({letter})", "({roman})")),
    Marks(("{}.", "{outline}")),
    Marks(("{outline}.",)),
]


def tricky(seed: int, count: int) -> list[Written]:
    """A discussion in which first lines are broken off, blank lines doubled, and words look like markers."""
    made = []
    for place, comment in enumerate(discussion(seed, count)):
        first, *others = comment.paragraphs
        if place % 3 == 0:
            first = "Lol.\n" + first
        if place % 4 == 1:
            others.append(TRAPS[place // 4 % len(TRAPS)] + " " + SENTENCES[0])
        made.append(comment._replace(paragraphs=[first, *others]))
    return made


def dump(comments: list[Written], marks: Marks, indent: str, wrap: int = 0) -> str:
    """The page of a discussion; ``indent`` is what each level stands further in, none where only numbers tell."""
    lines = ["The ferry slip is late again", "", "", " ".join(SENTENCES[:4]), "", f"{len(comments)} Comments", ""]
    path: list[int] = []
    for place, comment in enumerate(comments):
        path = [*path, 0][: comment.depth + 1]
        path[-1] += 1
        marker = marks.of(path)
        margin = "" if indent in {"", "\t"} else "  "
        inside = indent if indent in {"", "\t"} else " " * (len(marker) + 1)
        first, *others = block(comment, wrap, gap=2 if place % 5 == 2 else 1)
        margin += indent * comment.depth
        lines += [f"{margin}{marker} {first}", *(margin + inside + line if line else "" for line in others), ""]
    return "\n".join(lines)


def block(comment: Written, wrap: int, gap: int) -> list[str]:
    lines: list[str] = []
    for paragraph in comment.paragraphs:
        lines += [""] * gap if lines else []
        for line in paragraph.split("\n"):
            lines += textwrap.wrap(line, wrap) if wrap else [line]
    return lines


def assert_comes_back(comments: list[Written], page: str) -> None:
    thread = read(page)
    assert list(thread.parents) == parents_of(comments)
    assert [comment.text for comment in thread.comments] == [comment.text for comment in comments]


@pytest.mark.parametrize("indent", INDENTS, ids=repr)
@pytest.mark.parametrize("marks", BULLETED, ids=lambda marks: " ".join(marks.levels))
def test_every_bullet_with_every_number_at_every_indentation(marks: Marks, indent: str) -> None:
    comments = tricky(2, 25)
    for wrap in (0, 72):
        assert_comes_back(comments, dump(comments, marks, indent, wrap))


@pytest.mark.parametrize("indent", INDENTS, ids=repr)
@pytest.mark.parametrize("marks", ORDERED, ids=lambda marks: " ".join(marks.levels))
def test_replies_with_numbers_letters_and_numerals_of_their_own(marks: Marks, indent: str) -> None:
    for seed in (1, 2):
        comments = tricky(seed, 20)
        for wrap in (0, 72):
            assert_comes_back(comments, dump(comments, marks, indent, wrap))


@pytest.mark.parametrize("marks", ORDERED[-2:], ids=lambda marks: " ".join(marks.levels))
def test_outline_numbers_tell_the_tree_without_any_indentation(marks: Marks) -> None:
    comments = tricky(2, 25)
    assert_comes_back(comments, dump(comments, marks, indent=""))


def markers(text: str) -> list[str]:
    return [line.marker for line in with_ordinals(*split(raw_lines(text))) if line.text]


@pytest.mark.parametrize(
    "text",
    [
        "I. Newton was here\nA. Lovelace was not",
        "2.5 million people\n3.1 of them paid",
        "e.g. a ferry\nb. a raft",
        "1. A list\n2.5 is a half, and\n2.7 is more",
        "C. S. Lewis\nC. S. Lewis again",
        "p.s. that is all",
    ],
)
def test_words_that_only_look_like_markers_stay_words(text: str) -> None:
    assert [marker for marker in markers(text) if not marker.rstrip(".").isdecimal()] == [""] * text.count("\n") + (
        [""] if not text.startswith("1.") else []
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a. one\nb. two", ["a.", "b."]),
        ("(i) one\n(ii) two\n(iii) three", ["(i)", "(ii)", "(iii)"]),
        ("1. one\n1.1 below\n1.2 beside", ["1.", "1.1", "1.2"]),
        ("1. one\n1.1. below\n1.1.1. deeper\n2. two\n2.1. below", ["1.", "1.1.", "1.1.1.", "2.", "2.1."]),
    ],
)
def test_markers_that_count_on_are_markers(text: str, found: list[str]) -> None:
    assert markers(text) == found


def test_a_number_that_a_wrap_put_first_begins_no_list() -> None:
    thread = read(dump([Written(0, "", [TRAPS[3], *SENTENCES[:2]])] * 9, Marks(("{}.", "•")), "  ", wrap=36))
    assert {comment.text for comment in thread.comments} == {"\n\n".join([TRAPS[3], *SENTENCES[:2]])}
    assert list(thread.parents) == [NO_PARENT] * 9


def test_an_empty_bullet_above_a_numbered_header_is_not_its_item() -> None:
    talk = "".join(
        f"         {place}. {name} 29.07.2020 // 12:5{place}\n\n          It is what {name} says.\n\n"
        for place, name in enumerate(["Ann", "Bob", "Cyd"], 1)
    )
    thread = read(f"Golf\n\nIt is on.\n\n3 comments\n    *\n    *\n{talk}")
    assert [comment.author for comment in thread.comments] == ["Ann", "Bob", "Cyd"]
    assert list(thread.depths) == [0, 0, 0]
