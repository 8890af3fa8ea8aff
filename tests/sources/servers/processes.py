"""Servers as ordinary processes: started until they listen, ended with all that they started, whatever happens."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Self

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

START = 30.0
"""Seconds in which a server must listen."""

PARTING = 10.0
"""Seconds in which a server must end when it is asked to."""

LIFE = 300
"""Seconds after which a server is ended even if nobody is left to end it."""

PACKAGES = "--no-install-recommends wordpress php-cli mariadb-server public-inbox"
"""What Debian calls all that the tests here start."""

STEP = 60.0
"""Seconds that a command of a preparation may take."""


class Process:
    """A server and its children, a group of processes of its own.

    Attributes:
        log: Where they say what is wrong.
    """

    def __init__(self, argv: Sequence[str], log: Path, env: Mapping[str, str] | None = None) -> None:
        """Keep how it is started; the environment is added to one's own."""
        self._argv = ["timeout", "--kill-after=5", str(LIFE), *argv]
        self._env = {**os.environ, **(env or {})}
        self.log = log

    def __enter__(self) -> Self:
        """Start it; it may not listen yet."""
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                self._argv, env=self._env, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip
        return self

    def __exit__(self, *_: object) -> None:
        """End it and all of its group."""
        for kind in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, kind)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(PARTING)

    def until(self, is_ready: Callable[[], bool]) -> None:
        """Wait until it is ready; a test that needs one that never is fails with what it said."""
        end = time.monotonic() + START
        while time.monotonic() < end and self._process.poll() is None:
            if is_ready():
                return
            time.sleep(0.02)
        said = self.log.read_text(encoding="utf-8", errors="replace")[-2000:]
        pytest.fail(f"{self._argv[3]} did not start: {said}")


def listening(family: int, address: object) -> bool:
    """Tell whether somebody accepts connections there."""
    with socket.socket(family) as probe, suppress(OSError):
        probe.settimeout(1)
        probe.connect(address)
        return True
    return False


def free_port() -> int:
    """Return a port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run(argv: Sequence[str], *, env: Mapping[str, str] | None = None, given: bytes = b"") -> bytes:
    """Return what a command writes; a test whose preparation fails fails with what it said."""
    done = subprocess.run(
        argv, env={**os.environ, **(env or {})}, input=given, capture_output=True, timeout=STEP, check=False
    )
    if done.returncode:
        pytest.fail(f"{argv[0]} failed: {(done.stdout + done.stderr).decode(errors='replace')[-2000:]}")
    return done.stdout


def needed(*programs: str) -> dict[str, str]:
    """Return where programs are, also those that only an administrator's path names; skip where one is missing."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    found = {program: shutil.which(program, path=path) or "" for program in (*programs, "timeout")}
    if missing := [program for program, where in found.items() if not where]:
        pytest.skip(f"{', '.join(missing)} not installed: apt-get install {PACKAGES}")
    return found
