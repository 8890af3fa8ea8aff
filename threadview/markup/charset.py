"""From bytes to characters, with a count of what could not be read."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from threadview.thread import Document

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MULTIBYTE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_NOT_CP1252: Final = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_MAGIC: Final = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ", "xz-compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_WIDER: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "iso2022_jp": "iso2022_jp_ext",
}
"""What is written under the name of a narrower charset; as on the web (https://encoding.spec.whatwg.org/#names-and-labels)."""

_OWN_NAME: Final = re.compile(r"^(?:x-)+|-[ie]$", re.IGNORECASE)
_WINDOWS: Final = re.compile(r"^windows-(?=\d)", re.IGNORECASE)
_NO_CHARSETS: Final = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})
_SAMPLE: Final = 8192


class Decoded(NamedTuple):
    """The characters of a document.

    Attributes:
        text: Not cleaned yet; lines may end in any way.
        encoding: The charset it was read in, by Python's name.
        replaced: How many bytes became U+FFFD.
    """

    text: str
    encoding: str
    replaced: int


def decode(document: Document) -> Decoded:
    """Read the bytes: by their byte order mark, as the source declares, as UTF-8, else as cp1252."""
    data = document.data
    for bom, marked in _BOMS:
        if data.startswith(bom):
            return _decode(data[len(bom) :], marked)
    if document.charset and (declared := codec_of(document.charset)):
        return _decode(data, declared)
    if encoding := _utf16_without_bom(data):
        return _decode(data, encoding)
    try:
        return Decoded(data.decode(), "utf-8", 0)
    except UnicodeDecodeError:
        return _decode(data, "utf-8" if _mostly_utf8(data) else "cp1252")


def binary_kind(data: bytes) -> str | None:
    """Return what the bytes look like when they are no text (``"a PNG picture"``), else None."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    head = data[:_SAMPLE]
    if any(data.startswith(bom) for bom, _ in _BOMS) or _utf16_without_bom(data):
        return None
    controls = len(head) - len(head.translate(None, bytes([*range(7), *range(14, 27), *range(28, 32)])))
    return "a binary file" if controls * 50 > len(head) else None


def _decode(data: bytes, encoding: str) -> Decoded:
    """Decode, putting U+FFFD for each byte that has no meaning, and counting these bytes."""
    with suppress(UnicodeDecodeError):
        return Decoded(data.decode(encoding), encoding, 0)
    replaced = 0

    def replace(error: UnicodeError) -> tuple[str, int]:
        nonlocal replaced
        if not isinstance(error, UnicodeDecodeError):
            raise error
        replaced += error.end - error.start
        return "\N{REPLACEMENT CHARACTER}", error.end

    codecs.register_error("threadview.count", replace)
    return Decoded(data.decode(encoding, "threadview.count"), encoding, replaced)


@lru_cache(maxsize=256)
def codec_of(charset: str) -> str | None:
    """Return Python's name of the charset that is meant by a name; None where no text is written in it."""
    name = charset.strip()
    info = _looked_up(name) or _looked_up(_WINDOWS.sub("cp", _OWN_NAME.sub("", name)))
    if info is None or info.name in _NO_CHARSETS:
        return None
    if not info._is_text_encoding:  # noqa: SLF001 - the only way to tell rot13 and base64 from charsets
        return None
    return _WIDER.get(info.name, info.name)


def _looked_up(name: str) -> codecs.CodecInfo | None:
    """Return the codec of a name."""
    try:
        return codecs.lookup(name)
    except (LookupError, ValueError):
        return None


def _utf16_without_bom(data: bytes) -> str | None:
    """Recognise UTF-16 of mostly Latin text: every other byte is NUL."""
    head = data[:_SAMPLE]
    half = len(head) // 2
    if half < 2:  # noqa: PLR2004 - too short to tell
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd * 2 > half and even * 20 < half:
        return "utf-16-le"
    if even * 2 > half and odd * 20 < half:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Tell whether more of the bytes past ASCII belong to UTF-8 sequences than do not."""
    if _NOT_CP1252.search(data) is None and not _MULTIBYTE.search(data):
        return False
    in_sequences = sum(len(match) for match in _MULTIBYTE.findall(data))
    return in_sequences * 2 > len(_HIGH.findall(data))
