"""One part of a message: its name, its size, its characters."""

from __future__ import annotations

import re
from copy import copy
from functools import lru_cache
from quopri import decodestring
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup import Decoded, clean_line, codec_of, decode
from threadview.thread import Document

from .base64_text import read_base64
from .encoded_words import decode_words
from .flowed import unflowed

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import Message

_NO_CHARSETS: Final = frozenset({"", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit", "unknown", "binary"})
_HEAD: Final = re.compile(rb"(?:From [^\n]*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t]++\S[^\n]*\n)*+)++\n")
"""A head in which nothing is amiss, to the empty line below it."""
_TELLING: Final = re.compile(
    rb"^content-(?:type|transfer-encoding|disposition):[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE | re.IGNORECASE
)
_PLAIN: Final = re.compile(
    rb"content-type:[ \t]*text/plain"
    rb"(?P<told>(?:;(?:[ \t]|\n[ \t])*(?:charset|format|delsp)=(?:\"[\w.:-]++\"|[\w.:-]++))*+)",
    re.IGNORECASE,
)
_ENCODING: Final = re.compile(rb"content-transfer-encoding:[ \t]*([78]bit|quoted-printable|base64)", re.IGNORECASE)
_TOLD: Final = re.compile(rb"(charset|format|delsp)=\"?([\w.:-]+)", re.IGNORECASE)
_DECODED: Final[dict[bytes, Callable[[bytes], bytes]]] = {b"quoted-printable": decodestring, b"base64": read_base64}
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
    is_plain = part.get_content_type() == "text/plain"
    flow = tuple(_parameter(part, name).lower() for name in ("format", "delsp")) if is_plain else ("", "")
    return _text(_payload(part), _parameter(part, "charset").lower(), *flow)


def read_plain(written: bytes) -> PartText | None:
    """Return the characters of a message that is one plain text, as most are; None where it takes more to tell.

    They are as :func:`read_text` has them, in a tenth of the time.
    """
    head = _HEAD.match(written)
    if head is None or b"\r" in written:
        return None
    form = _form(tuple(_TELLING.findall(head[0])))
    return _text(form[0](written[head.end() :]), *form[1:]) if form else None


@lru_cache(maxsize=256)
def _form(fields: tuple[bytes, ...]) -> tuple[Callable[[bytes], bytes], str, str, str] | None:
    """Return how the fields of a head say that a plain text is written, None where they say anything else.

    Returns:
        What undoes its encoding, and its charset, format and delsp.
    """
    types = [match for field in fields if (match := _PLAIN.fullmatch(field))]
    encodings = [match for field in fields if (match := _ENCODING.fullmatch(field))]
    if len(types) > 1 or len(encodings) > 1 or len(types) + len(encodings) < len(fields):
        return None
    told: dict[str, str] = {}
    for name, value in _TOLD.findall(types[0]["told"]) if types else ():
        told.setdefault(name.decode().lower(), value.decode().lower())
    decoded = _DECODED.get(encodings[0][1].lower(), bytes) if encodings else bytes
    return decoded, told.get("charset", ""), told.get("format", ""), told.get("delsp", "")


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


def _text(data: bytes, charset: str, form: str, delsp: str) -> PartText:
    """Return the characters of bytes that claim a charset, and perhaps to be lines that flow."""
    decoded, warning = _decoded(data, charset)
    text = decoded.text.replace("\r\n", "\n")
    return PartText(unflowed(text, delete_space=delsp == "yes") if form == "flowed" else text, warning)


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
