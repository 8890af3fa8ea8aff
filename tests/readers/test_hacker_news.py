"""Hacker News in all its forms."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from factories import comments_of, outline

from threadview.readers import sniff
from threadview.readers.hacker_news import READER
from threadview.readers.joining import join
from threadview.thread import Document, Thread

if TYPE_CHECKING:
    from pathlib import Path

STORY = {
    "id": 1,
    "type": "story",
    "by": "ann",
    "title": "T &amp; U",
    "time": 1700000000,
    "kids": [4, 2],
    "descendants": 3,
}
FIRST = {"id": 2, "type": "comment", "by": "bo", "parent": 1, "text": "two", "time": 1700000010, "kids": [3]}
SECOND = {"id": 4, "type": "comment", "by": "cy", "parent": 1, "text": "four", "time": 1700000020}
REPLY = {"id": 3, "type": "comment", "deleted": True, "parent": 2, "time": 1700000030}


def read(value: object) -> Thread:
    document = Document(json.dumps(value).encode())
    assert sniff(document) is READER
    [thread] = READER.read(document)
    return thread


@pytest.mark.parametrize(
    "data",
    [
        json.dumps([STORY, FIRST, SECOND, REPLY, None]),
        "\n".join(json.dumps(item) for item in (REPLY, FIRST, SECOND, STORY)),
        json.dumps({str(item["id"]): item for item in (FIRST, STORY, REPLY, SECOND)}),
        json.dumps(STORY | {"kids": [SECOND, FIRST | {"kids": [REPLY]}]}),
        json.dumps({"story": STORY, "comments": [FIRST, REPLY, SECOND]}),
    ],
    ids=["list", "lines", "by id", "nested", "wrapped"],
)
def test_firebase_items_stand_in_the_order_of_the_kids(data: str) -> None:
    document = Document(data.encode())
    assert sniff(document) is READER
    [thread] = READER.read(document)
    assert outline(thread) == "4 2(3)"
    assert (thread.title, thread.declared) == ("T & U", 3)
    assert thread.comments[2].flags == ("deleted",)


def test_replies_that_are_listed_but_not_here_are_counted() -> None:
    thread = read([STORY, FIRST])
    assert [(comment.id, comment.flags, comment.count) for comment in thread.comments] == [
        ("2", (), 0),
        ("more:3", ("stub", "more"), 1),
        ("more:4", ("stub", "more"), 1),
    ]


def test_a_story_and_its_comments_may_come_apart() -> None:
    parts = [read([FIRST, SECOND]), read(STORY), read([REPLY])]
    assert outline(join(parts)) == "2(3) 4"


def test_replies_of_algolia_stand_in_the_order_of_their_ids() -> None:
    def item(number: int, *children: object) -> dict[str, object]:
        return {"id": number, "author": "ann", "text": f"<p>n{number}", "children": children, "story_id": 1}

    root = item(1, item(30, item(32), item(31)), item(20)) | {"type": "story", "title": "T"}
    assert outline(read(root)) == "20 30(31 32)"


def test_hits_of_a_search_belong_to_the_stories_that_they_name() -> None:
    hits = [
        {"objectID": "5", "story_id": 1, "parent_id": 1, "story_title": "One", "comment_text": "a", "author": "ann"},
        {"objectID": "6", "story_id": 2, "parent_id": 2, "story_title": "Two", "comment_text": "b", "author": "bo"},
        {"objectID": "7", "story_id": 1, "parent_id": 5, "story_title": "One", "comment_text": "c", "author": "cy"},
    ]
    threads = READER.read(Document(json.dumps({"hits": hits, "nbHits": 3}).encode()))
    assert [(thread.title, outline(thread)) for thread in threads] == [("One", "5(7)"), ("Two", "6")]


def test_a_tree_of_node_hnapi() -> None:
    inner = {"id": 3, "level": 1, "user": "bo", "time": 9, "time_ago": "now", "content": "<p>b", "comments": []}
    outer = {"id": 2, "level": 0, "user": "ann", "time": 8, "time_ago": "now", "content": "<p>a", "comments": [inner]}
    story = {"id": 1, "title": "T", "user": "cy", "time": 7, "time_ago": "now", "type": "link", "comments_count": 2}
    thread = read(story | {"url": "https://example.org/", "comments": [outer]})
    assert (outline(thread), comments_of(thread), thread.declared) == ("2(3)", ["a", "b"], 2)
    assert thread.article is not None
    assert thread.article.text == "https://example.org/"


def test_a_flat_list_is_known_by_its_escapes() -> None:
    flat = [{"id": 5, "author": "ann", "text": "it&#x27;s"}, {"id": 6, "author": "bo", "text": "&gt; it&#x27;s<p>no"}]
    assert comments_of(read(flat)) == ["it's", "it's\n\nno"]


def test_items_that_answer_each_other_in_a_ring_are_kept() -> None:
    ring = [FIRST | {"parent": 3}, REPLY]
    assert len(read(ring)) == 2


def told(thread: Thread) -> list[object]:
    """Return all that a thread says."""
    given = [thread.article, *thread.comments]
    said = [(one.id, one.author, one.time, one.flags, one.url, one.body) for one in given if one]
    return [*said, outline(thread), thread.title, thread.url, thread.declared, thread.notes]


def test_a_sound_tree_is_read_like_one_that_is_not(examples: Path) -> None:
    tree = json.loads((examples / "pond-hacker-news.json").read_text())
    tree["children"][0] |= {"author": None, "text": None}
    unsound = json.loads(json.dumps(tree))
    unsound["children"][-1]["dead"] = False
    assert told(read(tree)) == told(read(unsound))
    silent = str(tree["children"][0]["id"])
    assert [comment.flags for comment in read(tree).comments if comment.id == silent] == [("deleted",)]


def test_a_comment_that_stands_twice_in_a_tree_is_read_once(examples: Path) -> None:
    tree = json.loads((examples / "pond-hacker-news.json").read_text())
    size = len(read(tree))
    tree["children"].append(tree["children"][0])
    assert len(read(tree)) == size
