"""A range of text with its inline spans → Markdown, escaped so that it is read as the same characters."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from threadview.thread import Span

_SPECIAL: Final = re.compile(r"[\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?=[#\w])")
_LINE_START: Final = re.compile(r"^(?:([#>=|:+-])|(\d{1,9})([.)]))", re.MULTILINE)
_LEADING_BLANKS: Final = re.compile(r"^[ \t]+", re.MULTILINE)
_BACKTICKS: Final = re.compile(r"`+")
_AUTOLINK: Final = re.compile(r"https?://(?!\S*xn--)[A-Za-z0-9./_~?=&#:,+@;!$()-]+", re.IGNORECASE)
_MARKS: Final = {"emphasis": "_", "strong": "**", "strike": "~~"}


def escape(text: str) -> str:
    """Return the text so that Markdown reads it as these characters, wherever it stands."""
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return _at_line_starts(text)


def inline(text: str, spans: Iterable[Span], start: int, end: int) -> str:
    """Return the Markdown of ``text[start:end]``.

    A span that Markdown cannot express (it crosses another, or its mark would not count where it stands) is left out:
    the characters come first. Line breaks are hard ones.
    """
    pieces: list[str] = []
    open_spans: list[Span] = []
    position = start

    def advance(to: int) -> None:
        nonlocal position
        pieces.append(_characters(text, position, to))
        position = to

    def close(upto: int) -> None:
        while open_spans and open_spans[-1].end <= upto:
            span = open_spans.pop()
            advance(span.end)
            pieces.append(_closing(span))

    for span in _expressible(text, spans, start, end):
        close(span.start)
        advance(span.start)
        if span.kind == "link" and pieces[-1].endswith("!"):
            pieces[-1] = f"{pieces[-1][:-1]}\\!"
        atom = _atom(text, span)
        if atom is None:
            pieces.append(_opening(span))
            open_spans.append(span)
        else:
            pieces.append(atom)
            position = span.end
    close(end)
    advance(end)
    return "".join(pieces)


def _characters(text: str, start: int, end: int) -> str:
    """Return a stretch without spans, escaped; a line that goes on from a stretch before does not start here."""
    escaped = _SPECIAL.sub(r"\\\g<0>", text[start:end])
    starts_line = start == 0 or text[start - 1] == "\n"
    if starts_line or "\n" in escaped:
        escaped = _at_line_starts(escaped)
    return escaped.replace("\n", "\\\n")


def _at_line_starts(escaped: str) -> str:
    """Escape what has a meaning at the start of a line only, and leading blanks, which Markdown would drop."""
    escaped = _LINE_START.sub(_escape_line_start, escaped)
    return _LEADING_BLANKS.sub(lambda match: "".join(f"&#{ord(blank)};" for blank in match.group()), escaped)


def _escape_line_start(match: re.Match[str]) -> str:
    """Put the backslash where it counts: before the mark, or before the point of a number."""
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"


def _expressible(text: str, spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """Return the spans that can be written, outer ones first, properly nested."""
    kept: list[Span] = []
    path: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end, span.kind not in _MARKS)):
        if not (start <= span.start < span.end <= end and _can_stand(text, span, start, end)):
            continue
        touches = False
        while path and path[-1].end <= span.start:
            touches |= path.pop().end == span.start
        if not (touches and span.kind != "link") and _nests(text, path, span):
            kept.append(span)
            path.append(span)
    return kept


def _nests(text: str, path: list[Span], span: Span) -> bool:
    """Tell whether a span may stand within the open ones: no crossing, nothing in an atom, no mark in its like."""
    if not path:
        return True
    outer = path[-1]
    if span.end > outer.end or _atom(text, outer) is not None:
        return False
    return all(other.kind != span.kind for other in path)


def _can_stand(text: str, span: Span, start: int, end: int) -> bool:
    """Tell whether Markdown would see this span where it stands.

    A mark counts where white space or punctuation stands outside of it and no white space inside (CommonMark 0.31,
    6.2: left- and right-flanking delimiter runs); asked for on both sides, so that no further rule is needed.
    """
    inside = text[span.start : span.end]
    if span.kind == "code":
        return "\n" not in inside and "\t" not in inside and bool(inside.strip())
    if span.kind == "link":
        return bool(span.url) and bool(inside.strip())
    if span.kind not in _MARKS or inside[0].isspace() or inside[-1].isspace():
        return False
    before = text[span.start - 1] if span.start > start else " "
    after = text[span.end] if span.end < end else " "
    return _parts_words(before) and _parts_words(after)


def _parts_words(character: str) -> bool:
    """Tell whether a character is white space or punctuation."""
    return character.isspace() or unicodedata.category(character)[0] == "P"


def _atom(text: str, span: Span) -> str | None:
    """Return the source of a span whose characters are not escaped in the usual way; None for any other."""
    inside = text[span.start : span.end]
    if span.kind == "code":
        return _code(inside)
    if span.kind == "link" and inside == span.url and _AUTOLINK.fullmatch(inside):
        return f"<{inside}>"
    return None


def _code(code: str) -> str:
    """Return a code span; its fence is longer than any run of backticks in it."""
    fence = "`" * (max((len(run) for run in _BACKTICKS.findall(code)), default=0) + 1)
    needs_blanks = code[0] in "` " or code[-1] in "` "
    return f"{fence} {code} {fence}" if needs_blanks else f"{fence}{code}{fence}"


def _opening(span: Span) -> str:
    """Return the mark before a span."""
    return "[" if span.kind == "link" else _MARKS[span.kind]


def _closing(span: Span) -> str:
    """Return the mark after a span."""
    if span.kind != "link":
        return _MARKS[span.kind]
    address = re.sub(r"[\\<>&]", r"\\\g<0>", span.url or "")
    return f"](<{address}>)"
