"""A server on loopback that answers as a script says, down to the single bytes."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping


KEEPS = b"\r\nconnection: keep-alive\r\n"
"""Stands in the last piece of an answer after which a connection is kept."""


class Request(NamedTuple):
    """What was asked."""

    path: str
    headers: Mapping[str, str]
    count: int


class Server:
    """Answers each path by its script; what a script yields is sent as it is, a number is a pause.

    The end closes the connection, unless the last piece says that it is kept.
    """

    def __init__(self, **pages: object) -> None:
        self.pages: dict[str, object] = dict(pages)
        self.asked: list[Request] = []
        self.at_once = self.most_at_once = 0
        self._ready = Event()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def hang_up(self) -> None:
        """Answer nobody any longer, as when the network is gone."""
        asyncio.run_coroutine_threadsafe(self._hang_up(), self._loop).result()

    async def _hang_up(self) -> None:
        self._server.close()

    def url(self, path: str = "page", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}/{path}"

    def count(self, path: str = "page") -> int:
        return sum(request.path == path for request in self.asked)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._server = self._loop.run_until_complete(asyncio.start_server(self._answer, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                while KEEPS in await self._answered(reader, writer):
                    pass
        finally:
            writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    async def _answered(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines if line)}
        path = first.split(" ")[1].lstrip("/")
        request = Request(path, headers, self.count(path) + 1)
        self.asked.append(request)
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        piece = b""
        try:
            async for piece in _pieces(self.pages, request):
                writer.write(piece)
                await writer.drain()
        finally:
            self.at_once -= 1
        return piece


async def _pieces(pages: dict[str, object], request: Request) -> AsyncIterator[bytes]:
    script = pages.get(request.path, answer(b"nothing here", 404))
    told = script(request) if callable(script) else script
    for piece in [told] if isinstance(told, bytes) else told:  # type: ignore[union-attr]
        if isinstance(piece, bytes):
            yield piece
        else:
            await asyncio.sleep(piece)


def answer(body: bytes = b"hello", status: int = 200, **fields: str) -> bytes:
    """Return a whole answer; ``_`` in the name of a field stands for ``-``."""
    told = {"content_type": "text/plain; charset=utf-8", "content_length": str(len(body)), "connection": "close"}
    told |= fields
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in told.items())
    return f"HTTP/1.1 {status} Some Reason\r\n{head}\r\n".encode() + body


def redirect(location: str) -> bytes:
    return answer(b"", 302, location=location)
