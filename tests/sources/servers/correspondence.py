"""Mails of a list whose every word, sender, time and place is known."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime, timedelta, timezone
from email.header import Header
from email.utils import format_datetime
from quopri import encodestring
from typing import Final, NamedTuple

from archive import LIST

START: Final = datetime(2026, 2, 3, 7, 30, 12, tzinfo=timezone(timedelta(hours=5, minutes=45)))
STEP: Final = timedelta(hours=3, minutes=11)
LOST: Final = "lost@example.org"
SUBJECT: Final = "Gauge at the old pier: żółta łata"
ZONES: Final = (0, 60, -210, 345, -480)
"""Minutes before UTC, in turn."""


class Mail(NamedTuple):
    """A mail as it is sent and as it must be read.

    Attributes:
        id: Its Message-ID.
        parent: The Message-ID that it answers; empty for none.
        sender: Its name.
        text: The words to be read, without marks of quotes.
        quoted: Which of them are a quote.
        sent: What is written, where that differs.
        coding: How it is sent.
        named: The header that tells its parent.
        flags: What the reader is to say of it.
    """

    id: str
    parent: str
    sender: str
    text: str
    quoted: str = ""
    sent: str = ""
    coding: str = "8bit"
    named: str = "References"
    flags: tuple[str, ...] = ()


MAILS: Final = (
    Mail(
        "gauge.1@example.org", "", "Zoë Berg",
        "The gauge shows forty minutes too early.\n\nFrom Monday on nobody can trust it.",
    ),
    Mail(
        "a/b+c=d%e@example.org", "gauge.1@example.org", "Łukasz",
        "From Monday on nobody can trust it.\n\nWho could before?",
        quoted="From Monday on nobody can trust it.",
        sent="> From Monday on nobody can trust it.\n\nWho could before?",
    ),
    Mail(
        "qp@example.org", "a/b+c=d%e@example.org", "李雷", "Größe: 3 m = the line – naïvely read.",
        coding="quoted-printable",
    ),
    Mail("b64@example.org", "qp@example.org", "Zoë Berg", "潮が満ちる。\n\nПрилив.", coding="base64"),
    Mail("late@example.org", "gauge.1@example.org", "Sam O'Hara", "I only know the first mail.", named="In-Reply-To"),
    Mail(
        "orphan@example.org", "gauge.1@example.org", "Sam O'Hara", "An answer to an answer that the list never had.",
        named="both", flags=("inferred-parent",),
    ),
    Mail("deep.1@example.org", "orphan@example.org", "Ünal", "Deeper."),
    Mail("deep.2@example.org", "deep.1@example.org", "Zoë Berg", "Still deeper."),
    Mail(
        "deep.3@example.org", "deep.2@example.org", "Ünal", "Like this:\n\nif (tide < 3)\n    wait();",
        sent="Like this:\n\n    if (tide < 3)\n        wait();",
    ),
)  # fmt: skip
OTHER: Final = Mail("other@example.org", "", "Sam O'Hara", "Another thread of the same list.")


def written(mail: Mail, place: int) -> bytes:
    """Return a mail as it is sent; ``References`` name all mails above it, as far as the list has them."""
    data = f"{mail.sent or mail.text}\n".encode()
    coded = {"base64": b64encode, "quoted-printable": encodestring}.get(mail.coding, bytes)(data)
    head = [
        f"From: {Header(mail.sender, 'utf-8').encode()} <sender{place}@example.org>",
        f"To: {LIST}",
        f"Subject: {Header(_subject(mail), 'utf-8').encode()}",
        f"Message-ID: <{mail.id}>",
        f"Date: {format_datetime(time_of(place))}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        f"Content-Transfer-Encoding: {mail.coding}",
        *_parents(mail),
    ]
    return "\n".join(head).encode() + b"\n\n" + coded


def time_of(place: int) -> datetime:
    """Return when the mail at a place is sent."""
    return (START + place * STEP).astimezone(timezone(timedelta(minutes=ZONES[place % len(ZONES)])))


def _parents(mail: Mail) -> list[str]:
    """Return the headers that tell what a mail answers; where the list never had that, it is named all the same."""
    if not mail.parent:
        return []
    above = [LOST] if mail.flags else []
    name = mail.parent
    while name:
        above.append(name)
        name = next(one.parent for one in MAILS if one.id == name)
    answered, references = f"In-Reply-To: <{above[0]}>", "References: " + " ".join(f"<{one}>" for one in above[::-1])
    return {"In-Reply-To": [answered], "References": [references]}.get(mail.named, [answered, references])


def _subject(mail: Mail) -> str:
    if mail is OTHER:
        return "Something else"
    return f"Re: {SUBJECT}" if mail.parent else SUBJECT
