"""Which addresses are asked: http and https; private ones only where the reader named them.

A page must not be able to send the program to the router or to another service of the machine it runs on. The ranges
are those of the registries of special addresses (RFC 6890), as :mod:`ipaddress` has them.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

from threadview.errors import FetchError
from threadview.markup import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

MOST_NAMED: Final = 300
"""Characters of an address in a message."""

_ALLOWED: Final = ("http", "https")
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")


def named(url: str) -> str:
    """Return an address as messages call it."""
    line = clean_line(url)
    return line if len(line) <= MOST_NAMED else f"{line[:MOST_NAMED]}…"


def checked(url: str) -> str:
    """Return an address without its fragment.

    Raises:
        FetchError: It is none that can be asked.
    """
    parts = _split(url)
    if parts is not None and parts.scheme not in ("", *_ALLOWED):
        raise FetchError(f"{parts.scheme} addresses are not opened", mend="give an https address", where=named(url))
    if parts is None or not parts.scheme or not parts.hostname:
        raise FetchError("is no address", mend="give one such as https://example.org/page", where=named(url))
    return urldefrag(url).url


def target(url: str, location: str) -> str:
    """Return where a redirect leads.

    Raises:
        FetchError: It leads to no address, or to one that is not asked.
    """
    try:
        return checked(urljoin(url, location))
    except (FetchError, ValueError):
        what = f"redirects to {named(location)}, which is not opened"
        raise FetchError(what, mend="open the page in a browser and save it", where=named(url)) from None


def host_of(url: str) -> str:
    """Return the name of the host, empty where there is none."""
    parts = _split(url)
    return ((parts.hostname if parts else "") or "").rstrip(".")


def origin_of(url: str) -> tuple[str, str, int | None]:
    """Return scheme, host and port: who may see a token that is meant for an address."""
    parts = urlsplit(url)
    return parts.scheme, host_of(url), parts.port


def literal(host: str) -> Address | None:
    """Return the address that a host's name is by itself, in any form that a resolver takes (``127.1``)."""
    if host == "localhost" or host.endswith(".localhost"):
        return ipaddress.ip_address("127.0.0.1")
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.ip_address(socket.inet_aton(host)) if host[:1].isdecimal() else None
    except (OSError, ValueError):
        return None


def is_private(address: Address) -> bool:
    """Tell whether an address is of this machine or of its own network, also where it is wrapped in another one."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_private(inner)
    return not address.is_global or address.is_multicast


def may_stand_for(found: Iterable[Address], typed: Iterable[Address]) -> bool:
    """Tell whether private addresses are among those that the reader named; all of this machine are one."""
    known = set(typed)
    is_here = any(address.is_loopback for address in known)
    return all(address in known or (is_here and address.is_loopback) for address in found)


def _split(url: str) -> SplitResult | None:
    """Return the parts of an address; None where it has none."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - it is read when it is asked for
    except ValueError:
        return None
    return parts
