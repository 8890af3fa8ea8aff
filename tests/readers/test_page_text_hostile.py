"""Whatever the bytes are: a thread comes back, soon, and no line is lost."""

from __future__ import annotations

import time

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
        is_mark = marker == "o" or marker.strip("()[].").isdecimal()
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
    ],
    ids=repr,
)
def test_twice_the_page_takes_about_twice_the_time(unit: str) -> None:
    def seconds(size: int) -> float:
        data = (unit * (size // len(unit))).encode()
        before = time.process_time()
        thread = read(data)
        assert thread.article is None or thread.article.text
        return time.process_time() - before

    small = min(seconds(20_000) for _ in range(2))
    assert seconds(160_000) < 40 * small + 0.2
