"""Lobsters: newer and older answers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from factories import comments_of, outline

from threadview.readers import sniff
from threadview.readers.lobsters import READER
from threadview.thread import Document, Thread


def comment(name: str, **fields: object) -> dict[str, Any]:
    base = {
        "short_id": name,
        "comment": f"<p>{name}</p>",
        "commenting_user": "ann",
        "created_at": "2022-01-02T03:04:05Z",
    }
    return base | fields


def read(value: object) -> Thread:
    document = Document(json.dumps(value).encode())
    assert sniff(document) is READER
    [thread] = READER.read(document)
    return thread


def story(*comments: object) -> dict[str, Any]:
    return {"short_id": "s", "title": "T", "comments_url": "https://l.example/s/s", "comments": comments}


@pytest.mark.parametrize(
    "comments",
    [
        [comment("a", parent_comment=None), comment("b", parent_comment="a"), comment("c", parent_comment=None)],
        [comment("a", indent_level=1), comment("b", indent_level=2), comment("c", indent_level=1)],
        [comment("a", depth=0), comment("b", depth=1), comment("c", depth=0)],
        [comment("a", comments=[comment("b")]), comment("c")],
    ],
    ids=["by parent", "by indent", "by depth", "nested"],
)
def test_the_tree_is_told_in_several_ways(comments: list[object]) -> None:
    assert outline(read(story(*comments))) == "a(b) c"


def test_a_user_may_be_an_object() -> None:
    thread = read(story(comment("a", commenting_user={"username": "bo", "karma": 3})))
    assert thread.comments[0].author == "bo"


def test_what_was_taken_away_says_so() -> None:
    gone = [comment("a", is_deleted=True), comment("b", is_deleted=True, is_moderated=True)]
    changed = comment("c", last_edited_at="2022-01-02T03:09:05Z")
    thread = read(story(*gone, changed))
    assert [one.flags for one in thread.comments] == [("deleted",), ("removed",), ("edited",)]


def test_a_comment_without_html_is_read_as_markdown() -> None:
    bare = {"short_id": "a", "commenting_user": "ann", "comment_plain": "*so*", "created_at": "2022-01-02T03:04:05Z"}
    assert comments_of(read([bare])) == ["so"]
