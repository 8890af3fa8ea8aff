"""Opening the interface: on the shelf, on sources that are here, on what is fetched or takes long to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threadview.errors import ThreadviewError

from .supply import Supply, chosen, forget

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from threadview.thread import Thread

    from .loading import Loading


def browse_shelf(options: argparse.Namespace) -> int:
    """Show the threads that were read before, and open those that are chosen, one after another."""
    from threadview.store.shelf import Shelf
    from threadview.ui.browser import browse

    shelf, notice, offline = Shelf(), "", options.offline
    try:
        while picked := browse(shelf, notice, options.config):
            notice, options.offline = "", offline or picked.offline
            options.sources, options.identity = list(picked.entry.sources), picked.entry.identity
            try:
                read_on(Supply(options), options)
            except ThreadviewError as error:
                notice = str(error)
    finally:
        shelf.close()
    return 0


def read_on(supply: Supply, options: argparse.Namespace) -> int:
    """Open the interface on sources."""
    if supply.is_far():
        return _open_far(supply, options)
    known = supply.recalled()
    if known is None and supply.is_big():
        return _open_late(supply, options, supply.begin())
    return open_near(supply, known or supply.read(), options)


def open_near(supply: Supply, threads: Sequence[Thread], options: argparse.Namespace) -> int:
    """Open the interface on threads that are here."""
    try:
        shown = None if options.no_remember else supply.keep
        return _open_panes(threads, options, supply, shown=shown)
    finally:
        supply.index.leave()


def _open_far(supply: Supply, options: argparse.Namespace) -> int:
    """Open the interface on what has to be fetched: at once, unless all of it is kept here anyway."""
    loading = supply.begin()
    if not loading.settle():
        return _open_late(supply, options, loading)  # what has come already is taken up there
    news = loading.news()
    if news.error is not None:
        raise news.error
    options.select = None  # it was chosen when it was read
    return _open_panes(news.threads, options, supply)


def _open_late(supply: Supply, options: argparse.Namespace, loading: Loading) -> int:
    """Open the interface on what is being read, or fetched."""
    try:
        return _open_panes([], options, supply, loading=loading)
    finally:
        supply.index.leave()


def _open_panes(
    threads: Sequence[Thread],
    options: argparse.Namespace,
    supply: Supply,
    *,
    loading: Loading | None = None,
    shown: Callable[[], None] | None = None,
) -> int:
    """Open the interface and return its exit code; ``shown`` is called once it is there."""
    places = chosen(threads, options.select) if threads else None
    select = places[0] if places and len(places) == 1 else None
    memory = supply.memory(threads) if threads else None
    if memory and select is not None:
        memory.recall(threads[select])  # it is read while the interface is imported
    from threadview.session.arrival import Opening
    from threadview.ui.app import run

    opening = Opening(options.find, options.fold, options.at)
    chosen_threads = threads if select is None else [threads[select]]
    try:
        return run(chosen_threads, supply, opening, memory=memory, shown=shown, loading=loading, config=options.config)
    finally:
        forget(supply.memories)
