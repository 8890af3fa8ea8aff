from __future__ import annotations

import json

import pytest

from threadview.errors import UnknownFormatError
from threadview.readers import read, sniff
from threadview.thread import Document, Thread

SHAPES: dict[str, tuple[object, str]] = {
    "forem, nested": (
        [
            {"type_of": "comment", "id_code": "a1", "body_html": "<p>One</p>", "created_at": "2024-01-02T03:04:05Z",
             "user": {"name": "Ann Lee", "username": "ann"}, "children": [
                 {"type_of": "comment", "id_code": "a2", "body_html": "<p>Two</p>",
                  "user": {"name": "Bo", "username": "bo"}, "children": []}]},
            {"type_of": "comment", "id_code": "a3", "body_html": "<p>Three</p>", "user": {"username": "cy"},
             "children": []},
        ],
        "One ann | -Two bo | Three cy",
    ),
    "remark42, wrapped": (
        {"comments": [{"comment": {"id": "1", "pid": "", "text": "<p>One</p>", "user": {"name": "Ann", "id": "x_1"},
                                   "time": "2024-01-02T03:04:05Z"},
                       "replies": [{"comment": {"id": "2", "pid": "1", "text": "<p>Two</p>", "user": {"name": "Bo"},
                                                "time": "2024-01-02T03:05:05Z"}}]}],
         "info": {"url": "https://example.org/p", "count": 2}},
        "One Ann | -Two Bo",
    ),
    "isso": (
        {"id": None, "total_replies": 1, "hidden_replies": 0, "replies": [
            {"id": 1, "parent": None, "text": "<p>One</p>", "author": "Ann", "created": 1700000000.5, "mode": 1,
             "total_replies": 1, "hidden_replies": 0, "replies": [
                 {"id": 2, "parent": 1, "text": "<p>Two</p>", "author": None, "created": 1700000100.5, "mode": 1}]}]},
        "One Ann | -Two ?",
    ),
    "commento, people apart": (
        {"comments": [
            {"commentHex": "h1", "parentHex": "root", "commenterHex": "p1", "markdown": "One", "html": "<p>One</p>",
             "creationDate": "2024-01-02T03:04:05Z", "state": "approved"},
            {"commentHex": "h2", "parentHex": "h1", "commenterHex": "p2", "markdown": "Two", "html": "<p>Two</p>",
             "creationDate": "2024-01-02T03:05:05Z", "state": "approved"}],
         "commenters": {"p1": {"commenterHex": "p1", "name": "Ann"}, "p2": {"commenterHex": "p2", "name": "Bo"}}},
        "One Ann | -Two Bo",
    ),
    "disqus": (
        {"cursor": {"more": False}, "code": 0, "response": [
            {"id": "11", "parent": None, "message": "<p>One</p>", "raw_message": "One",
             "createdAt": "2024-01-02T03:04:05",
             "author": {"name": "Ann", "isAnonymous": True}, "isDeleted": False, "thread": "7"},
            {"id": "12", "parent": 11, "message": "<p>Two</p>", "raw_message": "Two",
             "createdAt": "2024-01-02T03:05:05",
             "author": {"name": "Bo"}, "isDeleted": False, "thread": "7"}]},
        "One Ann | -Two Bo",
    ),
    "gitlab, discussions": (
        [
            {"id": "d1", "individual_note": False, "notes": [
                {"id": 1, "type": "DiscussionNote", "body": "One", "author": {"id": 4, "name": "Ann L",
                 "username": "ann"},
                 "created_at": "2024-01-02T03:04:05Z", "system": False, "noteable_id": 9},
                {"id": 2, "type": "DiscussionNote", "body": "Two", "author": {"id": 5, "username": "bo"},
                 "created_at": "2024-01-02T03:05:05Z", "system": False, "noteable_id": 9}]},
            {"id": "d2", "individual_note": True, "notes": [
                {"id": 3, "body": "closed", "author": {"username": "ann"}, "created_at": "2024-01-02T03:06:05Z",
                 "system": True}]},
        ],
        "One ann | -Two bo",
    ),
    "bitbucket": (
        {"pagelen": 10, "values": [
            {"id": 1, "content": {"raw": "One", "markup": "markdown", "html": "<p>One</p>"},
             "user": {"display_name": "Ann", "type": "user"}, "created_on": "2024-01-02T03:04:05+00:00"},
            {"id": 2, "content": {"raw": "Two", "html": "<p>Two</p>"}, "parent": {"id": 1},
             "user": {"display_name": "Bo"}, "created_on": "2024-01-02T03:05:05+00:00"}]},
        "One Ann | -Two Bo",
    ),
    "jira": (
        {"key": "POND-1", "fields": {"summary": "A leak", "description": "Water everywhere",
                                     "creator": {"displayName": "Cy"}, "created": "2024-01-01T03:04:05.000+0000",
                                     "comment": {"total": 2, "comments": [
                                         {"id": "1", "author": {"displayName": "Ann"}, "body": "One",
                                          "created": "2024-01-02T03:04:05.000+0000"},
                                         {"id": "2", "author": {"displayName": "Bo"}, "body": "Two",
                                          "created": "2024-01-02T03:05:05.000+0000"}]}}},
        "One Ann | Two Bo",
    ),
    "bugzilla": (
        {"bugs": {"35": {"comments": [
            {"id": 1, "bug_id": 35, "text": "One", "creator": "ann@example.org", "time": "2024-01-02T03:04:05Z"},
            {"id": 2, "bug_id": 35, "text": "Two", "creator": "bo@example.org", "time": "2024-01-02T03:05:05Z"}]}},
         "comments": {}},
        "One ann@example.org | Two bo@example.org",
    ),
    "youtube": (
        {"kind": "youtube#commentThreadListResponse", "items": [
            {"kind": "youtube#commentThread", "id": "U1", "snippet": {"videoId": "v", "totalReplyCount": 1,
                "topLevelComment": {"kind": "youtube#comment", "id": "U1", "snippet": {
                    "textDisplay": "One", "textOriginal": "One", "authorDisplayName": "Ann",
                    "publishedAt": "2024-01-02T03:04:05Z"}}},
             "replies": {"comments": [{"kind": "youtube#comment", "id": "U1.2", "snippet": {
                 "textDisplay": "Two", "authorDisplayName": "Bo", "parentId": "U1",
                 "publishedAt": "2024-01-02T03:05:05Z"}}]}}]},
        "One Ann | -Two Bo",
    ),
    "yt-dlp": (
        {"id": "v", "title": "A film of a pond", "description": "Ducks", "uploader": "cy", "timestamp": 1700000000,
         "comment_count": 2, "comments": [
             {"id": "c1", "parent": "root", "text": "One", "author": "@ann", "author_id": "UC1",
              "timestamp": 1700000000},
             {"id": "c1.2", "parent": "c1", "text": "Two", "author": "@bo", "timestamp": 1700000100}]},
        "One @ann | -Two @bo",
    ),
    "mattermost": (
        {"order": ["b", "a"], "posts": {
            "a": {"id": "a", "create_at": 1700000000000, "user_id": "u1", "root_id": "", "message": "One"},
            "b": {"id": "b", "create_at": 1700000100000, "user_id": "u2", "root_id": "a", "message": "Two"}}},
        "One u1 | -Two u2",
    ),
    "slack": (
        {"ok": True, "messages": [
            {"type": "message", "user": "U1", "text": "One", "ts": "1700000000.000100",
             "thread_ts": "1700000000.000100"},
            {"type": "message", "user": "U2", "text": "Two", "ts": "1700000100.000200",
             "thread_ts": "1700000000.000100"}]},
        "One U1 | -Two U2",
    ),
    "telegram, an export": (
        {"name": "Pond", "type": "private_group", "id": 7, "messages": [
            {"id": 1, "type": "message", "date": "2024-01-02T03:04:05", "from": "Ann", "from_id": "user1",
             "text": "One"},
            {"id": 2, "type": "message", "date": "2024-01-02T03:05:05", "from": "Bo", "reply_to_message_id": 1,
             "text": ["Tw", {"type": "bold", "text": "o"}]}]},
        "One Ann | -Two Bo",
    ),
    "discord, an export": (
        {"guild": {"id": "1", "name": "Pond"}, "channel": {"id": "2", "name": "general"}, "messages": [
            {"id": "10", "type": "Default", "timestamp": "2024-01-02T03:04:05.1+00:00", "content": "One",
             "author": {"id": "5", "name": "ann", "nickname": "Ann"}, "attachments": [], "embeds": []},
            {"id": "11", "type": "Reply", "timestamp": "2024-01-02T03:05:05.1+00:00", "content": "Two",
             "author": {"id": "6", "name": "bo", "nickname": "bo"},
             "reference": {"messageId": "10", "channelId": "2", "guildId": "1"}}],
         "messageCount": 2},
        "One Ann | -Two bo",
    ),
    "4chan": (
        {"posts": [{"no": 100, "now": "01/02/24", "name": "Anonymous", "com": "One", "time": 1700000000, "resto": 0},
                   {"no": 101, "name": "Anonymous", "com": "Two", "time": 1700000100, "resto": 100}]},
        "One Anonymous | -Two Anonymous",
    ),
    "hypothesis": (
        {"total": 2, "rows": [
            {"id": "h1", "created": "2024-01-02T03:04:05+00:00", "user": "acct:ann@example.org", "text": "One",
             "tags": []},
            {"id": "h2", "created": "2024-01-02T03:05:05+00:00", "user": "acct:bo@example.org", "text": "Two",
             "references": ["h1"]}]},
        "One acct:ann@example.org | -Two acct:bo@example.org",
    ),
    "flarum, JSON:API": (
        {"data": [
            {"type": "posts", "id": "1", "attributes": {"number": 1, "createdAt": "2024-01-02T03:04:05+00:00",
                                                        "contentType": "comment", "contentHtml": "<p>One</p>"},
             "relationships": {"user": {"data": {"type": "users", "id": "5"}}}},
            {"type": "posts", "id": "2", "attributes": {"number": 2, "createdAt": "2024-01-02T03:05:05+00:00",
                                                        "contentHtml": "<p>Two</p>"},
             "relationships": {"user": {"data": {"type": "users", "id": "6"}}}}],
         "included": [{"type": "users", "id": "5", "attributes": {"username": "ann"}},
                      {"type": "users", "id": "6", "attributes": {"username": "bo"}}]},
        "One ann | Two bo",
    ),
    "coral, edges": (
        {"data": {"story": {"comments": {"edges": [{"node": {
            "id": "1", "body": "<p>One</p>", "author": {"username": "ann"}, "createdAt": "2024-01-02T03:04:05Z",
            "replies": {"edges": [{"node": {"id": "2", "body": "Two", "author": {"username": "bo"},
                                            "createdAt": "2024-01-02T03:05:05Z"}}]}}}]}}}},
        "One ann | -Two bo",
    ),
    "waline": (
        {"errno": 0, "data": {"page": 1, "count": 2, "data": [
            {"objectId": "1", "nick": "Ann", "comment": "<p>One</p>", "insertedAt": "2024-01-02T03:04:05Z",
             "children": [
                {"objectId": "2", "nick": "Bo", "comment": "<p>Two</p>", "pid": "1", "rid": "1",
                 "insertedAt": "2024-01-02T03:05:05Z"}]}]}},
        "One Ann | -Two Bo",
    ),
    "a flat list with depths": (
        [{"author": "ann", "text": "One", "date": "2024-01-02", "depth": 0},
         {"author": "bo", "text": "Two", "date": "2024-01-02", "depth": 1},
         {"author": "cy", "text": "Three", "date": "2024-01-02", "depth": 0}],
        "One ann | -Two bo | Three cy",
    ),
    "a post with its comments": (
        {"post": {"id": 9, "title": "A pond", "content": "<p>Dug.</p>", "author": "cy", "date": "2024-01-01"},
         "comments": [{"id": 1, "parent_id": 9, "author": "ann", "text": "One", "date": "2024-01-02"},
                      {"id": 2, "parent_id": 1, "author": "bo", "text": "Two", "date": "2024-01-02"}]},
        "One ann | -Two bo",
    ),
    "one a line": (
        [{"cid": "1", "author": "ann", "text": "One", "time": 1700000000},
         {"cid": "2", "author": "bo", "text": "Two", "time": 1700000100, "reply_to": "1"}],
        "One ann | -Two bo",
    ),
}  # fmt: skip


def document(value: object) -> Document:
    return Document(json.dumps(value).encode())


def drawn(thread: Thread) -> str:
    """Return the comments in one line, a dash for each level."""
    return " | ".join(
        f"{'-' * depth}{comment.text} {comment.author or '?'}"
        for comment, depth in zip(thread.comments, thread.depths, strict=True)
    )


@pytest.mark.parametrize("name", SHAPES)
def test_comments_are_told_by_the_names_of_their_fields(name: str) -> None:
    value, expected = SHAPES[name]
    assert sniff(document(value)).name == "json-comments"
    [thread] = read(document(value))
    assert drawn(thread) == expected
    assert all(comment.time is None or comment.time.tzinfo for comment in thread.comments)


def test_posts_with_answers_are_threads_of_their_own() -> None:
    said = {"author": "ann", "date": "2024-01-02"}
    posts = [
        {"id": 1, "title": "A pond", "body": "Dug.", "comments": [{**said, "id": 2, "body": "One"}], **said},
        {"id": 3, "title": "A lawn", "body": "Mown.", "comments": [{**said, "id": 4, "body": "Two"}], **said},
    ]
    threads = read(document(posts))
    assert [(thread.title, drawn(thread)) for thread in threads] == [("A pond", "One ann"), ("A lawn", "Two ann")]


def test_lists_under_the_names_of_pages_are_threads_of_their_own() -> None:
    said = {"name": "ann", "created": "2024-01-02T03:04:05Z", "children": []}
    pages = {"/a-pond": [{**said, "message": "One"}], "/a-lawn": [{**said, "message": "Two"}], "/empty": []}
    assert [(thread.title, drawn(thread)) for thread in read(document(pages))] == [
        ("/a-pond", "One ann"),
        ("/a-lawn", "Two ann"),
    ]


def test_comments_that_all_answer_what_is_not_here_stand_at_the_top() -> None:
    said = {"author": "ann", "date": "2024-01-02", "parent": 90}
    [thread] = read(document([{**said, "id": 1, "text": "One"}, {**said, "id": 2, "text": "Two"}]))
    assert drawn(thread) == "One ann | Two ann"


def test_one_missing_parent_among_others_is_a_stub() -> None:
    said = {"author": "ann", "date": "2024-01-02"}
    [thread] = read(document([{**said, "id": 1, "text": "One"}, {**said, "id": 2, "parent": 90, "text": "Two"}]))
    assert [comment.flags for comment in thread.comments] == [(), ("stub",), ()]


def test_each_text_is_read_in_the_language_it_looks_like() -> None:
    said = {"author": "ann", "date": "2024-01-02"}
    texts = ["<p>a &amp; b</p>", "a\r\nb <b>c</b>", "a **b** `<br>`", "it&#39;s\n> so", "1 < 2 & 3 > 2"]
    [thread] = read(document([{**said, "text": text} for text in texts]))
    assert [comment.text for comment in thread.comments] == [
        "a & b",
        "a\nb c",
        "a b <br>",
        "it's\n\nso",
        "1 < 2 & 3 > 2",
    ]


def test_what_holds_no_comments_is_not_taken() -> None:
    for value in (
        {"name": "pond", "version": "1.0", "description": "A pond", "author": "ann", "dependencies": {"duck": "^1"}},
        {"type": "FeatureCollection", "features": [{"id": 1, "properties": {"name": "pond"}}]},
        [{"id": 1, "name": "pond", "price": 5}],
        {"time": "2024-01-02T03:04:05Z", "level": "info", "msg": "started"},
        {"cells": [{"cell_type": "code", "source": ["1 + 1"]}], "metadata": {"language": "python"}},
    ):
        with pytest.raises(UnknownFormatError):
            sniff(document(value))
