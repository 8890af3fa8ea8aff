"""From the bytes of a mailbox to its messages: where each begins, and the head of each.

A mailbox (mboxo, mboxrd, mboxcl, RFC 4155) puts a ``From `` line before each message. Programs differ in what they
write in it, and some do not escape such a line in a body; so one counts only where it looks like a separator: with a
weekday and a clock behind an empty line, or with fields of a mail below it. Without one at the start, the bytes are one
message: a mail saved alone, or an article of a news spool.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup import decode
from threadview.thread import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

_UTF8_MARK: Final = codecs.BOM_UTF8
_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FROM: Final = b"\nFrom "
_NOBODY: Final = b"From MAILER-DAEMON "
"""What programs write where they know no sender."""

_ENVELOPE: Final = re.compile(rb"From [^\n]*\n(?:>From [^\n]*\n)*")
_DATED: Final = re.compile(
    rb"From (?=[^\n]*\b(?:(?:19|20)\d\d\b|[A-Z][a-z]{2},? +(?:[A-Z][a-z]{2}\b|\d\d? [A-Z])))"
    rb"[^\n]*\b(?:[A-Z][a-z]{2},? [^\n]{0,12})\d\d?:\d\d"
)
_FIELD: Final = re.compile(rb"[!-9;-~]{1,76}[ \t]*:")
_KNOWN: Final = re.compile(
    rb"(?:From|To|Cc|Date|Subject|Message-ID|Received|Return-Path|Delivered-To|X-[\w-]+|Status|Sender|Reply-To|Path"
    rb"|Newsgroups|Organization|MIME-Version|Content-[\w-]+)[ \t]*:",
    re.IGNORECASE,
)
_LONGEST_NUMBER: Final = 12
_LENGTHS: Final = (b"\nContent-Length:", b"\nContent-length:")


class Message(NamedTuple):
    """Where a message stands in a mailbox.

    Attributes:
        number: Its place in the mailbox, from 1.
        at: Its first byte, that of its ``From `` line where that tells anything.
        start: The first byte behind that line.
        body: The first byte behind the empty line that ends its head.
        end: One past its last byte.
    """

    number: int
    at: int
    start: int
    body: int
    end: int


def unfolded(data: bytes) -> bytes:
    """Return the bytes as this module reads them: lines end in LF alone, no byte order mark, no empty lines before.

    UTF-16, as a shell of Windows writes what it redirects, becomes UTF-8.
    """
    data = decode(Document(data)).text.encode() if data.startswith(_UTF16_MARKS) else data.removeprefix(_UTF8_MARK)
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n") if b"\n" in data else data.replace(b"\r", b"\n")
    return data.lstrip(b"\n \t") if data[:1] in {b"\n", b" ", b"\t"} else data


def is_mailbox(data: bytes) -> bool:
    """Tell whether the first line is a separator of messages."""
    return data.startswith(b"From ") and _is_separator(data, 0)


def messages(data: bytes) -> Iterator[Message]:
    """Yield the messages of a mailbox, or the only one."""
    starts = list(_separators(data)) if is_mailbox(data) else [0]
    for number, (at, end) in enumerate(zip(starts, [*starts[1:], len(data)], strict=True), 1):
        envelope = _ENVELOPE.match(data, at, end)
        start = envelope.end() if envelope else at
        body = data.find(b"\n\n", start - 1 if envelope else start, end)
        yield Message(number, start if data.startswith(_NOBODY, at) else at, start, end if body < 0 else body + 2, end)


def whole_messages(data: bytes) -> bytes:
    """Return the messages that end within the first bytes of a mailbox; nothing where these are none."""
    data = unfolded(data)
    return data[: max(_separators(data))] if is_mailbox(data) else b""


def _separators(data: bytes) -> Iterator[int]:
    """Yield where the ``From `` lines stand that part messages."""
    has_lengths = any(name in data for name in _LENGTHS)
    at = 0
    while at >= 0:
        yield at
        at = _next_separator(data, _end_by_length(data, at) if has_lengths else at)


def _next_separator(data: bytes, seek: int) -> int:
    """Return where the next separator stands, from the line break at ``seek`` on; -1 behind the last."""
    while (line_break := data.find(_FROM, seek)) >= 0:
        if _is_separator(data, line_break + 1):
            return line_break + 1
        seek = line_break + 1
    return -1


def _is_separator(data: bytes, at: int) -> bool:
    """Tell whether a ``From `` line parts messages."""
    below = data.find(b"\n", at) + 1
    if not below:
        return at == 0
    behind_blank = at == 0 or data[at - 2 : at] == b"\n\n"
    if _DATED.match(data, at, below):
        return behind_blank or _FIELD.match(data, below) is not None
    return behind_blank and _KNOWN.match(data, below) is not None


def _end_by_length(data: bytes, at: int) -> int:
    """Return the last byte of a message by its Content-Length (mboxcl); ``at`` where no separator follows it."""
    head_end = data.find(b"\n\n", at)
    field = max(data.find(name, at, head_end) for name in _LENGTHS) if head_end >= 0 else -1
    written = data[field + len(_LENGTHS[0]) : data.find(b"\n", field + 1)].strip() if field >= 0 else b""
    if not written.isdigit() or len(written) > _LONGEST_NUMBER:
        return at
    end = head_end + 2 + int(written)
    return next((line for line in (end - 1, end) if data[line : line + len(_FROM)] == _FROM), at)
