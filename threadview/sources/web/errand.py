"""One address, asked until it answers: redirects are followed, troubles that pass are waited for."""

from __future__ import annotations

import asyncio
import random
import time
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.errors import FetchError

from . import addresses, bodies, refusals, timing
from .answer import Fields, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx2

    from .answer import Asked
    from .exchange import Exchange

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
UNCHANGED: Final = 304
ACCEPT: Final = "text/html, application/xhtml+xml, application/json;q=0.9, */*;q=0.8"
LEAST_PART: Final = 4_096
"""Bytes of a cut answer that are worth reading."""

_OPEN: Final = frozenset({"accept", "accept-language", "if-none-match", "if-modified-since"})
"""What may be said to another server than the one it was meant for."""


class Part(NamedTuple):
    """What has come of an answer.

    Attributes:
        url: Who gives it.
        status: Its number.
        fields: Its header.
        pieces: Its content so far, as it was sent.
    """

    url: str
    status: int
    fields: Fields
    pieces: list[bytes]


class Trouble(Exception):  # noqa: N818 - no error yet: it may pass
    """A failure that may pass.

    Args:
        error: What to say if it does not.
        wait: The seconds that the server asks for.
    """

    def __init__(self, error: FetchError, wait: float | None = None) -> None:
        """Keep both."""
        super().__init__(str(error))
        self.error, self.wait = error, wait


class Errand:
    """One address; used once."""

    def __init__(self, exchange: Exchange, asked: Asked) -> None:
        """Ask nothing yet."""
        self._exchange, self._limits = exchange, exchange.limits
        self._url = asked.url
        self._headers = {"Accept": ACCEPT} | asked.spoken
        self._parts: list[Part] = []
        self._end = 0.0

    async def run(self) -> Reply:
        """Return the answer, or what came of it.

        Raises:
            SourceError: Nothing worth reading came.
        """
        limits = self._limits
        self._end = _now() + limits.whole
        try:
            async with asyncio.timeout(limits.whole):
                return await self._tries()
        except TimeoutError:
            failure = refusals.of_silence(self._url, limits.whole, "was not received whole")
        except FetchError as error:
            failure = error
        part = max(self._parts, key=_size, default=None)
        if part is None or _size(part) < LEAST_PART or failure.status is not None:
            raise failure
        return self._reply(part, is_cut=True)

    async def _tries(self) -> Reply:
        """Ask until an answer comes, or there is no use in asking again."""
        pause = self._limits.pause
        for number in range(1, self._limits.tries + 1):
            try:
                return await self._follow()
            except Trouble as trouble:
                wait = pause * random.uniform(0.5, 1.5) if trouble.wait is None else trouble.wait  # noqa: S311 - no secret
                if number == self._limits.tries or _now() + wait >= self._end:
                    raise trouble.error from None
            await asyncio.sleep(wait)
            pause *= 2
        raise AssertionError

    async def _follow(self) -> Reply:
        """Return the answer at the end of all redirects."""
        url, before, headers = self._url, None, self._headers
        for _ in range(self._limits.redirects + 1):
            await self._exchange.admit(url, before)
            await self._rest(url)
            response = await self._send(url, headers)
            try:
                leads_to = response.headers.get("location") if response.status_code in REDIRECTS else None
                if leads_to is None:
                    return await self._received(response, url)
            finally:
                await response.aclose()
            before, url = url, addresses.target(url, leads_to)
            if addresses.origin_of(before) != addresses.origin_of(url):
                headers = {name: value for name, value in headers.items() if name.lower() in _OPEN}
        raise FetchError(
            f"redirects more than {self._limits.redirects} times",
            mend="open it in a browser and give the address it ends at",
            where=addresses.named(self._url),
        )

    async def _rest(self, url: str) -> None:
        """Wait until a host may be asked again."""
        rest = self._exchange.rest(url)
        if _now() + rest >= self._end:
            raise refusals.of_status(url, 429, rest)
        if rest:
            await asyncio.sleep(rest)

    async def _send(self, url: str, headers: Mapping[str, str]) -> httpx2.Response:
        """Return an answer whose header has come."""
        client = self._exchange.client(url)
        import httpx2

        try:
            request = client.build_request("GET", url, headers=dict(headers))
        except (httpx2.InvalidURL, ValueError, UnicodeError):
            mend = "give one such as https://example.org/page"
            raise FetchError("is no address", mend=mend, where=addresses.named(url)) from None
        try:
            self._exchange.watch.send()
            async with asyncio.timeout(self._limits.head):
                return await client.send(request, stream=True)
        except (TimeoutError, httpx2.TimeoutException):
            raise Trouble(refusals.of_silence(url, self._limits.head)) from None
        except (httpx2.ConnectError, httpx2.ProxyError, httpx2.UnsupportedProtocol) as error:
            raise refusals.of_failure(url, error) from None
        except httpx2.TransportError as error:
            raise Trouble(refusals.of_failure(url, error)) from None

    async def _received(self, response: httpx2.Response, url: str) -> Reply:
        """Return a whole answer.

        Raises:
            Trouble: It refuses for now, or was cut.
            FetchError: It refuses, or is too large.
        """
        status, fields = response.status_code, Fields(response.headers.multi_items())
        if status != UNCHANGED and not response.is_success:
            raise self._refused(url, status, fields)
        part = Part(url, status, fields, [])
        self._parts.append(part)
        await self._collect(response, part)
        return self._reply(part)

    def _refused(self, url: str, status: int, fields: Fields) -> FetchError | Trouble:
        """Return what to make of an answer that is no document."""
        wait = timing.asked_to_wait(fields, time.time())
        if wait is not None:
            self._exchange.leave_alone(url, wait)
        error = refusals.of_status(self._url, status, wait)
        return Trouble(error, wait) if timing.may_pass(status) or wait is not None else error

    async def _collect(self, response: httpx2.Response, part: Part) -> None:
        """Receive the content, as far as it is not too much."""
        import httpx2

        most, declared = self._limits.packed, part.fields.get("content-length", "")
        size = int(declared) if declared.isascii() and declared.isdecimal() and len(declared) < 16 else 0  # noqa: PLR2004 - digits of a size
        try:
            if size > most:
                raise bodies.too_large(most, part.url)
            size = 0
            async for piece in response.aiter_raw():
                size += len(piece)
                self._exchange.watch.receive(len(piece))
                if size > most:
                    raise bodies.too_large(most, part.url)
                part.pieces.append(piece)
        except httpx2.TransportError as error:
            raise Trouble(refusals.of_failure(part.url, error)) from None

    def _reply(self, part: Part, *, is_cut: bool = False) -> Reply:
        """Return an answer as it was before it was packed."""
        data = b"".join(part.pieces)
        encodings = part.fields.get("content-encoding", "")
        found = bodies.unpacked(data, encodings, self._limits.unpacked, self._url)
        damage = f"the answer is cut off after {len(data):,} bytes: what follows is missing" if is_cut else found.damage
        return Reply(part.url, part.fields, found.data, time.time(), part.status, damage)


def _size(part: Part) -> int:
    """Return how much has come."""
    return sum(map(len, part.pieces))


def _now() -> float:
    """Return the time of the loop."""
    return asyncio.get_running_loop().time()
