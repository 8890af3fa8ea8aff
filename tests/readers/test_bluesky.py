from __future__ import annotations

import json

from threadview.readers.bluesky import READER
from threadview.readers.joining import join
from threadview.thread import Document, Thread


def post(key: str, text: str = "words", above: str = "", **more: object) -> dict[str, object]:
    record: dict[str, object] = {"$type": "app.bsky.feed.post", "text": text, "createdAt": "2024-01-02T03:04:05Z"}
    if above:
        record["reply"] = {"parent": {"uri": f"at://ann/app.bsky.feed.post/{above}"}}
    return {"uri": f"at://ann/app.bsky.feed.post/{key}", "author": {"handle": "ann.example"}, "record": record, **more}


def read(value: object) -> Thread:
    [thread] = READER.read(Document(json.dumps(value).encode()))
    return thread


def keys(thread: Thread) -> list[str]:
    return [f"{'-' * depth}{one.id[-1:]}" for one, depth in zip(thread.comments, thread.depths, strict=True)]


def test_facets_count_bytes() -> None:
    facet = {"index": {"byteStart": 5, "byteEnd": 9}, "features": [{"uri": "https://a.example/"}]}
    record = {"text": "🐸 pönd <b>", "facets": [facet, {"index": {"byteStart": 90, "byteEnd": 99}, "features": []}]}
    thread = read({"thread": {"post": post("1") | {"record": record}}})
    assert thread.article is not None
    body = thread.article.body
    assert body.text == "🐸 pönd <b>"
    assert [(body.text[span.start : span.end], span.url) for span in body.spans] == [("pön", "https://a.example/")]


def test_what_stands_above_the_post_comes_first() -> None:
    above = {"post": post("1"), "replies": [{"post": post("4", above="1")}]}
    asked = {"post": post("2", above="1"), "parent": above, "replies": [{"post": post("3", above="2")}]}
    thread = read({"thread": asked})
    assert thread.article is not None
    assert thread.article.id.endswith("1")
    assert keys(thread) == ["4", "2", "-3"]


def test_posts_that_are_gone_or_blocked_are_stubs() -> None:
    gone = {"$type": "app.bsky.feed.defs#notFoundPost", "uri": "at://bo/app.bsky.feed.post/2", "notFound": True}
    thread = read({"thread": {"post": post("1"), "replies": [gone, {"post": post("3", above="1")}]}})
    assert [comment.flags for comment in thread.comments] == [("stub",), ()]


def test_replies_that_were_not_fetched_are_counted() -> None:
    cut = {"$type": "app.bsky.feed.defs#threadViewPost", "post": post("2", above="1", replyCount=5)}
    thread = read({"thread": {"post": post("1"), "replies": [cut]}})
    assert [(comment.flags, comment.count) for comment in thread.comments] == [((), 0), (("stub", "more"), 5)]
    assert thread.declared == 6
    assert (thread.comments[1].url or "").startswith(
        "https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread?uri="
    )


def test_replies_that_a_view_leaves_out_are_counted() -> None:
    kind = {"$type": "app.bsky.feed.defs#threadViewPost"}
    asked = {
        **kind,
        "post": post("1", replyCount=3),
        "replies": [{**kind, "post": post("2", above="1"), "replies": []}],
    }
    thread = read({"thread": asked})
    assert [(comment.flags, comment.count) for comment in thread.comments] == [((), 0), (("stub", "more"), 2)]
    assert thread.declared == 3


def test_a_flat_thread_is_told_by_its_depths() -> None:
    def item(key: str, depth: int, kind: str, **more: object) -> dict[str, object]:
        value = {"$type": f"app.bsky.unspecced.defs#threadItem{kind}", **more}
        return {"uri": f"at://ann/app.bsky.feed.post/{key}", "depth": depth, "value": value}

    items = [
        item("1", 0, "Post", post=post("1"), moreReplies=0),
        item("2", 1, "Post", post=post("2", above="1"), moreReplies=2),
        item("3", 2, "Blocked"),
        item("4", 1, "NotFound"),
        item("5", 1, "Post", post=post("5", above="1")),
    ]
    thread = read({"thread": items})
    assert keys(thread) == ["2", "-3", "-", "4", "5"]
    assert thread.comments[2].count == 2
    assert (thread.declared, thread.notes) == (6, ())


def test_a_quoted_post_is_a_quote_with_its_author() -> None:
    view = {"record": {"author": {"handle": "bo.example"}, "value": {"text": "As I said."}}}
    thread = read({"thread": {"post": post("1", "This:", embed={"$type": "app.bsky.embed.record#view", **view})}})
    assert thread.article is not None
    spans = {span.kind: (thread.article.text[span.start : span.end], span.marker) for span in thread.article.body.spans}
    assert spans["quote"][0] == "As I said."
    assert spans["attribution"] == ("bo.example wrote:", "bo.example")


def test_records_feeds_and_parts_are_read_and_join() -> None:
    record = {"uri": "at://ann/app.bsky.feed.post/1", "value": post("1")["record"]}
    thread = join([read({"records": [record]}), read({"posts": [post("2", above="1"), post("3", above="2")]})])
    assert keys(thread) == ["2", "-3"]
    assert len(read({"feed": [{"post": post("5")}, {"post": post("6")}]})) == 2


def test_the_flat_second_version_is_read() -> None:
    flat = [{"uri": one["uri"], "depth": depth, "value": {"post": one}}
            for depth, one in enumerate([post("1"), post("2", above="1"), post("3", above="2")])]  # fmt: skip
    assert keys(read({"thread": flat})) == ["2", "-3"]
