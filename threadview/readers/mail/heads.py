"""The head of a message: who wrote it, when, about what, in answer to what.

Read from bytes, field by field, because a mailbox is opened by its heads alone: no parser of whole messages is that
fast. Encoded words are RFC 2047's; one that is broken stays as it is written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup import clean_line, decode
from threadview.thread import Document

from .dates import date_of
from .encoded_words import decode_words

if TYPE_CHECKING:
    from datetime import datetime

LONGEST: Final = 1000
"""Characters of a subject or a name that are read; RFC 5322 (section 2.1.1) allows a line 998."""

_IDENTIFIER: Final = re.compile(r"< ?([^<> ][^<>]{0,998})>")
_NAMED: Final = re.compile(r"\s*(.*?)\s*<[^<>]*>?.*", re.DOTALL)
_COMMENTED: Final = re.compile(r"\s*[^\s()]+(?:\s+at\s+[^\s()]+)?\s*\((.*)\)\s*", re.DOTALL)
_ADDRESS: Final = re.compile(r"\s*<?\s*([^\s@<>()]+)(?:@|\s+at\s+)[^\s@()]+\s*")
_REPLY: Final = re.compile(
    r"(?:re|aw|antw|sv|vs|rv|rif|odp|ynt|回复|答复|回覆)(?:\s?\[\d+\]|\s?\(\d+\)|\^\d+|\*\d+)?\s?[:：]\s*",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"\[[^\[\]]{1,40}\]\s*")
_FIELD: Final = re.compile(
    r"\n(?=[mirsfd])(message-id|in-reply-to|references|subject|from|date)[ \t]*:[ \t]*([^\n]*(?:\n[ \t][^\n]*)*)",
    re.IGNORECASE,
)


class Head(NamedTuple):
    """What the head of a message says.

    Attributes:
        id: The Message-ID without its angle brackets; empty when there is none.
        references: The ids it answers, the oldest first.
        in_reply_to: The ids that In-Reply-To names.
        subject: One line, as it is written.
        author: The name of its sender; None when it has none.
        time: When it was sent; None when it does not say.
        no_date: What its Date field says that is no time; empty where it is one, or is not there.
        found: Whether there is a head at all.
    """

    id: str
    references: tuple[str, ...]
    in_reply_to: tuple[str, ...]
    subject: str
    author: str | None
    time: datetime | None
    no_date: str
    found: bool


def read_head(data: bytes, start: int, end: int) -> Head:
    """Return the head that stands between two bytes; of a field that stands twice the first counts."""
    written = data[max(start - 1, 0) : end].decode("latin-1")
    fields: dict[str, str] = {}
    for name, value in _FIELD.findall(written if start else "\n" + written):
        fields.setdefault(name.lower(), (value if value.isascii() else _decoded(value)).replace("\n", ""))
    value_of = fields.get
    date = value_of("date", "")[:LONGEST].strip()
    time = date_of(date)
    return Head(
        _identifier(value_of("message-id", "")),
        _identifiers(value_of("references", "")),
        _identifiers(value_of("in-reply-to", "")),
        subject_of(value_of("subject", "")[:LONGEST]),
        author_of(value_of("from", "")[:LONGEST]),
        time,
        "" if time else clean_line(date)[:40],
        bool(fields),
    )


def _decoded(value: str) -> str:
    """Return the characters of a value whose bytes are these."""
    return decode(Document(value.encode("latin-1"))).text


def _identifier(value: str) -> str:
    """Return a Message-ID: what stands in angle brackets, or all of it where a program left these out."""
    found = _identifiers(value)
    return found[0] if found else clean_line(value)


def _identifiers(value: str) -> tuple[str, ...]:
    """Return the ids in a field."""
    if "<" not in value:
        return ()
    line = value.replace("\t", " ")
    found = _IDENTIFIER.findall(line if line.isascii() and line.isprintable() else clean_line(line))
    return tuple(each.rstrip() for each in found) if " >" in line else tuple(found)


def subject_of(value: str) -> str:
    """Return a subject as it is read."""
    return clean_line(decode_words(value))


@lru_cache(maxsize=4096)
def author_of(value: str) -> str | None:
    """Return the name in a From field, else what stands before the ``@`` of its address; None for an empty one.

    The forms are those of RFC 5322 (``"Lee, Ann" <ann@example.org>``), of older news (``ann@example.org (Ann Lee)``)
    and of list archives that hide addresses (``ann at example.org (Ann Lee)``).
    """
    value = clean_line(value)
    match = _NAMED.fullmatch(value) or _COMMENTED.fullmatch(value)
    name = clean_line(decode_words(_unquoted(match[1] if match else value)))
    address = _ADDRESS.fullmatch(name or value)
    if not name and address is None:
        address = _ADDRESS.search(value)
    return clean_line(address[1] if address else name) or None


def _unquoted(name: str) -> str:
    """Return a name without the quotation marks around it, and their escapes."""
    name = name.strip()
    for mark in ('"', "'"):
        if len(name) > 1 and name[0] == mark == name[-1]:
            name = name[1:-1].strip()
    return re.sub(r"\\(.)", r"\1", name) if "\\" in name else name


@lru_cache(maxsize=4096)
def without_reply(subject: str) -> tuple[str, bool]:
    """Return a subject without ``Re:`` (also behind the tag of a list), and whether it had one."""
    tags, rest, answers = [], subject, False
    while match := _REPLY.match(rest) or _TAG.match(rest):
        if match[0].startswith("["):
            if match[0] not in tags:
                tags.append(match[0])
        else:
            answers = True
        rest = rest[match.end() :]
    return ("".join(tags) + rest).strip(), answers


def base_of(subject: str) -> str:
    """Return what two subjects have in common that mean the same."""
    return " ".join(without_reply(subject)[0].casefold().split())
