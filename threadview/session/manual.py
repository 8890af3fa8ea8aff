"""All that the help tells: the keys of every place, the mouse, queries and commands, and what of it has some words.

The manual page is made from the same (``tests/manual``).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.layout.wrap import wrap
from threadview.search import TERMS

from .actions import shown_key
from .commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from threadview.layout.runs import Line, Run

    from .actions import Action

COLUMN: Final = 18
NARROW_COLUMN: Final = 13
NARROW: Final = 56
"""Below this width the first column is a narrow one."""

WIDE: Final = 90
"""From this width on the names of the commands stand beside what they do."""

INDENT: Final = 2
GAP: Final = 3


class Row(NamedTuple):
    """One thing that is told.

    Attributes:
        keys: What is pressed or typed, in one way or several.
        does: What comes of it.
        name: Its command.
    """

    keys: tuple[str, ...]
    does: str
    name: str = ""


class Section(NamedTuple):
    """Rows under a heading."""

    title: str
    rows: tuple[Row, ...]


AT_THE_PROMPT: Final = Section(
    "Typing at the prompt",
    (
        Row(("Enter",), "take what is typed"),
        Row(("Esc",), "give everything back as it was; so does Backspace in an empty line"),
        Row(("↑", "↓"), "what was answered here before"),
        Row(("Tab", "Shift+Tab"), "complete commands, files, themes, names, terms of a query; what to pipe"),
        Row(("Ctrl+A", "Ctrl+E"), "to the beginning, to the end of the line"),
        Row(("Ctrl+W", "Ctrl+U", "Ctrl+K"), "delete a word, all before, all behind the cursor"),
    ),
)
IN_LISTS: Final = Section(
    "Choosing from a list",
    (
        Row(("letters",), "narrow the list to what fits them"),
        Row(("↓", "↑", "Ctrl+N", "PgDn", "PgUp"), "move in the list"),
        Row(("Enter",), "choose"),
        Row(("Ctrl+L",), "among people: limit to them and what they answer"),
        Row(("Ctrl+T",), "among people: colour them everywhere, or no longer"),
        Row(("Esc",), "leave the list"),
    ),
)
IN_BOXES: Final = Section(
    "In what lies over the thread",
    (
        Row(("j", "k", "↓", "↑"), "a line on, a line back"),
        Row(("Space", "PgDn", "PgUp", "Ctrl+D", "Ctrl+U"), "a page, or half of one"),
        Row(("g", "G"), "to the beginning, to the end"),
        Row(("/", "letters"), "in this help: narrow it; in the overview, Enter goes where a line leads"),
        Row(("Esc", "q"), "close it"),
    ),
)
MOUSE: Final = Section(
    "Mouse",
    (
        Row(("press",), "on a comment: go to it; on its mark: fold or unfold it"),
        Row(("press",), "on a link: open it; on a quote: go to the words it quotes"),
        Row(("press",), "beside a paragraph that is quoted, on the count: list who quotes it"),
        Row(("press",), "on the article or the comments, or left on the last line: give the keys to a pane"),
        Row(("press",), "right on the last line: show this help; beside a box: close it"),
        Row(("press",), "on the shelf: go to a thread; once more: read it"),
        Row(("wheel",), "scroll the pane that is pointed at"),
        Row(("drag",), "over text: select it, as it was written; on the splitter or a scrollbar: move it"),
        Row(("Ctrl+C", "y"), "copy what is selected"),
        Row(("Shift+drag",), "in most terminals: select what the screen shows"),
    ),
)


def sections(actions: Sequence[Action], shelf: Iterable[tuple[str, str]]) -> tuple[Section, ...]:
    """Return all that is told.

    Args:
        actions: The table of actions, with the keys that are in force.
        shelf: The keys of the shelf, parted by blanks, and what they do.
    """
    of_actions = [
        Section(title, tuple(Row(tuple(map(shown_key, one.keys)), one.title, one.id) for one in group))
        for title, group in groupby(actions, lambda action: action.section)
    ]
    return (
        *of_actions,
        AT_THE_PROMPT,
        Section("Queries: find comments (all terms must hold)", tuple(Row(term.written, term.finds) for term in TERMS)),
        Section("Commands: : and the name of any action, or", tuple(_commands())),
        IN_LISTS,
        IN_BOXES,
        Section("On the shelf", tuple(Row(tuple(keys.split()), does) for keys, does in shelf)),
        MOUSE,
    )


def narrowed(told: Iterable[Section], typed: str) -> tuple[Section, ...]:
    """Return what has all words of a text, in any case unless one has an upper-case letter; first, the key itself."""
    words = typed.split()
    told = tuple(told)
    if not words:
        return told
    of_key = tuple(row for section in told for row in section.rows if typed.strip() in row.keys)
    kept = (Section(title, tuple(row for row in rows if _has(title, row, words))) for title, rows in told)
    return (*([Section(f"The key {typed.strip()}", of_key)] if of_key else []), *(one for one in kept if one.rows))


def count(told: Iterable[Section]) -> int:
    """Return how many rows are told."""
    return sum(len(section.rows) for section in told)


def help_lines(told: Iterable[Section], width: int, typed: str = "") -> list[Line]:
    """Return sections as lines of at most ``width`` cells, with the words of a text marked."""
    words = typed.split()
    made: list[Line] = []
    for section in told:
        heads = (_marked(part, ("heading",), words) for part in _wrapped(section.title, width))
        made += [*([()] if made else []), *heads]
        for row in section.rows:
            made += _row(row, width, words)
    return made


def _commands() -> Iterator[Row]:
    """Yield the commands that are no action's name, and those that are given something."""
    names = sorted({one.name for one in COMMANDS if one.takes or one.name != one.does})
    for name in names:
        one = next(one for one in COMMANDS if one.name == name and (one.takes or one.name != one.does))
        yield Row((f":{one.usage}",), one.title)


def _has(title: str, row: Row, words: Iterable[str]) -> bool:
    """Tell whether a row, or its heading, has all words."""
    text = " ".join((title, *row.keys, row.does, row.name))
    return all(word in text if word != word.lower() else word in text.lower() for word in words)


def _row(row: Row, width: int, words: Sequence[str]) -> Iterator[Line]:
    """Yield the lines of a row: what it does beside its keys, or below them where they are long."""
    column = COLUMN if width >= NARROW else NARROW_COLUMN
    keys = "  ".join(row.keys)
    lead = _marked(" " * INDENT + keys, ("label",), words)
    room = max(width - column, 1)
    if len(keys) + INDENT < column:
        lead += ((" " * (column - INDENT - len(keys)), ()),)
    else:
        for part in _wrapped(keys, max(width - INDENT, 1)):
            yield _marked(" " * INDENT + part, ("label",), words)
        lead = ((" " * column, ()),)
    parts = _wrapped(row.does, room)
    name = f":{row.name}" if row.name and width >= WIDE and len(parts) == 1 else ""
    if name and len(parts[0]) + len(name) + GAP <= room:
        blank = " " * (room - len(parts[0]) - len(name))
        yield (*lead, *_marked(parts[0], (), words), (blank, ()), *_marked(name, ("time",), words))
        return
    for part in parts:
        yield (*lead, *_marked(part, (), words))
        lead = ((" " * column, ()),)


def _wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines."""
    return [text[start:end] for start, end in wrap(text, 0, len(text), width)]


def _marked(text: str, roles: tuple[str, ...], words: Iterable[str]) -> tuple[Run, ...]:
    """Return a text as runs, those of the words lit."""
    lit = bytearray(len(text))
    for word in words:
        within = text if word != word.lower() else text.lower()
        place = within.find(word) if len(within) == len(text) else -1
        while place >= 0:
            lit[place : place + len(word)] = b"\1" * len(word)
            place = within.find(word, place + 1)
    runs = []
    for is_lit, group in groupby(range(len(text)), lit.__getitem__):
        places = list(group)
        runs.append((text[places[0] : places[-1] + 1], (*roles, "hit") if is_lit else roles))
    return tuple(runs)
