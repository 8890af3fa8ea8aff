"""Public-inbox, on any host: the thread of a mail as a mailbox, ``LIST/MESSAGE-ID/t.mbox.gz``.

Documented at https://public-inbox.org/design_www.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from threadview.errors import SourceError
from threadview.sources.packed import unpacked

from .base import Site
from .common.asking import probe
from .common.places import place_of, url

if TYPE_CHECKING:
    from threadview.sources.web import Fetcher
    from threadview.thread import Document

MAILBOX: Final = "t.mbox.gz"
_MAILBOX: Final = "application/mbox"
_START: Final = b"From "


def matches(source: str) -> bool:
    """Know ``/LIST/MESSAGE-ID/``, whatever form of it is asked for."""
    return bool(_mail(source))


def documents(source: str, fetcher: Fetcher) -> list[Document]:
    """Return the thread as a mailbox; nothing where the host does not answer as public-inbox does."""
    packed = probe(fetcher, url(_mail(source), MAILBOX))
    try:
        mailbox = unpacked(packed) if packed else None
    except SourceError:
        mailbox = None
    return [replace(mailbox, media_type=_MAILBOX)] if mailbox and mailbox.data.startswith(_START) else []


def _mail(source: str) -> str:
    """Return the address of a mail, empty for none: the step after the list's name is its Message-ID."""
    place = place_of(source)
    if place is None:
        return ""
    for step in range(1, len(place.path)):
        name, mark, host = place.path[step].partition("@")
        if mark and name and host:
            return url(place.origin, *place.path[: step + 1])
    return ""


SITE: Final = Site(
    "public-inbox",
    "`/LIST/MESSAGE-ID/` on any host that answers `t.mbox.gz`, as lore.kernel.org does: the thread as a mailbox",
    matches,
    documents,
)
