"""Laying out a body at a width: first where its lines break, then, for those on screen, what a line shows."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.thread import BLOCK_KINDS

from . import table
from .blocks import PLAIN, Block, blocks
from .cells import width_of
from .runs import ROLES, Line, Overlay, Run
from .wrap import cut, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from threadview.thread import Body

TAB_IN_CODE: Final = "    "
QUOTE_BAR: Final = "▌ "
_RANK: Final = {role: rank for rank, role in enumerate(ROLES)}


class Slice(NamedTuple):
    """One line of a laid-out body.

    Attributes:
        start: First code point shown.
        end: One past the last.
        prefix: What stands before it: a bullet, the bars of a nested quote, indentation.
        block: What kind of line it is.
        columns: For the row of a table that fits: the width of each column; else None.
        fill: Shown instead of the text: a rule across the width.
        role: What the fill is.
    """

    start: int
    end: int
    prefix: str = ""
    block: Block = PLAIN
    columns: list[int] | None = None
    fill: str = ""
    role: str = "rule"


class BodyLayout:
    """The lines of a body at one width.

    Attributes:
        body: What is laid out.
        slices: Its lines.
    """

    __slots__ = ("_inline", "_starts", "body", "slices")

    def __init__(self, body: Body, slices: list[Slice]) -> None:
        """Sort the inline spans by the lines they stand on, once."""
        self.body = body
        self.slices = slices
        self._starts = [piece.start for piece in slices]
        inline = (Overlay(s.start, s.end, s.kind) for s in body.spans if s.kind not in BLOCK_KINDS)
        self._inline = self.by_line(inline)

    def line_of(self, offset: int) -> int:
        """Return the line that shows a code point of the text."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def by_line(self, overlays: Iterable[Overlay]) -> dict[int, list[Overlay]]:
        """Return the overlays of each line that has some."""
        lines: dict[int, list[Overlay]] = {}
        for overlay in overlays:
            first, last = self.line_of(overlay.start), self.line_of(max(overlay.end - 1, overlay.start))
            for line in range(first, last + 1):
                lines.setdefault(line, []).append(overlay)
        return lines

    def paint(self, line: int, overlays: Sequence[Overlay] = ()) -> Line:
        """Return what a line shows, with the overlays that stand on it."""
        piece = self.slices[line]
        roles = _block_roles(piece.block)
        runs: list[Run] = [(piece.prefix, ("item",) if piece.block.item else ("gutter",))] if piece.prefix else []
        if piece.fill:
            return (*runs, (piece.fill, (piece.role,)))
        marks = [*self._inline.get(line, ()), *overlays]
        if piece.columns is None:
            return (*runs, *_runs(self.body.text, piece.start, piece.end, roles, marks))
        for column, cell in enumerate(table.cells(self.body.text, piece.start, piece.end)):
            if column:
                runs.append((table.GAP, ("rule",)))
            runs += _runs(self.body.text, cell.start, cell.end, roles, marks)
            runs.append((" " * (piece.columns[column] - width_of(self.body.text[cell.start : cell.end])), ()))
        return tuple(runs)


def lay_out(body: Body, width: int, left_out: Sequence[tuple[int, int]] = ()) -> BodyLayout:
    """Break a body into lines of at most ``width`` cells.

    Args:
        body: What is laid out.
        width: Cells of a line.
        left_out: Ranges of the text that are not shown, in order; a line says how much stood there.
    """
    slices = _slices(body, width) if body.spans else _plain_slices(body.text, width)
    return BodyLayout(body, _without(slices, left_out) if left_out else slices)


def _without(slices: list[Slice], left_out: Sequence[tuple[int, int]]) -> list[Slice]:
    """Put one line in the place of those that stand wholly in a range left out."""
    kept: list[Slice] = []
    starts = [start for start, _ in left_out]
    dropped = 0
    for piece in slices:
        place = bisect_right(starts, piece.start) - 1
        if place >= 0 and piece.end <= left_out[place][1] and (piece.end > piece.start or dropped):
            dropped += 1
            said = f"⋯ {dropped} quoted {'line' if dropped == 1 else 'lines'}, T shows them"
            first = kept.pop().start if dropped > 1 else piece.start
            kept.append(Slice(first, first, fill=said, role="meta"))
        else:
            dropped = 0
            kept.append(piece)
    return kept


def _slices(body: Body, width: int) -> list[Slice]:
    """Break a text with spans, each line as its block wants."""
    slices: list[Slice] = []
    rows: list[tuple[int, int, Block]] = []
    shown_items: set[int] = set()
    for start, end, block in blocks(body):
        if rows and block.span is not rows[0][2].span:
            slices += _table(body.text, rows, width)
            rows = []
        if block.kind == "table":
            rows.append((start, end, block))
            continue
        slices += _lines(body.text, start, end, block, width, shown_items)
    if rows:
        slices += _table(body.text, rows, width)
    return slices


def _plain_slices(text: str, width: int) -> list[Slice]:
    """Break a text without spans."""
    slices = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        fits = 2 * (end - start) <= width
        slices += [Slice(a, b) for a, b in (((start, end),) if fits else wrap(text, start, end, width))]
        start = end + 1
    return slices


def _lines(text: str, start: int, end: int, block: Block, width: int, shown_items: set[int]) -> list[Slice]:
    """Break one line of the text as its block wants."""
    bars = QUOTE_BAR * min(max(block.quote - 1, 0), 8)
    if block.kind == "rule":
        return [Slice(start, end, bars, block, fill="─" * max(width - len(bars), 1))]
    if block.kind == "codeblock":
        room = width - len(bars)
        tabs = text.count("\t", start, end)
        if tabs:
            room = max(room - tabs * (len(TAB_IN_CODE) - 1), room // 4)
        return [Slice(a, b, bars, block) for a, b in cut(text, start, end, room)]
    lead, hang = _item_prefix(block, shown_items)
    ranges = wrap(text, start, end, width - width_of(bars + hang), width - width_of(bars + lead))
    return [Slice(a, b, bars + (hang if place else lead), block) for place, (a, b) in enumerate(ranges)]


def _item_prefix(block: Block, shown_items: set[int]) -> tuple[str, str]:
    """Return what stands before the first and the other lines of a list item: its marker is shown once."""
    item = block.item
    if item is None:
        return "", ""
    marker = f"{item.marker or '•'} "
    indent = "  " * min(max(item.level - 1, 0), 10)
    hang = indent + " " * width_of(marker)
    if id(item) in shown_items:
        return hang, hang
    shown_items.add(id(item))
    return indent + marker, hang


def _table(text: str, rows: list[tuple[int, int, Block]], width: int) -> list[Slice]:
    """Lay out the rows of one table."""
    split = [table.cells(text, start, end) for start, end, _ in rows]
    widths = table.column_widths(text, split, width)
    if widths is None:
        return stacked(text, rows, split, width)
    slices = []
    for place, (start, end, block) in enumerate(rows):
        block_here = block._replace(level=1) if place == 0 else block
        slices.append(Slice(start, end, "", block_here, widths))
        if place == 0:
            rule = "─┼─".join("─" * column for column in widths)
            slices.append(Slice(end, end, "", block, fill=rule))
    return slices


def stacked(text: str, rows: list[tuple[int, int, Block]], split: list[list[table.Cell]], width: int) -> list[Slice]:
    """Lay out a table that is too wide: each cell on lines of its own, behind the head of its column."""
    heads = [text[cell.start : cell.end] for cell in split[0]]
    slices = []
    for place, (_, _, block) in enumerate(rows[1:] or rows, start=1 if rows[1:] else 0):
        for column, cell in enumerate(split[place]):
            head = f"{heads[column]}: " if place and column < len(heads) else ""
            lead = head if width_of(head) <= width // 2 else ""
            ranges = wrap(text, cell.start, cell.end, width - 2, width - width_of(lead))
            slices += [Slice(a, b, "  " if line else lead, block) for line, (a, b) in enumerate(ranges)]
        slices.append(Slice(split[place][-1].end, split[place][-1].end, "", block))
    return slices[:-1]


def _block_roles(block: Block) -> tuple[str, ...]:
    """Return the roles that a whole line plays."""
    roles = []
    if block.kind == "table":
        if block.level:
            roles.append("tablehead")
    elif block.kind:
        roles.append(block.kind)
    if block.quote:
        roles.append("quote")
    return tuple(roles)


def _runs(text: str, start: int, end: int, roles: tuple[str, ...], marks: Sequence[Overlay]) -> list[Run]:
    """Cut ``text[start:end]`` where roles change."""
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    code = "codeblock" in roles
    if not here:
        return [(_shown(text[start:end], code=code), roles)] if end > start else []
    edges = {start, end}
    for mark in here:
        edges.update((max(mark.start, start), min(mark.end, end)))
    places = sorted(edges)
    runs = []
    for a, b in pairwise(places):
        names = {mark.role for mark in here if mark.start < b and mark.end > a}.union(roles)
        runs.append((_shown(text[a:b], code=code), tuple(sorted(names, key=_RANK.__getitem__))))
    return runs


def _shown(text: str, *, code: bool) -> str:
    """Return the characters as they are shown: a tab has no width of its own."""
    if "\t" in text:
        return text.replace("\t", TAB_IN_CODE if code else " ")
    return text
