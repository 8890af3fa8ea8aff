"""Whether somebody sits at a terminal that panes can be opened on."""

from __future__ import annotations

import os
import sys


def can_open_panes() -> bool:
    """Tell whether somebody looks at standard output, with a terminal that can place characters."""
    return sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb" and _has_keyboard()


def _has_keyboard() -> bool:
    """Make sure that keys can be read: when standard input is a pipe, from the terminal itself."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        keyboard = os.open("/dev/tty", os.O_RDONLY)
    except OSError:
        return False
    os.dup2(keyboard, 0)
    os.close(keyboard)
    sys.stdin = open(0, encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115 - it stays open, as sys.stdin does
    return True
