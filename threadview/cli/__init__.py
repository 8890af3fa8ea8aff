"""The command line: options, exit codes, and the choice between the panes and an output.

Exit codes: 0 done; 1 the source could not be read as a thread, or nothing matched; 2 wrong usage or configuration; 130
interrupted.
Standard output carries data only, messages go to standard error. What a run does not need is not imported.
"""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Final

from threadview.errors import ThreadviewError, UsageError

from .options import STANDARD_INPUT, parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import NoReturn

    from threadview.session import Findings
    from threadview.store import Memory
    from threadview.thread import Thread

    from .loading import Loading
    from .supply import Supply

INTERRUPTED: Final = 130
NO_MATCH: Final = 1


def command() -> NoReturn:
    """Run as a program of its own and end it.

    Once the output is written the process ends at once: to take a thread of 100,000 comments apart in memory before the
    end takes longer than to leave the interface, and serves nobody.
    """
    code = main()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        sys.exit(code)
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; every error is one sentence on standard error."""
    gc.disable()
    try:
        return _run(sys.argv[1:] if argv is None else list(argv))
    except ThreadviewError as error:
        return _refuse(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        from threadview.output.stream import close_quietly

        close_quietly()
        return 0
    finally:
        gc.enable()


def _run(argv: list[str]) -> int:
    """Do what the arguments ask for."""
    options = parser().parse_args(argv)
    from threadview.output.stream import speak_utf8, write

    speak_utf8()
    told = _told(options)
    if told is not None:
        write(told)
        return 0
    return _read(options)


def _told(options: argparse.Namespace) -> Iterable[str] | None:
    """Return what the program says of itself, where it is asked for that; make out what the reader has set."""
    if options.list_formats:
        return _formats()
    from .configuring import Configured, paths

    if options.paths:
        return paths()
    options.config = Configured(options)
    return options.config.lines() if options.print_config else None


def _read(options: argparse.Namespace) -> int:
    """Read sources, for the interface or for an output."""
    from threadview.output.stream import write
    from threadview.output.terminal import can_open_panes

    from .supply import Supply, chosen

    if _is_shelf_wanted(options) and can_open_panes():
        return _browse(options)
    options.sources = options.sources or _standard_input()
    supply = Supply(options)
    if options.to is None and STANDARD_INPUT not in options.sources and can_open_panes():
        return _read_on(supply, options)
    threads = supply.threads()
    if options.to is None and can_open_panes():
        return _open_near(supply, threads, options)
    places = chosen(threads, options.select)
    if places is None:
        write(_listed(threads))
        return 0
    return _write_threads([threads[place] for place in places], options, _memory(threads, options))


def _is_shelf_wanted(options: argparse.Namespace) -> bool:
    """Tell whether somebody at a terminal names nothing to read."""
    at_terminal = sys.stdin is not None and sys.stdin.isatty()
    return not options.sources and options.to is None and not options.no_remember and at_terminal


def _browse(options: argparse.Namespace) -> int:
    """Show the threads that were read before, and open those that are chosen, one after another."""
    from threadview.store.shelf import Shelf
    from threadview.ui.browser import browse

    from .supply import Supply

    shelf, notice, offline = Shelf(), "", options.offline
    try:
        while chosen := browse(shelf, notice, options.config):
            notice, options.offline = "", offline or chosen.offline
            options.sources, options.identity = list(chosen.entry.sources), chosen.entry.identity
            try:
                _read_on(Supply(options), options)
            except ThreadviewError as error:
                notice = str(error)
    finally:
        shelf.close()
    return 0


def _read_on(supply: Supply, options: argparse.Namespace) -> int:
    """Open the interface on sources."""
    if supply.is_far():
        return _open_far(supply, options)
    known = supply.recalled()
    if known is None and supply.is_big():
        return _open_late(supply, options, supply.begin())
    return _open_near(supply, known or supply.read(), options)


def _open_near(supply: Supply, threads: Sequence[Thread], options: argparse.Namespace) -> int:
    """Open the interface on threads that are here."""
    try:
        shown = None if options.no_remember else partial(supply.index.keep, threads)
        return _open_panes(threads, options, supply, shown=shown)
    finally:
        supply.index.leave()


def _standard_input() -> list[str]:
    """Return the source to read when none is named: standard input, unless somebody sits there."""
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("no SOURCE is named", mend="give a path, or - for standard input")
    return [STANDARD_INPUT]


def _memory(threads: Sequence[Thread], options: argparse.Namespace) -> Memory | None:
    """Return the memory that a search may ask what is new; what is written leaves no trace in it."""
    if options.no_remember or "is:" not in (options.find or "").lower():
        return None
    from threadview.store import Memory

    return Memory(threads, options.sources, writes=False)


def _open_far(supply: Supply, options: argparse.Namespace) -> int:
    """Open the interface on what has to be fetched: at once, unless all of it is kept here anyway."""
    loading = supply.begin()
    loading.settle()
    news = loading.news()
    if news.error is not None:
        raise news.error
    if news.is_last:
        options.select = None  # it was chosen when it was read
        return _open_panes(news.threads, options, supply)
    return _open_late(supply, options, loading)


def _open_late(supply: Supply, options: argparse.Namespace, loading: Loading) -> int:
    """Open the interface on what is being read, or fetched."""
    try:
        return _open_panes([], options, supply, loading=loading)
    finally:
        supply.index.leave()


def _open_panes(
    threads: Sequence[Thread],
    options: argparse.Namespace,
    supply: Supply,
    *,
    loading: Loading | None = None,
    shown: Callable[[], None] | None = None,
) -> int:
    """Open the interface and return its exit code; ``shown`` is called once it is there."""
    from .supply import chosen

    places = chosen(threads, options.select) if threads else None
    select = places[0] if places and len(places) == 1 else None
    memory = supply.memory(threads) if threads else None
    if memory and select is not None:
        memory.recall(threads[select])  # it is read while the interface is imported
    from threadview.session.arrival import Opening
    from threadview.ui.app import run

    opening = Opening(options.find, options.fold, options.at)
    chosen_threads = threads if select is None else [threads[select]]
    try:
        return run(chosen_threads, supply, opening, memory=memory, shown=shown, loading=loading, config=options.config)
    finally:
        _forget(supply.memories)


def _forget(memories: Sequence[Memory]) -> None:
    """Wait until everything is written, and say what could not be."""
    for memory in memories:
        memory.close()
        sys.stderr.writelines(f"threadview: {words}\n" for words in memory.notices())


def _write_threads(threads: Sequence[Thread], options: argparse.Namespace, memory: Memory | None) -> int:
    """Write threads in the form that is asked for, limited to what is asked for."""
    from threadview.output.stream import write
    from threadview.session import study
    from threadview.session.status import is_partial, loaded
    from threadview.session.visits import compared

    if options.to == "html" and len(threads) > 1:
        raise UsageError("a page holds one thread", mend=f"choose: --select 1 to {len(threads)}", where="--to html")
    written = 0
    for thread in threads:
        if options.find is not None and is_partial(thread):
            sys.stderr.write(f"threadview: searched only what is loaded: {loaded(thread)}\n")
        if options.to != "json":
            sys.stderr.writelines(f"threadview: {note}\n" for note in thread.notes)
        findings = compared(study(thread), memory.recall(thread).result() if memory else None)
        keep = _kept(findings, options)
        if keep is not None and not keep:
            continue
        if written and options.to != "json":
            write([""])
        write(_lines(findings, keep, options))
        written += 1
    _forget([memory] if memory else [])
    if not written:
        sys.stderr.write("threadview: no comment matches\n")
    return 0 if written else NO_MATCH


def _kept(findings: Findings, options: argparse.Namespace) -> frozenset[int] | None:
    """Return the comments that --find and --at leave; None for all."""
    if options.find is None and options.at is None:
        return None
    from time import monotonic

    from threadview.session.selection import branch, comment_at, matching

    kept = frozenset(range(len(findings.thread)))
    if options.at is not None:
        kept = branch(findings.thread, comment_at(findings.thread, options.at))
    return kept & matching(findings, options.find, monotonic) if options.find is not None else kept


def _lines(findings: Findings, keep: frozenset[int] | None, options: argparse.Namespace) -> Iterator[str]:
    """Return the lines of an output."""
    if options.to == "json":
        from threadview.output import json

        return json.lines(findings, keep=keep)
    if options.to == "markdown":
        from threadview.output import markdown

        return markdown.lines(findings, keep=keep)
    if options.to == "html":
        from threadview.output import html

        return html.lines(findings, fold=options.fold, keep=keep)
    from datetime import UTC, datetime

    from threadview.output import text
    from threadview.output.stream import is_coloured, terminal_width

    width, now = options.width or terminal_width(), datetime.now(UTC)
    color = is_coloured(options.color)
    return text.lines(
        findings, width=width, now=now, color=color, fold=options.fold, keep=keep, plain_ui=options.plain_ui
    )


def _listed(threads: Sequence[Thread]) -> Iterator[str]:
    """Yield a line a thread: its number, title and size."""
    from threadview.session.status import loaded

    for number, thread in enumerate(threads, 1):
        yield f"{number}\t{thread.title or '(no title)'}\t{loaded(thread)}"


def _formats() -> Iterator[str]:
    """Return the names of the formats and what they are."""
    from threadview.readers import READERS

    width = max(len(reader.name) for reader in READERS)
    return (f"{reader.name:{width}}  {reader.about}" for reader in READERS)


def _refuse(error: ThreadviewError) -> int:
    """Say what is wrong, and return the exit code for it."""
    from threadview.markup import clean_line

    sys.stderr.write(f"threadview: {clean_line(str(error))}\n")
    return error.exit_code
