from __future__ import annotations

import json

import pytest

from threadview.readers import sniff
from threadview.readers.activitypub import READER
from threadview.readers.joining import join
from threadview.thread import Document, Thread

PAGE = {"type": "Page", "id": "https://a.example/p", "name": "A pond", "attributedTo": "https://a.example/u/cy"}
NOTE = {"type": "Note", "id": "https://a.example/1", "content": "<p>One</p>", "attributedTo": "https://a.example/u/ann"}

VOCABULARIES = {
    "ActivityStreams 1": {
        "objectType": "article", "displayName": "A pond", "content": "Dug.", "url": "https://a.example/p",
        "replies": {"items": [
            {"objectType": "comment", "url": "https://a.example/1", "author": {"displayName": "ann"}, "content": "One",
             "inReplyTo": [{"url": "https://a.example/p"}]},
            {"objectType": "comment", "author": {"displayName": "bo"}, "content": "Two",
             "inReplyTo": ["https://a.example/1"]}]}},
    "an activity of 1": {
        "verb": "post", "objectType": "activity", "object": {
            "objectType": "article", "displayName": "A pond", "content": "Dug.", "id": "p", "replies": {"items": [
                {"objectType": "comment", "id": "1", "author": {"displayName": "ann"}, "content": "One"},
                {"objectType": "comment", "author": {"displayName": "bo"}, "content": "Two", "inReplyTo": "1"}]}}},
    "ActivityStreams 2": {
        **PAGE, "content": "Dug.", "replies": {"type": "Collection", "items": [
            {**NOTE, "inReplyTo": "https://a.example/p"},
            {"type": "Create", "object": {"type": "Note", "contentMap": {"en": "Two"}, "attributedTo": "bo",
                                          "inReplyTo": {"id": "https://a.example/1"}}}]}},
    "microformats": {
        "type": ["h-entry"], "properties": {
            "name": ["A pond"], "content": [{"html": "<p>Dug.</p>", "value": "Dug."}], "url": ["https://a.example/p"],
            "comment": [{"type": ["h-cite"], "properties": {
                "author": [{"type": ["h-card"], "properties": {"name": ["ann"]}}], "content": ["One"],
                "url": ["https://a.example/1"], "comment": [{"type": ["h-cite"], "properties": {
                    "author": ["bo"], "content": ["Two"]}}]}}]}},
}  # fmt: skip


def read(value: object) -> Thread:
    [thread] = READER.read(Document(json.dumps(value).encode()))
    return thread


@pytest.mark.parametrize("name", VOCABULARIES)
def test_the_vocabularies_say_the_same(name: str) -> None:
    assert sniff(Document(json.dumps(VOCABULARIES[name]).encode())).name == "activitypub"
    thread = read(VOCABULARIES[name])
    assert thread.article is not None
    assert (thread.title, thread.article.text) == ("A pond", "Dug.")
    assert [(comment.text, comment.author) for comment in thread.comments] == [("One", "ann"), ("Two", "bo")]
    assert list(thread.parents) == [-1, 0]


def test_of_several_answered_posts_the_one_that_is_here_counts() -> None:
    reply = {**NOTE, "id": "https://a.example/2", "inReplyTo": ["https://b.example/x", {"id": "https://a.example/1"}]}
    thread = read([NOTE, reply])
    assert thread.article is not None
    assert [comment.id for comment in thread.comments] == ["https://a.example/2"]


def test_a_post_and_replies_fetched_apart_join() -> None:
    replies = {"type": "OrderedCollection", "orderedItems": [{**NOTE, "inReplyTo": PAGE["id"]}]}
    thread = join([read(PAGE), read(replies)])
    assert (thread.title, [comment.text for comment in thread.comments]) == ("A pond", ["One"])


def test_a_summary_is_a_warning_before_a_note() -> None:
    thread = read({**NOTE, "summary": "spiders"})
    assert thread.article is not None
    assert thread.article.text == "spiders\n\nOne"


def test_a_tombstone_is_deleted_and_an_empty_collection_no_thread() -> None:
    gone = {"type": "Tombstone", "id": "https://a.example/3", "inReplyTo": "https://a.example/1"}
    assert read([NOTE, gone]).comments[0].flags == ("deleted",)
    assert len(read({"type": "OrderedCollection", "totalItems": 0, "orderedItems": []})) == 0


def test_a_number_in_place_of_a_name_keeps_its_host() -> None:
    thread = read({**NOTE, "attributedTo": "https://lot.example/users/3"})
    assert thread.article is not None
    assert thread.article.author == "3@lot.example"


def test_replies_of_which_only_the_address_is_here_are_counted() -> None:
    replies = {"type": "Collection", "first": {"type": "CollectionPage", "items": ["https://b.example/2", NOTE]}}
    [thread] = READER.read(Document(json.dumps({**PAGE, "replies": replies}).encode()))
    assert (len(thread), thread.declared) == (1, 2)


def test_a_collection_says_how_many_it_has() -> None:
    notes = [{**NOTE, "id": f"https://a.example/{at}", "inReplyTo": "https://b.example/0"} for at in (1, 2)]
    collection = {"type": "OrderedCollection", "totalItems": 9, "orderedItems": notes}
    [thread] = READER.read(Document(json.dumps(collection).encode()))
    assert (len(thread) - thread.stubs, thread.declared) == (2, 9)
