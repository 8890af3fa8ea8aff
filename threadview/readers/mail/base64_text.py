"""Base64 (RFC 2045 section 6.8) as mailing lists leave it: cut off, in pieces, with a footer as plain text behind."""

from __future__ import annotations

import binascii
import re
from typing import Final

_LETTER: Final = re.compile(rb"[A-Za-z0-9+/]")
_NO_LETTERS: Final = re.compile(rb"[^A-Za-z0-9+/=]+")
_PIECE: Final = re.compile(rb"[^=]+")


def read_base64(written: bytes) -> bytes:
    """Return the bytes that are encoded, and behind them what is not, as it stands.

    A line that holds several words, or no letter of base64 at all, is not encoded, nor is what follows it. Of the last
    four letters of a text that was cut off as much is read as there is.
    """
    lines = written.splitlines(keepends=True)
    end = next((at for at, line in enumerate(lines) if _is_plain(line)), len(lines))
    letters = _NO_LETTERS.sub(b"", b"".join(lines[:end]))
    read = b"".join(_bytes(piece) for piece in _PIECE.findall(letters))
    plain = b"".join(lines[end:])
    return read + b"\n" + plain if read and plain else read + plain


def _is_plain(line: bytes) -> bool:
    """Tell whether a line is not encoded."""
    words = line.split()
    return len(words) > 1 or (len(words) == 1 and not _LETTER.search(words[0]))


def _bytes(letters: bytes) -> bytes:
    """Return the bytes of letters without padding; one letter that is left over tells nothing."""
    whole = letters[:-1] if len(letters) % 4 == 1 else letters
    return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))
