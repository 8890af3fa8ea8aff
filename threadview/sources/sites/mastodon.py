"""Mastodon and what speaks its API: a status with its context, from the first post of the conversation.

Documented at https://docs.joinmastodon.org/methods/statuses/#context. A server has only those replies that were sent to
it; where it counts more than it has, the server of the first post is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from threadview.errors import SourceError

from .base import Site
from .common.asking import at, count_at, objects, probe, text_at, value_of
from .common.places import place_of, url

if TYPE_CHECKING:
    from threadview.sources.web import Fetcher
    from threadview.thread import Document

_FORMS: Final = re.compile(
    r"(?:web/|deck/)?@[^/]+/(?:statuses/|posts/)?([0-9A-Za-z]{1,30})"
    r"|(?:web/)?statuses/(\d{1,30})|users/[^/]+/statuses/([0-9A-Za-z]{1,30})|notice/([0-9A-Za-z]{1,30})"
)
"""Where the id of a status stands: Mastodon's addresses, GoToSocial's, Pleroma's."""

_ID: Final = re.compile(r"\d+|(?=.*\d)[0-9A-Za-z]{18,26}")


class _Talk(NamedTuple):
    """A status with its context, as one document; and what is in them."""

    document: Document
    status: object
    context: object

    @property
    def size(self) -> int:
        """How many answers are here."""
        return len(objects(at(self.context, "descendants")))

    @property
    def missing(self) -> int:
        """How many answers are counted that are not here."""
        posts = objects([self.status, *objects(at(self.context, "descendants"))])
        return sum(count_at(post, "replies_count") for post in posts) - self.size


def matches(source: str) -> bool:
    """Know ``/@user/ID`` and its like, which other sites may have too."""
    return bool(_status(source))


def documents(source: str, fetcher: Fetcher) -> list[Document]:
    """Return the conversation that a status belongs to; nothing where the host does not answer as Mastodon does."""
    talk = _talk(source, fetcher)
    if talk is None:
        return []
    fetcher.offer(talk.document)
    first = next(iter(objects(at(talk.context, "ancestors"))), None)
    status = talk.status if first is None else first
    place, here = place_of(source), place_of(text_at(status, "url"))
    answers = [talk]
    if place and first is not None:
        answers += _asked(url(place.origin, "@_", text_at(first, "id")), fetcher)
    if place and here and here.host != place.host and answers[-1].missing > 0:
        answers += _asked(text_at(status, "url"), fetcher)
    return [max(answers, key=lambda one: one.size + len(objects(at(one.context, "ancestors")))).document]


def _status(source: str) -> str:
    """Return the id of a status, empty for none: digits, or letters with them."""
    place = place_of(source)
    found = _FORMS.fullmatch("/".join(place.path)) if place else None
    name = next((part for part in found.groups() if part), "") if found else ""
    return name if _ID.fullmatch(name) else ""


def _talk(source: str, fetcher: Fetcher) -> _Talk | None:
    """Return a status with its context; None where the host does not answer as Mastodon does.

    Raises:
        SourceError: The host cannot be reached.
    """
    place = place_of(source)
    asked = url(f"{place.origin if place else ''}/api/v1/statuses", _status(source))
    status = probe(fetcher, asked)
    context = probe(fetcher, f"{asked}/context") if status else None
    if status is None or context is None:
        return None
    values = value_of(status), value_of(context)
    if not isinstance(at(values[0], "account"), dict) or not isinstance(values[1], dict):
        return None
    joined = b'{"status":' + status.data + b',"context":' + context.data + b"}"
    return _Talk(replace(status, data=joined, notes=(*status.notes, *context.notes)), *values)


def _asked(source: str, fetcher: Fetcher) -> list[_Talk]:
    """Return the conversation at another address, nothing where it cannot be had."""
    try:
        talk = _talk(source, fetcher) if _status(source) else None
    except SourceError:
        return []
    return [talk] if talk else []


SITE: Final = Site(
    "mastodon",
    "`/@user/ID` and its like on any host that answers `/api/v1/statuses`: the conversation from its first post; "
    "from the server of that, where replies are missing",
    matches,
    documents,
)
