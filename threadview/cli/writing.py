"""Writing threads to standard output, in the form that is asked for, limited to what is asked for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from threadview.errors import UsageError

from .supply import forget
from .telling import Count, Telling

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from threadview.session import Findings
    from threadview.store import Memory
    from threadview.thread import Thread

NO_MATCH: Final = 1


def memory_of(threads: Sequence[Thread], options: argparse.Namespace) -> Memory | None:
    """Return the memory that a search may ask what is new; what is written leaves no trace in it."""
    if options.no_remember or "is:" not in (options.find or "").lower():
        return None
    from threadview.store import Memory

    return Memory(threads, options.sources, writes=False)


def write_threads(threads: Sequence[Thread], options: argparse.Namespace, memory: Memory | None) -> int:
    """Write threads in the form that is asked for, limited to what is asked for."""
    from threadview.output.stream import write
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
        findings = compared(
            _studied(thread, is_writing=written > 0), memory.recall(thread).result() if memory else None
        )
        keep = _kept(findings, options)
        if keep is not None and not keep:
            continue
        if written and options.to != "json":
            write("\n")
        _write(_pieces(findings, keep, options), options.to or "text")
        written += 1
    forget([memory] if memory else [])
    if not written:
        sys.stderr.write("threadview: no comment matches\n")
    return 0 if written else NO_MATCH


def _studied(thread: Thread, *, is_writing: bool) -> Findings:
    """Return a thread with everything that is to be found in it."""
    from threadview.session import study

    count = Count()

    def said() -> str:
        if count.passed > len(thread):  # the article passes too
            return "looking for names"
        return f"looking for quotes · {count.passed:,} of {len(thread):,} comments"

    with Telling(said, is_writing=is_writing):
        return study(thread, count.of)


def _write(pieces: Iterator[str], form: str) -> None:
    """Write a thread."""
    from threadview.output.stream import write

    count = Count()
    with Telling(lambda: f"writing {form} · {count.passed:,} lines", is_writing=True):
        write(count.of(pieces))


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


def _pieces(findings: Findings, keep: frozenset[int] | None, options: argparse.Namespace) -> Iterator[str]:
    """Return an output, piece by piece."""
    if options.to == "json":
        from threadview.output import json

        return json.pieces(findings, keep=keep)
    from threadview.output.stream import ended

    if options.to == "markdown":
        from threadview.output import markdown

        return ended(markdown.lines(findings, keep=keep))
    if options.to == "html":
        from threadview.output import html

        return ended(html.lines(findings, fold=options.fold, keep=keep))
    from datetime import UTC, datetime

    from threadview.output import text
    from threadview.output.stream import is_coloured, terminal_width

    width, now = options.width or terminal_width(), datetime.now(UTC)
    color = is_coloured(options.color)
    return ended(
        text.lines(findings, width=width, now=now, color=color, fold=options.fold, keep=keep, plain_ui=options.plain_ui)
    )


def listed(threads: Sequence[Thread]) -> Iterator[str]:
    """Yield a line a thread: its number, title and size."""
    from threadview.session.status import loaded

    for number, thread in enumerate(threads, 1):
        yield f"{number}\t{thread.title or '(no title)'}\t{loaded(thread)}"
