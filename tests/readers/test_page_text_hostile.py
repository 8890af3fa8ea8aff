"""Whatever the bytes are: a thread comes back, soon, and no line is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadview.markup import clean, decode
from threadview.readers.page_text import READER
from threadview.thread import Document, Thread

LINES = st.lists(
    st.sampled_from(
        [
            "",
            "",
            "The ferry is late",
            "3 Comments",
            "Ann says:",
            "June 3, 2021 at 4:05 pm",
            "In reply to Ann",
            "Reply",
            "  1. I was on it",
            "  2.",
            "    • so was I, and what of it?",
            "    Whatever it was, it was not the ferry.",
            "      - an oilskin",
            "> what of it",
            "\ttabbed",
            "-----",
            "42",
            "Leave a Reply",
            "[12]Reply",
            "| a | b |",
            "Ann • 3 hours ago",
            "  1.1 What of the quay?",
            "    a. The quay is where it was",
            "    b) and you know that",
            "Nobody asked me, did they?",
        ]
    )
    | st.text(max_size=40),
    max_size=30,
)


def read(data: bytes) -> Thread:
    (found,) = READER.read(Document(data))
    return found


def words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text).split()


def everything(thread: Thread) -> list[str]:
    texts = [
        thread.title,
        thread.article.text if thread.article else "",
        *(comment.text for comment in thread.comments),
    ]
    return [*texts, *thread.furniture]


@given(st.binary(max_size=300))
def test_any_bytes_are_a_page(data: bytes) -> None:
    thread = read(data)
    assert len(thread.parents) == len(thread.comments)


@given(LINES)
def test_no_word_is_lost(lines: list[str]) -> None:
    data = "\n".join(lines).encode("utf-8", "replace")
    thread = read(data)
    found = set(words(" ".join(everything(thread))))
    for line in clean(decode(Document(data)).text).split("\n"):
        marker, _, rest = line.strip().partition(" ")
        is_mark = marker == "o" or marker.strip("()[].").isdecimal() or marker in {"1.1", "a.", "b)"}
        written = words(rest if is_mark and rest else line)
        assert not set(written) - found, line


@given(LINES)
def test_the_same_page_is_always_read_the_same(lines: list[str]) -> None:
    data = "\n".join(lines).encode("utf-8", "replace")
    assert everything(read(data)) == everything(read(data))


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "[](",
        "[a](\n",
        "June 3, 2021 ",
        "Ann says:\n",
        "Ann says:\nhello there\n\n",
        "12 Comments\n",
        "• a\n",
        "1. a\nb\n",
        "copyright\n",
        "> > > a\n",
        "- ",
        "\n",
        "ann\n\nsome words here\n\n",
        "What do you say?\n\n    • I say no, and you?\n\n",
        "  What do you say?\n    • I say no, and you?\n",
        "1.1 a\n",
        "a. b\n",
        "1. a\n1.1 b\nc\n",
    ],
    ids=repr,
)
@pytest.mark.timeout(120)  # a guard against hanging, far from what any of them takes
def test_a_hostile_page_does_not_hang(unit: str) -> None:
    thread = read((unit * (600_000 // len(unit))).encode())
    assert thread.article is None or thread.article.text
