"""Where the threads of a run come from: its sources, read at once, or while somebody reads; once, or again."""

from __future__ import annotations

import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from threadview.errors import ThreadviewError, UsageError

from .options import STANDARD_INPUT
from .telling import Telling

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from threadview.fork import Half
    from threadview.output.saving import Target
    from threadview.readers.base import Reader
    from threadview.sources.watch import Watch
    from threadview.store import Memory
    from threadview.thread import Document, Thread

    from .loading import Loading

    Reading = Callable[[Watch], Sequence[Thread]]

BIG: Final = 100_000_000
SLOW: Final = 20_000_000
"""Bytes from which on a file is read while the interface is open already; those of a quick form are the former."""

EARLY: Final = 2_000_000
"""Bytes from which on a file is read so, of whose form the beginning can be shown by itself."""

FIRST: Final = 500_000
"""Bytes of it that are read for that: many screens."""

HEAD_START: Final = 0.5
"""Seconds at most that the beginning of a file may take to be shown before the rest is read."""

QUICK: Final = frozenset({"threadview", "hacker-news"})
"""Forms that are decoded in one go: a fifth of the time of any other."""

_HEAD: Final = 65_536


def _form_of(source: str) -> Reader | None:
    """Return the format of a file, by its first bytes; None where it cannot be read, or no reader knows it."""
    from threadview.readers import sniff
    from threadview.thread import Document

    try:
        return sniff(Document(_first_bytes(source, _HEAD), source))
    except (OSError, ThreadviewError):
        return None


def _first_bytes(source: str, count: int) -> bytes:
    """Return so many bytes of a file, or all it has."""
    with Path(source).open("rb") as stream:
        return stream.read(count)


def chosen(threads: Sequence[Thread], select: int | str | None) -> Sequence[int] | None:
    """Return the places of the threads that are asked for; None where several could be meant."""
    if select is None:
        return (0,) if len(threads) == 1 else None
    if isinstance(select, str):
        return range(len(threads))
    if select > len(threads):
        count = "1 thread" if len(threads) == 1 else f"{len(threads)} threads"
        raise UsageError(f"there is no thread {select}", mend=f"the source holds {count}", where="--select")
    return (select - 1,)


class Supply:
    """The sources of one run.

    Attributes:
        index: What their files hold, from an earlier run and for a later one.
        memories: Whatever remembers visits of their threads; to be closed.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        """Read nothing yet."""
        from threadview.cache import SourceIndex

        self._options = options
        self._sources: Sequence[str] = options.sources
        self.index = SourceIndex(options.sources, options.format)
        self.memories: list[Memory] = []
        self._is_late = False
        self._half: Half | None = options.aside
        if self._half is not None and not self.is_far():
            self._half.dismiss()
            self._half = None
        self._whole: Sequence[Thread] = ()

    def threads(self) -> Sequence[Thread]:
        """Return the threads of the sources; several sources make one. What was read once is taken from its index."""
        return self.recalled() or self.read()

    def read(self) -> Sequence[Thread]:
        """Return the threads of the sources as they are now; say on the terminal when that takes long."""
        from threadview.sources.watch import Watch

        from .loading import doing, how_far

        watch = Watch()
        what = f"{doing(is_near=not self.is_far())} {_named(self._sources)}"
        with Telling(lambda: how_far(what, watch.progress)):
            return self._known(self._read(watch))

    def is_far(self) -> bool:
        """Tell whether a source may have to be waited for."""
        from threadview.sources import is_of_the_web

        return STANDARD_INPUT not in self._sources and any(map(is_of_the_web, self._sources))

    def recalled(self) -> Sequence[Thread] | None:
        """Return the threads of the sources from the index of an earlier run; None where there is none."""
        found = self.index.recall(self._read)
        return self._known(found) if found else None

    def is_big(self) -> bool:
        """Tell whether reading the sources takes longer than anybody looks at an empty screen."""
        size = self.index.size
        if size < EARLY or size >= BIG:
            return size >= BIG
        forms = self._forms()
        if size >= SLOW and not all(form and form.name in QUICK for form in forms):
            return True
        return len(forms) == 1 and forms[0] is not None and forms[0].beginning is not None

    def _forms(self) -> list[Reader | None]:
        """Return the formats of the sources, as far as their first bytes tell; None for one that they do not tell."""
        from threadview.readers import named

        if self._options.format:
            return [named(self._options.format)] * len(self._sources)
        return [_form_of(source) for source in self._sources]

    def keep(self) -> None:
        """Begin to write the index of all that was read, whichever thread of it is on the screen."""
        if self._whole:
            self.index.keep(self._whole)
            self._whole = ()

    def stand_back(self) -> None:
        """Let somebody who presses a key go first."""
        self.index.stand_back()

    def begin(self) -> Loading:
        """Begin to read the sources: from afar at once, big files when the first picture stands."""
        from .loading import Loading

        self._is_late = True
        far = self.is_far()
        name, prepare = _named(self._sources), _prepare if far else None
        return Loading(name, self._read_chosen, self._look, at_once=far, is_near=not far, prepare=prepare)

    def again(self, selected: Thread) -> Loading:
        """Have the sources read once more, from the web anew; of several threads the one that is on the screen.

        Raises:
            UsageError: Standard input is one of them.
        """
        if STANDARD_INPUT in self._sources:
            raise UsageError("standard input cannot be read again", mend="save it, and name the file")
        return self._loading(partial(self._reread, selected), self._sources, is_near=not self.is_far())

    def missing(self, url: str, thread: Thread) -> Loading:
        """Have the comments at an address read, and added to those of a thread."""
        return self._loading(partial(self._graft, url, thread), [url])

    @staticmethod
    def target(name: str) -> Target:
        """Return the file of this name, for a thread to be written to in the form that it tells.

        Raises:
            UsageError: It tells no form, or the file is there already.
        """
        from threadview.output.saving import Target

        return Target(name)

    def memory(self, threads: Sequence[Thread]) -> Memory | None:
        """Return what remembers visits of these threads, None where nothing is to be remembered."""
        if self._options.no_remember:
            return None
        if self._is_late:
            self.keep()
        from threadview.store import Memory

        self.memories.append(Memory(threads, self._sources))
        return self.memories[-1]

    @staticmethod
    def _loading(read: Reading, sources: Sequence[str], *, is_near: bool = False) -> Loading:
        """Begin to read something in a thread of its own, that is shown when all has come."""
        from .loading import Loading

        return Loading(_named(sources), read, _nothing, is_near=is_near)

    def _read(self, watch: Watch | None = None) -> Sequence[Thread]:
        """Read the sources."""
        is_any = self._options.select is None and self._options.identity is None
        if watch is not None and self._is_late and is_any:
            self._offer_beginning(watch)
        self._whole = self._threads(self._documents(watch, refresh=self._options.refresh), self._options.format)
        return self._whole

    def _offer_beginning(self, watch: Watch) -> None:
        """Have the beginning of a big file shown before all of it is read."""
        form = None if self.is_far() or len(self._sources) > 1 else self._forms()[0]
        if form is None or form.beginning is None:
            return
        from threadview.thread import Document

        name = self._sources[0]
        if part := form.beginning(_first_bytes(name, FIRST)):
            watch.offer([Document(part, name)])
            watch.wait_until_taken(HEAD_START)

    def _read_chosen(self, watch: Watch) -> Sequence[Thread]:
        """Read the sources, for those of their threads that are asked for."""
        threads = self._known(self._read(watch))
        places = chosen(threads, self._options.select)
        return threads if places is None else [threads[place] for place in places]

    def _known(self, threads: Sequence[Thread]) -> Sequence[Thread]:
        """Return the one thread that is read again, where it is known by name and still there; else all."""
        if self._options.identity is None:
            return threads
        from threadview.store.identity import identity

        named = [one for one in threads if identity(one, threads, self._sources) == self._options.identity]
        return named or threads

    def _reread(self, selected: Thread, watch: Watch) -> Sequence[Thread]:
        """Read the sources anew, for one of their threads."""
        offline = self._options.offline
        threads = self._threads(self._documents(watch, refresh=not offline), self._options.format)
        known = set(selected.ids())
        return [
            max(threads, key=lambda thread: (thread.title == selected.title, len(known.intersection(thread.ids()))))
        ]

    def _graft(self, url: str, thread: Thread, watch: Watch) -> Sequence[Thread]:
        """Read the comments at an address."""
        from threadview.readers.joining import grafted

        more = self._threads(self._opened(url, watch, refresh=False))
        return [grafted(thread, one) for one in more[:1]]

    def _look(self, parts: Sequence[Document]) -> Thread | None:
        """Read the parts that have come; None where they are no thread yet, or several."""
        try:
            threads = self._threads(parts, self._options.format) if parts else ()
        except ThreadviewError:
            return None
        return threads[0] if len(threads) == 1 else None

    def _documents(self, watch: Watch | None, *, refresh: bool) -> list[Document]:
        """Return the documents of all sources."""
        return [document for source in self._sources for document in self._opened(source, watch, refresh=refresh)]

    def _opened(self, source: str, watch: Watch | None, *, refresh: bool) -> Sequence[Document]:
        """Return the documents of one source."""
        from msgspec.structs import asdict

        from threadview.sources import is_of_the_web, open_sources

        options, aside = self._options, None
        if self._half is not None and is_of_the_web(source):
            from threadview.sources.web.aside import Aside

            aside, self._half = Aside(self._half), None
        return open_sources(
            source,
            offline=options.offline,
            refresh=refresh,
            keep=not options.no_remember,
            watch=watch,
            tokens=asdict(options.config.current.settings.tokens) if options.config else None,
            aside=aside,
        )

    @staticmethod
    def _threads(documents: Sequence[Document], name: str | None = None) -> Sequence[Thread]:
        """Read documents: one may hold several threads, several are the parts of one."""
        from threadview.readers import read

        read_from = [(document.name, read(document, name)) for document in documents]
        if len(read_from) == 1:
            return read_from[0][1]
        for source, threads in read_from:
            if len(threads) != 1:
                what = f"holds {len(threads)} threads, and several sources are parts of one"
                raise UsageError(what, mend="give it alone", where=source)
        from threadview.readers.joining import join

        return [join([threads[0] for _, threads in read_from])]


def _prepare() -> None:
    """Import what reads the answers of most sites."""
    for name in ("joining", "common.typed_html", "common.lenient_json"):
        import_module(f"threadview.readers.{name}")


def _nothing(_parts: Sequence[Document]) -> None:
    """Show nothing before all has come."""


def _named(sources: Sequence[str]) -> str:
    """Return what a status line calls some sources: the host of an address, the name of a file."""
    from threadview.markup import clean_line

    if sources[0] == STANDARD_INPUT:
        return "standard input"
    first = sources[0].partition("://")[2] or sources[0]
    name = first.strip("/").rpartition("/")[2] if "://" not in sources[0] else first.partition("/")[0]
    return clean_line(name) + (f" and {len(sources) - 1} more" if len(sources) > 1 else "")


def forget(memories: Sequence[Memory]) -> None:
    """Wait until everything is written, and say what could not be."""
    for memory in memories:
        memory.close()
        sys.stderr.writelines(f"threadview: {words}\n" for words in memory.notices())
