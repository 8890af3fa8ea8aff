"""Names, subjects, dates and ids of mails."""

from __future__ import annotations

import pytest
from mailing import mail, mailbox, read

from threadview.readers.mail.dates import date_of
from threadview.readers.mail.heads import author_of, subject_of


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ('"Lee, Ann" <ann@example.org>', "Lee, Ann"),
        ("Nehren, Dan <dan@example.org>", "Nehren, Dan"),
        ("ann@example.org (Ann Lee)", "Ann Lee"),
        ("ann@example.org (Ann (the elder) Lee)", "Ann (the elder) Lee"),
        ("ann at example.org (Ann Lee)", "Ann Lee"),
        ("ann at example.org (ann at example.org)", "ann"),
        ("ann@example.org ()", "ann"),
        ("ann@example.org", "ann"),
        ("<ann@example.org>", "ann"),
        ("ann@example.org <ann@example.org>", "ann"),
        ('" via desk" <desk@example.org>', "via desk"),
        ("\"'Bob'\" <bob@example.org>", "Bob"),
        ('"Ann \\"the oar\\" Lee" <ann@example.org>', 'Ann "the oar" Lee'),
        ("Ann Lee <ann@example.org>, Bob <bob@example.org>", "Ann Lee"),
        ("=?utf-8?q?J=C3=B3n_Stone?= <jon@example.org>", "Jón Stone"),
        ("=?utf-8?q?J=F3n?= <jon@example.org>", "=?utf-8?q?J=F3n?="),
        ("Ann\x1b[2J Lee <ann@example.org>", "Ann�[2J Lee"),
        ("", None),
        ("<>", None),
    ],
)
def test_an_author_is_the_name_or_what_stands_before_the_at(field: str, name: str | None) -> None:
    assert author_of(field) == name


@pytest.mark.parametrize(
    ("field", "subject"),
    [
        ("=?iso-8859-1?Q?caf=E9?=", "café"),
        ("=?UTF-8?B?Y2Fmw6k=?= open", "café open"),
        ("=?UTF-8?B?Y2Fmw6k?= open", "café open"),
        ("=?utf-8?q?caf=C3?= =?utf-8?q?=A9_open?=", "café open"),
        ("=?utf-8?q?a?=\n =?iso-8859-1?q?=E9?=", "aé"),
        ("=?koi8-r*ru?B?8NLJ18XU?=", "Привет"),
        ("=?gb2312?b?6UY=?=", "\u9555"),
        ("=?no-such?q?a?= b", "=?no-such?q?a?= b"),
        ("=?utf-8?b?/w==?= b", "=?utf-8?b?/w==?= b"),
        ("=?utf-8?x?a?=", "=?utf-8?x?a?="),
        ("1 =?= 2 ?", "1 =?= 2 ?"),
    ],
)
def test_encoded_words_are_read_and_broken_ones_stay(field: str, subject: str) -> None:
    assert subject_of(field) == subject


@pytest.mark.parametrize(
    ("field", "time"),
    [
        ("Sat, 5 Oct 2024 11:12:31 +0200", "2024-10-05T11:12:31+02:00"),
        ("5 Oct 2024 11:12 GMT", "2024-10-05T11:12:00+00:00"),
        ("Mon, 19 Apr 93 18:01:02 EST", "1993-04-19T18:01:02-05:00"),
        ("Tue, 1 Jul 2003 10:52:37 +0200 (CEST)", "2003-07-01T10:52:37+02:00"),
        ("Thu, 1 Jan 04 00:00:60 -0000", "2004-01-01T00:00:59+00:00"),
        ("Sat, 1 Jan 100 00:00:01 GMT", "2000-01-01T00:00:01+00:00"),
        ("Wed Oct  1 14:00:29 2008", "2008-10-01T14:00:29+00:00"),
        ("Sun Dec 09 22:33:37 +0200 2007", "2007-12-09T22:33:37+02:00"),
        ("2024-10-05T11:12:31Z", "2024-10-05T11:12:31+00:00"),
        ("Fri, 31 Feb 2020 10:00:00 +0000", None),
        ("Thu, 1 Jan 99999 00:00:00 +0000", None),
        ("Thu, 1 Jan 2020 00:00:00 +9999", "2020-01-01T00:00:00+00:00"),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_have_their_zone_and_impossible_ones_are_none(field: str, time: str | None) -> None:
    found = date_of(field)
    assert (found.isoformat() if found else None) == time


def test_fields_may_be_folded_repeated_and_of_any_case() -> None:
    head = (
        b"FROM: Ann\n Lee <ann@example.org>\nsubject: one\nSubject: two\nMESSAGE-ID:\n <a@x>\ndate: 5 Oct 2024\n\nx\n"
    )
    [thread] = read(head)
    assert thread.article is not None
    assert (thread.title, thread.article.author, thread.article.id) == ("one", "Ann Lee", "a@x")


def test_characters_past_ascii_may_stand_bare_in_a_head() -> None:
    for charset in ("utf-8", "cp1252"):
        data = "From: Jón <jon@example.org>\nSubject: café – open\nMessage-ID: <a@x>\n\nx\n".encode(charset)
        [thread] = read(data)
        assert thread.article is not None
        assert (thread.title, thread.article.author) == ("café – open", "Jón")


def test_an_id_may_lack_its_brackets() -> None:
    [thread] = read(mailbox(mail(Message_ID="a@x"), mail("b", "a")))
    assert thread.article is not None
    assert (thread.article.id, len(thread)) == ("a@x", 1)


@pytest.mark.timeout(120)
@pytest.mark.parametrize("piece", [" ", "<", "< ", "<a ", "a at ", "(", '"', "=?a?q?", "Re: ", "[a] ", "1 Jan "])
def test_long_fields_of_marks_cost_little(piece: str) -> None:
    field = piece * (200_000 // len(piece))
    data = (
        f"From: x{field}\nSubject: x{field}\nReferences: x{field}\nDate: x{field}\nMessage-ID: x{field}\n\nx\n".encode()
    )
    [thread] = read(data)
    assert len(thread.title) <= 1000
