"""One message → Body: its parts in order, each in its own charset and markup; what is no text is named in a line.

What cannot be read is shown as it stands, and a line in brackets says so.
"""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Final

from threadview.markup import decode
from threadview.markup.mail import diff, heading, mail_text, note, size, stacked
from threadview.thread import Document

from .heads import read_head
from .parts import file_name, read_plain, read_text, size_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from threadview.thread import Body

    from .parts import PartText

MAX_PARTS: Final = 2000
"""A message of more parts is cut there; a line says so."""

_ESCAPED: Final = re.compile(rb"^>+From ", re.MULTILINE)
_ANOTHER_FORM: Final = re.compile(
    r"(?=.*\bhtml).*\b(?:view|display|read|support|format|version|enable)", re.IGNORECASE | re.DOTALL
)
_LONGEST_REMARK: Final = 400
_MARKUP: Final = frozenset({"text/html", "application/xhtml+xml"})
_EMBEDDED: Final = frozenset({"message/rfc822", "message/global", "message/news"})
_BINARY: Final = frozenset({"application", "image", "audio", "video", "font", "model", "message"})
_REPORT: Final = "message/delivery-status"
_SIGNATURES: Final = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)
_FILES: Final = frozenset(
    {"text/calendar", "text/vcard", "text/x-vcard", "text/directory", "text/rtf", "text/css", "text/csv"}
)
_PATCHES: Final = frozenset({"text/x-patch", "text/x-diff"})
_PATCH_NAMES: Final = (".patch", ".diff")


def body_of(written: bytes, *, subject: str = "", has_head: bool = True) -> Body:
    """Return the text of a message.

    Args:
        written: Head and body, as they were sent.
        subject: What to head it with; empty for nothing.
        has_head: False for a message of which not even the head can be read; it is shown as it stands.
    """
    bodies = [heading(subject)] if subject else []
    if not has_head:
        return stacked([*bodies, *_as_it_stands(written, "the head of this message cannot be read")])
    if (plain := read_plain(written)) is not None:
        return stacked([*bodies, *_read(plain, "text/plain")])
    try:
        bodies += _bodies(message_from_bytes(written, policy=policy.compat32))
    except RecursionError:
        bodies += _as_it_stands(written.partition(b"\n\n")[2], "the parts of this message are nested too deeply")
    return stacked(bodies)


def unescaped(written: bytes, *, is_sure: bool) -> bytes:
    """Return a message of a mailbox without the ``>`` that was put before its lines that begin with ``From``.

    Args:
        written: The message as it stands in the mailbox.
        is_sure: Whether the mailbox is an mboxrd, which puts one mark before each such line, also before those that
            have some. An mboxo leaves these alone, so there a line is as it was where one beside it is quoted as deep.
    """
    if b">From " not in written or not _ESCAPED.search(written):
        return written
    lines = written.split(b"\n")
    for at, line in enumerate(lines):
        if _ESCAPED.match(line) and (is_sure or not _is_quoted(lines, at)):
            lines[at] = line[1:]
    return b"\n".join(lines)


def _is_quoted(lines: list[bytes], at: int) -> bool:
    """Tell whether a line beside this one has as many marks before it."""
    beside = (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])
    return any(_depth(each) == _depth(lines[at]) for each in beside if not _ESCAPED.match(each))


def _depth(line: bytes) -> int:
    """Return how many marks stand before a line."""
    return len(line) - len(line.lstrip(b">"))


def _as_it_stands(written: bytes, why: str) -> list[Body]:
    """Return bytes as text, and a line that says why they are not read."""
    return [mail_text(decode(Document(written)).text), note(f"{why}; it is shown as it stands")]


def _bodies(message: Message) -> Iterator[Body]:
    """Yield the texts of a message, part by part, without recursion."""
    waiting = [message]
    for _ in range(MAX_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        kind = part.get_content_type()
        parts = [each for each in part.get_payload() if not isinstance(each, str)] if part.is_multipart() else []
        if kind in _EMBEDDED and parts:
            yield from _embedded_head(parts[0])
        if parts and kind != _REPORT:
            waiting.extend(reversed(_chosen(parts, kind)))
        else:
            yield from _shown(part, kind, is_whole=part is message)
    yield note("this message has more parts, which are not shown")


def _chosen(parts: list[Message], kind: str) -> list[Message]:
    """Return those of the parts of a part that are to be shown."""
    if kind == "multipart/alternative":
        return _best_alternative(parts)
    if kind == "multipart/related":
        return [each for at, each in enumerate(parts) if at == 0 or not each.get("Content-ID")]
    return [each for each in parts if each.get_content_type() not in _SIGNATURES]


def _best_alternative(parts: list[Message]) -> list[Message]:
    """Return the plain text of several forms of one text, unless it only says that there is another."""
    for part in parts:
        if part.get_content_type() == "text/plain" and not _says_nothing(read_text(part).text.strip()):
            return [part]
    rich = [each for each in parts if each.get_content_type() in _MARKUP or each.is_multipart()]
    return rich[:1] or parts[:1]


def _says_nothing(text: str) -> bool:
    """Tell whether a text is empty, or only says that the mail is to be read in another form."""
    return not text or (len(text) <= _LONGEST_REMARK and _ANOTHER_FORM.match(text) is not None)


def _embedded_head(message: Message) -> Iterator[Body]:
    """Yield a line that says who wrote a message within a message, when, and about what."""
    fields = {name.lower(): str(value) for name, value in reversed(list(message.raw_items()))}
    head = "".join(f"\n{name}: {fields[name]}" for name in ("from", "date", "subject") if name in fields)
    written = head.encode("utf-8", "surrogateescape")
    said = read_head(written, 0, len(written))
    when = f"{said.time:%Y-%m-%d %H:%M}" if said.time else ""
    if about := ", ".join(each for each in (said.author, when, said.subject) if each):
        yield note(f"message: {about}")


def _shown(part: Message, kind: str, *, is_whole: bool) -> Iterator[Body]:
    """Yield what is shown of a part that has no others; where it is the whole message, its text whatever it is for."""
    name = file_name(part)
    main = part.get_content_maintype()
    is_patch = kind in _PATCHES or name.lower().endswith(_PATCH_NAMES)
    is_text = main not in _BINARY or kind == _REPORT
    is_file = (kind in _FILES and not is_whole) or (bool(name) and part.get_content_disposition() == "attachment")
    if is_patch or (is_text and not is_file):
        if name:
            yield note(f"attachment: {name}")
        yield from _read(read_text(part), "diff" if is_patch else kind)
    elif held := size_of(part):
        about = (name, kind, size(held))
        yield note(f"attachment: {', '.join(each for each in about if each)}")


def _read(found: PartText, kind: str) -> Iterator[Body]:
    """Yield the characters of a part by their markup, and what was wrong with them."""
    yield _body(found.text, kind)
    if found.warning:
        yield note(found.warning)


def _body(text: str, kind: str) -> Body:
    """Return the characters of a part by their markup."""
    if kind == "diff":
        return diff(text)
    if kind in _MARKUP:
        from threadview.markup.html import html

        return html(text)
    return mail_text(text)
