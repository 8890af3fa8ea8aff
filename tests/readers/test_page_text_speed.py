"""What a long page does not pay for: comments that nobody asked for, lines that were judged before."""

from __future__ import annotations

from collections import Counter
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadview.readers.common import dates
from threadview.readers.page_text import READER, headers, reading
from threadview.thread import Comment, Document, Thread

HOURS = 6


def page(count: int) -> Thread:
    """Read a page of comments by one person, who writes in a few different hours."""
    texts = (
        f"Ann · {at % HOURS + 2} hours ago\n\nThe pump failed again, number {at}, did it not?\n" for at in range(count)
    )
    (thread,) = READER.read(Document("\n".join(["The pump", "", f"{count} Comments", "", *texts]).encode()))
    assert len(thread) == count
    return thread


def test_no_comment_is_made_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    make = Mock(wraps=Comment)
    monkeypatch.setattr(reading, "Comment", make)
    thread = page(40)
    assert (len(thread.ids()), thread.named, thread.stubs, thread.replies(0)) == (40, True, 0, 0)
    make.assert_not_called()
    assert thread.comments[7].author == "Ann"
    assert thread.comments[7].text.endswith("number 7, did it not?")
    make.assert_called_once()


def test_a_line_that_stands_on_a_page_often_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    judged = Counter[str]()
    mark = headers.mark

    def count(text: str) -> headers.Mark | None:
        judged[text] += 1
        return mark(text)

    monkeypatch.setattr(headers, "mark", count)
    page(60)
    assert set(judged.values()) == {1}
    assert sum(text.startswith("Ann") for text in judged) == HOURS


def test_a_clock_that_was_met_before_belongs_to_the_day_it_stands_beside() -> None:
    lines = ["Ann on May 3, 2021 at 4:05 pm", "Ann on June 4, 2022 at 4:05 pm", "Ann on May 3, 2021 at 5:06 pm"]
    found = [found for line in lines if (found := dates.find(line)) and found.time]
    assert [f"{at.time:%Y-%m-%d %H:%M}" for at in found] == ["2021-05-03 16:05", "2022-06-04 16:05", "2021-05-03 17:06"]
    assert [line[at.start : at.end] for line, at in zip(lines, found, strict=True)] == [line[7:] for line in lines]


def test_a_word_glued_to_a_year_is_no_part_of_its_clock() -> None:
    glued, parted = "May 3, 2021at 4:05 pm", "May 3, 2021 at 4:05 pm"
    ends = [found.end for line in (glued, parted) if (found := dates.find(line))]
    assert ends == [len("May 3, 2021"), len(parted)]


PIECES = ["Ann ", "Posted by ", "Bob_2", "Mon, ", "on ", " ", "   ", "**", "[3]", "#12 ", "_", "@", "(", "14:30 ", "7 "]
DATES = [
    "May 4, 2020",
    "Sept. 12th 2011",
    "AnnMay 4, 2020",
    "Feb 31, 2020",
    "Foo 4, 2020",
    "May 4, 20205",
    "4 May 2020",
]
BEHIND = [
    "",
    " at 3:05 pm",
    " at 25:99",
    "at 4:05",
    " 4:05",
    ", 16:30:21 UTC",
    " Reply",
    " - #7",
    "   Edit",
    " said:",
    " ago",
]
AGES = ["", "3 hours ago", "an hour ago", "yesterday", "Ann says:", "by Ann", "said", "."]


@given(st.lists(st.sampled_from([*PIECES, *AGES]), max_size=4), st.sampled_from(["", *DATES]), st.sampled_from(BEHIND))
def test_lines_that_are_judged_together_say_what_each_says_alone(pieces: list[str], written: str, behind: str) -> None:
    line = f"{''.join(pieces)}{written}{behind}".strip()
    assert headers.marks([line, "Posted by Cy on May 5, 2020 at 7:08", line]) == [
        headers.mark(line),
        headers.mark("Posted by Cy on May 5, 2020 at 7:08"),
        headers.mark(line),
    ]


@pytest.mark.parametrize("before", ["", "Posted by Ann on ", "Ann Mon, ", "Ann · "])
@pytest.mark.parametrize("behind", [" at 4:05 pm", ", 16:30", " 7:08 UTC | Reply"])
def test_a_line_is_parted_at_its_date(before: str, behind: str) -> None:
    line = f"{before}May 4, 2020{behind}"
    (parts,) = dates.parted([line])
    assert parts == (before, "May 4, 2020", behind, "")
    found, alone = dates.find_parted(*parts[:3]), dates.find(line)
    assert found
    assert alone
    start, length, time = found
    assert (start, len(line) - len(behind) + length, time) == alone
    assert dates.parted(["", "no number", f"*{line}*", "No. 7 May 4, 2020"]) == [
        ("",) * 4,
        ("", "", "", "no number"),
        ("",) * 4,
        ("",) * 4,
    ]
