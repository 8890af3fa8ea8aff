"""Somebody, or a cat, types and presses faster than anything can be seen: nothing breaks, and Ctrl+Q leaves."""

from __future__ import annotations

import fcntl
import os
import pty
import random
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
KEYS = (
    *"jkJKprxXhlnNaAtwmMDTSPfyYZ<>i?@z-+3o \t\r",
    *(
        "gg",
        "G",
        "zc",
        "zo",
        "za",
        "zM",
        "zR",
        "z1",
        "z2",
        "]o",
        "[o",
        '"',
        "gr",
        "]n",
        "[n",
        "gn",
        "ma",
        "'a",
        "}",
        "{",
    ),
    *("\x04", "\x15", "\x0f", "\x1b", "\x1b", "\x1b", "\x1b[A", "\x1b[B", "\x1b[6~", "\x1b[1;3C", "\x7f"),
    *("/the\r", "/a", "/by:", "\\a\r", ":help\r", ":tag\r", ":nothing\r", ":to"),
)
SIZES = ((40, 120), (24, 80), (10, 40), (50, 200))
PRESSES = 400
LEAVE = b"\x11"
SOON = 20.0


def typed(hand: random.Random) -> bytes:
    """Return a few keys, or what a terminal tells of a mouse that is pressed, dragged, let go, or turned."""
    if hand.random() < 0.85:
        return "".join(hand.choices(KEYS, k=hand.randint(1, 3))).encode()
    column, row = hand.randint(1, 110), hand.randint(1, 38)
    if hand.random() < 0.3:
        return f"\x1b[<{hand.choice((64, 65))};{column};{row}M".encode()
    over = f"\x1b[<32;{hand.randint(1, 110)};{hand.randint(1, 38)}M" if hand.random() < 0.4 else ""
    return f"\x1b[<0;{column};{row}M{over}\x1b[<0;{column};{row}m".encode()


def resize(terminal: int, rows: int, columns: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def read(terminal: int, seconds: float) -> bytes:
    """Return what comes within some seconds; nothing once the program has ended."""
    came = b""
    end = time.monotonic() + seconds
    while select.select([terminal], [], [], max(end - time.monotonic(), 0))[0]:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        came += piece
        if not piece:
            break
    return came


@pytest.mark.parametrize("example", ["observatory.json", "bicycle.md", "toollibrary.mbox"])
def test_whatever_is_typed_it_goes_on_until_it_is_left(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", "true")
    monkeypatch.chdir(tmp_path)
    program = str(Path(sys.executable).with_name("threadview"))
    child, terminal = pty.fork()
    if child == 0:
        os.execv(program, [program, "--select", "1", str(EXAMPLES / example)])  # noqa: S606 - the program under test
    resize(terminal, *SIZES[0])
    hand = random.Random(example)  # noqa: S311 - the same hands each time
    shown = read(terminal, 1.0)
    for press in range(PRESSES):
        os.write(terminal, typed(hand))
        shown = (shown + read(terminal, hand.choice((0, 0, 0.005, 0.02))))[-100_000:]
        if press % 40 == 39:
            resize(terminal, *hand.choice(SIZES))
            os.kill(child, signal.SIGWINCH)
    os.write(terminal, b"\x1b")
    shown += read(terminal, 0.5)
    os.write(terminal, LEAVE)
    shown = (shown + read(terminal, SOON))[-100_000:]
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert b"Traceback" not in shown
    assert os.waitstatus_to_exitcode(status) == 0
