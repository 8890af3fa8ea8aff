"""A thread that is written to a file while somebody reads on."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Protocol

from threadview.errors import ThreadviewError
from threadview.session import is_small
from threadview.session.keys import key_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from threadview.session import Findings

    from .screens.reader import ReaderScreen


class Target(Protocol):
    """A file that a thread can be written to."""

    @property
    def path(self) -> Path:
        """Where it is."""

    def write(self, findings: Findings, is_wanted: Callable[[], bool] = ...) -> Path:
        """Write a thread as long as that is wanted, and return where; raises ThreadviewError."""


class Saving:
    """One file that is written, once all is found that it is to say."""

    def __init__(self, screen: ReaderScreen, target: Target) -> None:
        """Begin to write to a file, or wait for the quotes of what the screen shows."""
        self._screen, self._target = screen, target
        self._stopped = Event()
        self._is_begun = False
        self.go_on()

    @property
    def said(self) -> str:
        """What is going on, and what stops it."""
        awaited = "" if self._is_begun else " once its quotes are found"
        return f"saving {self._target.path.name}{awaited} · {key_of('clear')} stops"

    def go_on(self) -> None:
        """Write, where all is known by now."""
        findings = self._screen.state.findings
        if findings.whole and not self._is_begun:
            self._is_begun = True
            self._screen.run_worker(partial(self._write, findings), thread=True)

    def stop(self) -> None:
        """Want it no longer."""
        self._stopped.set()
        if not self._is_begun:
            self._end(f"{self._target.path}: was stopped; save it again")

    def _write(self, findings: Findings) -> None:
        """Write it, in a thread of its own, and say what came of it."""
        said = _written(self._target, findings, lambda: not self._stopped.is_set())
        self._screen.call_later(self._end, said)

    def _end(self, said: str) -> None:
        """Say what came of it."""
        self._screen.saving = None
        self._screen.notice(said)


def save(screen: ReaderScreen, target: Target) -> None:
    """Write what a screen shows to a file: at once where nobody would notice, else while it is read."""
    findings = screen.state.findings
    if findings.whole and is_small(findings.thread):
        screen.notice(_written(target, findings, lambda: True))
    elif screen.saving is not None:
        screen.notice("another file is still being saved")
    else:
        screen.saving = Saving(screen, target)
        screen.say()


def _written(target: Target, findings: Findings, is_wanted: Callable[[], bool]) -> str:
    """Write a file and return what to say of it."""
    try:
        return f"saved as {target.write(findings, is_wanted)}"
    except ThreadviewError as error:
        return str(error)
