"""What went wrong with an address, as one sentence with the mend."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING, Final

from threadview.errors import FetchError

from .addresses import host_of, named

if TYPE_CHECKING:
    from collections.abc import Iterator

SAVE_IT: Final = "open it in a browser, save the page and give the file"
LATER: Final = "try again later"

STATUSES: Final = {
    401: ("asks for a login", SAVE_IT),
    402: ("is only for those who pay", SAVE_IT),
    403: ("is refused to this program", SAVE_IT),
    404: ("is not there", "check the address"),
    407: ("cannot be asked: the proxy wants a login", "put the name and the password into the proxy's address"),
    408: ("took the server too long", LATER),
    410: ("has been removed for good", "look for a copy in a web archive"),
    429: ("is asked too often", LATER),
    451: ("may not be shown for legal reasons", "look for a copy in a web archive"),
}
IN_TROUBLE: Final = ("cannot be shown: the server is in trouble", LATER)
OTHER: Final = ("is not given", SAVE_IT)


def of_status(url: str, status: int, wait: float | None = None) -> FetchError:
    """Return the error for an answer that is no document.

    Args:
        url: Who gave it.
        status: Its number.
        wait: The seconds that the server asks to be left alone.
    """
    what, mend = STATUSES.get(status, IN_TROUBLE if status >= 500 else OTHER)  # noqa: PLR2004 - RFC 9110, 15.6
    if wait is not None:
        mend = f"the server asks to wait {_duration(wait)}"
    return FetchError(f"{what} (HTTP {status})", mend=mend, where=named(url), status=status, is_down=wait is not None)


def of_silence(url: str, seconds: float, what: str = "did not answer") -> FetchError:
    """Return the error for an answer that does not come."""
    return FetchError(f"{what} within {seconds:g} seconds", mend=LATER, where=named(url), is_down=True)


def of_failure(url: str, error: BaseException) -> FetchError:
    """Return the error for a connection that failed, by what lies beneath it."""
    host, causes = named(host_of(url)), list(_causes(error))
    if any(isinstance(cause, (socket.gaierror, UnicodeError)) for cause in causes):
        what, mend = f"the host {host} is not known", "check the address and the connection to the internet"
    elif any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        what, mend = f"{host} refuses the connection", "check the address and its port, or try again later"
    elif tls := next((cause for cause in causes if isinstance(cause, ssl.SSLError)), None):
        what, mend = f"no safe connection to {host} ({_reason(tls)})", "check the clock and the address"
    else:
        what, mend = f"the connection failed ({_said(causes)})", "check the connection, or try again later"
    return FetchError(what, mend=mend, where=named(url), is_down=True)


def _reason(error: ssl.SSLError) -> str:
    """Return why a certificate or a handshake was not accepted."""
    told = (getattr(error, "verify_message", ""), getattr(error, "reason", ""), str(error), "TLS failed")
    return named(next(words for words in told if words)).lower().replace("_", " ")


def _said(causes: list[BaseException]) -> str:
    """Return the words of the deepest error that has any."""
    words = (getattr(cause, "strerror", None) or str(cause) for cause in reversed(causes))
    return named(next((said for said in words if said), type(causes[0]).__name__))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and all that led to it."""
    waiting, seen = [error], set[int]()
    while waiting:
        cause = waiting.pop(0)
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting += [before for before in (cause.__cause__, cause.__context__) if before is not None]
        waiting += cause.exceptions if isinstance(cause, BaseExceptionGroup) else []


def _duration(seconds: float) -> str:
    """Return a time in words."""
    whole = int(seconds)
    return f"{whole} seconds" if whole < 120 else f"{whole // 60} minutes"  # noqa: PLR2004 - two minutes
