"""The line that says who wrote, and when; the lines that are no text at all."""

from __future__ import annotations

import pytest

from threadview.readers.common import dates
from threadview.readers.page_text import furniture, headers, names

HEADERS = [
    ("Ann says:", "says", "Ann", None),
    ("Ann said...", "says", "Ann", None),
    ("Ann Lee sagt:", "says", "Ann Lee", None),
    ("Ann • 3 hours ago", "dated", "Ann", None),
    ("@ann · 2h", "dated", "ann", None),
    ("ann on June 3, 2021 at 4:05 pm", "dated", "ann", "2021-06-03T16:05:00+00:00"),
    ("Posted by Ann", "by", "Ann", None),
    ("Posted by: Ann | June 3, 2008 at 04:05 PM", "by", "Ann", "2008-06-03T16:05:00+00:00"),
    ("Submitted by Ann (not verified) on Tue, 15/03/2011 - 18:07.", "by", "Ann", "2011-03-15T18:07:00+00:00"),
    ("by Anonymous Coward", "by", "Anonymous Coward", None),
    ("by ann_2 (1134931)", "by", "ann_2 (1134931)", None),
    ("[148]Avatar Ann says:", "says", "Ann", None),
    ("![](https://a.example/x.png) [Ann](https://ann.example) says:", "says", "Ann", None),
    ("12. Ann (4:05 pm, 3 June 2021)", "dated", "Ann", "2021-06-03T16:05:00+00:00"),
    ("[–]ann 12 points 2 years ago", "dated", "ann", None),
    ("Ann 29.07.2020 // 12:56", "dated", "Ann", "2020-07-29T12:56:00+00:00"),
    ("AnnMay 30, 2019 at 1:06 PM", "dated", "Ann", "2019-05-30T13:06:00+00:00"),
    ("R. Okonjo 2020-01-02 10:11 UTC", "dated", "R. Okonjo", "2020-01-02T10:11:00+00:00"),
    ("June 3, 2021 at 4:05 pm", "date", None, "2021-06-03T16:05:00+00:00"),
    ("Ann wrote:", "wrote", "Ann", None),
]


@pytest.mark.parametrize(("line", "shape", "author", "time"), HEADERS, ids=[line for line, *_ in HEADERS])
def test_a_header_tells_who_and_when(line: str, shape: str, author: str | None, time: str | None) -> None:
    found = headers.mark(line)
    assert found is not None
    assert (found.shape, found.author) == (shape, author)
    assert (found.time.isoformat() if found.time else None) == time


@pytest.mark.parametrize(
    "line",
    [
        "1000+ dead for the rebels of the marrow, and since?",
        "1 country prevents everyone from having a picnic.",
        "Pup watch @BrackwaterHarbour 14m14 minutes and counting",
        "It was on June 3, 2021 that we first saw the seal, and it saw us, and neither of us was pleased.",
        "Joined: June 3, 2021",
        "by the sea",
        "Look at this:",
    ],
)
def test_a_sentence_is_no_header(line: str) -> None:
    assert headers.mark(line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [("Reply to Ann", "Ann"), ("In reply to Ann Lee:", "Ann Lee"), ("↩ in reply to @ann", "ann"), ("Reply", None)],
)
def test_whom_a_line_says_it_answers(line: str, name: str | None) -> None:
    assert headers.reply_to(line) == name


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("3rd of June 2021, 16:05", "2021-06-03T16:05:00+00:00"),
        ("3 de junio de 2021", "2021-06-03T00:00:00+00:00"),
        ("22. Dezember 2019 um 11:16 Uhr", "2019-12-22T11:16:00+00:00"),
        ("2021-06-03T16:05:06+02:00", "2021-06-03T16:05:06+02:00"),
        ("Thursday, June 3, 2021 12:05 am EST", "2021-06-03T00:05:00-05:00"),
        ("13/06/2021", "2021-06-13T00:00:00+00:00"),
        ("06/13/2021", "2021-06-13T00:00:00+00:00"),
        ("06/03/2021", None),
        ("03/03/2021", "2021-03-03T00:00:00+00:00"),
        ("Thu, 06/03/2021 - 16:05", "2021-06-03T16:05:00+00:00"),
        ("Saturday, 06/03/2021", "2021-03-06T00:00:00+00:00"),
        ("Mon, 06/03/2021", None),
        ("30 February 2021", None),
        ("3 hours ago", None),
        ("vor 3 Stunden", None),
        ("yesterday at 4:05", None),
        ("Jun 3", None),
    ],
)
def test_only_certain_dates_become_times(text: str, time: str | None) -> None:
    found = dates.find(text)
    assert found is not None
    assert text[found.start : found.end] == text
    assert (found.time.isoformat() if found.time else None) == time


@pytest.mark.parametrize(
    "text", ["In 2021 nothing happened", "version 2.4.10", "at 4:05 or so", "May I?", "14m14 minutes"]
)
def test_numbers_are_no_dates(text: str) -> None:
    assert dates.find(text) is None


@pytest.mark.parametrize(
    "text", ["Reply", "[31]Reply [32]Delete", "Like (3)", "Log in to Reply", "Antworten ↓", "»", "* * *", "38"]
)
def test_furniture_is_known(text: str) -> None:
    assert furniture.is_furniture(text)


@pytest.mark.parametrize("text", ["Liked it a lot", "more", "I reply", "Vote42 was right", "❤️"])
def test_short_texts_are_no_furniture(text: str) -> None:
    assert not furniture.is_furniture(text)


@pytest.mark.parametrize(
    ("line", "declared", "title"),
    [
        ("12 Comments", 12, ""),
        ("1 Comment", 1, ""),
        ("1,234 Comments", 1234, ""),
        ("Comments (54)", 54, ""),
        ("Comments:", None, ""),
        ("## 52Comments", 52, ""),
        ("5 thoughts on “The ferry is late”", 5, "The ferry is late"),
        ("24 Responses to The ferry is late", 24, "The ferry is late"),
        ("Dieser Artikel hat 32 Kommentare.", 32, ""),
        ("There are 13 comments", 13, ""),
        ("No comments", 0, ""),
    ],
)
def test_headings_of_comments(line: str, declared: int | None, title: str) -> None:
    assert furniture.heading(line) == (declared, title)


@pytest.mark.parametrize(
    "line", ["Comments are welcome, as long as they rhyme", "3 comments later I gave up and went home.", "Reply"]
)
def test_a_sentence_is_no_heading(line: str) -> None:
    assert furniture.heading(line) is None


@pytest.mark.parametrize(
    "text", ["Ann", "marlow", "Nan from plot 7", "R. Okonjo", "O'Neil-Smith", "ann_2", "4156", "Vote42"]
)
def test_names(text: str) -> None:
    assert names.name_of(text) == text


@pytest.mark.parametrize(
    "text", ["", "38", "What now?", "Updated", "Reply", "It rained. We went home", "a b c d e f g"]
)
def test_what_is_no_name(text: str) -> None:
    assert names.name_of(text) is None
