"""Certificates, read while something else is waited for: to read all that a machine trusts takes its time."""

from __future__ import annotations

import ssl
from threading import Thread
from typing import Self


class Context(ssl.SSLContext):
    """The context that the HTTP library makes, made in a thread; whoever first has to encrypt waits for it.

    One serves all connections, and none is made where nothing is encrypted. The library would make one for itself and
    for each proxy, before anything is asked.
    """

    def __new__(cls) -> Self:
        """Return a context that holds nothing: it verifies nobody by itself."""
        return super().__new__(cls, ssl.PROTOCOL_TLS_CLIENT)

    def __init__(self) -> None:
        """Read nothing yet."""
        self._made: ssl.SSLContext | None = None
        self._trouble: Exception | None = None
        self._protocols: list[str] = []
        self._thread: Thread | None = None

    def begin(self) -> Thread:
        """Begin to read, unless that was begun; return the thread that reads."""
        if self._thread is None:
            self._thread = Thread(target=self._make, name="certificates", daemon=True)
            self._thread.start()
        return self._thread

    def set_alpn_protocols(self, alpn_protocols: list[str]) -> None:  # type: ignore[override]
        """Keep what is to be offered."""
        self._protocols = alpn_protocols

    def wrap_bio(
        self,
        incoming: ssl.MemoryBIO,
        outgoing: ssl.MemoryBIO,
        server_side: bool = False,  # noqa: FBT001, FBT002 - as it is called
        server_hostname: str | bytes | None = None,
        session: ssl.SSLSession | None = None,
    ) -> ssl.SSLObject:
        """Encrypt with the context that was made.

        Raises:
            ssl.SSLError: The certificates could not be read.
        """
        self.begin().join()
        if self._made is None:
            raise ssl.SSLError(f"the certificates of this machine, or those of SSL_CERT_FILE, fail: {self._trouble}")
        self._made.set_alpn_protocols(self._protocols)
        return self._made.wrap_bio(incoming, outgoing, server_side, server_hostname, session)

    def _make(self) -> None:
        """Make the context."""
        import httpx2

        try:
            self._made = httpx2.create_ssl_context()
        except (OSError, ValueError) as error:  # it is raised where it is waited for
            self._trouble = error
