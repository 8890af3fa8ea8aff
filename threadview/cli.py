"""The command line: options, exit codes, and the choice between the panes and an output.

Exit codes: 0 done; 1 the source could not be read as a thread, or nothing matched; 2 wrong usage; 130 interrupted.
Standard output carries data only, messages go to standard error. What a run does not need is not imported.
"""

from __future__ import annotations

import argparse
import gc
import sys
from typing import TYPE_CHECKING, Final, NoReturn

from . import __version__
from .errors import ThreadviewError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .session import Findings
    from .store import Memory
    from .thread import Thread

OUTPUTS: Final = ("text", "markdown", "json")
COLORS: Final = ("auto", "always", "never")
LEAST_WIDTH: Final = 20
SIMILAR: Final = 0.75
INTERRUPTED: Final = 130
NO_MATCH: Final = 1


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
        from .output.stream import close_quietly

        close_quietly()
        return 0
    finally:
        gc.enable()


def _run(argv: list[str]) -> int:
    """Do what the arguments ask for."""
    options = _parser().parse_args(argv)
    from .output.stream import speak_utf8, write
    from .output.terminal import can_open_panes

    speak_utf8()
    if options.list_formats:
        return _list_formats()
    options.sources = options.sources or _standard_input()
    threads = _threads(options.sources, options.format)
    chosen = _chosen(threads, options.select)
    if options.to is None and can_open_panes():
        return _open_panes(threads, chosen, options, _memory(threads, options, writes=True))
    if chosen is None:
        write(_listed(threads))
        return 0
    return _write_threads([threads[place] for place in chosen], options, _memory(threads, options, writes=False))


class _Parser(argparse.ArgumentParser):
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


def _parser() -> _Parser:
    """Return the parser of the command line."""
    parser = _Parser(
        prog="threadview",
        description="Read an article and the discussion under it: saved pages, answers of sites, mailboxes, texts.",
        epilog="Without a terminal, or with --to, it writes and exits. On a terminal, ? shows the keys.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("sources", nargs="*", metavar="SOURCE", help="a path, or - for standard input; several are parts of one thread")
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
    add("--no-remember", action="store_true", help="read nothing of an earlier visit, and write nothing of this one")
    add("--list-formats", action="store_true", help="list the formats that can be read")
    add("--version", action="version", version=f"threadview {__version__}")
    return parser


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


def _standard_input() -> list[str]:
    """Return the source to read when none is named: standard input, unless somebody sits there."""
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("no SOURCE is named", mend="give a path, or - for standard input")
    return ["-"]


def _threads(sources: Sequence[str], name: str | None) -> Sequence[Thread]:
    """Return the threads of the sources; several sources make one."""
    from .readers import read
    from .sources import open_source

    read_from = [read(open_source(source), name) for source in sources]
    if len(read_from) == 1:
        return read_from[0]
    for source, threads in zip(sources, read_from, strict=True):
        if len(threads) != 1:
            what = f"holds {len(threads)} threads, and several sources are parts of one"
            raise UsageError(what, mend="give it alone", where=source)
    from .readers.joining import join

    return [join([threads[0] for threads in read_from])]


def _chosen(threads: Sequence[Thread], select: int | str | None) -> Sequence[int] | None:
    """Return the places of the threads that are asked for; None where several could be meant."""
    if select is None:
        return (0,) if len(threads) == 1 else None
    if isinstance(select, str):
        return range(len(threads))
    if select > len(threads):
        count = "1 thread" if len(threads) == 1 else f"{len(threads)} threads"
        raise UsageError(f"there is no thread {select}", mend=f"the source holds {count}", where="--select")
    return (select - 1,)


def _memory(threads: Sequence[Thread], options: argparse.Namespace, *, writes: bool) -> Memory | None:
    """Return what remembers visits, where that is wanted; what is written needs it only for a search that asks it."""
    if options.no_remember or not (writes or "is:" in (options.find or "").lower()):
        return None
    from .store import Memory

    return Memory(threads, options.sources, writes=writes)


def _open_panes(
    threads: Sequence[Thread], chosen: Sequence[int] | None, options: argparse.Namespace, memory: Memory | None
) -> int:
    """Open the interface and return its exit code."""
    select = chosen[0] if chosen and len(chosen) == 1 else None
    if memory and select is not None:
        memory.recall(threads[select])  # it is read while the interface is imported
    from .ui.app import run

    try:
        return run(threads, select=select, find=options.find, fold=options.fold, at=options.at, memory=memory)
    finally:
        _forget(memory)


def _forget(memory: Memory | None) -> None:
    """Wait until everything is written, and say what could not be."""
    if memory:
        memory.close()
        sys.stderr.writelines(f"threadview: {words}\n" for words in memory.notices())


def _write_threads(threads: Sequence[Thread], options: argparse.Namespace, memory: Memory | None) -> int:
    """Write threads in the form that is asked for, limited to what is asked for."""
    from .output.stream import write
    from .session import study
    from .session.status import is_partial, loaded
    from .session.visits import compared

    written = 0
    for thread in threads:
        if options.find is not None and is_partial(thread):
            sys.stderr.write(f"threadview: searched only what is loaded: {loaded(thread)}\n")
        findings = compared(study(thread), memory.recall(thread).result() if memory else None)
        keep = _kept(findings, options)
        if keep is not None and not keep:
            continue
        if written and options.to != "json":
            write([""])
        write(_lines(findings, keep, options))
        written += 1
    _forget(memory)
    if not written:
        sys.stderr.write("threadview: no comment matches\n")
    return 0 if written else NO_MATCH


def _kept(findings: Findings, options: argparse.Namespace) -> frozenset[int] | None:
    """Return the comments that --find and --at leave; None for all."""
    if options.find is None and options.at is None:
        return None
    from time import monotonic

    from .session.selection import branch, comment_at, matching

    kept = frozenset(range(len(findings.thread)))
    if options.at is not None:
        kept = branch(findings.thread, comment_at(findings.thread, options.at))
    return kept & matching(findings, options.find, monotonic) if options.find is not None else kept


def _lines(findings: Findings, keep: frozenset[int] | None, options: argparse.Namespace) -> Iterator[str]:
    """Return the lines of an output."""
    if options.to == "json":
        from .output import json

        return json.lines(findings, keep=keep)
    if options.to == "markdown":
        from .output import markdown

        return markdown.lines(findings, keep=keep)
    from datetime import UTC, datetime

    from .output import text
    from .output.stream import is_coloured, terminal_width

    width, now = options.width or terminal_width(), datetime.now(UTC)
    return text.lines(findings, width=width, now=now, color=is_coloured(options.color), fold=options.fold, keep=keep)


def _listed(threads: Sequence[Thread]) -> Iterator[str]:
    """Yield a line a thread: its number, title and size."""
    for number, thread in enumerate(threads, 1):
        count = "1 comment" if len(thread) == 1 else f"{len(thread)} comments"
        yield f"{number}\t{thread.title or '(no title)'}\t{count}"


def _list_formats() -> int:
    """Write the names of the formats and what they are."""
    from .output.stream import write
    from .readers import READERS

    width = max(len(reader.name) for reader in READERS)
    write(f"{reader.name:{width}}  {reader.about}" for reader in READERS)
    return 0


def _refuse(error: ThreadviewError) -> int:
    """Say what is wrong, and return the exit code for it."""
    from .markup import clean_line

    sys.stderr.write(f"threadview: {clean_line(str(error))}\n")
    return error.exit_code
