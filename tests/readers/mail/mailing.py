"""Mails and mailboxes for tests, written as one reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factories import outline

from threadview.readers.mail import READER
from threadview.thread import Document

if TYPE_CHECKING:
    from threadview.thread import Body, Thread

SEPARATOR = b"From ann@example.org Thu Jan  2 03:04:05 2020\n"


def mail(
    name: str = "", answers: str = "", body: str | bytes = "words", subject: str = "boats", **fields: str
) -> bytes:
    """Return a mail.

    Args:
        name: Its Message-ID, without ``@x``; empty for none.
        answers: What it refers to, the oldest first.
        body: What stands below the head.
        subject: Its subject.
        fields: Further fields, ``_`` for ``-``.
    """
    head = {"From": "Ann Lee <ann@example.org>", "Date": "Thu, 2 Jan 2020 03:04:05 +0100", "Subject": subject}
    if name:
        head["Message-ID"] = f"<{name}@x>"
    if answers:
        head["References"] = " ".join(f"<{each}@x>" for each in answers.split())
    head.update({key.replace("_", "-"): value for key, value in fields.items()})
    written = "".join(f"{key}: {value}\n" for key, value in head.items()).encode()
    return written + b"\n" + (body if isinstance(body, bytes) else body.encode()) + b"\n"


def mailbox(*mails: bytes) -> bytes:
    """Return the mails as an mbox."""
    return b"".join(SEPARATOR + each + b"\n" for each in mails)


def read(data: bytes, media_type: str = "") -> list[Thread]:
    """Return the threads of a mailbox."""
    return list(READER.read(Document(data, "box", media_type)))


def body(data: bytes, **fields: str) -> Body:
    """Return the text of a mail that has these fields and this body."""
    [thread] = read(mail("a", body=data, **fields))
    assert thread.article is not None
    return thread.article.body


def shape(data: bytes) -> list[str]:
    """Return the threads of a mailbox, as ``article: outline`` of the ids without ``@x``."""
    found = []
    for thread in read(data):
        first = thread.article.id if thread.article else "-"
        found.append(f"{first}: {outline(thread)}".replace("@x", "").strip())
    return found
