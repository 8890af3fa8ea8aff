"""Asking a site for more than one document, and looking into its answers for what to ask next."""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from threadview.errors import FetchError, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from threadview.sources.web import Fetcher
    from threadview.thread import Document


NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Had(NamedTuple):
    """What was asked for.

    Attributes:
        documents: What could be had, in order.
        notes: What could not, and what is to be said of the others.
    """

    documents: list[Document]
    notes: tuple[str, ...]


def token(fetcher: Fetcher, site: str, *variables: str) -> str:
    """Return what a site is asked with: the first of these variables of the environment, else what the reader set."""
    told = next((value for name in variables if (value := os.environ.get(name))), "")
    return told or fetcher.tokens.get(site, "")


def several(
    fetcher: Fetcher,
    urls: Sequence[str],
    what: str,
    headers: Mapping[str, str] = NONE,
    onto: Sequence[Document] = (),
) -> Had:
    """Return the documents of addresses; one that is missing does not cost the others.

    Args:
        fetcher: Who asks.
        urls: The addresses.
        what: What a note calls them: ``"pages of comments"``.
        headers: Fields to send with each.
        onto: The parts of the thread of which these are further ones, to be shown with each that comes.
    """
    try:
        found = fetcher.get_all(urls, headers=headers, onto=onto)
    except SourceError as error:
        return Had([], (f"the {what} could not be fetched: {error.what}",))
    said = dict.fromkeys(note for document in found for note in document.notes)
    return Had([replace(document, notes=()) for document in found], tuple(said))


def probe(fetcher: Fetcher, url: str) -> Document | None:
    """Return the document of an address that a host may know; None where it does not.

    Raises:
        SourceError: The host cannot be reached, so that it need not be asked for anything else.
    """
    try:
        return fetcher.get(url)
    except FetchError as error:
        if error.is_down:
            raise
    except SourceError:
        pass
    return None


def noted(documents: list[Document], notes: Iterable[str]) -> list[Document]:
    """Return documents with notes added to the first."""
    first = documents[0]
    return [replace(first, notes=(*first.notes, *notes)), *documents[1:]]


def value_of(document: Document) -> object:
    """Return the value of an answer in JSON; None where it is none."""
    try:
        return msgspec.json.decode(document.data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None


def at(value: object, *keys: str) -> object:
    """Return what stands under keys, one within the other; None where nothing does."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def text_at(value: object, *keys: str) -> str:
    """Return a text or a number as a text under keys; empty where there is none."""
    found = at(value, *keys)
    if isinstance(found, str):
        return found
    return str(found) if isinstance(found, int) and not isinstance(found, bool) else ""


def count_at(value: object, *keys: str) -> int:
    """Return a whole number under keys; 0 where there is none."""
    found = at(value, *keys)
    return found if isinstance(found, int) and found > 0 else 0


def objects(value: object) -> list[dict[str, object]]:
    """Return the objects of a list; none where it is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
