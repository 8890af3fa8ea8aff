"""Our JSON is read as it stands; what is wrong with it is said with its place."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from factories import comments_of
from hypothesis import given
from hypothesis import strategies as st

from threadview.errors import FormatError, ThreadviewError
from threadview.readers.base import CERTAIN, NEVER, Sample
from threadview.readers.threadview_json import READER
from threadview.thread import Document, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.thread import Thread


def encoded(comments: Sequence[dict[str, Any]], **fields: object) -> bytes:
    return json.dumps({"schema": "threadview/1", **fields, "comments": comments}).encode()


def read(comments: Sequence[dict[str, Any]], **fields: object) -> Thread:
    [thread] = READER.read(Document(encoded(comments, **fields)))
    return thread


def refusal(data: bytes) -> str:
    with pytest.raises(FormatError) as caught:
        READER.read(Document(data))
    return str(caught.value)


def test_text_and_parent_are_enough() -> None:
    thread = read([{"text": "a", "parent": None}, {"text": "b", "parent": 0}, {"text": "c", "parent": None}])
    assert comments_of(thread) == ["a", "b", "c"]
    assert list(thread.parents) == [-1, 0, -1]


def test_everything_is_taken_as_it_stands() -> None:
    span = {"start": 4, "end": 8, "kind": "link", "url": "https://a.example/x"}
    thread = read(
        [
            {
                "id": 17,
                "text": "see here\n\n\n  or  there ",
                "author": "Ann",
                "time": "2016-10-08T14:03:00Z",
                "flags": ["edited", "pinned", "unheard-of"],
                "url": "https://a.example/17",
                "spans": [span, {"start": 0, "end": 3, "kind": "unheard-of"}],
                "future": {"keys": ["are", "passed", "over"]},
            }
        ],
        title="T",
        url="https://a.example/",
        declared=3,
        furniture=["Reply"],
        notes=["a note"],
        article={"text": "The article.", "author": "Bob"},
    )
    [comment] = thread.comments
    assert comment.text == "see here\n\n\n  or  there "
    assert (comment.id, comment.author, comment.url) == ("17", "Ann", "https://a.example/17")
    assert comment.time == datetime(2016, 10, 8, 14, 3, tzinfo=UTC)
    assert comment.flags == ("pinned", "edited")
    assert comment.body.spans == (Span(4, 8, "link", url="https://a.example/x"),)
    assert (thread.title, thread.url, thread.declared) == ("T", "https://a.example/", 3)
    assert (thread.furniture, thread.notes) == (("Reply",), ("a note",))
    assert thread.article is not None
    assert (thread.article.text, thread.article.author) == ("The article.", "Bob")


def test_spans_move_with_the_text_when_it_is_cleaned() -> None:
    thread = read([{"text": "\ufeff\u202egood \x1bbad", "spans": [{"start": 2, "end": 6, "kind": "strong"}]}])
    [comment] = thread.comments
    assert comment.text == "good \ufffdbad"
    assert [comment.text[span.start : span.end] for span in comment.body.spans] == ["good"]


def test_half_a_surrogate_pair_is_read() -> None:
    thread = READER.read(Document(b'{"comments": [{"text": "a\\ud83d b\\ud83d\\ude00 \\\\ud83d"}]}'))[0]
    assert comments_of(thread) == ["a\ufffd b😀 \\ud83d"]


def test_documents_on_lines_are_threads() -> None:
    data = encoded([{"text": "a"}], title="One") + b"\n" + encoded([], title="Two") + b"\n\n"
    assert [(thread.title, len(thread)) for thread in READER.read(Document(data))] == [("One", 1), ("Two", 0)]


def test_a_part_of_a_thread_keeps_the_indexes_of_the_whole() -> None:
    thread = read(
        [{"index": 4, "text": "a"}, {"index": 7, "text": "b", "parent": 4}, {"index": 9, "text": "c", "parent": 7}]
    )
    assert list(thread.parents) == [-1, 0, 1]


@pytest.mark.parametrize(
    ("parents", "texts"),
    [
        ([1, None], ["b", "a"]),
        ([0], ["a"]),
        ([1, 0], ["a", "b"]),
        ([9], ["", "a"]),
        ([-1], ["a"]),
        ([None, None, 0], ["a", "c", "b"]),
    ],
)
def test_parents_that_cannot_be_are_settled_and_nothing_is_lost(parents: list[int | None], texts: list[str]) -> None:
    thread = read([{"text": "abc"[index], "parent": parent} for index, parent in enumerate(parents)])
    assert comments_of(thread) == texts


def test_a_settled_tree_is_noted() -> None:
    assert read([{"text": "a", "parent": 5}]).notes[0].startswith("$.comments[0].parent is not on the path")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"schema": "threadview/1", "comments": [{"id": 1}]}', "$.comments[0].text: is missing; add it"),
        (b'{"comments": [{"text": 5}]}', "$.comments[0].text: expected str, got int; correct the value"),
        (
            b'{"comments": [{"text": "", "spans": [{"start": "x"}]}]}',
            "$.comments[0].spans[0].start: expected int, got str",
        ),
        (b'{"schema": "threadview/1"}', "$.comments: is missing"),
        (b'{"comments": [{"text": "cut o', "byte 29: the JSON is cut off; fetch or save it again"),
        (b'{"comments": [{"text": "a" "b"}]}', "byte 27: the JSON is damaged"),
        (b'{"comments": []}\n{"comments": [}\n', "line 2, byte 14: the JSON is damaged"),
        (
            b'{"schema": "threadview/2", "comments": []}',
            "$.schema: is of the form 'threadview/2', and this version reads",
        ),
        (b'{"x": ' + b"[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(data: bytes, said: str) -> None:
    assert said in refusal(data)


WHOLE = b'{"text": "a", "parent": null}, {"text": "b", "parent": 0}'


@pytest.mark.parametrize(
    ("data", "texts", "said"),
    [
        (
            b'{"comments": [' + WHOLE + b', {"text": "cut o',
            ["a", "b"],
            "the JSON is cut off at byte 88: what follows is missing",
        ),
        (b'{"comments": [' + WHOLE + b', {"text": "c", "par', ["a", "b"], "the JSON is cut off at byte 88"),
        (b'{"comments": [' + WHOLE + b' "c"}]}', ["a", "b"], "the JSON is damaged at byte 72"),
        (b'{"comments": [' + WHOLE + b', {"parent": 1}]}', ["a", "b", ""], "$.comments[2].text is missing"),
        (
            b'{"comments": [' + WHOLE + b', {"text": 5, "parent": 1}]}',
            ["a", "b", ""],
            "$.comments[2].text: expected str, got int, and text was left out",
        ),
        (b'{"comments": [7, {"text": "b", "parent": 0}]}', ["", "b"], "$.comments[0].text is missing"),
        (
            b'{"comments": [{"text": "a", "spans": [{"start": 0, "end": "x", "kind": "link"}], "author": ["b"]}]}',
            ["a"],
            "$.comments[0].spans[0].end: expected int, got str, and spans was left out",
        ),
        (
            b'{"declared": "many", "comments": [{"text": "a"}]}',
            ["a"],
            "$.declared: expected int | null, got str, and declared was left out",
        ),
    ],
)
def test_what_is_damaged_is_said_and_the_rest_is_read(data: bytes, texts: list[str], said: str) -> None:
    [thread] = READER.read(Document(data))
    assert comments_of(thread) == texts
    assert list(thread.parents)[1:2] == [0] * (len(texts) > 1)
    assert thread.notes[0].startswith(said)


def test_an_article_is_read_as_far_as_it_goes() -> None:
    [thread] = READER.read(Document(b'{"schema": "threadview/1", "title": "The pond", "article": {"text": "It fro'))
    assert thread.article is not None
    assert (thread.title, thread.article.text, len(thread)) == ("The pond", "It fro", 0)
    assert thread.notes == ("the JSON is cut off at byte 75: what follows is missing",)


def test_a_damaged_line_costs_no_other_thread() -> None:
    data = b"\n".join([encoded([{"text": "a"}]), b'{"comments": [}', encoded([{"text": "b"}])])
    threads = READER.read(Document(data))
    assert [comments_of(thread) for thread in threads] == [["a"], ["b"]]
    assert threads[0].notes == ("line 2, byte 14: the JSON is damaged; correct it there, or write it again",)


def test_a_field_that_is_nested_too_deeply_costs_no_comment() -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    [thread] = READER.read(Document(b'{"x": ' + deep + b', "comments": [{"text": "a", "y": ' + deep + b"}]}"))
    assert comments_of(thread) == ["a"]


@pytest.mark.parametrize(
    ("data", "certainty"),
    [
        (b'\n{"schema": "threadview/1", ', CERTAIN),
        (b'\xef\xbb\xbf{"title": "x", "schema":"threadview/9"', CERTAIN),
        (b'{"comments": []}', NEVER),
        (b'words about "schema": "threadview/1"', NEVER),
    ],
)
def test_it_is_known_by_its_schema(data: bytes, certainty: int) -> None:
    assert READER.sniff(Sample(Document(data))) == certainty


@given(st.binary(max_size=120), st.integers(0, 60))
def test_any_bytes_are_a_thread_or_a_clear_refusal(noise: bytes, at: int) -> None:
    data = encoded([{"text": "a", "parent": None}])
    try:
        READER.read(Document(data[:at] + noise + data[at:]))
    except ThreadviewError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right, and this is what a refusal must keep to


SPANS = st.fixed_dictionaries(
    {"start": st.integers(-5, 30), "end": st.integers(-5, 30), "kind": st.sampled_from(["quote", "link", "x"])}
)


@given(
    st.lists(
        st.fixed_dictionaries(
            {"text": st.text(max_size=20), "parent": st.none() | st.integers(-3, 9), "spans": st.lists(SPANS)}
        )
    )
)
def test_whatever_it_says_the_thread_is_sound(comments: list[dict[str, Any]]) -> None:
    thread = read(comments)
    assert len(thread) >= len(comments)
    assert all(parent < index for index, parent in enumerate(thread.parents))
    for comment in thread.comments:
        assert all(0 <= span.start < span.end <= len(comment.text) for span in comment.body.spans)


def test_a_thousand_spans_over_the_same_words_stay_cheap() -> None:
    spans = [{"start": 0, "end": 100, "kind": "quote", "level": 1}] * 200_000
    [comment] = read([{"text": "x" * 100, "spans": spans}]).comments
    assert len(comment.body.spans) == 64
