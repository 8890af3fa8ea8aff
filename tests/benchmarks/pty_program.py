"""A terminal program measured from outside: started in a pty, timed from a key to the end of the picture it causes.

A picture is complete at the end of a synchronised update (``CSI ? 2026 l``), which the program is told we understand,
as most terminals of today do. Times are taken when bytes arrive; nothing is parsed while a program is being waited for.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Sequence

FRAME_END: Final = b"\x1b[?2026l"
QUIET: Final = 0.04
"""Seconds without output after which a program is taken to have answered a key."""
PATIENCE: Final = 1.0
"""Seconds after which a key is taken to have no answer."""
AT_REST: Final = 0.05
"""Of a second, what a process may still use that does nothing."""

_QUERIES: Final = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?(?:2048|1016)\$p"), b""),
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
)
_ESCAPES: Final = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]].*?(?:\x1b\\|\x07)|[ -/]*[0-~])", re.DOTALL)


class Answer(NamedTuple):
    """What followed a key.

    Attributes:
        seconds: From the key to the end of its last picture; None when there was none.
        frames: How many pictures.
    """

    seconds: float | None
    frames: int


class Leaving(NamedTuple):
    """How a program ended.

    Attributes:
        seconds: From the key to the end of the process.
        code: Its exit code.
        restored: Whether the main screen, the cursor and the line settings are as before.
    """

    seconds: float
    code: int
    restored: bool


class PtyProgram:
    """A running program; a context manager that ends it."""

    def __init__(self, argv: Sequence[str], columns: int = 120, lines: int = 40) -> None:
        """Start it."""
        self.written = bytearray()
        self._asked = 0
        self._code: int | None = None
        environment = dict(os.environ, TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8", LC_ALL="C.UTF-8")
        for name in ("COLUMNS", "LINES", "TMUX", "NO_COLOR"):
            environment.pop(name, None)
        self.started = time.perf_counter()
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            # The size must be there before the program asks for it.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            os.execvpe(argv[0], list(argv), environment)  # noqa: S606 - the program under measurement, no shell
        self._settings = termios.tcgetattr(self._terminal)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process if it still runs."""
        if self._code is None:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        os.close(self._terminal)

    def wait_for(self, text: str, patience: float = 60) -> float:
        """Return the seconds from the start to the end of the first picture that shows a text.

        Raises:
            TimeoutError: It does not come; the message has the end of what was shown.
        """
        deadline = self.started + patience
        while time.perf_counter() < deadline:
            arrived = self._read(0.05)
            if arrived and text in self.shown():
                return arrived - self.started
        message = f"{text!r} was not shown; the output ends {self.shown()[-300:]!r}"
        raise TimeoutError(message)

    def settle(self, quiet: float = 0.3) -> None:
        """Wait until nothing has been written for so many seconds."""
        while self._read(quiet):
            pass

    def press(self, keys: bytes, quiet: float = QUIET, patience: float = PATIENCE) -> Answer:
        """Send keys in one write; wait for the answer, which is over after ``quiet`` seconds without output."""
        self.settle(QUIET)
        sent = time.perf_counter()
        os.write(self._terminal, keys)
        return self._answer(sent, quiet, patience)

    def press_until(self, keys: bytes, text: str, patience: float) -> float | None:
        """Send keys in one write; return the seconds until a text is shown that was not before, None if it is not."""
        self.settle(QUIET)
        shown, sent = len(self.written), time.perf_counter()
        os.write(self._terminal, keys)
        while time.perf_counter() < sent + patience:
            arrived = self._read(0.05)
            if arrived and text in _ESCAPES.sub(b"", self.written[shown:]).decode(errors="replace"):
                return arrived - sent
        return None

    def hold(self, key: bytes, times: int, each: float) -> Answer:
        """Send a key every so many seconds, as a held one is; return what followed the last."""
        self.settle(QUIET)
        for _ in range(times):
            sent = time.perf_counter()
            os.write(self._terminal, key)
            while (left := sent + each - time.perf_counter()) > 0:
                self._read(left)
        sent = time.perf_counter()
        os.write(self._terminal, key)
        return self._answer(sent, QUIET)

    def pause(self, seconds: float) -> None:
        """Take what is written for so many seconds."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)

    def rest(self, patience: float) -> float | None:
        """Wait until the process does nothing; return the seconds it had a processor, None when it goes on."""
        until, before = time.perf_counter() + patience, -1.0
        while time.perf_counter() < until:
            now = self._busy()
            if now - before < AT_REST:
                return now
            before = now
            self.pause(1.0)
        return None

    def _busy(self) -> float:
        """Return the seconds that the process had a processor."""
        fields = (
            Path(f"/proc/{self._pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        )
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resize(self, columns: int, lines: int) -> Answer:
        """Change the size of the terminal; wait for the answer."""
        self.settle(QUIET)
        sent = time.perf_counter()
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        return self._answer(sent, 0.25)

    def peak_memory(self) -> int:
        """Return the greatest resident size so far, in bytes (VmHWM)."""
        status = Path(f"/proc/{self._pid}/status").read_text(encoding="ascii", errors="replace")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) * 1024 if found else 0

    def leave(self, keys: bytes) -> Leaving:
        """Send keys that end the program; wait for its end."""
        self.settle(QUIET)
        sent = time.perf_counter()
        os.write(self._terminal, keys)
        while time.perf_counter() - sent < 10 * PATIENCE and self._code is None:
            self._read(0.005)
            ended, status = os.waitpid(self._pid, os.WNOHANG)
            if ended:
                self._code = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - sent
        return Leaving(seconds, -1 if self._code is None else self._code, self._is_restored())

    def shown(self) -> str:
        """Return all that was written, without the escape sequences."""
        return _ESCAPES.sub(b"", self.written).decode(errors="replace")

    def _answer(self, sent: float, quiet: float, patience: float = PATIENCE) -> Answer:
        """Collect the pictures that follow until it is quiet."""
        before, last = len(self.written), None
        while arrived := self._read(quiet if last else patience):
            last = arrived
        frames = self.written.count(FRAME_END, before)
        # A program that knows no synchronised updates has drawn one picture if it wrote at all.
        return Answer(last and last - sent, frames or int(last is not None))

    def _read(self, patience: float) -> float | None:
        """Take what is written next; return when it came, None when nothing did in time."""
        ready, _, _ = select.select([self._terminal], [], [], patience)
        arrived = time.perf_counter()
        if not ready:
            return None
        try:
            self.written += os.read(self._terminal, 1 << 16)
        except OSError:
            # The other end is closed: the program is leaving.
            time.sleep(min(patience, 0.002))
            return None
        self._reply()
        return arrived

    def _reply(self) -> None:
        """Answer what the program has asked the terminal since the last look."""
        for query, reply in _QUERIES:
            for match in query.finditer(self.written, max(0, self._asked - 16)):
                if match.end() > self._asked and reply:
                    os.write(self._terminal, reply)
        self._asked = len(self.written)

    def _is_restored(self) -> bool:
        """Tell whether the terminal is as it was before the start."""
        while self._read(0.02):
            pass
        modes = {match[1]: match[2] == b"h" for match in re.finditer(rb"\x1b\[\?(\d+)([hl])", self.written)}
        leftover = [mode for mode in (b"1049", b"1000", b"1003", b"1006", b"2004") if modes.get(mode)]
        return not leftover and modes.get(b"25", True) and termios.tcgetattr(self._terminal) == self._settings
