"""Requests of one session: one client, its cookies and connections; who must be left alone, and who is down."""

from __future__ import annotations

import asyncio
import socket
from functools import partial
from typing import TYPE_CHECKING, Final

from threadview import __version__
from threadview.errors import FetchError, SourceError

from . import addresses
from .bodies import ACCEPTED
from .certificates import Context
from .errand import Errand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import httpx2

    from threadview.sources.watch import Watch

    from .addresses import Address
    from .answer import Asked, Reply
    from .limits import Limits

USER_AGENT: Final = f"threadview/{__version__} (a reader of threads for the terminal; it asks when somebody reads)"


class Exchange:
    """One session; all of it runs in one event loop."""

    def __init__(self, typed: str, limits: Limits, watch: Watch) -> None:
        """Open nothing yet.

        Args:
            typed: The address that the reader gave, whose host may be private.
            limits: What bounds every request.
            watch: Who is told how far it has come.
        """
        self.limits, self.watch = limits, watch
        self._typed = addresses.host_of(typed)
        self._client: httpx2.AsyncClient | None = None
        self._context = Context()
        self._slots = asyncio.Semaphore(limits.at_once)
        self._rest: dict[str, float] = {}
        self._down: dict[str, FetchError] = {}
        self._tasks: set[asyncio.Task[Reply | SourceError]] = set()

    async def ask_all(
        self, asked: Sequence[Asked], came: Callable[[int, Reply], None] | None = None
    ) -> list[Reply | SourceError]:
        """Return what each address gave, in their order; an error stands where one gave nothing.

        Args:
            asked: The addresses.
            came: Is called with the number of each that gave something, and that, as soon as it has come.
        """
        tasks = [asyncio.create_task(self._ask(one)) for one in asked]
        self._tasks.update(tasks)
        for number, task in enumerate(tasks):
            task.add_done_callback(partial(self._done, number, came))
        if self.watch.stopped:
            self.give_up()
        try:
            await asyncio.wait(tasks)
        except asyncio.CancelledError:
            self.give_up()
            raise
        return [
            _given_up(one.url) if task.cancelled() else task.result() for one, task in zip(asked, tasks, strict=True)
        ]

    def give_up(self) -> None:
        """Let whatever has not been answered yet go unanswered."""
        for task in self._tasks:
            task.cancel()

    def _done(
        self, number: int, came: Callable[[int, Reply], None] | None, task: asyncio.Task[Reply | SourceError]
    ) -> None:
        """Tell that an answer has come."""
        self._tasks.discard(task)
        self.watch.answer()
        if came is not None and not task.cancelled() and not isinstance(reply := task.result(), SourceError):
            came(number, reply)

    async def close(self) -> None:
        """Close all connections."""
        if self._client is not None:
            await self._client.aclose()

    def client(self, url: str) -> httpx2.AsyncClient:
        """Return the client, which keeps cookies and connections, to ask an address.

        Raises:
            FetchError: The environment names a proxy that cannot be used.
        """
        if url.startswith("https:"):
            self._context.begin()
        if self._client is None:
            import httpx2

            limits = self.limits
            headers = {"User-Agent": USER_AGENT, "Accept-Encoding": ACCEPTED}
            try:
                self._client = httpx2.AsyncClient(
                    http2=True,
                    headers=headers,
                    verify=self._context,
                    timeout=httpx2.Timeout(limits.idle, connect=limits.head, pool=limits.whole),
                    limits=httpx2.Limits(max_connections=limits.at_once),
                )
            except (ImportError, ValueError, OSError, httpx2.InvalidURL) as error:
                what = f"the proxy of the environment cannot be used ({addresses.named(str(error))})"
                raise FetchError(what, mend="check HTTPS_PROXY, HTTP_PROXY and ALL_PROXY") from None
        return self._client

    async def admit(self, url: str, before: str | None) -> None:
        """Let an address pass that may be asked.

        Args:
            url: The address.
            before: The address that redirected to it.

        Raises:
            FetchError: It is private, and the reader did not name it.
        """
        host = addresses.host_of(url)
        if host == self._typed or (before is not None and host == addresses.host_of(before)):
            return
        private = [one for one in await _addresses(host) if addresses.is_private(one)]
        if not private:
            return
        if not addresses.may_stand_for(private, await _addresses(self._typed)):
            what = f"leads to {addresses.named(host)}, an address of this machine or its own network"
            mend = f"give {addresses.named(url)} yourself if you trust it"
            raise FetchError(what, mend=mend, where=addresses.named(before or url))

    def leave_alone(self, url: str, seconds: float) -> None:
        """Ask a host nothing for some time."""
        host = addresses.host_of(url)
        self._rest[host] = max(self._rest.get(host, 0), _now() + seconds)

    def rest(self, url: str) -> float:
        """Return the seconds that a host is still to be left alone."""
        return max(self._rest.get(addresses.host_of(url), 0) - _now(), 0)

    async def _ask(self, asked: Asked) -> Reply | SourceError:
        """Return what an address gave, once it is its turn; nothing more is asked of a host that is down."""
        host = addresses.host_of(asked.url)
        async with self._slots:
            try:
                if host in self._down:
                    raise self._down[host]
                return await Errand(self, asked).run()
            except SourceError as error:
                if isinstance(error, FetchError) and error.is_down:
                    self._down[host] = error
                error.at(addresses.named(asked.url))
                return error


def _given_up(url: str) -> SourceError:
    """Return the error that stands for an answer that nobody waits for any longer."""
    return SourceError("the fetch was stopped", mend="open it again", where=addresses.named(url))


async def _addresses(host: str) -> list[Address]:
    """Return the addresses of a host; none of one that has none, or that nobody here knows."""
    known = addresses.literal(host)
    if known is not None or not host:
        return [known] if known is not None else []
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [one for one in (addresses.literal(str(entry[4][0])) for entry in found) if one is not None]


def _now() -> float:
    """Return the time of the loop."""
    return asyncio.get_running_loop().time()
