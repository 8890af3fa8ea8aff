"""The command line: options, exit codes, and the choice between the panes and an output.

Exit codes: 0 done; 1 the source could not be read as a thread, or nothing matched; 2 wrong usage or configuration; 130
interrupted.
Standard output carries data only, messages go to standard error. What a run does not need is not imported.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Final

from threadview.errors import ThreadviewError, UsageError

from .options import STANDARD_INPUT, parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence
    from typing import NoReturn

    from threadview.fork import Half

INTERRUPTED: Final = 130


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
    from threadview.output.stream import ended, speak_utf8, write

    speak_utf8()
    options.aside = _standing_by(options)
    told = _told(options)
    if told is not None:
        write(ended(told))
        return 0
    return _read(options)


def _standing_by(options: argparse.Namespace) -> Half | None:
    """Start what asks for the sources of an interface, if one may be far away: it needs longer than all else to begin.

    Whether one is takes imports to tell, for which it does not wait; where none is, it is dismissed.
    """
    tells = options.list_formats or options.paths or options.print_config
    if tells or options.offline or options.to is not None or STANDARD_INPUT in options.sources:
        return None
    from threadview.output.terminal import can_open_panes

    if not any(":" in source for source in options.sources) or not can_open_panes():
        return None
    from threadview.fork import split_off

    return split_off(_ask)


def _ask(reading: int, writing: int) -> None:
    """Ask for what is far away, as the process that was split off for it."""
    from threadview.sources.web.aside import serve

    serve(reading, writing)


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
    from threadview.output.stream import ended, write
    from threadview.output.terminal import can_open_panes

    from .opening import browse_shelf, open_near, read_on
    from .supply import Supply, chosen
    from .writing import listed, memory_of, write_threads

    if _is_shelf_wanted(options) and can_open_panes():
        return browse_shelf(options)
    options.sources = options.sources or _standard_input()
    supply = Supply(options)
    if options.to is None and STANDARD_INPUT not in options.sources and can_open_panes():
        return read_on(supply, options)
    threads = supply.threads()
    if options.to is None and can_open_panes():
        return open_near(supply, threads, options)
    places = chosen(threads, options.select)
    if places is None:
        write(ended(listed(threads)))
        return 0
    return write_threads([threads[place] for place in places], options, memory_of(threads, options))


def _is_shelf_wanted(options: argparse.Namespace) -> bool:
    """Tell whether somebody at a terminal names nothing to read."""
    at_terminal = sys.stdin is not None and sys.stdin.isatty()
    return not options.sources and options.to is None and not options.no_remember and at_terminal


def _standard_input() -> list[str]:
    """Return the source to read when none is named: standard input, unless somebody sits there."""
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("no SOURCE is named", mend="give a path, or - for standard input")
    return [STANDARD_INPUT]


def _formats() -> Iterator[str]:
    """Return the names of the formats and what they are."""
    from threadview.readers import FORMATS, readers

    width = max(map(len, FORMATS))
    return (f"{reader.name:{width}}  {reader.about}" for reader in readers())


def _refuse(error: ThreadviewError) -> int:
    """Say what is wrong, and return the exit code for it."""
    from threadview.markup import clean_line

    sys.stderr.write(f"threadview: {clean_line(str(error))}\n")
    return error.exit_code
