"""JSON holds everything, on one line, and comes back the same."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from factories import thread
from hypothesis import given
from hypothesis import strategies as st

from threadview.output.json import pieces
from threadview.readers import read
from threadview.session import study
from threadview.thread import FLAGS, Body, Comment, Document, Row, Span, Thread, build

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").iterdir())


def written(of: Thread, **options: Any) -> dict[str, Any]:  # noqa: ANN401 - options of any kind
    line = "".join(pieces(study(of), **options))
    assert line.count("\n") == 1
    assert line.endswith("\n")
    document: dict[str, Any] = json.loads(line)
    return document


def back(document: dict[str, Any]) -> Thread:
    [again] = read(Document(json.dumps(document).encode()))
    return again


def test_the_form_of_a_comment() -> None:
    document = written(
        thread("a(b)", {"a": "First words.", "b": "Answer."}, {"a": "Ann"}, title="T", article="The post.")
    )
    assert document["schema"] == "threadview/1"
    assert document["article"]["text"] == "The post."
    assert document["comments"][1] == {
        "index": 1,
        "id": "b",
        "parent": 0,
        "depth": 1,
        "label": "1.1",
        "author": None,
        "author_inferred": None,
        "time": None,
        "flags": [],
        "url": None,
        "text": "Answer.",
        "spans": [],
        "quotes": [],
        "mentions": [],
    }


def test_a_quote_names_its_source_and_the_article_by_name() -> None:
    said = "The wheels of the dome were made of cast iron in Elsterberg."
    document = written(thread("a b", {"a": f"{said}\n\nNo.", "b": f"{said}\n\nYes."}, article=f"{said} They squeak."))
    [quote] = document["comments"][0]["quotes"]
    assert quote["source"] == "article"
    assert document["article"]["text"][quote["source_start"] : quote["source_end"]].rstrip(".") == said.rstrip(".")
    assert document["comments"][0]["text"][quote["start"] : quote["end"]].rstrip(".") == said.rstrip(".")


def test_a_lost_author_is_inferred_with_the_evidence_and_found_anew() -> None:
    document = written(thread("a(b(c) d)", {"b": "gannet,\n\nno.", "c": "@Ann you are.", "d": "gannet,\n\nyes."}))
    guesses = [comment["author_inferred"] for comment in document["comments"]]
    assert guesses == [{"name": "gannet", "evidence": [1, 3]}, {"name": "Ann", "evidence": [2]}, None, None]
    assert [comment["author"] for comment in document["comments"]] == [None] * 4
    assert [comment.author for comment in back(document).comments] == [None] * 4
    document["comments"][0]["author_inferred"] = {"name": "somebody", "evidence": [2]}
    assert [comment["author_inferred"] for comment in written(back(document))["comments"]] == guesses


def test_a_part_keeps_its_indexes_and_leaves_the_article_out() -> None:
    document = written(thread("a b(c d)", article="x"), keep={1, 3})
    assert document["article"] is None
    assert [(comment["index"], comment["parent"]) for comment in document["comments"]] == [(1, None), (3, 1)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_a_round_trip_loses_nothing(example: Path) -> None:
    for one in read(Document(example.read_bytes(), example.name)):
        document = written(one)
        again = written(back(document))
        assert {**document, "format": ""} == {**again, "format": ""}


TIMES = st.none() | st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "S")) | st.just("\n"), max_size=40)
COMMENTS = st.builds(
    lambda text, author, time, flags, start: Comment(
        Body(text, (Span(start, len(text), "quote", 2),) if start < len(text) else ()),
        author=author,
        time=time,
        flags=tuple(flag for flag in FLAGS if flag in flags),
    ),
    TEXTS,
    st.none() | st.sampled_from(["Ann", "böb 🙂"]),
    TIMES,
    st.sets(st.sampled_from(FLAGS)),
    st.integers(0, 50),
)


@given(st.lists(st.tuples(COMMENTS, st.integers(0, 5)), max_size=6))
def test_any_thread_comes_back_as_it_was(rows: list[tuple[Comment, int]]) -> None:
    tree = build(
        Row(str(index), str(index - back_by) if 0 < back_by <= index else None, comment)
        for index, (comment, back_by) in enumerate(rows)
    )
    one = Thread(**tree._asdict())
    again, found = back(written(one)), study(one)
    assert again.parents == one.parents
    for index, (before, after) in enumerate(zip(one.comments, again.comments, strict=True)):
        assert (after.body, after.author, after.time) == (before.body, before.author, before.time)
        assert after.flags == found.flags(index)
