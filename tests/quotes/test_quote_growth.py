"""The work of finding quotes grows with the thread: counted, not timed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from synthetic import generate

from threadview.quotes import find_quotes, passages
from threadview.quotes.index import Index

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


def looks(comments: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how often grams are looked up and texts laid beside others, in a thread of so many comments."""
    calls = []

    def counted(work: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*given: object) -> object:
            calls.append(work)
            return work(*given)

        return counting

    with monkeypatch.context() as patched:
        patched.setattr(Index, "places", counted(Index.places))
        patched.setattr(passages, "align", counted(passages.align))
        assert find_quotes(generate(comments).thread())
    return len(calls)


def test_four_times_the_comments_are_about_four_times_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = looks(1_000, monkeypatch), looks(4_000, monkeypatch)
    assert small < large < 6 * small
