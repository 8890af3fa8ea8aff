"""The manual page, from what the program says of itself."""

from __future__ import annotations

import os
from textwrap import wrap
from typing import TYPE_CHECKING
from unittest.mock import patch

from told import Option, description, options, sources

from threadview import __version__
from threadview.cli.configuring import paths
from threadview.config.schema import SETTINGS
from threadview.readers import readers
from threadview.session import ACTIONS, Keymap
from threadview.session.manual import Section, sections
from threadview.sources.sites import PROGRAMS, SITES
from threadview.ui.screens.shelf import told as told_of_shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIDTH = 78
SAID = "read an article and the discussion under it"
CODES = {
    "0": "Done.",
    "1": "The source could not be read as a thread, or --find found nothing.",
    "2": "Wrong usage or configuration.",
    "130": "Interrupted.",
}
ENVIRONMENT = {
    "THREADVIEW_CONFIG": "The file of the configuration, in the place of its usual one.",
    "THREADVIEW_THEME, THREADVIEW_LAYOUT_STACKED, …": "A setting: it wins over the file.",
    "GITHUB_TOKEN, REDDIT_TOKEN, DISQUS_API_KEY": "What these sites are asked with.",
    "HTTPS_PROXY, ALL_PROXY, NO_PROXY": "The way to the web.",
    "NO_COLOR": "If it is set, nothing is coloured.",
    "BROWSER": "What opens links.",
}
EXAMPLES = {
    "threadview page.html": "Open a saved page in two panes.",
    "threadview https://lobste.rs/s/ID": "Open a story, its comments and the article that it leads to.",
    "lynx -dump https://… | threadview -": "Read a pipe; the keyboard stays with the terminal.",
    "threadview box.mbox --select 3 --to markdown": "Write the third thread of a mailbox.",
    "threadview talk.json --find 'by:ann is:quoted' --to text": "Write what others quote of Ann, with what it answers.",
    "threadview": "Show the threads that were read before.",
}


def page(date: str) -> str:
    """Return the page as of a date, written ``2026-11-27``."""
    return "\n".join([f'.TH THREADVIEW 1 {date} "threadview {__version__}" "User Commands"', *_body(), ""])


def _body() -> Iterator[str]:
    """Yield the lines below the title."""
    yield from (".SH NAME", rf"threadview \- {SAID}")
    yield from (".SH SYNOPSIS", ".B threadview", _text("[OPTION]... [SOURCE]..."))
    yield from (".SH DESCRIPTION", _text(description()), ".PP", _text(f"SOURCE is {sources()}."))
    yield from (".SH OPTIONS", *_list((_flags(option), f"{option.about}.") for option in options()))
    yield ".SH KEYS"
    yield _text("As they are before a configuration changes them; ? shows those that are in force.")
    told = sections(ACTIONS, told_of_shelf(Keymap(ACTIONS)))
    for section in told:
        yield from (f".SS {_quoted(section.title)}", *_rows(section))
    yield from (".SH FORMATS", *_list((_bold(reader.name), reader.about) for reader in readers()))
    yield from (".SH SITES", *_list((_bold(site.name), site.about) for site in (*SITES[:-1], *PROGRAMS, SITES[-1])))
    yield from (".SH CONFIGURATION", *_configuration())
    yield from (".SH ENVIRONMENT", *_list((_bold(name), about) for name, about in ENVIRONMENT.items()))
    yield from (".SH FILES", *_list((_bold(path), name) for name, path in _files()))
    yield from (".SH EXIT STATUS", *_list((_bold(code), about) for code, about in CODES.items()))
    yield from (".SH EXAMPLES", *_list((_bold(line), about) for line, about in EXAMPLES.items()))
    yield from (".SH SEE ALSO", r".BR mutt (1),", r".BR less (1)")


def _flags(option: Option) -> str:
    """Return an option as it is written."""
    flags = ", ".join(map(_bold, option.flags))
    return rf"{flags} \fI{_escaped(option.takes)}\fR" if option.takes else flags


def _rows(section: Section) -> Iterator[str]:
    """Yield the rows of a section of the help, close together, each with the name of its command."""
    yield ".PD 0"
    for row in section.rows:
        does = f"{row.does} (:{row.name})" if row.name else row.does
        yield from (".TP 20", _safe(", ".join(map(_bold, row.keys))), _text(does))
    yield ".PD"


def _configuration() -> Iterator[str]:
    """Yield what can be set."""
    yield _text("threadview --print-config writes the whole file with its defaults. What can be set:")
    for name, setting in SETTINGS.items():
        yield from _list([(_bold(name), f"{setting.about}; {setting.takes}")])
    yield from _list([(_bold("keys.NAME"), "the keys of an action, by its name: a list of sequences")])


def _files() -> Iterator[tuple[str, str]]:
    """Yield what lies where, with the variables that say so."""
    rooms = {f"XDG_{room}_HOME": f"/XDG_{room}_HOME" for room in ("CONFIG", "STATE", "CACHE")}
    with patch.dict(os.environ, rooms):
        for line in paths():
            name, _, path = line.partition("\t")
            yield name, path.replace("/XDG", "$XDG", 1)


def _list(items: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield paragraphs with a head each; heads are roff already."""
    for head, text in items:
        yield from (".TP", _safe(head), _text(text))


def _bold(text: str) -> str:
    return rf"\fB{_escaped(text)}\fR"


def _quoted(text: str) -> str:
    return '"' + _escaped(text).replace('"', r"\(dq") + '"'


def _text(text: str) -> str:
    """Return a text as lines of roff; Markdown's marks of code are for other places."""
    lines = wrap(_escaped(text.replace("`", "")), WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(map(_safe, lines))


def _safe(line: str) -> str:
    """Keep a line from being taken for a request."""
    return rf"\&{line}" if line[:1] in {".", "'"} else line


def _escaped(text: str) -> str:
    """Return a text in which nothing is a command of roff, in ASCII."""
    marks = {"\\": r"\e", "-": r"\-", "~": r"\(ti", "^": r"\(ha", "`": r"\(ga", "'": r"\(aq"}
    return "".join(marks.get(letter) or (letter if letter.isascii() else rf"\[u{ord(letter):04X}]") for letter in text)
