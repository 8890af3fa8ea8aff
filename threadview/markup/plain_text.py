"""Plain text → Body: paragraphs, marked lines as quotes, who is quoted, bare addresses as links."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from threadview.thread import Body

from .attribution import MOST_LINES, attribution_above
from .bbcode import unfold
from .builder import BodyBuilder
from .quote_marks import MarkedLine, read_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

_COLON: Final = re.compile(r"^[ \t]*:|://", re.MULTILINE)
_EXCESS_BLANK_LINES: Final = re.compile(r"\n[ \t]*\n[ \t\n]*")


def plain(text: str) -> Body:
    """Return the body of a text without markup.

    Lines are kept as they are broken; any number of blank lines parts paragraphs; blanks at the ends of lines go.
    Consecutive lines marked at one level (:mod:`~threadview.markup.quote_marks`) are one ``quote`` span, a paragraph of
    its own, without the marks; so is what ``[quote]`` brackets hold (:mod:`~threadview.markup.bbcode`). The lines above
    a quote that say whose words it holds are an ``attribution``.
    """
    if not _is_notable(text):
        return _unmarked(text)
    lines = read_marks(list(unfold(text)))
    _name_authors(lines)
    builder = BodyBuilder()
    for (level, initials), block in groupby(lines, lambda line: (line.level, line.initials)):
        builder.paragraph_break()
        start = builder.position
        _write(builder, block)
        if level:
            builder.span(start, "quote", level=level, marker=initials or None)
    return builder.body()


def _is_notable(text: str) -> bool:
    """Tell whether anything may be a mark, or a link: each sign by itself, as a pattern takes ten times as long."""
    if ">" in text or "|" in text or "}" in text or (":" in text and _COLON.search(text)):
        return True
    small = text.lower()
    return "ww." in small or "[quote" in small


def _name_authors(lines: list[MarkedLine]) -> None:
    """Find the attribution above each quote, at most one blank line between."""
    for at in range(1, len(lines)):
        above = at - 1 if lines[at - 1].text.strip() else at - 2
        if above < 0 or lines[above].level >= lines[at].level or lines[above].names is not None:
            continue
        level = lines[above].level
        nearest = [line.text for line in lines[max(above + 1 - MOST_LINES, 0) : above + 1] if line.level == level]
        if found := attribution_above(nearest):
            count, names = found
            lines[above + 1 - count : above + 1] = [
                line._replace(names=names) for line in lines[above + 1 - count : above + 1]
            ]


def _write(builder: BodyBuilder, block: Iterable[MarkedLine]) -> None:
    """Write lines of one level, with a span over each attribution."""
    for names, lines in groupby(block, lambda line: line.names):
        start = builder.position
        for line in lines:
            if line.text.strip():
                builder.write(line.text.rstrip())
                builder.line_break()
            else:
                builder.paragraph_break()
        if names is not None:
            builder.span(start, "attribution", marker=names or None)


def _unmarked(text: str) -> Body:
    """The common case, without a builder: nothing quoted, nothing linked."""
    from .clean import clean

    lines = [line.strip(" \t") for line in clean(text).split("\n")]
    return Body(_EXCESS_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip())
