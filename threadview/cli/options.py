"""The options of the command line, and what is said of those that are wrong."""

from __future__ import annotations

import argparse
from typing import Final, NoReturn

from threadview import __version__
from threadview.errors import UsageError

OUTPUTS: Final = ("text", "markdown", "json", "html")
COLORS: Final = ("auto", "always", "never")
LEAST_WIDTH: Final = 20
STANDARD_INPUT: Final = "-"
SIMILAR: Final = 0.75


class Parser(argparse.ArgumentParser):
    """An argument parser that raises, and suggests what may have been meant."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageError instead of printing the usage and leaving."""
        raise UsageError(message, mend=self._suggestion(message))

    def _suggestion(self, message: str) -> str:
        """Return the option or value that is nearest to what was refused."""
        from difflib import get_close_matches

        options = [option for action in self._actions for option in action.option_strings]
        values = [*OUTPUTS, *COLORS]
        given = [word.strip("'\":,").partition("=")[0] for word in message.split()]
        for word in given:
            known = options if word.startswith("-") else values
            near = get_close_matches(word, known, n=1, cutoff=SIMILAR)
            if near and word != near[0] and word not in known:
                return f"did you mean {near[0]}?"
        return "see threadview --help"


def parser() -> Parser:
    """Return the parser of the command line."""
    made = Parser(
        prog="threadview",
        description="Read an article and the discussion under it: saved pages, answers of sites, mailboxes, texts.",
        epilog="Without a terminal, or with --to, it writes and exits. On a terminal, ? shows the keys.",
        allow_abbrev=False,
    )
    add = made.add_argument
    add(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="a path, an address, hn:8863 and the like, or - for standard input; several are parts of one thread",
    )
    add("--format", metavar="NAME", help="read as this format, see --list-formats")
    add("--select", metavar="N", type=_selection, help="the Nth thread of a source that holds several, or all")
    add("--to", choices=OUTPUTS, help="write instead of opening the panes")
    add(
        "--find",
        metavar="QUERY",
        help='begin with this search; with --to, write only the matches: words, "a phrase", /regex/, by:ann, to:ann, '
        "@ann, quotes:1.2, quoted:>2, is:quoting, is:new (since the last visit; at a first one nothing is); "
        "-term for none of it",
    )
    add("--fold", metavar="LEVEL", type=_level, help="begin with all deeper levels folded, from 1")
    add("--at", metavar="COMMENT", help="begin at this comment (1.2.1 or its id); with --to, write only its branch")
    add("--width", metavar="N", type=_width, help="cells of a line of --to text")
    add("--color", choices=COLORS, default="auto", help="whether --to text is coloured; auto: on a terminal")
    add(
        "--plain-ui",
        action="store_true",
        help="everything in words, one thing below the other, for screen readers and braille; holds for --to text too",
    )
    add("--no-remember", action="store_true", help="read nothing of an earlier visit, and write nothing of this one")
    offline = made.add_mutually_exclusive_group()
    offline.add_argument("--offline", action="store_true", help="of addresses, read only the copies that were kept")
    offline.add_argument("--refresh", action="store_true", help="ask addresses again, even where a copy still holds")
    made.set_defaults(identity=None)
    add("--paths", action="store_true", help="say where the configuration, the memory and what is kept lie")
    add("--print-config", action="store_true", help="write the configuration that is in force, each setting explained")
    add("--list-formats", action="store_true", help="list the formats that can be read")
    add("--version", action="version", version=f"threadview {__version__}")
    made.set_defaults(config=None)  # is read when it is wanted
    made.set_defaults(aside=None)  # asks for what has to be fetched, where a process of its own can
    return made


def _selection(written: str) -> int | str:
    """Return the number of a thread, or ``"all"``."""
    if written == "all":
        return written
    return _number(written, least=1, what="a number from 1, or all")


def _level(written: str) -> int:
    """Return an outline level."""
    return _number(written, least=1, what="a level from 1")


def _width(written: str) -> int:
    """Return a width in cells."""
    return _number(written, least=LEAST_WIDTH, what=f"a width from {LEAST_WIDTH}")


def _number(written: str, *, least: int, what: str) -> int:
    """Return a whole number, or say what it should have been."""
    if not (written.isascii() and written.isdecimal() and len(written) < 10 and int(written) >= least):  # noqa: PLR2004 - digits of a sane number
        raise argparse.ArgumentTypeError(f"{written!r} is not {what}")
    return int(written)
