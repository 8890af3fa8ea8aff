"""Encoded words: how the head of a message holds other characters than ASCII (RFC 2047, RFC 2231 section 5)."""

from __future__ import annotations

import binascii
import re
from typing import Final

from threadview.markup import codec_of

_TAIL: Final = r"(?:\*[\w-]*)?\?[bq]\?[^?]*\?="
_RUN: Final = re.compile(rf"=\?([\w.:+-]{{1,40}}){_TAIL}(?:\s*=\?\1{_TAIL})*", re.IGNORECASE)
_WORD: Final = re.compile(r"=\?[^?]*\?([bq])\?([^?]*)\?=", re.IGNORECASE)


def decode_words(value: str) -> str:
    """Return a value with its encoded words read.

    Neighbours of one charset are read together, because programs cut characters in two; blanks between two words mean
    nothing. A word of an unknown charset, or whose bytes its charset does not know, stays as it is written.
    """
    if "=?" not in value:
        return value
    pieces: list[str] = []
    at = 0
    for run in _RUN.finditer(value):
        if (read := _read(run)) is not None:
            between = value[at : run.start()]
            pieces += [between if between.strip() or not at else "", read]
            at = run.end()
    return "".join([*pieces, value[at:]])


def _read(run: re.Match[str]) -> str | None:
    """Return the characters of the words of one charset; None where they are none."""
    codec = codec_of(run[1])
    try:
        raw = b"".join(_bytes(encoding, written) for encoding, written in _WORD.findall(run[0]))
        return raw.decode(codec) if codec else None
    except ValueError:
        return None


def _bytes(encoding: str, written: str) -> bytes:
    """Return the bytes of a word."""
    raw = written.encode("ascii", "replace")
    if encoding in "bB":
        return binascii.a2b_base64(raw + b"=" * (-len(raw) % 4))
    return binascii.a2b_qp(raw, header=True)
