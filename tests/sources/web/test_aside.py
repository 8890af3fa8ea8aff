"""The process that asks in the place of this one: that it ends, and what is said where it was ended."""

from __future__ import annotations

import os
import signal
import threading
from typing import TYPE_CHECKING

import pytest
from scripted_server import Server, answer
from standing import standing_by

from threadview.errors import SourceError
from threadview.fork import split_off
from threadview.sources.watch import Watch
from threadview.sources.web import Cache, Fetcher
from threadview.sources.web.aside import serve

if TYPE_CHECKING:
    from pathlib import Path


def is_there(process: int) -> bool:
    """Tell whether a process of ours is there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_ends_with_the_session_whether_it_was_asked_anything_or_not(server: Server, tmp_path: Path) -> None:
    server.pages["page"] = answer(b"words")
    aside = standing_by()
    with Fetcher(server.url(), cache=Cache(tmp_path), aside=aside) as session:
        assert session.get(server.url()).data == b"words"
    assert not is_there(aside._process)
    idle = standing_by()
    with Fetcher(server.url(), cache=Cache(tmp_path), aside=idle, offline=True) as session:
        assert session.get(server.url()).data == b"words"
    assert not is_there(idle._process)


def test_where_it_is_ended_that_is_said(server: Server, tmp_path: Path) -> None:
    server.pages["page"] = [60.0, answer()]
    watch, aside = Watch(), standing_by()
    threading.Thread(
        target=lambda: watch.wait(lambda: watch.waits) and os.kill(aside._process, signal.SIGKILL), daemon=True
    ).start()
    with (
        Fetcher(server.url(), cache=Cache(tmp_path), aside=aside, watch=watch) as session,
        pytest.raises(SourceError, match="the process that fetched it was ended; open it again"),
    ):
        session.get(server.url())


def test_what_is_kept_is_not_sent_there_but_what_it_says_of_itself_is(server: Server, tmp_path: Path) -> None:
    server.pages["page"] = answer(b"words" * 100_000, etag='"1"', cache_control="max-age=0")
    with Fetcher(server.url(), cache=Cache(tmp_path)) as session:
        session.get(server.url())
    server.pages["page"] = answer(b"", 304)
    with Fetcher(server.url(), cache=Cache(tmp_path), aside=standing_by()) as session:
        assert session.get(server.url()).data == b"words" * 100_000
    assert server.asked[-1].headers["if-none-match"] == '"1"'


def test_none_stands_by_where_other_threads_run() -> None:
    waits = threading.Event()
    other = threading.Thread(target=waits.wait)
    other.start()
    assert split_off(serve) is None
    waits.set()
    other.join()
