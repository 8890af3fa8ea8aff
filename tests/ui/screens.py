"""Reading what the application shows, in tests."""

from __future__ import annotations

from contextlib import asynccontextmanager
from time import monotonic
from typing import TYPE_CHECKING

from msgspec.structs import replace

from threadview.config import DEFAULTS, NOT_CONFIGURED, ConfigFile, Configuration
from threadview.session import ACTIONS
from threadview.session.arrival import Opening
from threadview.ui.app import ThreadviewApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    from textual.pilot import Pilot

    from threadview.session import Session
    from threadview.store import Memory
    from threadview.thread import Thread
    from threadview.ui.screens.reader import ReaderScreen

WIDE, NARROW = (120, 40), (80, 24)
PATIENCE = 30.0
"""Seconds until what a thread of the program does is given up; a busy machine may take its time."""


def picture(app: ThreadviewApp) -> str:
    """Return the characters on the screen, a line each."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


async def until(pilot: Pilot[int], holds: Callable[[], object]) -> None:
    """Wait until something holds that another thread of the program brings about; fail where it never does."""
    end = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < end, "what was waited for has not come"
        await pilot.pause(0.01)
    await pilot.pause()


class PlainConfig:
    """A configuration that asks for the plain interface until it is told otherwise."""

    def __init__(self) -> None:
        self.current = Configuration(replace(DEFAULTS, plain_ui=True))

    def read(self) -> Configuration:
        self.current = NOT_CONFIGURED
        return self.current

    def changed(self) -> bool:
        return False


class Config(ConfigFile):
    """The file of the test, and what was read of it last."""

    def __init__(self, text: str, environ: Mapping[str, str] | None = None) -> None:
        super().__init__(lambda: {action.id: action.keys for action in ACTIONS}, environ or {})
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(text)
        self.current = self.read()

    def read(self) -> Configuration:
        self.current = super().read()
        return self.current


class Reader:
    """The application under test."""

    def __init__(self, app: ThreadviewApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def screen(self) -> ReaderScreen:
        """The reader, whatever lies over it."""
        return self.app.screen_stack[0]  # type: ignore[return-value]

    @property
    def state(self) -> Session:
        return self.screen.state

    @property
    def at(self) -> str:
        """The id of the comment under the cursor."""
        return self.state.thread.comments[self.state.cursor].id

    @property
    def picture(self) -> str:
        return picture(self.app)

    async def until(self, holds: Callable[[], object]) -> None:
        await until(self.pilot, holds)

    async def recalled(self) -> None:
        """Wait until the memory has answered, where there is one."""
        await self.until(lambda: self.screen.remembering is None or self.screen.remembering.answered)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        names = {" ": "space", '"': "quotation_mark", "/": "slash", "@": "at", "\\": "backslash"}
        await self.press(*(names.get(letter, letter) for letter in text))


@asynccontextmanager
async def reader(
    thread: Thread,
    size: tuple[int, int] = WIDE,
    *,
    find: str | None = None,
    fold: int | None = None,
    at: str | None = None,
    memory: Memory | None = None,
) -> AsyncIterator[Reader]:
    """Open a thread as the command line does, with a memory or without."""
    app = ThreadviewApp([thread], Opening(find, fold, at), memory)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Reader(app, pilot)
