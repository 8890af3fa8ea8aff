"""A fetch that is watched, and stopped, from another thread."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
from scripted_server import Request, Server, answer

from threadview.errors import SourceError
from threadview.sources.watch import Progress, Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from threadview.sources.web import Fetcher

    Open = Callable[..., Fetcher]

SOON = 5.0


def late(seconds: float) -> Callable[[Request], Iterator[bytes | float]]:
    def page(request: Request) -> Iterator[bytes | float]:
        yield seconds
        yield answer(request.path.encode())

    return page


def test_it_tells_how_many_answers_and_bytes_have_come(server: Server, opened: Open) -> None:
    server.pages |= {"a": answer(b"x" * 100), "b": answer(b"y" * 50)}
    watch = Watch()
    opened(watch=watch).get_all([server.url("a"), server.url("b"), server.url("absent")])
    assert watch.progress == Progress(asked=3, answered=3, received=150)


def test_what_is_kept_needs_nobody_to_be_waited_for(server: Server, opened: Open) -> None:
    server.pages["page"] = answer(cache_control="max-age=60")
    opened().get(server.url())
    watch = Watch()
    opened(watch=watch).get(server.url())
    assert watch.progress.asked == 0


def test_each_part_that_comes_is_shown_with_those_before_it_in_their_order(server: Server, opened: Open) -> None:
    server.pages |= {"post": answer(b"post"), "a": late(0.3), "b": answer(b"b"), "c": answer(b"c")}
    watch, seen = Watch(), list[list[bytes]]()
    offer = watch.offer
    watch.offer = lambda parts: (seen.append([part.data for part in parts]), offer(parts))[1]  # type: ignore[method-assign]
    session = opened(watch=watch)
    post = session.get(server.url("post"))
    session.get_all([server.url(name) for name in "abc"], onto=[post])
    assert seen[0] == [b"post"]
    assert seen[-1] == [b"post", b"a", b"b", b"c"]
    assert seen[-2] == [b"post", b"b", b"c"]


def test_stopped_it_gives_what_has_come_and_says_what_is_missing(server: Server, opened: Open) -> None:
    server.pages |= {"a": answer(b"a"), "b": late(60)}
    watch = Watch()
    session = opened(watch=watch)
    threading.Timer(0.3, watch.stop).start()
    begun = time.monotonic()
    documents = session.get_all([server.url("a"), server.url("b")])
    assert time.monotonic() - begun < SOON
    assert [document.data for document in documents] == [b"a"]
    assert documents[0].notes == ("1 of 2 parts are missing: the fetch was stopped",)
    with pytest.raises(SourceError, match="stopped"):
        session.get(server.url("b"))


def test_a_change_is_waited_for() -> None:
    watch = Watch()
    threading.Timer(0.05, watch.ask, [1]).start()
    assert watch.wait(lambda: watch.progress.asked > 0, SOON)
    assert not watch.wait(lambda: watch.progress.asked > 1, 0.01)


def test_whoever_comes_after_the_stop_is_told_at_once() -> None:
    watch, told = Watch(), list[str]()
    watch.stop()
    watch.on_stop(lambda: told.append("stop"))
    assert told == ["stop"]
