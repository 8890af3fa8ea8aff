"""What a source stands for: a file, standard input, or an address with all the documents of its thread."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .files import open_source
from .packed import unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from threadview.thread import Document

    from .watch import Watch
    from .web import Fetcher
    from .web.aside import Aside

_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_BARE: Final = re.compile(r"[a-z_]{2,20}:[^/\\]")


def open_sources(
    source: str,
    *,
    offline: bool = False,
    refresh: bool = False,
    keep: bool = True,
    watch: Watch | None = None,
    tokens: Mapping[str, str] | None = None,
    aside: Aside | None = None,
) -> list[Document]:
    """Return the documents of a source, at least one: the parts of one thread.

    Args:
        source: A path, ``-``, an address, or a bare form that a site knows (``hn:8863``) where no file has that name.
        offline: Whether of an address only what was kept may be given.
        refresh: Whether an address is asked even while what was kept still holds.
        keep: Whether what an address gives may be kept.
        watch: Who is told how far an address has come, and may end it.
        tokens: What to ask sites with, by their names, where no variable of the environment says it.
        aside: A process that stands by to ask an address.

    Raises:
        SourceError: There is nothing to be had.
    """
    if not is_of_the_web(source):
        return [open_source(source)]
    from .web import Cache, Fetcher

    cache = Cache(writes=keep)
    with Fetcher(source, offline=offline, refresh=refresh, cache=cache, watch=watch, aside=aside) as fetcher:
        fetcher.tokens = tokens or fetcher.tokens
        return [unpacked(document) for document in _fetched(source, fetcher)]


def is_of_the_web(source: str) -> bool:
    """Tell whether a source is an address, or a bare form that a site knows; nothing is imported for a file."""
    if _ADDRESS.match(source):
        return True
    if not _BARE.match(source) or _is_there(source):
        return False
    from .sites import site_of

    return site_of(source) is not None


def _is_there(source: str) -> bool:
    """Tell whether a file has this name."""
    try:
        return Path(source).exists()
    except (OSError, ValueError):
        return False


def _fetched(source: str, fetcher: Fetcher) -> list[Document]:
    """Return what the site of an address gives, else the page itself."""
    from .sites import site_of

    site = site_of(source)
    return (site.documents(source, fetcher) if site else []) or [fetcher.get(source)]
