"""A thread of its own in which requests run, so that whoever waits for them can be interrupted at any time."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

Result = TypeVar("Result")

PARTING: Final = 1.0
"""Seconds that open requests may take to end."""


class Background:
    """An event loop in a thread that never keeps the program from ending."""

    def __init__(self) -> None:
        """Start the thread."""
        self._loop = _Loop()
        self._thread = Thread(target=self._loop.run_forever, name="web", daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Return what some work gives; interrupted, the work is given up.

        Raises:
            CancelledError: It was closed meanwhile, from another thread.
        """
        waiting = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return waiting.result()
        except BaseException:
            waiting.cancel()
            raise

    def call(self, what: Callable[[], None]) -> None:
        """Have something done in the thread, soon; nothing once that has ended."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(what)

    def close(self, last: Coroutine[Any, Any, None]) -> None:
        """Give up whatever still runs, do one thing last, and end the thread."""
        with suppress(TimeoutError):
            asyncio.run_coroutine_threadsafe(_give_up(last), self._loop).result(PARTING)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PARTING)
        if not self._thread.is_alive():
            self._loop.close()


async def _give_up(last: Coroutine[Any, Any, None]) -> None:
    """Cancel every task but this one, wait for them, and do one thing last."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await last


class _Loop(asyncio.SelectorEventLoop):
    """An event loop that looks up hosts in daemon threads: the pool of asyncio's own would be waited for at the end."""

    async def getaddrinfo(  # type: ignore[override]
        self, host: str, port: int | str | None, **how: int
    ) -> list[Any]:
        """Return the addresses of a host, as :func:`socket.getaddrinfo` does."""
        found: asyncio.Future[list[Any]] = self.create_future()

        def tell(result: list[Any] | None, error: OSError | UnicodeError | None) -> None:
            if found.done():
                return
            if error is not None:
                found.set_exception(error)
            else:
                found.set_result(result or [])

        def look_up() -> None:
            result, error = None, None
            try:
                result = socket.getaddrinfo(host, port, **how)
            except (OSError, UnicodeError) as failed:
                error = failed
            with suppress(RuntimeError):  # the loop may have been closed meanwhile
                self.call_soon_threadsafe(tell, result, error)

        Thread(target=look_up, name="host", daemon=True).start()
        return await found
