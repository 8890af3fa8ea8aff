"""Discourse: topics, their further posts, notices, quotes that name their place."""

from __future__ import annotations

import json
from typing import Any

from factories import comments_of, outline

from threadview.quotes import find_quotes
from threadview.readers import sniff
from threadview.readers.discourse import READER
from threadview.readers.joining import join
from threadview.thread import Document, Thread


def post(number: int, reply_to: int | None = None, **fields: object) -> dict[str, Any]:
    base = {"id": 100 + number, "topic_id": 7, "topic_slug": "t", "username": "ann", "post_number": number}
    return base | {"cooked": f"<p>post {number}</p>", "reply_to_post_number": reply_to, "post_type": 1} | fields


def topic(*posts: object, **fields: object) -> dict[str, Any]:
    return {"id": 7, "title": "T", "post_stream": {"posts": posts, "stream": [101, 102, 103]}} | fields


def read_all(value: object, url: str | None = None) -> list[Thread]:
    document = Document(json.dumps(value).encode(), url=url)
    assert sniff(document) is READER
    return list(READER.read(document))


def read(value: object, url: str | None = None) -> Thread:
    [thread] = read_all(value, url)
    return thread


def test_a_topic_is_its_first_post_and_the_answers() -> None:
    thread = read(topic(post(1), post(2), post(3, 2), post(4, 1), posts_count=6))
    assert outline(thread) == "2(3) 4"
    assert thread.article is not None
    assert (thread.article.text, thread.declared) == ("post 1", 5)


def test_further_posts_join_their_topic() -> None:
    further = {"post_stream": {"posts": [post(3, 2), post(4, 1), post(5)]}, "id": 7}
    joined = join([read(topic(post(1), post(2), posts_count=5)), read(further)])
    assert (outline(joined), joined.declared) == ("2(3) 4 5", 4)


def test_an_answer_to_a_post_that_is_gone_hangs_below_a_stub() -> None:
    thread = read(topic(post(1), post(5, 3)))
    assert outline(thread) == "3(5)"
    assert thread.comments[0].flags == ("stub",)


def test_a_notice_says_what_was_done() -> None:
    notice = post(2, cooked="", post_type=3, action_code="user_left.closed", action_code_who="bo")
    [one] = read(topic(post(1), notice)).comments
    assert (one.text, one.flags) == ("user left closed bo", ("collapsed",))


def test_a_quote_leads_to_the_post_that_it_names() -> None:
    said = "The same eight words stand in two posts."
    aside = (
        f'<aside class="quote" data-username="bo" data-post="3" data-topic="7"><blockquote>{said}</blockquote></aside>'
    )
    thread = read(
        topic(
            post(1),
            post(2, cooked=f"<p>{said}</p>", username="bo"),
            post(3, cooked=f"<p>{said}</p>", username="bo"),
            post(4, cooked=aside),
        )
    )
    [quote] = find_quotes(thread).of(2)
    assert quote.source == 1


def test_addresses_need_that_of_the_forum() -> None:
    assert [one.url for one in read(topic(post(1), post(2))).comments] == [None]
    [one] = read(topic(post(1), post(2)), "https://forum.example.org/t/t/7.json").comments
    assert one.url == "https://forum.example.org/t/t/7/2"


def test_the_newest_posts_of_a_forum_are_several_threads() -> None:
    other = post(2, topic_id=8, topic_title="U")
    threads = read_all({"latest_posts": [post(3, 2, topic_title="T"), other, post(2, topic_title="T")]})
    assert [(thread.title, outline(thread)) for thread in threads] == [("T", "2(3)"), ("U", "2")]


def test_raw_stands_in_for_what_was_not_cooked() -> None:
    bare = {key: value for key, value in post(2, raw="**bold** & plain").items() if key != "cooked"}
    assert comments_of(read(bare)) == ["bold & plain"]
