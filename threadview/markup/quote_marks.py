"""The marks before quoted lines in plain text: ``>`` in all its shapes, and those that only sometimes mark a quote.

``>``, ``>>`` and ``> >`` (RFC 3676, section 4.5), and the ``|>`` of old newsreaders, always mark. Tables, code and
prompts begin lines with the others: ``|``, ``}``, ``:`` and the initials of a FidoNet or Supercite quote (``AB>``) mark
where several lines have them or an attribution stands above. Nor is quoted what a program wrote: the lines behind its
prompt (``> x <- 1``, ``>>> import os``), or between fences.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from .attribution import attribution_above, is_marked_alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .bbcode import Piece

MAX_LEVEL: Final = 100
"""Deeper quotes count as so deep."""

_ANGLES: Final = re.compile(r"[ \t]{0,3}((?:\|?>[ \t]?)+)(.*)")
_BARS: Final = re.compile(r"[ \t]{0,3}(([|}:])(?:[ \t]+\2)*)(?:[ \t]+(\S.*)|[ \t]*)")
_INITIALS: Final = re.compile(r"[ \t]{0,8}([A-Z][A-Za-z]{1,3})((?:>[ \t]?)+)(.*)")
_PROMPTS: Final = frozenset({"CMD", "DOS", "PS", "SQL"})
_NO_PROSE: Final = {
    "|": re.compile(r"\||\S {3,}\S|- - "),
    ":": re.compile(r"\A[-=]"),
    "}": re.compile(r"[{};]|/\*|//|\A(?:else|catch|while|finally)\b"),
}
_FENCE: Final = re.compile(r"[ \t]{0,3}(?:```|~~~)[^`~]*")
_STATEMENT: Final = re.compile(
    r"\s*(?:.*<-.*|import [\w.]+(?: as \w+)?|from [\w.]+ import .*|[A-Za-z_.][\w.$]*\s*=[^=].*"
    r"|[A-Za-z_.][\w.:$]*\(.*[)\],{(+])\s*"
)
_REMARK: Final = re.compile(r"\s*(?:#.*)?")
_OUTPUT: Final = re.compile(r"\s*\[\d+\]|\+ |Error\b|Traceback |\s+\S+\s{2,}\S")
_LONGEST_STATEMENT: Final = 400
_REPL_LEVEL: Final = 3


class MarkedLine(NamedTuple):
    """A line without the marks before it.

    Attributes:
        text: Its characters.
        level: How deep it is quoted; 0 when it is not.
        initials: Of whom its marks say that they wrote it.
        names: For a line of an attribution, whom it names; else None.
    """

    text: str
    level: int = 0
    initials: str = ""
    names: str | None = None


def read_marks(pieces: Sequence[Piece]) -> list[MarkedLine]:
    """Return the lines without their marks; what brackets hold is as much deeper."""
    lines = [_angled(piece) for piece in pieces]
    texts = [piece.text for piece in pieces]
    for start, end in _fences(texts):
        lines[start:end] = [_unmarked(piece) for piece in pieces[start:end]]
    _settle_prompts(pieces, lines)
    _settle_others(pieces, lines)
    return lines


def _angled(piece: Piece) -> MarkedLine:
    """Return a line without the ``>`` before it."""
    match = _ANGLES.fullmatch(piece.text)
    if not match or is_marked_alike(piece.text):
        return _unmarked(piece)
    return MarkedLine(match[2], _level(piece.depth + match[1].count(">")))


def _unmarked(piece: Piece) -> MarkedLine:
    """Return a line as it stands."""
    return MarkedLine(piece.text, _level(piece.depth), names=piece.names)


def _level(depth: int) -> int:
    """Return a depth, no deeper than what is shown."""
    return min(depth, MAX_LEVEL)


def _fences(texts: list[str]) -> list[tuple[int, int]]:
    """Return the lines of each fenced block; a fence that is never closed is none."""
    fences = [at for at, text in enumerate(texts) if _FENCE.fullmatch(text)]
    return [(start, end + 1) for start, end in zip(fences[::2], fences[1::2], strict=False)]


def _blocks(keys: Sequence[object]) -> list[tuple[int, int]]:
    """Return the ``(start, end)`` of each run of equal keys that are not None."""
    blocks, start = [], 0
    for key, run in groupby(keys):
        end = start + sum(1 for _ in run)
        if key is not None:
            blocks.append((start, end))
        start = end
    return blocks


def _settle_prompts(pieces: Sequence[Piece], lines: list[MarkedLine]) -> None:
    """Take back the marks of the lines that stand behind the prompt of a program."""
    own = [line.level - piece.depth or None for piece, line in zip(pieces, lines, strict=True)]
    attributed = False
    for start, end in _blocks([None if level is None else True for level in own]):
        attributed = attributed or _is_attributed(lines, start)
        if set(own[start:end]) <= {1} or set(own[start:end]) == {_REPL_LEVEL}:
            below = lines[end].text if end < len(lines) else ""
            if _is_session([line.text for line in lines[start:end]], below, attributed=attributed):
                lines[start:end] = [_unmarked(piece) for piece in pieces[start:end]]


def _is_attributed(lines: Sequence[MarkedLine], start: int) -> bool:
    """Tell whether an attribution stands above a line, at most one blank line between."""
    above = start - 1 if start and not lines[start - 1].text.strip() else start
    return attribution_above([line.text for line in lines[max(above - 3, 0) : above]]) is not None


def _is_session(texts: Sequence[str], below: str, *, attributed: bool) -> bool:
    """Tell whether lines were typed behind a prompt: all are statements, or half of them and output follows.

    Below an attribution they are quoted, unless output follows that nobody marked.
    """
    said = [text for text in texts if not _REMARK.fullmatch(text)]
    statements = sum(len(text) < _LONGEST_STATEMENT and _STATEMENT.fullmatch(text) is not None for text in said)
    if not statements:
        return False
    if _OUTPUT.match(below):
        return 2 * statements >= len(said)
    return statements == len(said) and not attributed


def _settle_others(pieces: Sequence[Piece], lines: list[MarkedLine]) -> None:
    """Read the marks that only several lines, or an attribution above, make marks."""
    found = [_other(piece) if piece.depth == line.level else None for piece, line in zip(pieces, lines, strict=True)]
    keys = [None if one is None else one.initials for one in found]
    for start, end in _blocks(keys):
        block = [one for one in found[start:end] if one]
        several = sum(1 for one in block if one.text.strip()) > 1
        if several or _is_attributed(lines, start):
            lines[start:end] = [one._replace(initials=one.initials.strip("|}:")) for one in block]


def _other(piece: Piece) -> MarkedLine | None:
    """Return what a line would be if its bars, braces or initials were marks (kept as ``initials``); None without."""
    if match := _BARS.fullmatch(piece.text):
        content = match[3] or ""
        if _NO_PROSE[match[2]].search(content):
            return None
        return MarkedLine(content, _level(piece.depth + match[1].count(match[2])), match[2])
    match = _INITIALS.fullmatch(piece.text)
    if not match or match[1] in _PROMPTS:
        return None
    return MarkedLine(match[3], _level(piece.depth + match[2].count(">")), match[1])
