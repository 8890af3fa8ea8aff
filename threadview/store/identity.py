"""By what a thread is known again at the next visit."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

from threadview.thread.visit import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.thread import Thread

STANDARD_INPUT: Final = "-"
_COMMENT_PAGE: Final = re.compile(r"/comment-page-\d{1,9}\Z")
_COMMENT_FIELD: Final = re.compile(r"cpage=\d{1,9}")


def identity(thread: Thread, threads: Sequence[Thread], sources: Sequence[str]) -> str:
    """Return the name under which a thread is remembered.

    It is its address, so that a page saved twice, under any name, is one thread. Without an address it is the absolute
    paths of its sources with the id of its root (a mailbox holds many), else its title, else its first comment. Where
    several threads of the sources would have one name, their first comments tell them apart.

    Args:
        thread: The thread.
        threads: All threads of the sources, among them this one.
        sources: What the command line calls the sources.
    """
    name = _name(thread, sources)
    alone = all(other is thread or _name(other, sources) != name for other in threads)
    return name if alone else f"{name}\n{_first(thread)}"


def _name(thread: Thread, sources: Sequence[str]) -> str:
    """Return the name of a thread; another thread of the same sources may have the same one."""
    if thread.url:
        return canonical(thread.url)
    root = thread.article.id if thread.article else ""
    return "\n".join((*map(_lasting, sources), root or thread.title or _first(thread)))


def lasting(sources: Sequence[str]) -> tuple[str, ...]:
    """Return what to open to read some sources again, from wherever; none where standard input is one of them."""
    return () if STANDARD_INPUT in sources else tuple(map(_lasting, sources))


def canonical(url: str) -> str:
    """Return an address without what does not change which thread it leads to.

    That is the case of scheme and host, the fragment, the last slash, and which page of comments of a WordPress it is:
    there a page calls itself by the number of the newest, which grows.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    path = _COMMENT_PAGE.sub("", parts.path.rstrip("/"))
    query = "&".join(field for field in parts.query.split("&") if not _COMMENT_FIELD.fullmatch(field))
    return urlunsplit((parts.scheme, parts.netloc.lower(), path, query, ""))


def _lasting(source: str) -> str:
    """Return what a source is called wherever the program is started: of a file, its absolute path."""
    if source != STANDARD_INPUT:
        with suppress(OSError, ValueError, RuntimeError):
            source = str(Path(source).resolve(strict=True))
    return source.encode("utf-8", "backslashreplace").decode()


def _first(thread: Thread) -> str:
    """Return the key of the first comment; empty for a thread without any."""
    return next(iter(keys(thread)), "")
