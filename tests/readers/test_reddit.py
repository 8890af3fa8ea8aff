"""Reddit: listings, what was not loaded, dumps."""

from __future__ import annotations

import json
from html import escape
from typing import Any

import pytest
from factories import comments_of, outline

from threadview.readers import sniff
from threadview.readers.joining import grafted, join
from threadview.readers.reddit import READER
from threadview.thread import Document, Thread


def comment(name: str, parent: str = "t3_p", **fields: object) -> dict[str, Any]:
    data = {"id": name, "name": f"t1_{name}", "parent_id": parent, "link_id": "t3_p", "author": "ann", "replies": ""}
    return {"kind": "t1", "data": data | {"body": f"text {name}", "created_utc": 1700000000.0} | fields}


def more(name: str, parent: str, count: int) -> dict[str, Any]:
    return {"kind": "more", "data": {"id": name, "parent_id": parent, "count": count, "children": [name]}}


def listing(*things: object) -> dict[str, Any]:
    return {"kind": "Listing", "data": {"children": things, "after": None}}


def post(**fields: object) -> dict[str, Any]:
    data = {"id": "p", "name": "t3_p", "title": "T &amp; U", "author": "op", "selftext": "", "num_comments": 5}
    return listing({"kind": "t3", "data": data | fields})


def read_all(value: object) -> list[Thread]:
    document = Document(value.encode() if isinstance(value, str) else json.dumps(value).encode())
    assert sniff(document) is READER
    return list(READER.read(document))


def read(value: object) -> Thread:
    [thread] = read_all(value)
    return thread


def test_a_page_is_its_post_and_its_comments_with_what_was_not_loaded() -> None:
    below = listing(comment("b", "t1_a"), more("c", "t1_a", 7), more("_", "t1_a", 0))
    thread = read([post(), listing(comment("a", replies=below), comment("d"), more("e", "t3_p", 3))])
    assert outline(thread) == "t1_a(t1_b more:c ) t1_d more:e"
    assert [(one.flags, one.count) for one in thread.comments if one.flags] == [
        (("more",), 7),
        (("stub", "more"), 0),
        (("more",), 3),
    ]
    assert (thread.title, thread.declared) == ("T & U", 5)


def test_what_was_not_loaded_says_where_it_is_to_be_had() -> None:
    below = listing(comment("b", "t1_a"), more("_", "t1_a", 0))
    thread = read([post(), listing(comment("a", replies=below), more("e", "t3_p", 3))])
    assert [one.url for one in thread.comments if "more" in one.flags] == [
        "https://www.reddit.com/comments/p.json?comment=a&raw_json=1",
        "https://www.reddit.com/api/morechildren.json?api_type=json&raw_json=1&link_id=t3_p&children=e",
    ]


def test_what_is_loaded_afterwards_comes_where_its_stub_stood() -> None:
    page = read([post(), listing(comment("a", replies=listing(more("b", "t1_a", 2))), comment("d"))])
    answer = {"json": {"errors": [], "data": {"things": [comment("b", "t1_a"), comment("c", "t1_b")]}}}
    whole = grafted(page, read(answer))
    assert outline(whole) == "t1_a(t1_b(t1_c)) t1_d"
    assert (whole.title, whole.stubs) == ("T & U", 0)


def test_what_more_stood_for_takes_its_place() -> None:
    page = read([post(), listing(comment("a", replies=listing(more("b", "t1_a", 2))))])
    answer = read({"json": {"errors": [], "data": {"things": [comment("b", "t1_a"), comment("c", "t1_b")]}}})
    assert outline(join([page, answer])) == "t1_a(t1_b(t1_c))"


@pytest.mark.parametrize("escaped", [False, True])
def test_bodies_may_be_escaped_once_more(escaped: bool) -> None:  # noqa: FBT001 - a parameter of the test
    body = '<div class="md"><p>a &lt;b&gt; &amp; c</p></div>'
    written = escape(body) if escaped else body
    assert comments_of(read(listing(comment("a", body_html=written)))) == ["a <b> & c"]


def test_without_html_the_markdown_is_read() -> None:
    [one] = read(listing(comment("a", body="&gt; said\n\n**yes** &amp; no"))).comments
    assert one.text == "said\n\nyes & no"
    assert [span.kind for span in one.body.spans] == ["quote", "strong"]


def test_a_spoiler_is_no_quote() -> None:
    [one] = read(listing(comment("a", body="&gt;!the butler!&lt;"))).comments
    assert [span.kind for span in one.body.spans] == []


def test_flags_say_what_happened_to_a_comment() -> None:
    thread = read(
        listing(
            comment("a", body="[deleted]", author="[deleted]"),
            comment("b", body="[removed]", collapsed=True),
            comment("c", stickied=True, edited=1700000100.0),
        )
    )
    assert [one.flags for one in thread.comments] == [("deleted",), ("removed", "collapsed"), ("pinned", "edited")]


def test_a_crosspost_quotes_what_it_repeats() -> None:
    shared = {"author": "bo", "selftext_html": "&lt;p&gt;The first words.&lt;/p&gt;"}
    thread = read([post(is_self=False, url="/r/x/comments/q/", crosspost_parent_list=[shared]), listing()])
    assert thread.article is not None
    assert thread.article.text == "https://www.reddit.com/r/x/comments/q/\n\nbo wrote:\n\nThe first words."


def test_a_crosspost_of_a_dump_without_html_is_quoted_too() -> None:
    shared = {"author": "bo", "selftext": "The *first* words.\n\nAnd more."}
    thread = read([post(is_self=False, url="/r/x/comments/q/", crosspost_parent_list=[shared]), listing()])
    assert thread.article is not None
    assert thread.article.text.endswith("/q/\n\nbo wrote:\n\nThe first words.\n\nAnd more.")
    assert [span.kind for span in thread.article.body.spans].count("quote") == 1


def test_captions_of_a_gallery_and_options_of_a_poll_stand_below_the_words() -> None:
    gallery = {"items": [{"media_id": "m", "caption": "At dusk"}, {"media_id": "n"}]}
    poll = {"options": [{"text": "Tar", "vote_count": 3}, {"text": "Oil"}]}
    thread = read([post(selftext="Which?", gallery_data=gallery, poll_data=poll), listing()])
    assert thread.article is not None
    assert thread.article.text == "Which?\n\n[picture: At dusk]\n\nTar (3 votes)\nOil"


def test_a_dump_holds_comments_of_several_posts() -> None:
    rows = [comment("a")["data"], comment("b", "t1_a")["data"], comment("c", "t3_q", link_id="t3_q")["data"]]
    expected = ["t1_a(t1_b)", "t1_c"]
    assert [outline(thread) for thread in read_all("\n".join(map(json.dumps, rows)))] == expected
    assert [outline(thread) for thread in read_all({"data": rows})] == expected


def test_the_old_answer_of_morechildren_names_the_writer_in_its_page() -> None:
    data = {"id": "t1_a", "parent": "t3_p", "link": "t3_p", "contentText": "words", "contentHTML": "&lt;p&gt;words"}
    page = '&lt;a href="https://www.reddit.com/user/ann_2" class="author"&gt;'
    thing = {"kind": "t1", "data": data | {"content": page, "replies": None}}
    [one] = read({"json": {"data": {"things": [thing]}}}).comments
    assert (one.id, one.author, one.text) == ("t1_a", "ann_2", "words")


def test_a_downloaded_post_holds_its_comments_with_their_replies() -> None:
    reply = {"id": "b", "author": "bo", "body": "two", "parent_id": "t1_a", "submission": "p", "replies": []}
    first = {"id": "a", "author": "ann", "body": "one", "parent_id": "t3_p", "submission": "p", "replies": [reply]}
    last = {"id": "c", "author": "cy", "body": "three", "parent_id": "a", "submission": "p", "replies": []}
    thread = read({"title": "T", "selftext": "The post.", "author": "op", "id": "p", "comments": [first, last]})
    assert outline(thread) == "t1_a(t1_b t1_c)"
    assert thread.article is not None
    assert (thread.title, thread.article.text) == ("T", "The post.")


def test_comments_of_a_person_are_named_for_their_posts() -> None:
    ones = [comment("a", link_title="One &amp; all"), comment("b", "t1_z", link_id="t3_q", link_title="Two")]
    assert [(thread.title, outline(thread)) for thread in read_all(listing(*ones))] == [
        ("One & all", "t1_a"),
        ("Two", "t1_z(t1_b)"),
    ]
