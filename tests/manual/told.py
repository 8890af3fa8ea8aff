"""What the program says of itself, as the manual page and the completions need it: options, formats, sites."""

from __future__ import annotations

import argparse
import re
from typing import NamedTuple

from threadview.cli.options import parser
from threadview.readers import readers
from threadview.search import SCOPES, STATES


class Option(NamedTuple):
    """An option of the command line.

    Attributes:
        flags: As it is written: ``-h``, ``--help``.
        takes: What it is given: a word in capitals, or one of a few others; empty for nothing.
        about: What it does.
        values: What it can be given, with what that means, as far as that is known beforehand.
        starts: What it can be given begins with one of the values, and goes on.
    """

    flags: tuple[str, ...]
    takes: str
    about: str
    values: dict[str, str]
    starts: bool = False

    @property
    def brief(self) -> str:
        """What it does, as far as it is said first."""
        return re.split("[;:(]", self.about)[0].strip()


def options() -> list[Option]:
    """Return all options, in the order of ``--help``."""
    return [_option(action) for action in _actions() if action.option_strings and action.help != argparse.SUPPRESS]


def sources() -> str:
    """Return what is said of the sources."""
    return next(str(action.help) for action in _actions() if not action.option_strings)


def description() -> str:
    """Return what the program does, and how it is told."""
    made = parser()
    return f"{made.description} {made.epilog}"


def _actions() -> list[argparse.Action]:
    return parser()._actions


def _option(action: argparse.Action) -> Option:
    values = _values(action)
    choices = "|".join(map(str, action.choices or ()))
    takes = "" if action.nargs == 0 else str(action.metavar or choices)
    about = str(action.help) % {"default": action.default, "prog": "threadview"}
    return Option(tuple(action.option_strings), takes, about, values, action.dest == "find")


def _values(action: argparse.Action) -> dict[str, str]:
    """Return what an option can be given; of some that only the reader checks, it stands elsewhere."""
    elsewhere = {
        "format": {reader.name: reader.about for reader in readers()},
        "select": {"all": "all threads"},
        "find": dict.fromkeys([*(scope for scope in SCOPES if scope != "is:"), *(f"is:{name}" for name in STATES)], ""),
    }
    return dict.fromkeys(map(str, action.choices), "") if action.choices else elsewhere.get(action.dest, {})
