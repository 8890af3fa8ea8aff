"""The overview in lines, each with what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from threadview.layout.age import age
from threadview.layout.cells import truncate
from threadview.layout.header import counted, short
from threadview.layout.plots import MARGIN, Column, sparkline, spoken_table, table
from threadview.layout.runs import Line, fit

from .course import moment
from .target import Walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .course import Course, Stretch
    from .people import Participant
    from .summary import Level, Overview, Quoted
    from .target import Target

Entry = tuple[Line, "Target | None"]


class Table(Protocol):
    """Lays out names with what is counted of each: :func:`table`, or :func:`spoken_table`."""

    def __call__(
        self,
        head: str,
        names: Sequence[str],
        amounts: Sequence[float],
        columns: Sequence[Column],
        width: int,
        role: str = "label",
        /,
    ) -> list[Line]:
        """Return the lines, the head first."""


MOST_PEOPLE: Final = 10
MOST_EXCHANGES: Final = 10
LONGEST_NAME: Final = 22
_CAPTION: Final = 12
_SCALE: Final = 21
"""Cells that the scale behind a sparkline gets."""


def lines(overview: Overview, width: int, *, plain: bool = False) -> list[Entry]:
    """Return the lines of an overview for a width in cells; those without a target are heads, scales and blanks.

    With ``plain`` all of it is in words.
    """
    if not overview.comments:
        return [((("no comments here", ("meta",)),), None)]
    sections = (_people, _exchanges, _answered, _quoted, _course, _levels)
    made: list[Entry] = [(((said, ("meta",)),), None) for said in _summary(overview)]
    for section in sections:
        if entries := section(overview, width, spoken_table if plain else table):
            made += [((), None), *entries]
    return [(fit(_in_words(line) if plain else line, width), target) for line, target in made]


def _in_words(line: Line) -> Line:
    """Return a line without what is drawn on it."""
    return tuple((text, roles) for text, roles in line if "guide0" not in roles)


def _summary(overview: Overview) -> Iterator[str]:
    """Yield what is said of the whole."""
    writers = sum(1 for one in overview.participants if one.comments and not one.guessed)
    by = f" by {counted(writers, 'person', 'people')}" if writers else ", nobody has a name"
    quoting = counted(len(overview.quoting), "of them quotes", "of them quote")
    yield f"{counted(overview.comments, 'comment', 'comments')}{by}; {quoting}"
    if guessed := sum(len(one.comments) for one in overview.participants if one.guessed):
        yield f"{counted(guessed, 'comment has', 'comments have')} a name that is guessed, with a ? behind it"
    if not overview.whole:
        yield "not all of it was studied yet: there may be more quotes and names"


def _people(overview: Overview, width: int, table: Table) -> list[Entry]:
    """Return who takes part."""
    shown = overview.participants[:MOST_PEOPLE]
    if not shown:
        return []
    columns = (
        Column("comments", [_number(len(one.comments)) for one in shown]),
        Column("answers", [_number(one.answers) for one in shown]),
        Column("answered", [_number(one.answered) for one in shown]),
        Column("quotes", [_number(one.quotes) for one in shown]),
        Column("quoted", [_number(one.quoted) for one in shown]),
        Column("named", [_number(len(one.naming)) for one in shown]),
        Column("last", [age(one.last, overview.now) if one.last else "" for one in shown]),
    )
    anyone = any(one.comments for one in shown)
    amounts = [len(one.comments if anyone else one.naming) for one in shown]
    made = table("People", [_short(one.name) for one in shown], amounts, columns, width, "author")
    entries = _led(made, [_walk_of(one) for one in shown])
    if more := len(overview.participants) - len(shown):
        entries.append((((MARGIN, ()), (f"and {more:,} more: @ lists everyone", ("meta",))), None))
    return entries


def _walk_of(person: Participant) -> Walk | None:
    """Return the comments of a person, or else those that name that person."""
    if person.comments:
        return Walk(f"by {person.name}", person.comments)
    return Walk(f"naming {person.name}", person.naming) if person.naming else None


def _exchanges(overview: Overview, width: int, table: Table) -> list[Entry]:
    """Return who answers and quotes whom."""
    shown = overview.exchanges[:MOST_EXCHANGES]
    if not shown:
        return []
    names = [f"{_short(one.who)} → {_short(one.whom)}" for one in shown]
    columns = (
        Column("answers", [_number(len(one.answers)) for one in shown]),
        Column("quotes", [_number(len(one.quotes)) for one in shown]),
    )
    amounts = [len(one.answers) + len(one.quotes) for one in shown]
    targets = [Walk(f"from {one.who} to {one.whom}", one.comments) for one in shown]
    return _led(table("Who answers and quotes whom", names, amounts, columns, width, "author"), targets)


def _answered(overview: Overview, width: int, table: Table) -> list[Entry]:
    """Return the comments that are answered most."""
    shown = overview.answered
    if not shown:
        return []
    label_width = max(len(short(one.label)) for one in shown)
    names = [f"{short(one.label).ljust(label_width)}  {one.words}" for one in shown]
    columns = (
        Column("answers", [_number(len(one.answers)) for one in shown]),
        Column("quoted", [_number(len(one.quoting)) for one in shown]),
    )
    targets = [Walk(f"that answer {one.label}", one.answers) for one in shown]
    room = max(width * 3 // 5, 1)
    made = table(
        "Most answered", [truncate(name, room) for name in names], [len(one.answers) for one in shown], columns, width
    )
    return _led(made, targets)


def _quoted(overview: Overview, _width: int, _table: Table) -> list[Entry]:
    """Return the passages that are quoted most, two lines each: the words, and who quotes them."""
    if not overview.quoted:
        return []
    entries: list[Entry] = [((("Most quoted", ("heading",)),), None)]
    for passage in overview.quoted:
        entries += _passage(passage)
    return entries


def _passage(passage: Quoted) -> list[Entry]:
    """Return the lines of a passage."""
    times = f"{len(passage.quoting)}×"
    words: Line = ((MARGIN, ()), (f"{times}  ", ("count",)), (f"“{passage.words}”", ("found",)))
    more = len(passage.quoting) - len(passage.quoters)
    said = ", ".join(passage.quoters) + (f" and {more:,} more" if more else "")
    quoters: Line = (
        (MARGIN + " " * (len(times) + 2), ()),
        (passage.source, ("label",)),
        (", quoted by ", ("meta",)),
        (said, ("author",)),
    )
    walk = Walk(f"that quote {passage.source}", passage.quoting)
    return [(words, passage.place), (quoters, walk)]


def _course(overview: Overview, width: int, table: Table) -> list[Entry]:
    """Return how the discussion went on: two sparklines with their scale, then stretches of it."""
    course = overview.course
    parts = course.stretches()
    to_minutes = len(parts) > 1 and (parts[1].start - parts[0].start) % 86400 != 0
    names = [_place(course, part, to_minutes=to_minutes) for part in parts]
    columns = (
        Column("comments", [_number(part.past - part.first) for part in parts]),
        Column("" if course.timed else "characters", [] if course.timed else [_number(part.amount) for part in parts]),
        Column("deepest level", [_number(part.level) for part in parts]),
    )
    head = "Over time (UTC)" if course.timed else "Over the page"
    made = table(head, names, [part.amount for part in parts], columns, width)
    targets = [
        Walk(f"from {name} on", course.within(part)) if part.first < part.past else None
        for name, part in zip(names, parts, strict=True)
    ]
    entries = _led(made, targets)
    return [entries[0], *_sparklines(course, width), *entries[1:]]


def _sparklines(course: Course, width: int) -> Iterator[Entry]:
    """Yield the course as two sparklines, each with its scale, which lead to where it is busiest and deepest."""
    kind = "comments" if course.timed else "characters"
    parts = course.even(max(width - len(MARGIN) - _CAPTION - _SCALE, 1))
    busiest = max(parts, key=lambda part: part.amount)
    scale = f" in {_length(parts[1].start - parts[0].start)}" if course.timed and len(parts) > 1 else ""
    yield _sparkline(kind, [part.amount for part in parts], scale), Walk("where it is busiest", course.within(busiest))
    yield _sparkline("level", [part.level for part in parts], ""), Walk("at the deepest level", course.deepest())


def _sparkline(caption: str, values: Sequence[int], scale: str) -> Line:
    """Return a sparkline with its caption before it and its scale behind it."""
    most = max(values)
    return (
        (MARGIN, ()),
        (caption.ljust(_CAPTION), ("label",)),
        (sparkline(values, most), ("guide0",)),
        (f"  most {most:,}{scale}", ("meta",)),
    )


def _length(seconds: float) -> str:
    """Return a length of time in one unit, rounded: ``40m``, ``3h``, ``5d``."""
    for unit, size in (("d", 86400), ("h", 3600), ("m", 60)):
        if seconds >= size:
            return f"{round(seconds / size)}{unit}"
    return f"{max(round(seconds), 1)}s"


def _place(course: Course, part: Stretch, *, to_minutes: bool) -> str:
    """Return where a stretch begins, in words."""
    return moment(part.start, to_minutes=to_minutes) if course.timed else f"comment {int(part.start) + 1:,}"


def _levels(overview: Overview, width: int, table: Table) -> list[Entry]:
    """Return how many comments stand how deep."""
    shown = overview.levels
    names = [_level_name(level) for level in shown]
    amounts = [len(level.comments) for level in shown]
    columns = (
        Column("comments", [_number(amount) for amount in amounts]),
        Column("share", [_share(amount, overview.comments) for amount in amounts]),
    )
    targets = [Walk(f"on {name}", level.comments) for name, level in zip(names, shown, strict=True)]
    return _led(table("Depth", names, amounts, columns, width), targets)


def _level_name(level: Level) -> str:
    """Return ``level 3``, or ``levels 21–40``."""
    return f"level {level.first}" if level.first == level.last else f"levels {level.first:,}–{level.last:,}"


def _share(part: int, whole: int) -> str:
    """Return ``12%``; more than nothing never reads as nothing."""
    said = f"{part / whole:.0%}"
    return "<1%" if said == "0%" else said


def _led(made: Sequence[Line], targets: Iterable[Target | None]) -> list[Entry]:
    """Return the lines of a table with their targets; its head has none."""
    return list(zip(made, (None, *targets), strict=True))


def _number(number: int) -> str:
    """Return a number, and nothing for 0."""
    return f"{number:,}" if number else ""


def _short(name: str) -> str:
    """Return a name that leaves room for what is said of it."""
    return truncate(name, LONGEST_NAME)
