"""Studying a big thread while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factories import thread
from msgspec.structs import replace
from screens import reader
from synthetic import generate

from threadview.search import Index
from threadview.session import begin, findings, is_small, searching, study, unstudied
from threadview.ui.background import Study

if TYPE_CHECKING:
    from threadview.session import Session
    from threadview.thread import Thread


@pytest.fixture(scope="module")
def big() -> Thread:
    return generate(400, seed=3).thread()


def fresh(of: Thread) -> Session:
    findings = unstudied(of)
    return begin(findings, Index(of, findings))


def test_in_the_end_as_much_is_known_as_after_studying_at_once(big: Thread) -> None:
    at_once = study(big)
    state = fresh(big)
    studied = Study(state)
    while not studied.done:
        state, _ = studied.go_on(state)
    assert state.findings.whole
    for index in range(-1, len(big)):
        assert state.findings.quotes.of(index) == at_once.quotes.of(index)
        assert state.findings.mentions.of(index) == at_once.mentions.of(index)
    assert list(state.index.warm()) == []


def test_the_quotes_of_what_is_on_the_screen_are_found_first(big: Thread) -> None:
    quoting = study(big).quoting[-1]
    state = replace(fresh(big), cursor=quoting)
    ticks = iter(range(1_000_000))
    studied = Study(state, clock=lambda: next(ticks) * 0.001)
    while not state.findings.quotes.of(quoting):
        state, _ = studied.go_on(state)
    assert not studied.done
    assert len(state.findings.quoting) < len(study(big).quoting) / 2


def test_a_slice_ends_when_its_time_is_up(big: Thread) -> None:
    ticks = iter(range(1_000_000))
    state = fresh(big)
    studied = Study(state, clock=lambda: next(ticks) * 0.001)
    slices = 0
    while not studied.done:
        state, _ = studied.go_on(state)
        slices += 1
    assert slices > len(big) // 10


def test_a_few_long_comments_are_a_big_thread_too() -> None:
    assert is_small(thread("a b", {"a": "a word or two"}))
    assert not is_small(thread("a b", {"a": "word " * 200_000}))


async def test_a_big_thread_is_studied_while_it_is_read(big: Thread, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "SMALL", 10)
    async with reader(big) as it:
        await it.until(lambda: it.state.findings.whole)
        assert it.state.findings.quoting == study(big).quoting
        assert it.at == big.comments[0].id


async def test_what_is_found_while_a_query_is_typed_is_kept(big: Thread, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "SMALL", 10)
    async with reader(big) as it:
        await it.press("slash")
        await it.until(lambda: it.state.findings.whole)
        await it.press("escape")
        assert it.state.findings.whole


async def test_a_search_for_what_is_found_later_leads_there_then(big: Thread, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "SMALL", 10)
    quoting = sorted(study(big).quoting)
    async with reader(big, find="is:quoting") as it:
        await it.until(lambda: it.state.findings.whole)
        assert it.state.search is not None
        assert it.state.search.matches == quoting
        assert it.state.cursor == quoting[0]


@pytest.mark.parametrize(("query", "is_outdated"), [("is:quoting", True), ("is:op", False), ("the", False)])
def test_only_what_leads_elsewhere_by_then_is_sought_again(big: Thread, *, query: str, is_outdated: bool) -> None:
    state = fresh(big)
    state = searching.seek(state, query, state)
    studied = study(big)
    state = replace(state, findings=studied, index=state.index.knowing(studied))
    assert searching.is_outdated(state) == is_outdated
