"""Markers that only their order tells from words: outline numbers (``1.2``), letters (``a.``), numerals (``ii.``).

"2.5 million people", "I. Newton" and "a) or b)" begin lines too. So such a beginning is a marker only where nearly all
of its kind on the page count on from one another, each series from its first member.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .lines import Line

_LONGEST: Final = 24
_FULL: Final = 45
_LETTERS, _OUTLINES = 0.8, 0.3
_FEWEST: Final = 2
_GAP: Final = 4
_CLOSES: Final = frozenset(".)]")
_BRACKETS: Final = frozenset("([")
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

Path = tuple[int, ...]


class Opening(NamedTuple):
    """What may be the marker of a line.

    Attributes:
        place: The number of the line.
        marker: The marker as written.
    """

    place: int
    marker: str


def with_ordinals(lines: list[Line], likely: Iterable[int]) -> list[Line]:
    """Return the lines with outline numbers, letters and Roman numerals taken for markers where they count on.

    Args:
        lines: As :func:`~.lines.split` took them apart.
        likely: Which of them may begin so.
    """
    openings = [
        Opening(place, first)
        for place in likely
        if not lines[place].marker and (first := _first_word(lines[place].text)) and _opens(lines, place)
    ]
    outline = [opening for opening in openings if _outline(opening.marker)]
    styles: dict[tuple[str, ...], list[Opening]] = {}
    for opening in openings:
        if _letters(opening.marker):
            styles.setdefault(_style(opening.marker), []).append(opening)
    found = _coherent(_count_on(lines, outline), outline, _OUTLINES)
    for letters in styles.values():
        found += _coherent(_follow(lines, letters), letters, _LETTERS)
    return _marked(lines, found)


def _first_word(text: str) -> str:
    """Return the first word where it may be a marker: most lines are ruled out by one character."""
    end = text.find(" ", 1, _LONGEST)
    if end < 0 or (text[end - 1] not in _CLOSES and not text[end - 1].isdecimal()):
        return ""
    return text[:end] if text[0].isalnum() or text[0] in _BRACKETS else ""


def _opens(lines: list[Line], place: int) -> bool:
    """Tell whether a line may begin something: what a wrap broke off goes on below a full line in its column."""
    if place == 0:
        return True
    above = lines[place - 1]
    return above.column != lines[place].indent or len(above.text) < _FULL


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the shapes of outline numbers, and of letters and Roman numerals."""
    return (
        re.compile(r"\d{1,3}(?:\.\d{1,3}){1,9}[.)]?", re.ASCII),
        re.compile(r"[(\[]?(?:[a-zA-Z]|[ivxlc]{2,7}|[IVXLC]{2,7})[.)\]]"),
    )


def _outline(marker: str) -> bool:
    """Tell whether a word is shaped as an outline number."""
    return marker[0].isdecimal() and _patterns()[0].fullmatch(marker) is not None


def _letters(marker: str) -> bool:
    """Tell whether a word is shaped as a letter or a Roman numeral that counts."""
    return not marker[0].isdecimal() and _patterns()[1].fullmatch(marker) is not None


def _style(marker: str) -> tuple[str, ...]:
    """Return what letters of one series share: their case and brackets."""
    return ("A" if marker.isupper() else "a", marker[0] if marker[0] in "([" else "", marker[-1])


def _coherent(found: list[Opening], openings: list[Opening], share: float) -> list[Opening]:
    """Return those that count on, none where they are too few of all that look like them."""
    return found if len(found) >= max(_FEWEST, share * len(openings)) else []


def _marked(lines: list[Line], found: list[Opening]) -> list[Line]:
    """Return the lines with these markers."""
    changed = list(lines) if found else lines
    for place, marker in found:
        line = lines[place]
        text = line.text[len(marker) :].lstrip()
        column = line.indent + len(line.text) - len(text)
        changed[place] = line._replace(marker=marker, column=column, text=text)
    return changed


def _count_on(lines: list[Line], openings: list[Opening]) -> list[Opening]:
    """Return the outline numbers that come next after the last below the same outermost number.

    Plain numbers inside a text do no harm: they begin series that nothing goes on.
    """
    outline = dict(openings)
    last: dict[int, Path] = {}
    highest: Path = ()
    found: list[Opening] = []
    for place, line in enumerate(lines) if outline else ():
        if place in outline:
            path = tuple(map(int, outline[place].strip(".)").split(".")))
            if path > highest and comes_next(path, last.get(path[0], ())):
                found.append(Opening(place, outline[place]))
                last[path[0]] = highest = path
        elif line.marker and (path := line.path):
            last[path[0]] = path
            highest = () if path == (1,) else highest
    return found


def comes_next(path: Path, last: Path, gap: int = _GAP) -> bool:
    """Tell whether an outline number follows another: its first below, or the next beside it or what it is below.

    Up to ``gap`` - 1 numbers may be left out.
    """
    depth = len(path) - 1
    if path[:depth] != last[:depth] or len(last) < depth:
        return False
    before = last[depth] if len(last) > depth else 0
    return before < path[depth] <= before + gap


def _follow(lines: list[Line], openings: list[Opening]) -> list[Opening]:
    """Return the letters and numerals that follow another in the same column, or begin a series.

    Where none follows another, capitals are initials.
    """
    last: dict[int, Iterable[int]] = {}
    found, pairs = [], 0
    for opening in openings:
        column = lines[opening.place].indent
        values = _values(opening.marker)
        follows = any(value - 1 in last.get(column, ()) for value in values)
        pairs += follows
        if follows or 1 in values:
            found.append(opening)
            last[column] = values
    return found if pairs or all(opening.marker.islower() for opening in found) else []


def _values(marker: str) -> tuple[int, ...]:
    """Return the numbers that a marker may stand for: ``i.`` is the ninth letter and the first numeral."""
    word = marker.strip("([.)]").lower()
    letter = (ord(word) - ord("a") + 1,) if len(word) == 1 else ()
    return (*letter, _roman(word)) if set(word) <= _ROMAN.keys() else letter


def _roman(word: str) -> int:
    """Return the value of a Roman numeral."""
    values = [_ROMAN[letter] for letter in word]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
