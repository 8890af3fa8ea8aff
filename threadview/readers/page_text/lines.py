"""The lines of a page dump: how far each stands in, what bullet or number it begins with, what it says."""

from __future__ import annotations

import re
from itertools import compress, repeat
from operator import contains
from string import ascii_letters
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.readers.common.calendar import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

TAB_COLUMNS: Final = 4
"""Columns that a leading tab moves on; any constant keeps deeper lines deeper."""

BULLETS: Final = frozenset("•*-o+◦▪‣#·●○■□◆◇☆★△▲◎–—∙⁃»►▸→✦")
_NEVER_ALONE: Final = frozenset("o»→►▸")
_MARKERS: Final = BULLETS | frozenset("([")
_LETTERS: Final = frozenset(ascii_letters) - BULLETS
_BRACKETS: Final = frozenset("([")
_SECONDS: Final = frozenset("0123456789.)]ivxlcIVXLC")
_FRAME: Final = "| \t"
_RULE: Final = frozenset("-=_*+|~━─═—–.·• \t\u00a0")
_NUMBER: Final = re.compile(r"(?:(\d{1,4})[.)]|[(\[](\d{1,4})[)\]])(?=\s|$)")
_QUOTED: Final = re.compile(r"^> ?")
_QUOTED_ITEM: Final = re.compile(r"> {1,80}(?:\d{1,4}\.|[*+-])(?:\s|$)")
_FEWEST_QUOTED: Final = 3
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_FRAMED_SHARE: Final = 0.3
_MIN_RULE: Final = 3
_MAX_DATE: Final = 60
_MAX_LINK_LINES: Final = 6
_ADDRESS_STARTS: Final = frozenset("h/.#?")
_SHORT_NUMBER: Final = len("9.")


class Line(NamedTuple):
    """One line, taken apart.

    Attributes:
        indent: Columns before the first character.
        marker: The bullet or number it begins with, as written (``"•"``, ``"12."``); empty when there is none.
        column: Where the text begins, past the marker.
        text: What it says, without marker and blanks at the ends.
    """

    indent: int
    marker: str
    column: int
    text: str

    @property
    def blank(self) -> bool:
        """Nothing stands here."""
        return not self.text and not self.marker

    @property
    def number(self) -> int | None:
        """The number in the marker, None when it is a bullet or absent."""
        digits = self.marker.strip("()[].")
        return int(digits) if digits.isdecimal() else None

    @property
    def path(self) -> tuple[int, ...]:
        """The numbers in the marker, outermost first: ``1.2.`` is the second below the first; empty for a bullet."""
        parts = self.marker.strip("()[].").split(".")
        return tuple(map(int, parts)) if all(map(str.isdecimal, parts)) else ()

    @property
    def kind(self) -> str:
        """The kind of the marker: ``1`` for numbers, ``a`` for letters, ``[1`` for bracketed ones, else the bullet."""
        marker = self.marker
        if len(marker) < _SHORT_NUMBER:
            return marker
        word = marker.lstrip("([")
        return marker[: -len(word)] + ("1" if word[0].isdecimal() else "a")

    @property
    def written(self) -> str:
        """The line as it was, without the blanks around it."""
        return f"{self.marker} {self.text}".strip() if self.marker else self.text


EMPTY: Final = Line(0, "", 0, "")
"""Every blank line."""


def raw_lines(text: str) -> list[str]:
    """Return the lines of a cleaned text, without frames round tables, with broken Markdown links whole again."""
    raw = text.split("\n")
    if _begin_most(text, raw, "|"):
        raw = [_unframe(line) for line in raw]
    elif _begin_most(text, raw, ">"):
        raw = _unquoted(raw)
    return _rejoin_links(raw) if holds_link(text) else raw


def _begin_most(text: str, raw: list[str], sign: str) -> bool:
    """Tell whether many lines of a text begin with a sign; mostly it is rarer in all of the text."""
    least = _FRAMED_SHARE * len(raw)
    return sign in text and text.count(sign) > least and text.count(f"\n{sign}") + text.startswith(sign) > least


def holds_link(text: str) -> bool:
    """Tell whether a Markdown link may stand in a text; one character is sought ten times as fast as two."""
    return "[" in text and "](" in text


def split(raw: list[str]) -> tuple[list[Line], list[int]]:
    """Take lines apart; numbers that were set flush right stand in one column again.

    Returns:
        The lines, and which of them may begin with an ordinal: their second character is one that such markers have,
        or the first is a bracket.
    """
    lines, likely, ordinals = _indented(raw)
    marked = []
    for place in likely:
        indent, _, _, text = lines[place]
        if marker := _marker(text):
            rest = text[len(marker) :].lstrip()
            lines[place] = Line(indent, marker, indent + len(text) - len(rest), rest)
            marked.append(place)
    if not marked:
        return lines, ordinals
    marked = _with_bare_letters(lines, marked)
    return _align_numbers(_without_headings(lines, marked), marked), ordinals


def _indented(raw: list[str]) -> tuple[list[Line], list[int], list[int]]:
    """Return the lines without their margins, markers still in the text, and which may begin with a marker or ordinal.

    Blank ones share one object. The others are made as tuples are: half of the time would go into naming the fields of
    each.
    """
    make = tuple.__new__
    tabbed = any(map(contains, raw, repeat("\t")))
    lines, likely, ordinals = [EMPTY] * len(raw), [], []
    for place, line in compress(enumerate(raw), raw):
        if not (right := line.lstrip()):
            continue
        margin = len(line) - len(right)
        if tabbed and margin:
            margin = len(line[:margin].expandtabs(TAB_COLUMNS))
        lines[place] = make(Line, (margin, "", margin, right.rstrip()))
        if (first := right[0]) not in _LETTERS and (first in _MARKERS or first.isdigit()):
            likely.append(place)
        if right[1:2] in _SECONDS or first in _BRACKETS:
            ordinals.append(place)
    return lines, likely, ordinals


def is_rule(text: str) -> bool:
    """Tell whether a text only draws a line: ``-----``, ``* * *``, ``+---+---+``."""
    return len(text) >= _MIN_RULE and text[0] in _RULE and not text.strip("-=_*+|~━─═—–.·• \t\u00a0")


def paragraphs(lines: list[Line], first: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ``(first, end)`` of each run of lines between blank ones."""
    start = -1
    for number in range(first, end):
        if lines[number].blank:
            if start >= 0:
                yield start, number
            start = -1
        elif start < 0:
            start = number
    if start >= 0:
        yield start, end


def _marker(text: str) -> str:
    """Return the bullet or number that a text begins with; empty where that is a word, a date or a drawn line."""
    head = text[0]
    if head in BULLETS:
        marker = head if (len(text) == 1 and head not in _NEVER_ALONE) or text[1:2].isspace() else ""
    else:
        match = _NUMBER.match(text)
        marker = match.group() if match and not _is_date(text, match.end()) else ""
    return "" if not marker or is_rule(text) else marker


def _with_bare_letters(lines: list[Line], marked: list[int]) -> list[int]:
    """Mark the lone ``o`` inside a list with lone ``+``: lynx writes so the items of the third level and the second."""
    outer = min(
        (lines[place].indent for place in marked if lines[place].marker == "+" and not lines[place].text), default=-1
    )
    if outer < 0:
        return marked
    letters = [place for place, (indent, _, _, text) in enumerate(lines) if text == "o" and indent > outer]
    for place in letters:
        indent = lines[place].indent
        lines[place] = Line(indent, "o", indent + 1, "")
    return sorted([*marked, *letters])


def _without_headings(lines: list[Line], marked: list[int]) -> list[Line]:
    """Take ``#`` for the mark of a heading where it only stands at the margin; further in it is a bullet."""
    headings = [place for place in marked if lines[place].marker == "#"]
    if not headings or any(lines[place].indent for place in headings):
        return lines
    changed = list(lines)
    for place in headings:
        changed[place] = Line(0, "", 0, lines[place].written)
    return changed


def _align_numbers(lines: list[Line], marked: list[int]) -> list[Line]:
    """Let longer numbers stand as far in as short ones, where a page set them flush right (`` 9.``, ``10.``)."""
    numbers = [(place, lines[place]) for place in marked if lines[place].marker[:1].isdigit()]
    short = {line.indent for _, line in numbers if len(line.marker) == _SHORT_NUMBER}
    long = [(place, line) for place, line in numbers if len(line.marker) > _SHORT_NUMBER]
    aligned = [(place, line._replace(indent=line.indent + len(line.marker) - _SHORT_NUMBER)) for place, line in long]
    flush_right = (
        sum(line.indent not in short for _, line in long) if {line.indent for _, line in aligned} & short else 0
    )
    if not long or 2 * flush_right < len(long):
        return lines
    changed = list(lines)
    for place, line in aligned:
        changed[place] = line
    return changed


def _rejoin_links(raw: list[str]) -> list[str]:
    """Put Markdown links that were broken by a wrap back on one line; what follows an address needs no blank."""
    whole: list[str] = []
    joined = 0
    for line in raw:
        if joined < _MAX_LINK_LINES and whole and line.strip() and (gap := _open_link(whole[-1])) is not None:
            whole[-1] = whole[-1].rstrip() + gap + line.strip()
            joined += 1
        else:
            whole.append(line)
            joined = 0
    return whole


def _open_link(line: str) -> str | None:
    """Return what joins a line to the next when a link is open at its end: nothing inside an address, else a blank."""
    target = line.rfind("](")
    if target >= 0 and line.find(")", target) < 0:
        begun = "[" in line[:target] and line[target + 2 : target + 3] in _ADDRESS_STARTS
        return (" " if '"' in line[target:] else "") if begun else None
    text = line.rfind("[")
    return " " if text >= 0 and line.find("]", text) < 0 else None


def _is_date(text: str, end: int) -> bool:
    """Tell whether a number with a dot is the day of a date: ``22. Dezember 2019``."""
    words = text[end:].split(None, 2) if len(text) <= _MAX_DATE else []
    return len(words) > 1 and words[0].strip(".,").lower() in MONTHS and _YEAR.match(words[1]) is not None


def _unquoted(raw: list[str]) -> list[str]:
    """Take ``>`` off the page where list items with texts of their own stand behind it.

    An element that a page left open puts all of the comments below it inside a quotation.
    """
    items = sum(_QUOTED_ITEM.match(line) is not None for line in raw)
    return [_QUOTED.sub("", line, count=1) for line in raw] if items >= _FEWEST_QUOTED else raw


def _unframe(line: str) -> str:
    """Blank out the bars at both ends of a row, so that what stands inside keeps its column."""
    content = line.lstrip(_FRAME)
    return " " * (len(line) - len(content)) + content.rstrip(_FRAME)
