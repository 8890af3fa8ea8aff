"""Sources that are read while somebody reads: what is told of them, when, and what is kept."""

from __future__ import annotations

import os
import threading
import time
from queue import Queue
from typing import TYPE_CHECKING

import pytest
from factories import outline, thread

from threadview.cache import source_index
from threadview.cli import opening
from threadview.cli import supply as supply_module
from threadview.cli.loading import Loading, said
from threadview.cli.options import parser
from threadview.cli.supply import Supply
from threadview.errors import SourceError, UsageError
from threadview.session.arrival import News
from threadview.session.keys import key_of
from threadview.sources.watch import Progress
from threadview.thread import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from threadview.sources.watch import Watch
    from threadview.thread import Thread

SOON = 10.0
STOPS = f"{key_of('clear')} stops"


def until(loading: Loading, holds: Callable[[News], bool]) -> News:
    """Return the first news of which something holds."""
    end = time.monotonic() + SOON
    while time.monotonic() < end:
        if holds(news := loading.news()):
            return news
        time.sleep(0.01)
    raise AssertionError


def looked_at(parts: Sequence[Document]) -> Thread | None:
    return thread(parts[-1].name, title="so far") if parts else None


def supply(*arguments: str) -> Supply:
    return Supply(parser().parse_args(list(arguments)))


def test_what_is_offered_is_shown_before_the_end_and_the_end_is_all() -> None:
    go_on = threading.Event()

    def read(watch: Watch) -> Sequence[Thread]:
        watch.ask(2)
        watch.offer([Document(b"", name="a b")])
        go_on.wait(SOON)
        return [thread("a b c")]

    loading = Loading("example.org", read, looked_at)
    first = until(loading, lambda news: news.findings is not None)
    assert first.findings is not None
    assert outline(first.findings.thread) == "a b"
    assert not first.is_last
    assert loading.news().findings is None
    assert f"fetching example.org · 0 of 2 answers · {STOPS}" in loading.news().said
    go_on.set()
    last = until(loading, lambda news: news.is_last)
    assert last.findings is not None
    assert outline(last.findings.thread) == "a b c"
    assert last.said == ""


def test_news_are_told_when_they_come_and_so_is_the_end() -> None:
    heard, begin, end = Queue[News](), threading.Event(), threading.Event()

    def read(watch: Watch) -> Sequence[Thread]:
        begin.wait(SOON)
        watch.offer([Document(b"", name="a b")])
        end.wait(SOON)
        return [thread("a b c")]

    loading = Loading("example.org", read, looked_at)
    loading.on_news(lambda: heard.put(loading.news()))
    begin.set()
    assert heard.get(timeout=SOON).findings is not None
    end.set()
    assert heard.get(timeout=SOON).is_last


def test_it_is_settled_once_somebody_has_to_be_waited_for_or_all_is_there() -> None:
    go_on = threading.Event()

    def read(watch: Watch) -> Sequence[Thread]:
        watch.ask(1)
        watch.send()
        go_on.wait(SOON)
        return [thread("a")]

    waiting = Loading("far", read, looked_at)
    assert not waiting.settle()
    assert not waiting.news().is_last
    go_on.set()
    kept = Loading("near", lambda _watch: [thread("a")], looked_at)
    assert kept.settle()
    assert kept.news().is_last


def test_what_comes_before_the_interface_stands_is_taken_up_there(monkeypatch: pytest.MonkeyPatch) -> None:
    begin, looked, end = threading.Event(), threading.Event(), threading.Event()

    def read(watch: Watch) -> Sequence[Thread]:
        begin.wait(SOON)
        watch.offer([Document(b"", name="a b")])
        looked.wait(SOON)
        watch.ask(1)
        watch.send()
        end.wait(SOON)
        return [thread("a b c")]

    loading = Loading("example.org", read, looked_at)
    loading.on_news(looked.set)
    begin.set()
    taken: list[Loading] = []
    monkeypatch.setattr(Supply, "begin", lambda _: loading)
    monkeypatch.setattr(opening, "_open_late", lambda _supply, _options, late: taken.append(late) or 0)
    options = parser().parse_args(["https://example.org/"])
    assert opening._open_far(Supply(options), options) == 0
    assert taken == [loading]
    assert loading.news().findings is not None
    end.set()


def test_stopped_it_ends_with_what_was_offered() -> None:
    def read(watch: Watch) -> Sequence[Thread]:
        watch.offer([Document(b"", name="a b")])
        watch.send()
        watch.wait(lambda: watch.stopped, SOON)
        raise SourceError("the fetch was stopped")

    loading = Loading("example.org", read, looked_at)
    loading.settle()
    threading.Timer(0.05, loading.stop).start()
    loading._watch.on_stop(loading._watch.wake)
    last = until(loading, lambda news: news.is_last)
    assert last.error is None
    assert outline(last.threads[0]) == "a b"


def test_a_failure_is_told_and_a_fault_of_ours_is_not_hidden() -> None:
    def fails(_watch: Watch) -> Sequence[Thread]:
        raise SourceError("is not there", where="example.org")

    assert str(until(Loading("x", fails, looked_at), lambda news: news.is_last).error) == "example.org: is not there"

    def breaks(_watch: Watch) -> Sequence[Thread]:
        raise ZeroDivisionError

    loading = Loading("x", breaks, looked_at)
    with pytest.raises(ZeroDivisionError):
        until(loading, lambda news: news.is_last)


@pytest.mark.parametrize(
    ("progress", "stopped", "words"),
    [
        (Progress(1, 0, 0), False, f"fetching x · {STOPS}"),
        (Progress(30, 12, 340_500), False, f"fetching x · 12 of 30 answers · 340 kB · {STOPS}"),
        (Progress(3, 1, 2_560_000), True, "fetching x · 1 of 3 answers · 2.6 MB · stopping"),
    ],
)
def test_how_far_it_is_in_words(progress: Progress, stopped: bool, words: str) -> None:  # noqa: FBT001 - a case
    assert said("fetching x", progress, stopped=stopped) == words


def test_a_file_is_read_again_as_it_is_now(tmp_path: Path) -> None:
    path = tmp_path / "pond.json"
    path.write_text('{"schema": "threadview/1", "title": "Pond", "comments": [{"text": "a", "parent": null}]}')
    source = supply(str(path))
    [before] = source.threads()
    path.write_text(
        '{"schema": "threadview/1", "title": "Pond",'
        ' "comments": [{"text": "a", "parent": null}, {"text": "b", "parent": 0}]}'
    )
    loading = source.again(before)
    [after] = until(loading, lambda news: news.is_last).threads
    assert [comment.text for comment in after.comments] == ["a", "b"]
    assert not source.is_far()


def test_of_several_threads_the_one_on_the_screen_is_read_again(tmp_path: Path) -> None:
    head = "From ann@example.org Mon Oct  3 10:00:00 2016\nFrom: ann@example.org\n"
    letter = head + "Message-ID: <{0}@x>\nSubject: {0}\n\n{0}\n\n"
    path = tmp_path / "box.mbox"
    path.write_text(letter.format("boats") + letter.format("ice"))
    source = supply(str(path))
    _, ice = source.threads()
    path.write_text(letter.format("nets") + letter.format("boats") + letter.format("ice"))
    [again] = until(source.again(ice), lambda news: news.is_last).threads
    assert again.title == "ice"


def test_standard_input_cannot_be_read_again() -> None:
    with pytest.raises(UsageError, match="standard input cannot be read again"):
        supply("-").again(thread("a"))


def test_what_is_missing_is_added_to_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "more.json"
    path.write_text('{"schema": "threadview/1", "comments": [{"id": "b", "text": "b", "parent": null}]}')
    loading = supply("page.txt").missing(str(path), thread("a"))
    [whole] = until(loading, lambda news: news.is_last).threads
    assert outline(whole) == "a b"


def test_nothing_remembers_where_nothing_is_to_be_remembered() -> None:
    assert supply("page.txt", "--no-remember").memory([thread("a")]) is None


def test_what_is_big_is_not_begun_before_the_first_picture_stands() -> None:
    begun = threading.Event()

    def read(_watch: Watch) -> Sequence[Thread]:
        begun.set()
        return [thread("a")]

    loading = Loading("archive.mbox", read, looked_at, at_once=False, is_near=True)
    assert not begun.wait(0.1)
    assert "reading archive.mbox" in loading.news().said
    assert until(loading, lambda news: news.is_last).threads


def test_a_big_file_is_read_behind_the_interface(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "big.json"
    path.write_text('{"schema": "threadview/1", "comments": [{"text": "a", "parent": null}]}')
    os.utime(path, (1, 1))
    source = supply(str(path))
    assert not source.is_big()
    monkeypatch.setattr(supply_module, "SLOW", 10)
    assert not source.is_big()
    assert supply("--format", "json-comments", str(path)).is_big() is False
    monkeypatch.setattr(supply_module, "EARLY", 10)
    assert supply("--format", "json-comments", str(path)).is_big()
    slow = path.with_suffix(".txt")
    slow.write_text("A page that takes longer, byte for byte.")
    os.utime(slow, (1, 1))
    assert supply(str(path), str(slow)).is_big()
    monkeypatch.setattr(supply_module, "BIG", 10)
    assert source.is_big()
    assert source.recalled() is None
    [only] = until(source.begin(), lambda news: news.is_last).threads
    assert only.comments[0].text == "a"


LETTER = "From a@b.org Thu Feb  1 10:00:00 2024\nFrom: a@b.org\nSubject: One\nMessage-ID: <{0}@b>\n{1}\n{0}.\n\n"


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A mailbox of one thread that counts as big, of which the first 40 messages are its beginning."""
    path = tmp_path / "box.mbox"
    answers = (LETTER.format(number, "In-Reply-To: <1@b>\n") for number in range(2, 101))
    path.write_text(LETTER.format(1, "") + "".join(answers))
    os.utime(path, (1, 1))
    monkeypatch.setattr(supply_module, "EARLY", 1)
    monkeypatch.setattr(supply_module, "FIRST", 40 * len(LETTER.format(99, "In-Reply-To: <1@b>\n")))
    return path


def test_the_beginning_of_a_big_mailbox_is_shown_before_the_rest_is_read(
    box: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supply_module, "HEAD_START", SOON)
    source = supply(str(box))
    assert source.is_big()
    loading = source.begin()
    first = until(loading, lambda news: news.findings is not None)
    assert first.findings is not None
    assert not first.is_last
    assert [comment.text for comment in first.findings.thread.comments[:3]] == ["2.", "3.", "4."]
    assert 30 < len(first.findings.thread) < 45
    time.sleep(0.1)
    assert not loading.news().is_last  # the rest waits until the first picture stands
    loading.shown()
    [whole] = until(loading, lambda news: news.is_last).threads
    assert len(whole) == 99


def test_no_beginning_is_shown_where_one_thread_of_several_is_asked_for(box: Path) -> None:
    loading = supply("--select", "1", str(box)).begin()
    last = until(loading, lambda news: news.findings is not None)
    assert last.is_last
    assert len(last.threads[0]) == 99


def test_a_stop_ends_what_is_read_here_and_keeps_the_beginning(box: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = supply(str(box))
    begun = threading.Event()

    def endless(*_: object, **__: object) -> Sequence[Document]:
        begun.set()
        while True:
            time.sleep(0.001)

    monkeypatch.setattr(source, "_documents", endless)
    loading = source.begin()
    until(loading, lambda news: news.findings is not None)
    loading.shown()
    assert begun.wait(SOON)
    loading.stop()
    last = until(loading, lambda news: news.is_last)
    assert 30 < len(last.threads[0]) < 45
    assert last.threads[0].notes[0] == "it was stopped before all had come"
    assert source.memory(last.threads) is not None
    for memory in source.memories:
        memory.close()
    source.index.leave()
    assert supply(str(box)).recalled() is None


def test_a_stop_before_anything_was_read_says_so() -> None:

    def endless(_watch: Watch) -> Sequence[Thread]:
        while True:
            time.sleep(0.001)

    loading = Loading("page.md", endless, looked_at, is_near=True)
    loading.stop()
    error = until(loading, lambda news: news.is_last).error
    assert str(error) == "page.md: was stopped while reading it; open it again"


@pytest.mark.parametrize("is_late", [True, False])
def test_the_index_holds_all_threads_whichever_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_late: bool
) -> None:
    monkeypatch.setattr(source_index, "LEAST", 1)
    path = tmp_path / "box.mbox"
    letter = "From a@b.org Thu Feb  1 10:00:00 2024\nFrom: a@b.org\nSubject: {0}\nMessage-ID: <{0}@b>\n\n{0}.\n\n"
    path.write_text(letter.format("One") + letter.format("Two"))
    os.utime(path, (1, 1))
    source = supply("--select", "2", str(path))
    assert source.recalled() is None
    if is_late:
        [chosen] = until(source.begin(), lambda news: news.is_last).threads
        assert source.memory([chosen]) is not None
    else:
        assert len(source.read()) == 2
        source.keep()
    source.index.leave()
    for memory in source.memories:
        memory.close()
    end = time.monotonic() + SOON
    while (again := supply(str(path)).recalled()) is None and time.monotonic() < end:
        time.sleep(0.05)
    assert [one.title for one in again or ()] == ["One", "Two"]
