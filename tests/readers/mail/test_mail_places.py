"""Where mails stand on the web: beside the one by whose id the mailbox was fetched."""

from __future__ import annotations

import pytest

from threadview.readers import read
from threadview.thread import Document

MAILBOX = b"".join(
    b"From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Ann <a@example.org>\nSubject: %s\nMessage-ID: <%s>\n%s"
    b"Date: Mon, 05 Jan 2026 08:00:00 +0000\n\nWords.\n\n" % (subject, name, parent)
    for subject, name, parent in (
        (b"A pond", b"one@example.org", b""),
        (b"Re: A pond", b"a/b?c%d#e@example.org", b"References: <one@example.org>\n"),
        (b"Re: A pond", b"one@example.org", b"References: <one@example.org>\n"),
    )
)
ONE = "https://lists.example.org/ponds/one@example.org/"


@pytest.mark.parametrize(
    "url",
    [
        f"{ONE}t.mbox.gz",
        f"{ONE}raw?x=/one@example.org/",
        "https://lists.example.org/ponds/a%2Fb%3Fc%25d%23e@example.org/t.mbox.gz",
    ],
)
def test_mails_stand_beside_the_one_that_the_address_names(url: str) -> None:
    [thread] = read(Document(MAILBOX, "t.mbox.gz", "application/mbox", url=url))
    assert thread.article is not None
    assert (thread.url, thread.article.url) == (ONE, ONE)
    assert [(comment.id, comment.url) for comment in thread.comments] == [
        ("a/b?c%d#e@example.org", "https://lists.example.org/ponds/a%2Fb%3Fc%25d%23e@example.org/"),
        ("one@example.org~2", ONE),
    ]


@pytest.mark.parametrize(
    "url",
    [
        None,
        "https://lists.example.org/ponds/2026-January.mbox",
        "https://one@example.org/ponds.mbox",
        "https://lists.example.org/ponds/other@example.org/t.mbox.gz",
    ],
)
def test_an_address_that_names_none_of_them_tells_nothing(url: str | None) -> None:
    [thread] = read(Document(MAILBOX, "t.mbox.gz", "application/mbox", url=url))
    assert thread.url is None
    assert {comment.url for comment in thread.comments} == {None}
