"""Commands by their names, as ``:`` takes them: every action of the table, other words for some, and what has no keys.

A command is a name, or as much of it as no other begins with, and what it is given: ``fold 2``, ``find by:ann is:new``,
``save talk.md``, ``theme nord``, ``quit``. The number of a comment alone goes there.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from threadview.errors import UsageError

from .actions import ACTIONS, BY_ID, FILE, NAME, NUMBER, ONE_LETTER, QUERY, SHELL, WORDS

COMMENT, THEME = "COMMENT", "THEME"
OPTIONAL: Final = frozenset({"", QUERY, NAME, FILE, SHELL, WORDS, THEME})
"""What need not be given: without it there is nothing to give, or it is asked for."""

MOST_NAMED: Final = 8
_PLACE: Final = re.compile(r"#?\d[\d.]*")


class Command(NamedTuple):
    """One command.

    Attributes:
        name: What is typed.
        does: The id of the action, or what the screen knows it by.
        title: What it does, as an imperative.
        takes: What it is given; an empty string for nothing.
    """

    name: str
    does: str
    title: str
    takes: str = ""

    @property
    def usage(self) -> str:
        """How it is written: ``save [FILE]``, ``to-level NUMBER``."""
        if not self.takes:
            return self.name
        return f"{self.name} [{self.takes}]" if self.takes in OPTIONAL else f"{self.name} {self.takes}"


class Order(NamedTuple):
    """A command with what it is given."""

    command: Command
    argument: str = ""


_OTHER_WORDS: Final = (("fold", "to-level"), ("find", "search"), ("write", "save"), ("w", "save"), ("q", "quit"))
_GO: Final = Command("go", "go", "go to a comment: 1.2.1, #12, or its id", COMMENT)

COMMANDS: Final[tuple[Command, ...]] = (
    *(Command(action.id, action.id, action.title, action.takes) for action in ACTIONS),
    _GO,
    Command("theme", "theme", "choose the colours", THEME),
    *(Command(word, does, BY_ID[does].title, BY_ID[does].takes) for word, does in _OTHER_WORDS),
)
"""All commands. One name may stand twice: given something, it does one thing, given nothing another."""


def ordered(text: str) -> Order:
    """Return the command that was typed, with what it is given.

    Raises:
        UsageError: There is no such command, it is not clear which, or what it is given is not what it takes.
    """
    if _PLACE.fullmatch(text.strip()):
        return Order(_GO, text.strip())
    name, _, given = text.strip().partition(" ")
    argument = given.strip()
    named = _named(name)
    fitting = [one for one in named if (one.takes if argument else one.takes in OPTIONAL)]
    if not fitting:
        what = f"{named[0].name} takes nothing" if argument else f"{named[0].name} needs to be given something"
        raise UsageError(what, mend=f"type {named[0].usage}")
    return Order(fitting[0], _checked(fitting[0], argument))


def candidates(text: str) -> list[str]:
    """Return the names that begin as a text does, each with a blank where more is to follow."""
    names = {one.name: one for one in COMMANDS if one.name.startswith(text)}
    return sorted(f"{name} " if one.takes else name for name, one in names.items())


def takes(text: str) -> tuple[str, str]:
    """Return the beginning of a text up to what the command is given, and what that is; two empty strings for none."""
    name, blank, _ = text.partition(" ")
    kind = next((one.takes for one in COMMANDS if one.name == name and one.takes), "") if blank else ""
    return (name + blank, kind) if kind else ("", "")


def hint(text: str) -> str:
    """Return what to say of a command while it is typed: which it may be, or what it does."""
    name, blank, _ = text.lstrip().partition(" ")
    if not name:
        return "Tab completes"
    if _PLACE.fullmatch(name):
        return _GO.title
    exact = [one for one in COMMANDS if one.name == name]
    begun = [one.strip() for one in candidates(name)]
    if exact and (blank or len(begun) == 1):
        given = [one for one in exact if one.takes] if blank else exact
        return f"{(given or exact)[0].usage}: {(given or exact)[0].title}"
    if not begun:
        return "no such command"
    return "  ".join(begun[:MOST_NAMED]) + ("  …" if len(begun) > MOST_NAMED else "")


def _named(name: str) -> list[Command]:
    """Return the commands of a name, or of the only one that begins so."""
    exact = [one for one in COMMANDS if one.name == name]
    begun = sorted({one.name for one in COMMANDS if one.name.startswith(name)})
    if exact or len(begun) == 1:
        return exact or [one for one in COMMANDS if one.name == begun[0]]
    if begun:
        raise UsageError(f"{name!r} may be {', '.join(begun[:MOST_NAMED])}", mend="type more of it")
    from difflib import get_close_matches

    near = get_close_matches(name, dict.fromkeys(one.name for one in COMMANDS), n=2)
    mend = f"did you mean {' or '.join(near)}?" if near else "Tab shows all"
    raise UsageError(f"there is no command {name!r}", mend=mend)


def _checked(command: Command, argument: str) -> str:
    """Return what a command is given, when it is of the kind that it takes."""
    number = argument.isascii() and argument.isdecimal() and len(argument) < 10 and int(argument) > 0  # noqa: PLR2004 - digits of a sane number
    if command.takes == NUMBER and not number:
        raise UsageError(f"{argument!r} is not a number from 1", mend=f"type {command.usage}")
    if command.takes == ONE_LETTER and not (len(argument) == 1 and "a" <= argument <= "z"):
        raise UsageError(f"{argument!r} is not a letter from a to z", mend=f"type {command.usage}")
    return argument
