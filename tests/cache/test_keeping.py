"""Work beside an interface: it goes on by itself, and stands back for whoever presses a key."""

from __future__ import annotations

import time
from itertools import count
from typing import TYPE_CHECKING

import pytest

from threadview.cache import keeping
from threadview.cache.keeping import Keeping

if TYPE_CHECKING:
    from collections.abc import Iterator


class Work:
    """Goes on until it is told to end."""

    def __init__(self) -> None:
        self.steps = 0
        self.ends = False

    def __iter__(self) -> Iterator[None]:
        for self.steps in count(1):
            if self.ends:
                return
            yield


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    """Some work of which each step is as much as may be done at a time."""
    monkeypatch.setattr(keeping, "SLICE", 0)
    work = Work()
    yield work
    work.ends = True


def has_gone_on(work: Work, seconds: float) -> bool:
    """Tell whether a step is made in so many seconds; the one that is being made when it is asked does not count."""
    time.sleep(0.02)
    before, until = work.steps, time.monotonic() + seconds
    while work.steps == before and time.monotonic() < until:
        time.sleep(0.005)
    return work.steps > before


def test_it_goes_on_by_itself(work: Work) -> None:
    Keeping(iter(work))
    assert has_gone_on(work, 10)


def test_it_stands_back_for_a_moment_and_goes_on(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    running = Keeping(iter(work))
    monkeypatch.setattr(keeping, "BREAK", 0.5)
    running.stand_back()
    assert not has_gone_on(work, 0.1)
    assert has_gone_on(work, 10)


def test_nobody_waits_for_it_while_it_stands_back(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    running = Keeping(iter(work))
    monkeypatch.setattr(keeping, "BREAK", 60)
    running.stand_back()
    work.ends = True
    begun = time.monotonic()
    running.detach()
    assert time.monotonic() - begun < 10
