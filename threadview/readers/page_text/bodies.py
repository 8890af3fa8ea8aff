"""From the lines of one text to its Body: wrapped lines joined again, lists and quoted passages kept."""

from __future__ import annotations

from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup import BodyBuilder, plain
from threadview.markup.markdown import markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.thread import Body

    from .lines import Line

_WIDEST: Final = 130
_SAMPLED: Final = 5000
_ENOUGH_BREAKS: Final = 8
_LONG_SHARE: Final = 0.6
_WRAPPED_SHARE: Final = 0.7
_OVERLONG: Final = 0.05
_DASHES: Final = frozenset("-–—")
_FIRST_HAN: Final = "\u2e80"
_OWN_LINES: Final = frozenset(">|")
_NEARLY_WIDEST: Final = (0.98, 0.95, 0.9)


class Wrap(NamedTuple):
    """How a page was wrapped.

    Attributes:
        width: The columns that a line may fill.
        from_margin: Whether these are counted from the margin of the page, or from that of each paragraph.
    """

    width: int
    from_margin: bool

    def edge(self, line: Line) -> int:
        """Return where a line ends, as this wrap counts."""
        return len(line.text) + (line.column if self.from_margin else 0)


def wrap_of(lines: Sequence[Line], whole: Sequence[Line] = ()) -> Wrap | None:
    """Return how a part of a page was wrapped, None when it was not; as the whole was where it is too short to tell.

    It counts as wrapped when nearly every long line that goes on below broke where the next word would not have
    fitted.
    """
    if _has_long_lines(lines):
        return None
    lines = lines[:_SAMPLED]
    going_on = [(line, below) for line, below in pairwise(lines) if below.text and _goes_on(line, below)]
    if len(going_on) < _ENOUGH_BREAKS:
        return wrap_of(whole) if whole else None
    for share in _NEARLY_WIDEST:
        wraps = [_widest(going_on, share, from_margin=from_margin) for from_margin in (True, False)]
        explained, wrap = max(((_explained(wrap, going_on), wrap) for wrap in wraps), key=itemgetter(0))
        if wrap.width <= _WIDEST and explained >= _WRAPPED_SHARE:
            return wrap
    return None


def _widest(going_on: list[tuple[Line, Line]], share: float, *, from_margin: bool) -> Wrap:
    """Return the wrap that leaves this share of the lines within its width."""
    edges = sorted(Wrap(0, from_margin).edge(line) for line, _ in going_on)
    return Wrap(edges[int(len(edges) * share) - 1], from_margin)


def _explained(wrap: Wrap, going_on: list[tuple[Line, Line]]) -> float:
    """Return the share of the breaks after long lines that a wrap explains."""
    long = [pair for pair in going_on if wrap.edge(pair[0]) > _LONG_SHARE * wrap.width]
    return sum(_forced(*pair, wrap) for pair in long) / max(1, len(long))


def _has_long_lines(lines: Sequence[Line]) -> bool:
    """Tell whether more than a few lines are longer than any wrap would have left them."""
    written = [line.text for line in lines[:_SAMPLED] if line.text]
    return sum(len(text) > _WIDEST and "](" not in text for text in written) > _OVERLONG * len(written)


def _goes_on(line: Line, below: Line) -> bool:
    """Tell whether a line goes on in the written one below it; addresses, which no wrap could break, do not count."""
    if not line.text or below.marker or below.indent != line.column:
        return False
    return " " in line.text and "](" not in line.text


def compose(lines: Sequence[Line], wrap: Wrap | None, *, marked: bool = False) -> Body:
    """Return the body of these lines.

    Args:
        lines: The lines of one text.
        wrap: How the page was wrapped; None when it was not: then every line break is its author's.
        marked: The first line's marker is that of the whole text, so it is no part of it.
    """
    if marked:
        lines = [lines[0]._replace(marker="", indent=lines[0].column), *lines[1:]]
    joined = _join(lines, wrap) if wrap else list(lines)
    if not any(line.marker for line in joined):
        return plain("\n".join(line.text for line in joined))
    builder = BodyBuilder()
    columns: list[int] = []
    for line in joined:
        if line.blank:
            builder.paragraph_break()
        elif line.marker:
            _write_item(builder, line, columns)
        else:
            builder.write(line.text)
            builder.line_break()
    return builder.body()


def compose_markdown(raw: Sequence[str]) -> Body:
    """Return the body of lines that an extractor wrote as Markdown; the first may have lost its margin."""
    margin = min((len(line) - len(line.lstrip()) for line in raw[1:] if line.strip()), default=0)
    return markdown("\n".join([*(line.lstrip() for line in raw[:1]), *(line[margin:] for line in raw[1:])]))


def _write_item(builder: BodyBuilder, line: Line, columns: list[int]) -> None:
    """Write a list item; ``columns`` are those of the items that it stands in. A marker alone is a text."""
    while columns and columns[-1] >= line.indent:
        columns.pop()
    columns.append(line.indent)
    builder.line_break()
    start = builder.position
    builder.write(line.text or line.marker)
    if line.text:
        builder.span(start, "item", level=len(columns), marker=line.marker)
    builder.line_break()


def _join(lines: Sequence[Line], wrap: Wrap) -> list[Line]:
    """Join the lines that were broken only because the next word did not fit."""
    joined: list[Line] = []
    text = ""
    pieces: list[str] = []
    for before, above, line in zip([None, None, *lines], [None, *lines], lines, strict=False):
        if above and _continues(before, above, line, wrap):
            pieces.append("" if _is_han(text) and _is_han(line.text) else " ")
        else:
            _finish(joined, pieces)
            joined.append(line)
            pieces = []
        pieces.append(line.written if len(pieces) > 1 else line.text)
        text = line.text[-1:]
    _finish(joined, pieces)
    return joined


def _finish(joined: list[Line], pieces: list[str]) -> None:
    """Give the last line the text of all that were joined to it."""
    if len(pieces) > 1:
        joined[-1] = joined[-1]._replace(text="".join(pieces))


def _is_han(text: str) -> bool:
    """Tell whether a text begins with a character of a script that parts words by no blanks."""
    return text[:1] >= _FIRST_HAN


def _continues(before: Line | None, above: Line, line: Line, wrap: Wrap) -> bool:
    """Tell whether a line goes on with the one above it.

    Quoted lines and rows of tables stand for themselves, but what a wrap broke off a single ``>`` line goes on with it;
    a dash or a number at the head of a full paragraph's next line is no marker.
    """
    if not line.text or not above.text or line.text[0] in _OWN_LINES or above.text[0] == "|":
        return False
    if line.marker and (above.marker or line.indent != above.column or not _may_be_word(line)):
        return False
    alone = above.text[0] != ">" or before is None or before.text[:1] != ">"
    return alone and _forced(above, line, wrap)


def _may_be_word(line: Line) -> bool:
    """Tell whether the marker of a line may belong to a sentence; ``1.`` more likely begins a list."""
    return line.marker in _DASHES or line.path > (1,)


def _forced(line: Line, below: Line, wrap: Wrap) -> bool:
    """Tell whether the first word of the line below would not have fitted on this line."""
    word = below.text.find(" ")
    return wrap.edge(line) + 1 + (len(below.text) if word < 0 else word) > wrap.width
