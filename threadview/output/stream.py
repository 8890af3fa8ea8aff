"""Standard output as a place to write to: its charset, its width, whether it shows colours, when nobody reads it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from threadview.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DEFAULT_WIDTH: Final = 80
"""Cells of a line where no terminal tells."""

LEAST_WIDTH: Final = 20


def ended(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines with their ends."""
    return (f"{line}\n" for line in lines)


def write(pieces: Iterable[str]) -> None:
    """Write pieces, and see them off, so that a closed pipe is noticed here.

    Raises:
        BrokenPipeError: Who read the output has left.
        OutputError: There is no room for it.
    """
    try:
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        close_quietly()
        what = f"cannot be written: {error.strerror or error}"
        raise OutputError(what, mend="make room, or write elsewhere", where="standard output") from None


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale says, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def close_quietly() -> None:
    """Let the interpreter flush into nothing what was not written yet."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def terminal_width() -> int:
    """Return the width of the terminal that is written to, :data:`DEFAULT_WIDTH` where there is none."""
    if not sys.stdout.isatty():
        return DEFAULT_WIDTH
    from shutil import get_terminal_size

    return max(get_terminal_size((DEFAULT_WIDTH, 24)).columns, LEAST_WIDTH)


def is_coloured(color: str) -> bool:
    """Tell whether to write colours under ``--color``.

    With ``auto`` a NO_COLOR that is set forbids them, even one set to nothing, which no-color.org would pass over.
    """
    if color != "auto":
        return color == "always"
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM", "dumb") != "dumb"
