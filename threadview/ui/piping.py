"""A command of the reader's, which is given on its standard input what is read; the terminal is its own meanwhile."""

from __future__ import annotations

import signal
import subprocess
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def run(command: str, lines: Iterable[str]) -> str:
    """Run a command in the shell, wait until what it wrote has been seen, and return what came of it, in words.

    Lines are made as the command takes them, and no further: it begins at once, and may leave whenever it has enough.
    What interrupts it is for it alone.
    """
    with _uninterrupted():
        code = _fed(command, lines)
        print("\n[Enter goes back to the thread]", end="", flush=True)  # noqa: T201 - on the terminal that was lent
        with suppress(EOFError):
            input()
    if code < 0:
        return f"{command}: ended by {signal.Signals(-code).name}"
    return f"{command}: exit code {code}" if code else f"{command}: done"


def _fed(command: str, lines: Iterable[str]) -> int:
    """Run a command, give it lines, and return its exit code."""
    process = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE)  # noqa: S602 - the reader typed it
    with suppress(BrokenPipeError), cast("IO[bytes]", process.stdin) as stream:
        stream.writelines(f"{line}\n".encode("utf-8", "replace") for line in lines)
    return process.wait()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Leave to a command what the keys of the terminal send to all that run on it.

    A handler that does nothing, unlike SIG_IGN, is not handed down to the command.
    """
    kinds = [kind for kind in ("SIGINT", "SIGQUIT") if hasattr(signal, kind)]
    before = {kind: signal.signal(getattr(signal, kind), lambda *_: None) for kind in kinds}
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(getattr(signal, kind), handler)
