"""Making foreign text harmless before it becomes part of a thread.

What a terminal would obey is taken out where text enters, once, for every field: control characters (C0 but LF and TAB,
DEL, C1), lone surrogates, bidirectional overrides and isolates, interlinear annotations, tag characters outside
emoji flags, stacks of more than :data:`MAX_MARKS` combining marks. Joiners (ZWJ, ZWNJ) and variation selectors are
kept: scripts and emoji need them.

No pattern here looks for whole escape sequences: one class of characters cannot be tricked into quadratic time, and the
harmless rest of a sequence stays readable behind its U+FFFD.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MAX_MARKS: Final = 4
"""Combining marks that may follow one character; no living script needs more."""

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"

_HARMLESS_ASCII: Final = bytes([9, 10, *range(32, 127)])
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_INVISIBLE: Final = re.compile(
    "(\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f)|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_MARK_RANGES: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u109d\u135d-\u135f\u1712-\u1a7f\u1ab0-\u1cf9\u1dc0-\u1dff\u20d0-\u20ff"
    "\u2cef-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\uabed\ufb1e\ufe00-\ufe2f\U000101fd-\U0001e94a\U000e0100-\U000e01ef"
)
_MARKS: Final = re.compile(f"[{_MARK_RANGES}]{{5,}}")
_NOTABLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb"
    f"\U000e0000-\U000e007f{_MARK_RANGES}]"
)
_BLANKS: Final = re.compile(r"\s+")


def clean(text: str, encoded: bytes | None = None) -> str:
    r"""Return the text with everything taken out that a terminal could obey; lines end in ``\n``.

    Control characters and surrogates become U+FFFD, so that one sees where they stood; what is invisible goes. What
    does not occur in the few characters beside ASCII is not sought in the whole text.

    Args:
        text: What may hold anything.
        encoded: The same as UTF-8, where that is at hand: a byte order mark before it does no harm.
    """
    if encoded is None:
        encoded = text.encode(errors="surrogatepass")
    rest = encoded.translate(None, _HARMLESS_ASCII).decode(errors="surrogatepass")
    if not rest or not _NOTABLE.search(rest):
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\x0b", "\n").replace("\x0c", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    if _CONTROL.search(rest):
        text = _CONTROL.sub(REPLACEMENT, text)
    if _INVISIBLE.search(rest):
        return _MARKS.sub(_cap_marks, _INVISIBLE.sub(_keep_flag, text))
    return _MARKS.sub(_cap_marks, text) if _MARKS.search(rest) else text


def clean_line(text: str) -> str:
    """Return the cleaned text on one line, with single blanks: for titles, names, messages."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _BLANKS.sub(" ", clean(text)).strip()


def _keep_flag(match: re.Match[str]) -> str:
    """Keep a flag's tag characters, drop any other."""
    return match.group(1) or ""


def _cap_marks(match: re.Match[str]) -> str:
    """Drop the marks that follow :data:`MAX_MARKS` others."""
    kept, run = [], 0
    for character in match.group():
        run = run + 1 if unicodedata.category(character)[0] == "M" else 0
        if run <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)
