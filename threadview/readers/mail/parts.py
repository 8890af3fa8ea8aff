"""One part of a message: its name, its size, its characters."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup import Decoded, clean_line, codec_of, decode
from threadview.thread import Document

from .base64_text import read_base64
from .encoded_words import decode_words
from .flowed import unflowed

if TYPE_CHECKING:
    from email.message import Message

_NO_CHARSETS: Final = frozenset({"", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit", "unknown", "binary"})
_THREE_QUARTERS: Final = 0.75
_LONGEST_NAME: Final = 40


class PartText(NamedTuple):
    """The characters of a part.

    Attributes:
        text: Lines end in LF; not cleaned.
        warning: What was wrong with them; empty when nothing was.
    """

    text: str
    warning: str = ""


def read_text(part: Message) -> PartText:
    """Return the characters of a part in its charset; of none, or of the wrong one, in what they are likely in."""
    data = _payload(part)
    charset = _parameter(part, "charset").lower()
    decoded, warning = _decoded(data, charset)
    text = decoded.text.replace("\r\n", "\n")
    if _parameter(part, "format").lower() == "flowed" and part.get_content_type() == "text/plain":
        text = unflowed(text, delete_space=_parameter(part, "delsp").lower() == "yes")
    return PartText(text, warning)


def file_name(part: Message) -> str:
    """Return the name of a file that a part holds, empty when it has none."""
    name = _parameter(part, "filename", "Content-Disposition") or _parameter(part, "name")
    return clean_line(decode_words(name))


def size_of(part: Message) -> int:
    """Return how many bytes a part holds, about."""
    if part.is_multipart():
        return len(_as_bytes(part))
    size = len(_written(part))
    return int(size * _THREE_QUARTERS) if _is_base64(part) else size


def _payload(part: Message) -> bytes:
    """Return the bytes of a part as they were before it was encoded for the way."""
    if not part.is_multipart() and _is_base64(part):
        return read_base64(_written(part))
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else _as_bytes(part)


def _written(part: Message) -> bytes:
    """Return the bytes of a part that holds no others, as they stand in the message."""
    bare = copy(part)
    del bare["Content-Transfer-Encoding"]
    payload = bare.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _is_base64(part: Message) -> bool:
    """Tell whether a part says that it is encoded so."""
    return str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64"


def _decoded(data: bytes, charset: str) -> tuple[Decoded, str]:
    """Return the characters of bytes, and what is wrong with the charset that they claim."""
    if charset in _NO_CHARSETS:
        return decode(Document(data)), ""
    if codec_of(charset) is None:
        found = decode(Document(data))
        return found, f"the charset {clean_line(charset)[:_LONGEST_NAME]} is not known; read as {found.encoding}"
    declared = decode(Document(data, charset=charset))
    if not declared.replaced:
        return declared, ""
    found = min(declared, decode(Document(data)), key=lambda each: each.replaced)
    if found.encoding == declared.encoding:
        return found, f"bytes that are no {charset}: {found.replaced}"
    return found, f"this is not in the charset it claims, {charset}; read as {found.encoding}"


def _parameter(part: Message, name: str, field: str = "Content-Type") -> str:
    """Return a parameter of a field; empty where there is none, or none that can be read."""
    from email.utils import collapse_rfc2231_value

    try:
        value = part.get_param(name, "", field)
        return collapse_rfc2231_value(value).strip() if value else ""
    except (ValueError, LookupError, TypeError):
        return ""


def _as_bytes(part: Message) -> bytes:
    """Return a part that holds others as it was written."""
    return b"\n".join(bytes(each) for each in part.get_payload() if not isinstance(each, str))
