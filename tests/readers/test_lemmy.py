"""Lemmy: posts and comments, together and apart; the dialects of its versions and of PieFed."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

from factories import comments_of, outline

from threadview.readers import sniff
from threadview.readers.joining import join
from threadview.readers.lemmy import READER
from threadview.thread import Document, Thread

POST = {"id": 9, "name": "T", "body": "The post.", "url": "https://example.org/", "community_id": 2}
POST_VIEW = {"post": POST, "creator": {"name": "op"}, "community": {"id": 2}, "counts": {"comments": 4}}


def view(path: str, **fields: object) -> dict[str, Any]:
    name = int(path.rpartition(".")[2])
    comment = {"id": name, "post_id": 9, "content": f"text {name}", "path": path, "published": "2024-01-02T03:04:05Z"}
    return {"comment": comment | fields, "creator": {"name": "ann"}, "counts": {"child_count": 0}}


def read(value: object) -> Thread:
    document = Document(json.dumps(value).encode())
    assert sniff(document) is READER
    [thread] = READER.read(document)
    return thread


def test_paths_tell_the_tree_in_any_order() -> None:
    thread = read({"comments": [view("0.1.2"), view("0.3"), view("0.1"), view("0.3.4.5")]})
    assert outline(thread) == "3 1(2) 4(5)"
    assert thread.comments[3].flags == ("stub",)


def test_a_post_and_pages_of_comments_come_together() -> None:
    parts = [read({"post_view": POST_VIEW}), read({"comments": [view("0.1")]}), read({"comments": [view("0.1.2")]})]
    joined = join(parts)
    assert (outline(joined), joined.title, joined.declared) == ("1(2)", "T", 4)
    assert joined.article is not None
    assert joined.article.text == "https://example.org/\n\nThe post."


def test_comments_alone_bring_their_post_along() -> None:
    thread = read({"comments": [view("0.1") | {"post": POST}, view("0.2") | {"post": POST}]})
    assert thread.article is not None
    assert (thread.title, thread.article.text, thread.article.author) == (
        "T",
        "https://example.org/\n\nThe post.",
        None,
    )
    whole = join([read({"post_view": POST_VIEW}), thread])
    assert (outline(whole), whole.article and whole.article.author) == ("1 2", "op")


def test_what_came_from_a_server_says_where_its_missing_replies_are_to_be_had() -> None:
    deep = view("0.1") | {"counts": {"child_count": 3}}
    data = json.dumps({"comments": [deep]}).encode()
    [fetched] = READER.read(Document(data, url="https://lemmy.example/api/v3/comment/list?post_id=9"))
    asked = parse_qs(urlsplit(fetched.comments[1].url or "").query)
    assert (fetched.comments[1].url or "").startswith("https://lemmy.example/api/v3/comment/list?")
    assert asked["parent_id"] == ["1"]
    [saved] = READER.read(Document(data))
    assert saved.comments[1].url is None


def test_replies_beyond_the_depth_that_was_asked_for_are_counted() -> None:
    deep = view("0.1") | {"counts": {"child_count": 3}}
    [_, stub] = read({"comments": [deep]}).comments
    assert (stub.flags, stub.count) == (("stub", "more"), 3)


def test_people_of_other_servers_are_named_with_them() -> None:
    far = view("0.1") | {"creator": {"name": "bo", "local": False, "actor_id": "https://far.example/u/bo"}}
    assert read({"comments": [far]}).comments[0].author == "bo@far.example"


def test_version_1_and_piefed_name_things_their_way() -> None:
    first = {
        "comment": {"id": 1, "post_id": 9, "content": "one", "path": "0.1", "published_at": "2025-01-02T03:04:05Z"}
    }
    second = {"comment": {"id": 2, "post_id": 9, "body": "two", "path": "0.1.2"}, "creator": {"user_name": "bo"}}
    thread = read({"items": [first | {"creator": {"name": "ann"}, "replies": [second]}]})
    assert (outline(thread), comments_of(thread)) == ("1(2)", ["one", "two"])
    assert [one.author for one in thread.comments] == ["ann", "bo"]
    assert thread.comments[0].time is not None
