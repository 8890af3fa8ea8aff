"""Which lines name the author of what follows, and what they say besides."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from threadview.readers.markdown.heads import read_head

JUNE = datetime(2021, 6, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("**ann** (2021-06-03):", "ann"),
        ("**ann**:", "ann"),
        ("**ann:** and at once the text", "ann"),
        ("__ann__ · 3 points", "ann"),
        ("@ann · 2h", "ann"),
        ("*ann, 3 June 2021*", "ann"),
        ("[ann](https://a.example/~ann) said:", "ann"),
        ("**[ann](https://a.example/~ann)** 5 minutes ago", "ann"),
        ("Ann • 3 hours ago", "Ann"),
        ("Ann Lee wrote:", "Ann Lee"),
        ("Ann on June 3, 2021 at 4:05 pm", "Ann"),
        ("Posted by Ann on 3 June 2021", "Ann"),
        ("**a\\*b** (2021-06-03):", "a*b"),
        ("**@ann**:", "@ann"),
        ("*no name* (2021-06-03):", None),
    ],
)
def test_lines_that_name_an_author(line: str, author: str | None) -> None:
    head = read_head(line)
    assert head is not None
    assert head.author == author


@pytest.mark.parametrize(
    "line",
    [
        "**Bold** words begin a sentence",
        "*really* good",
        "@ann I disagree with you",
        "[this page](https://a.example) says it all",
        "I went on May 3 to see it",
        "Note: it rains",
        "Well | said",
        "",
        "**" + "x" * 3000 + "**:",
    ],
)
def test_lines_that_name_nobody(line: str) -> None:
    assert read_head(line) is None


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("**a** (2021-06-03):", JUNE),
        ("**a** 2021-06-03T14:03:00Z", JUNE.replace(hour=14, minute=3)),
        ("**a** (2021-06-03 14:03 +02:00)", datetime(2021, 6, 3, 14, 3, tzinfo=timezone(timedelta(hours=2)))),
        ("**a**, 3rd June 2021", JUNE),
        ("**a** — Jun 3, 2021 at 4:05 pm", JUNE.replace(hour=16, minute=5)),
        ("**a** June 3, 2021 12:30 a.m.", JUNE.replace(minute=30)),
        ("**a** · 2h", None),
        ("**a** (2021-13-45):", None),
    ],
)
def test_times(line: str, time: datetime | None) -> None:
    head = read_head(line)
    assert head is not None
    assert head.time == time


def test_flags_and_what_becomes_no_data() -> None:
    head = read_head("**ann** · 2h · 3 points (edited): nice")
    assert head is not None
    assert (head.flags, head.rest, head.body) == (("edited",), "2h · 3 points", "nice")


def test_a_name_alone_is_bare_and_a_time_makes_sure() -> None:
    bare, sure = read_head("**ann**"), read_head("**ann** · 2h")
    assert bare is not None
    assert bare.is_bare
    assert sure is not None
    assert sure.is_sure
