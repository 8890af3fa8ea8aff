"""What was read once is mapped: the same threads, from the very same sources only, and never at any risk."""

from __future__ import annotations

import gc
import os
import stat
import subprocess
import sys
import time
import tracemalloc
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from factories import thread
from hypothesis import given
from hypothesis import strategies as st

from threadview.cache import SourceIndex, folder, records, source_index
from threadview.errors import SourceError
from threadview.readers import read
from threadview.sources import open_source
from threadview.thread import FLAGS, SPAN_KINDS, Body, Comment, Span, Thread, from_depths
from threadview.thread.visit import keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").iterdir())
SIZE, EACH = 200, 10_000
PIER = thread("a(b c(d)) e", title="The pier", article="News of it.", authors={"a": "ann", "d": "bob"})


@pytest.fixture(autouse=True)
def _every_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_index, "LEAST", 0)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file that was written a while ago."""
    path = tmp_path / "pier.json"
    write(path, "the bytes of a thread")
    return path


def write(path: Path, words: str, *, ago: float = 60) -> None:
    path.write_text(words)
    os.utime(path, (time.time() - ago, time.time() - ago))


def index_of(*sources: Path | str, format: str | None = None) -> SourceIndex:  # noqa: A002 - the option's name
    return SourceIndex([str(one) for one in sources], format, within=cache(Path(sources[0])))


def cache(source: Path) -> Path:
    return source.parent / "cache"


def keep(threads: Sequence[Thread], *sources: Path) -> Path:
    """Write the index of some sources; return its path."""
    for _ in index_of(*sources).steps(threads):
        pass
    [path] = cache(sources[0]).glob("*.index")
    return path


def never() -> Sequence[Thread]:
    raise AssertionError("read again")


def recalled(*sources: Path | str, format: str | None = None) -> Sequence[Thread] | None:  # noqa: A002 - the option's name
    return index_of(*sources, format=format).recall(never)


def fields(of: Thread) -> dict[str, object]:
    """Return all that a thread tells."""
    plain = ("title", "format", "url", "declared", "furniture", "notes", "counts")
    columns = ("parents", "depths", "ends", "ordinals")
    return {
        **{name: getattr(of, name) for name in (*plain, *columns)},
        "article": of.article and told(of.article),
        "comments": [told(comment) for comment in of.comments],
        "ids": list(of.ids()),
        "keys": keys(of),
    }


def told(of: Comment) -> tuple[object, ...]:
    offset = of.time.utcoffset() if of.time else None
    return of.id, of.author, of.time, offset, of.flags, of.url, of.count, of.body


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_the_threads_of_an_index_are_those_of_the_source_in_every_field(example: Path, source: Path) -> None:
    threads = read(open_source(str(example)))
    keep(threads, source)
    again = recalled(source)
    assert again is not None
    assert [fields(one) for one in again] == [fields(one) for one in threads]


names = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
zones = st.integers(-720, 840).map(lambda minutes: timezone(timedelta(minutes=minutes))) | st.just(UTC)
spans = st.builds(
    Span,
    st.integers(0, 9),
    st.integers(0, 9),
    st.sampled_from(sorted(SPAN_KINDS)),
    st.integers(0, 6),
    st.none() | names,
    st.none() | names,
)
comments = st.builds(
    Comment,
    st.builds(Body, st.text(max_size=20), st.lists(spans, max_size=3).map(tuple)),
    id=names,
    author=st.none() | names,
    time=st.none() | st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 28), timezones=zones),  # noqa: DTZ001 - bounds have no zone
    flags=st.lists(st.sampled_from(FLAGS), unique=True).map(tuple),
    url=st.none() | names,
    count=st.integers(0, 2**40),
)
rows = st.lists(st.tuples(comments, st.integers(0, 4)), max_size=80)


@st.composite
def threads_of_any_kind(draw: st.DrawFn) -> Thread:
    listed = draw(rows)
    tree = from_depths([comment for comment, _ in listed], [depth for _, depth in listed])
    lines = st.lists(names, max_size=2).map(tuple)
    return Thread(
        **tree._asdict(),
        title=draw(names),
        article=draw(st.none() | comments),
        format=draw(names),
        url=draw(st.none() | names),
        declared=draw(st.none() | st.integers(0, 10**6)),
        furniture=draw(lines),
        notes=draw(lines),
    )


@given(st.lists(threads_of_any_kind(), min_size=1, max_size=3))
def test_any_threads_come_back(tmp_path_factory: pytest.TempPathFactory, threads: list[Thread]) -> None:
    source = tmp_path_factory.mktemp("any") / "thread.json"
    write(source, "a thread")
    keep(threads, source)
    again = recalled(source)
    assert again is not None
    assert [fields(one) for one in again] == [fields(one) for one in threads]


def test_a_comment_is_made_once_and_from_either_end(source: Path) -> None:
    keep([PIER], source)
    [again] = recalled(source) or []
    assert again.comments[1] is again.comments[1] is again.comments[-4]
    assert [comment.id for comment in again.comments[1:3]] == ["b", "c"]
    with pytest.raises(IndexError):
        again.comments[5]


def test_nobody_reads_a_source_whose_index_is_there(source: Path) -> None:
    keep([PIER], source)
    assert recalled(source) is not None
    assert recalled(str(source.parent / "." / source.name)) is not None


@pytest.mark.parametrize("words", ["the bytes of a thREAD", "more bytes of a thread than before"])
def test_a_changed_source_has_no_index(source: Path, words: str) -> None:
    keep([PIER], source)
    write(source, words)
    assert recalled(source) is None


def test_an_index_is_of_one_format_one_list_of_sources_and_one_program(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep([PIER], source)
    other = source.with_name("other.json")
    write(other, "the bytes of a thread")
    assert recalled(source, format="mail") is None
    assert recalled(source, other) is None
    monkeypatch.setattr("threadview.cache.key.__version__", "0.0.0")
    assert recalled(source) is None


def test_a_new_index_replaces_the_stale_one(source: Path) -> None:
    before = keep([PIER], source)
    write(source, "other bytes of a thread")
    assert keep([thread("z")], source) == before
    assert [one.comments[0].id for one in recalled(source) or []] == ["z"]


def test_a_cut_index_is_none(source: Path) -> None:
    path = keep([PIER], source)
    whole = path.read_bytes()
    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        assert recalled(source) is None, size


def test_no_flipped_byte_changes_a_word(source: Path) -> None:
    path = keep([PIER], source)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
        again = index_of(source).recall(lambda: [PIER])
        assert again is None or fields(again[0]) == fields(PIER), place


def test_a_damage_that_shows_late_deletes_the_index_and_reads_the_source_again(source: Path) -> None:
    path = keep([PIER], source)
    damage(path, b"bob")
    [again] = index_of(source).recall(lambda: [PIER]) or []
    assert again.comments[3].author == "bob"
    assert not path.exists()


def test_a_damage_that_nothing_can_mend_shows_stubs(source: Path) -> None:
    def gone() -> Sequence[Thread]:
        raise SourceError("there is no such file", mend="check the path", where="pier.json")

    damage(keep([PIER], source), b"bob")
    [again] = index_of(source).recall(gone) or []
    assert {comment.flags for comment in again.comments} == {("stub",)}


def long() -> Thread:
    """Return a thread with texts of :data:`EACH` characters."""
    listed = [Comment(Body(f"{number:05}" * (EACH // 5)), id=f"c{number}") for number in range(SIZE)]
    return Thread(**from_depths(listed, [0] * SIZE)._asdict(), article=Comment(Body("News of it.")))


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], int]]:
    """Tells how many bytes are held."""

    def ask() -> int:
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    monkeypatch.setattr(records, "KEPT", 8)
    tracemalloc.start()
    yield ask
    tracemalloc.stop()


def test_an_index_that_is_cut_off_while_it_is_read_is_read_from_the_source(source: Path) -> None:
    path = keep([long()], source)
    [again] = index_of(source).recall(lambda: [long()]) or []
    assert again.comments[0].text == "00000" * (EACH // 5)
    os.truncate(path, path.stat().st_size // 2)
    assert [comment.text for comment in again.comments] == [comment.text for comment in long().comments]


def test_what_was_seen_already_is_read_from_the_source_once_the_index_is_cut_off(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "KEPT", 1)
    path = keep([long()], source)
    [again] = index_of(source).recall(lambda: [long()]) or []
    seen = [comment.text for comment in again.comments[:3]]
    os.truncate(path, 100)
    assert [comment.text for comment in again.comments[:3]] == seen


def test_texts_of_an_index_are_not_kept(source: Path, held: Callable[[], int]) -> None:
    keep([long()], source)
    [again] = recalled(source) or []
    before = held()
    assert sum(len(comment.text) for comment in again.comments) == SIZE * EACH
    assert held() - before < SIZE * EACH // 5


def test_texts_are_let_go_when_they_are_written(source: Path, held: Callable[[], int]) -> None:
    of, index = long(), index_of(source)
    before = held()
    assert index.recall(never) is None
    for _ in index.steps([of]):
        pass
    assert before - held() > SIZE * EACH // 5 * 4
    assert fields(of) == fields(long())
    assert before - held() > SIZE * EACH // 5 * 4


def test_a_damage_after_texts_were_let_go_reads_the_source_again(source: Path) -> None:
    index = index_of(source)
    of = thread("a(b c(d)) e", title="The pier", article="News of it.", authors={"a": "ann", "d": "bob"})
    assert index.recall(lambda: [PIER]) is None
    for _ in index.steps([of]):
        pass
    [path] = cache(source).glob("*.index")
    os.truncate(path, 10)
    assert [comment.body for comment in of.comments] == [comment.body for comment in PIER.comments]
    assert not path.exists()


def test_who_leaves_meanwhile_keeps_the_texts(source: Path, held: Callable[[], int]) -> None:
    of, index = long(), index_of(source)
    before = held()
    assert index.recall(never) is None
    steps = index.steps([of])
    next(steps)
    index.leave()
    list(steps)
    assert before - held() < SIZE * EACH // 5
    assert recalled(source) is not None


def damage(path: Path, words: bytes) -> None:
    data = path.read_bytes()
    assert words in data
    path.write_bytes(data.replace(words, bytes(len(words))))


@pytest.mark.parametrize("name", ["-", "missing.json", "", "pier.json/inner", "\0"])
def test_what_is_no_file_has_no_index(tmp_path: Path, name: str) -> None:
    for source in (name, str(tmp_path / name)):
        index = SourceIndex([source], within=tmp_path)
        index.keep([PIER])
        index.leave()
    assert not list(tmp_path.glob("*.index"))


def test_a_file_in_an_archive_has_an_index_of_its_own(source: Path) -> None:
    inner = Path(f"{source}/inner/post.json")
    for _ in SourceIndex([str(inner)], within=cache(source)).steps([PIER]):
        pass
    assert SourceIndex([str(inner)], within=cache(source)).recall(never) is not None
    assert recalled(source) is None


def test_a_small_source_and_one_that_is_being_written_have_no_index(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(source, "the bytes of a thread", ago=-1)
    for _ in index_of(source).steps([PIER]):
        pass
    monkeypatch.setattr(source_index, "LEAST", 1000)
    write(source, "the bytes of a thread")
    for _ in index_of(source).steps([PIER]):
        pass
    assert not cache(source).exists()


def test_an_index_is_for_its_owner_alone(source: Path) -> None:
    path = keep([PIER], source)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_of_two_programs_one_writes_and_none_is_in_the_way_of_a_reader(source: Path) -> None:
    first, second = index_of(source).steps([PIER]), index_of(source).steps([PIER])
    next(first)
    assert not list(second)
    assert recalled(source) is None
    list(first)
    assert recalled(source) is not None
    assert [path.suffix for path in cache(source).iterdir()] == [".index"]


def test_a_draft_that_nobody_finishes_is_deleted(source: Path) -> None:
    cache(source).mkdir()
    draft = cache(source) / "0-1-2.draft"
    write(draft, "half", ago=10_000)
    keep([PIER], source)
    assert not draft.exists()


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    for age, name in enumerate("abcd"):
        write(tmp_path / f"{name}.index", "x" * 100, ago=age * 100)
    folder.use(tmp_path / "d.index")
    folder.bound(tmp_path, most=250)
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["a", "d"]


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_what_has_no_place_in_an_index_is_not_kept(source: Path, name: str) -> None:
    of = thread("a b")
    odd = Thread(**from_depths([of.comments[0].renamed(name), of.comments[1]], [0, 0])._asdict())
    for _ in index_of(source).steps([odd]):
        pass
    assert not list(cache(source).iterdir())


def test_a_folder_that_cannot_be_written_is_left_alone(source: Path) -> None:
    cache(source).write_text("a file where the folder should be")
    for _ in index_of(source).steps([PIER]):
        pass
    assert recalled(source) is None


@pytest.mark.timeout(120)
def test_an_index_is_written_beside_the_interface(source: Path) -> None:
    index = index_of(source)
    index.keep([PIER])
    while not list(cache(source).glob("*.index")):
        time.sleep(0.01)
    index.leave()
    assert recalled(source) is not None


LEAVE_AT_ONCE = """
from threadview.cache import SourceIndex, source_index
from threadview.readers import read
from threadview.sources import open_source
source_index.LEAST = 0
threads = read(open_source({source!r}))
index = SourceIndex([{source!r}], within=Path({within!r}))
index.keep(threads)
index.leave()
print("left", flush=True)
"""


@pytest.mark.timeout(120)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process of its own needs fork")
def test_the_rest_is_written_when_the_interface_has_gone(tmp_path: Path) -> None:
    page = tmp_path / "page.json"
    made = [sys.executable, str(Path(__file__).parents[1] / "synthetic.py"), "--comments", "3000", "--form", "json"]
    write(page, subprocess.run(made, capture_output=True, check=True, text=True).stdout)
    script = "from pathlib import Path" + LEAVE_AT_ONCE.format(source=str(page), within=str(cache(page)))
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert (ended.stdout, ended.stderr) == ("left\n", "")
    while not list(cache(page).glob("*.index")):
        time.sleep(0.01)
    [again] = recalled(page) or []
    assert len(again) == 3000
