"""Where the messages of a mailbox begin, and what is a mailbox at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mailing import SEPARATOR, body, mail, mailbox, read

from threadview.errors import FormatError
from threadview.readers import sniff
from threadview.thread import Document

if TYPE_CHECKING:
    from collections.abc import Callable

SPOOLED = (
    b"Path: news.example.org!reader\nFrom: ann@example.org (Ann Lee)\nNewsgroups: misc.boats\n"
    b"Subject: tar\nMessage-ID: <n1@x>\nDate: 1 Apr 93 10:00:00 GMT\nLines: 1\nXref: news misc.boats:7\n\nTar it.\n"
)


def texts(data: bytes, media_type: str = "") -> list[str]:
    return [
        comment.text
        for thread in read(data, media_type)
        for comment in (*([thread.article] if thread.article else []), *thread.comments)
    ]


@pytest.mark.parametrize(
    "data",
    [
        mailbox(mail("a")),
        mail("a"),
        SPOOLED,
        b"\n" + SPOOLED,
        mail("a").replace(b"\n", b"\r\n"),
        b"From caf\xe9@example.org Thu Jan  2 03:04:05 2020\n" + mail("a"),
        b"From ann at example.org  Wed Oct  1 14:00:29 2008\n" + mail("a"),
        b"From mboxrd@z Thu Jan  1 00:00:00 1970\n" + mail("a"),
        b"From - Sat, 5 Oct 2024 09:12:44\n" + mail("a"),
        b"From ann@example.org Thu Jan  2 03:04:05 2020\nno head at all\n",
        b">From ann@example.org Thu Jan  2 03:04:05 2020\n" + mail("a"),
        b"From: ann@example.org\nSubject: x\nTo: bob@example.org\n\nwords\n",
    ],
)
def test_mail_is_known_without_its_name(data: bytes) -> None:
    assert sniff(Document(data)).name == "mail"


@pytest.mark.parametrize(
    "data",
    [
        b"From the harbour\n\nThe ferry left.\n",
        b"From here on: nothing\nNote: this is a page\n",
        b"From: the editors\nDate: today\n\nA letter.\n",
        b"# From the harbour\n\nFrom: Ann\n",
        b"Author: Ann\nTitle: Tar\nDate: 2020\n\nA page.\n",
        b"From: Ann\nTo: Bob\nSubject: a poem\n\nRoses.\n",
    ],
)
def test_a_page_that_begins_with_from_is_no_mail(data: bytes) -> None:
    assert sniff(Document(data, "x.txt")).name != "mail"


def test_lines_that_only_look_like_separators_part_nothing() -> None:
    written = "one\n\nFrom here on: it rains\nmore\n\nFrom the sea\n\nlast"
    assert texts(mailbox(mail("a", body=written), mail("b"))) == [written, "words"]


def test_a_separator_counts_without_an_empty_line_before_it_where_a_head_follows() -> None:
    assert texts(SEPARATOR + mail("a", body="cut off") + SEPARATOR + mail("b")) == ["cut off", "words"]


@pytest.mark.parametrize("name", ["Content-Length", "Content-length"])
def test_a_content_length_that_leads_to_a_separator_is_believed(name: str) -> None:
    written = "one\n\n" + SEPARATOR.decode() + "Subject: inside\n\ntwo"
    told = {name.replace("-", "_"): str(len(written) + 1)}
    assert texts(mailbox(mail("a", body=written, **told), mail("b"))) == [written, "words"]
    told = {name.replace("-", "_"): "7"}
    assert texts(mailbox(mail("a", body="longer than seven", **told), mail("b"))) == ["longer than seven", "words"]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        (">From the sea", "From the sea"),
        (">>From the sea", "From the sea"),
        ("Ann wrote:\n\n>the tide\n>From the sea\n>is high", "Ann wrote:\n\nthe tide\nFrom the sea\nis high"),
    ],
)
def test_what_a_mailbox_escaped_is_read_as_it_was(stored: str, shown: str) -> None:
    assert texts(mailbox(mail("a", body=stored))) == [shown]


def test_an_mboxrd_gives_back_every_mark() -> None:
    [thread] = read(mailbox(mail("a", body="Ann wrote:\n\n>the tide\n>From now on I row")), "application/mbox")
    assert thread.article is not None
    [quote] = [span for span in thread.article.body.spans if span.kind == "quote"]
    assert thread.article.text[quote.start : quote.end] == "the tide"


def test_lines_may_end_in_crlf_and_a_byte_order_mark_may_stand_before() -> None:
    data = b"\xef\xbb\xbf" + mailbox(mail("a", body="one\n\ntwo"), mail("b")).replace(b"\n", b"\r\n")
    assert texts(data) == ["one\n\ntwo", "words"]


@pytest.mark.parametrize(
    "write",
    [
        lambda box: box.replace(b"\n", b"\r"),
        lambda box: box.decode().encode("utf-16"),
        lambda box: b"\xfe\xff" + box.decode().encode("utf-16-be"),
    ],
    ids=["CR", "UTF-16", "UTF-16 BE"],
)
def test_a_mailbox_may_be_written_as_other_systems_write_texts(write: Callable[[bytes], bytes]) -> None:
    data = write(mailbox(mail("a", body="one\n\ntw\u00f6"), mail("b", "a")))
    assert sniff(Document(data)).name == "mail"
    [thread] = read(data)
    assert thread.article is not None
    assert (thread.article.text, len(thread), thread.notes) == ("one\n\ntw\u00f6", 1, ())


def test_a_cut_mailbox_keeps_what_is_there() -> None:
    whole = mailbox(mail("a"), mail("b", body="the end is missing"))
    assert texts(whole[:-10]) == ["words", "the end is"]
    assert len(read(whole[: len(mailbox(mail("a"))) + 80])) == 2


@pytest.mark.parametrize("broken", [b"\x00\xff garbage\nno: \xfe\n", b"", b"words without a head\n\nand more\n"])
def test_a_broken_message_is_shown_as_it_stands_and_the_rest_is_read(broken: bytes) -> None:
    threads = read(mailbox(mail("a"), broken, mail("c", "a")))
    assert [len(thread) for thread in threads] == [1, 0]
    assert threads[1].notes == ("message 2: has no head that can be read, and is shown as it stands",)
    assert threads[1].article is not None
    assert all(word in threads[1].article.text for word in ("garbage", "words", "more") if word.encode() in broken)


def test_bytes_without_a_message_are_refused_with_the_mend() -> None:
    with pytest.raises(FormatError, match="holds no message; give a mailbox or a mail"):
        read(b"Only words.\n\nNo head.\n")


def test_a_head_without_a_body_and_a_body_of_blanks() -> None:
    assert texts(b"From: ann@example.org\nSubject: x\nMessage-ID: <a@x>") == [""]
    assert body(b" \n\n\t\n").text == ""


def test_a_sentence_that_begins_with_from_and_tells_a_time_parts_nothing() -> None:
    words = "words\n\nFrom the 3rd of Jan 12:30 on\nwe row"
    assert texts(mailbox(mail("a", body=words), mail("b"))) == [words, "words"]


def test_the_line_before_a_message_without_a_head_is_shown_with_it() -> None:
    [_, thread] = read(mailbox(mail("a"), b"no head\n"))
    assert thread.article is not None
    assert thread.article.text.startswith("From ann@example.org Thu Jan  2 03:04:05 2020\nno head")
    nobody = b"From MAILER-DAEMON Thu Jan  1 00:00:00 1970\nno head\n"
    assert texts(mailbox(mail("a")) + nobody)[1].startswith("no head")


def test_a_head_that_names_no_sender_or_no_time_is_said() -> None:
    whole = mail("a")
    nameless = mail("b", "a", From="<>")
    timeless = mail("c", "a").replace(b"Date: ", b"Late: ")
    neither = timeless.replace(b"From: ", b"Form: ").replace(b"<c@x>", b"<d@x>")
    [thread] = read(mailbox(whole, nameless, timeless, neither))
    assert thread.notes == (
        "message 2: has no From",
        "message 3: has no Date",
        "message 4: has no From and no Date",
    )
