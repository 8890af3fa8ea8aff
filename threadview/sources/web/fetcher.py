"""Documents from addresses: from the cache where it holds, from the network where it must, else the last copy."""

from __future__ import annotations

import time
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Self

from msgspec.structs import replace

from threadview.errors import FetchError, SourceError
from threadview.sources.watch import Watch

from . import addresses, timing
from .answer import Answer, Asked, Fields, Reply, answer_of
from .cache import Cache
from .limits import LIMITS, Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from threadview.thread import Document

    from .aside import Aside
    from .asking import Asking

NONE: Final[Mapping[str, str]] = MappingProxyType({})
UNCHANGED: Final = 304


class Fetcher:
    """A session with the web, to be closed: nothing is opened before something has to be asked for.

    An answer is kept; it is taken from there without asking as long as its server said that it holds
    (``Cache-Control``), else the server is asked whether it changed. When no answer comes, the last copy is given, and
    a note says how old it is.

    Attributes:
        tokens: What the reader asks sites with, by their names; a site decides what to do with its own.
    """

    def __init__(
        self,
        typed: str = "",
        *,
        offline: bool = False,
        refresh: bool = False,
        cache: Cache | None = None,
        limits: Limits = LIMITS,
        watch: Watch | None = None,
        aside: Aside | None = None,
    ) -> None:
        """Begin a session.

        Args:
            typed: The address that the reader gave: its host may be a private one.
            offline: Whether only what is kept may be given.
            refresh: Whether servers are asked even while what is kept still holds.
            cache: Where answers are kept; the user's own without it.
            limits: What bounds every request.
            watch: Who is told how far it has come, and may end it.
            aside: A process that stands by to ask; closed with the session.
        """
        self._typed, self._offline, self._refresh, self._limits = typed, offline, refresh, limits
        self._cache = cache or Cache()
        self.tokens: Mapping[str, str] = NONE
        self._aside = aside
        self._asking: Asking | None = None
        self._said: set[str] = set()
        self._watch = watch or Watch()
        self._watch.on_stop(self._give_up)

    def __enter__(self) -> Self:
        """Return this session."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self.close()

    def get(self, url: str, *, headers: Mapping[str, str] = NONE) -> Document:
        """Return the document at an address.

        Raises:
            SourceError: There is none to be had; mostly a FetchError, which has the number of the answer.
        """
        return self.fetch(url, headers=headers).document

    def fetch(self, url: str, *, headers: Mapping[str, str] = NONE) -> Answer:
        """Return the document at an address with the fields around it.

        Args:
            url: The address.
            headers: What to say beyond what is always said; a redirect to another server does not take it along.

        Raises:
            SourceError: There is none to be had.
        """
        [found] = self._found([url], headers)
        if isinstance(found, SourceError):
            raise found
        return found

    def get_all(
        self, urls: Sequence[str], *, headers: Mapping[str, str] = NONE, onto: Sequence[Document] = ()
    ) -> list[Document]:
        """Return the documents at some addresses, in their order; some are asked at the same time.

        Where some cannot be had, the others are given, and the first of them notes what is missing.

        Args:
            urls: The addresses.
            headers: What to say to each beyond what is always said.
            onto: The parts of the thread of which these are further ones: each that comes is offered with them.

        Raises:
            SourceError: None of them can be had.
        """
        found = self._found(urls, headers, onto or None)
        documents = [answer.document for answer in found if isinstance(answer, Answer)]
        errors = [answer for answer in found if isinstance(answer, SourceError)]
        if errors and not documents:
            raise errors[0]
        if errors:
            missing = f"{len(errors)} of {len(urls)} parts are missing: {errors[0].what}"
            documents[0] = _noted(documents[0], missing)
        return documents

    def fetch_all(self, urls: Sequence[str]) -> list[Answer | SourceError]:
        """Return what is to be had of each of the parts of a thread, in their order; each that comes is offered."""
        return self._found(urls, NONE, ())

    def offer(self, *parts: Document) -> None:
        """Show whoever waits the parts of the thread that are there, while others are asked for."""
        self._watch.offer(parts)

    def close(self) -> None:
        """Give up what still runs, close all connections, and drop what the cache has no room for."""
        self._cache.close()
        asking = self._asking or self._aside
        self._asking = self._aside = None
        if asking is not None:
            asking.close()

    def _found(
        self, urls: Sequence[str], headers: Mapping[str, str], onto: Sequence[Document] | None = None
    ) -> list[Answer | SourceError]:
        """Return what is to be had of each address, asking for all at once what has to be asked for."""
        wanted = [self._wanted(url, headers) for url in urls]
        asked = [one for one in wanted if isinstance(one, Asked)]
        here = [one if isinstance(one, Answer) else None for one in wanted]
        places = [place for place, one in enumerate(wanted) if isinstance(one, Asked)]

        def offer() -> None:
            if parts := [*(onto or ()), *(answer.document for answer in here if answer)]:
                self._watch.offer(parts)

        def came(number: int, reply: Reply) -> None:
            here[places[number]] = answer_of(asked[number].copy or reply if reply.status == UNCHANGED else reply)
            offer()

        if onto is not None and asked:
            offer()
        replies = iter(self._replies(asked, None if onto is None else came))
        return [self._settled(one, next(replies)) if isinstance(one, Asked) else one for one in wanted]

    def _wanted(self, url: str, headers: Mapping[str, str]) -> Asked | Answer | SourceError:
        """Return the copy of an address where it will do, else what to ask."""
        try:
            url = addresses.checked(url)
        except FetchError as error:
            return error
        copy = self._cache.find(url, headers)
        if self._offline:
            if copy is not None:
                return self._aged(copy, "read offline")
            mend = "open it once without --offline"
            return FetchError("no copy of it is kept", mend=mend, where=addresses.named(url))
        if copy is not None and not self._refresh and time.time() < copy.time + timing.fresh_seconds(copy.fields):
            return answer_of(copy)
        return Asked(url, headers, copy)

    def _replies(
        self, asked: Sequence[Asked], came: Callable[[int, Reply], None] | None
    ) -> Sequence[Reply | SourceError]:
        """Ask, if there is anything to ask."""
        if not asked:
            return []
        self._watch.ask(len(asked))
        if self._asking is None:
            self._asking = self._begun()
        return self._asking.ask_all(asked, came)

    def _begun(self) -> Asking:
        """Return who asks in this session: the process that stands by for it, else this one."""
        if self._aside is not None:
            return self._aside.begin(self._typed, self._limits, self._watch)
        from .asking import Here

        return Here(self._typed, self._limits, self._watch)

    def _give_up(self) -> None:
        """Have what runs end with what has come."""
        asking = self._asking
        if asking is not None:
            asking.give_up()

    def _settled(self, asked: Asked, reply: Reply | SourceError) -> Answer | SourceError:
        """Return what is to be given, and keep what came."""
        copy = asked.copy
        if copy is not None and (isinstance(reply, SourceError) or reply.damage):
            return self._aged(copy, reply.what if isinstance(reply, SourceError) else reply.damage)
        if isinstance(reply, SourceError):
            return reply
        if copy is not None and reply.status == UNCHANGED:
            reply = _renewed(copy, reply)
        if not reply.damage:
            self._cache.keep(asked.url, asked.headers, reply)
        return answer_of(reply, self._once(self._cache.trouble))

    def _aged(self, copy: Reply, why: str) -> Answer:
        """Return a copy, and once say why it is one and how old it is."""
        note = f"this is the copy of {timing.age(copy.time, time.time())}"
        return answer_of(copy, f"{why}: {note}" if self._once("copy") else "")

    def _once(self, words: str) -> str:
        """Return words that were not returned before, else none."""
        said, self._said = words in self._said, self._said | {words}
        return "" if said else words


def _renewed(copy: Reply, reply: Reply) -> Reply:
    """Return a copy with what an answer says of it that has no content of its own (RFC 9111, 4.3.4)."""
    news = {name: value for name, value in reply.fields.items() if not name.startswith("content-")}
    return copy._replace(time=reply.time, fields=Fields((dict(copy.fields) | news).items()))


def _noted(document: Document, note: str) -> Document:
    """Return a document with one more note."""
    return replace(document, notes=(*document.notes, note))
