"""Hacker News and Lobsters: the whole tree in the order of the page, and the article that a story leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factories import outline
from script import SILENT, Said, Script, documents_of, thread_of

from threadview.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "https://blog.example.org/pond"
ALGOLIA = "https://hn.algolia.com/api/v1/items"
FIREBASE = "https://hacker-news.firebaseio.com/v0/item"
PAGE = (
    "<title>A pond in winter</title><article><h1>A pond in winter</h1><p>"
    + "The ice came in December and stayed for nine weeks. " * 8
    + "</p></article><ol class='comment-list'><li id='comment-1' class='comment'><div class='comment-body'>"
    "<cite>Zoe</cite><p>A comment of the blog's own, which is another discussion.</p></div></li></ol>"
)


def item(number: int, *children: dict[str, object], **fields: object) -> dict[str, object]:
    kind = {"type": "comment", "author": f"user{number}", "text": f"<p>Words {number}.", "story_id": 10}
    return {
        "id": number,
        "created_at": f"2026-01-01T00:00:{number % 60:02}Z",
        "children": list(children),
        **kind,
        **fields,
    }


STORY: dict[str, object] = {"type": "story", "title": "A pond", "text": None, "url": ARTICLE, "author": "ann"}
TREE = item(10, item(11, item(13, parent_id=11), item(14, parent_id=11), parent_id=10), item(12, parent_id=10), **STORY)
RANKED = {
    "id": 10,
    "type": "story",
    "by": "ann",
    "title": "A pond",
    "url": ARTICLE,
    "kids": [12, 11],
    "descendants": 4,
    "time": 1767225600,
}
INNER = {
    "id": 11,
    "type": "comment",
    "by": "user11",
    "parent": 10,
    "text": "Words 11.",
    "kids": [14, 13],
    "time": 1767225611,
}
HN = {f"{ALGOLIA}/10": TREE, f"{FIREBASE}/10.json": RANKED, f"{FIREBASE}/11.json": INNER, ARTICLE: PAGE}


def test_a_story_has_all_comments_in_the_order_of_the_page() -> None:
    thread = thread_of("https://news.ycombinator.com/item?id=10", Script(HN))
    assert outline(thread) == "12 11(14 13)"
    assert (thread.title, thread.url, thread.declared) == ("A pond", "https://news.ycombinator.com/item?id=10", 4)
    assert not thread.notes


def test_the_article_stands_below_the_link_of_the_story_and_its_own_comments_do_not() -> None:
    thread = thread_of("hn:10", Script(HN))
    assert thread.article is not None
    assert thread.article.author == "ann"
    assert thread.article.text.startswith(f"{ARTICLE}\n\nThe ice came")
    assert thread.article.body.spans[0].url == ARTICLE
    assert not [comment for comment in thread.comments if "another discussion" in comment.text]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (403, "could not be fetched: HTTP 403"),
        (Said(b"%PDF-1.7 \0", media_type="application/pdf"), "is application/pdf"),
        ("<html><head></head><body></body></html>", "cannot be shown"),
        ("", "cannot be shown"),
    ],
)
def test_an_article_that_cannot_be_had_costs_no_comment_and_is_noted(answer: object, said: str) -> None:
    thread = thread_of("hn:10", Script({**HN, ARTICLE: answer}))
    assert len(thread) == 4
    assert thread.article is not None
    assert thread.article.text == ARTICLE
    assert [note for note in thread.notes if said in note and ARTICLE in note]


def test_a_story_with_words_of_its_own_is_its_article() -> None:
    script = Script({f"{ALGOLIA}/10": {**TREE, "text": "Look at this."}, ARTICLE: PAGE})
    thread = thread_of("hn:10", script)
    assert ARTICLE not in script.asked
    assert thread.article is not None
    assert thread.article.text.endswith("Look at this.")


def test_the_address_of_a_comment_gives_the_whole_story() -> None:
    assert outline(thread_of("hn:13", Script({**HN, f"{ALGOLIA}/13": item(13)}))) == "12 11(14 13)"


def test_without_firebase_the_order_is_that_of_the_times_and_noted() -> None:
    thread = thread_of("hn:10", Script({f"{ALGOLIA}/10": TREE, ARTICLE: PAGE}))
    assert outline(thread) == "11(13 14) 12"
    assert any("ranked" in note for note in thread.notes)


def test_without_algolia_the_page_is_read_and_says_so(examples: Path) -> None:
    page = (examples / "pond-hacker-news.html").read_text()
    thread = thread_of("hn:10", Script({f"{ALGOLIA}/10": 503, "https://news.ycombinator.com/item?id=10": page}))
    assert len(thread) == 6
    assert any("Algolia" in note for note in thread.notes)


def test_a_story_that_is_not_there_is_an_error() -> None:
    with pytest.raises(SourceError, match="404"):
        documents_of("hn:10", Script({}))


LOBSTERS = {
    "short_id": "abc123",
    "comments_url": "https://lobste.rs/s/abc123/a_pond",
    "title": "A pond",
    "url": ARTICLE,
    "description": "",
    "comment_count": 2,
    "submitter_user": "ann",
    "created_at": "2026-01-01T00:00:00.000-06:00",
    "comments": [
        {"short_id": "c1", "parent_comment": None, "depth": 0, "comment": "<p>Cold.</p>", "commenting_user": "bea"},
        {"short_id": "c2", "parent_comment": "c1", "depth": 1, "comment": "<p>Very.</p>", "commenting_user": "cid"},
    ],
}


@pytest.mark.parametrize(
    "source", ["lobsters:abc123", "https://lobste.rs/s/abc123/a_pond#c_c2", "https://lobste.rs/c/c2"]
)
def test_a_story_of_lobsters_is_one_answer_and_its_article(source: str) -> None:
    moved = Said("<p>", moved="https://lobste.rs/s/abc123/a_pond#c_c2")
    script = Script({"https://lobste.rs/s/abc123.json": LOBSTERS, "https://lobste.rs/c/c2": moved, ARTICLE: PAGE})
    thread = thread_of(source, script)
    assert (outline(thread), thread.declared, thread.title) == ("c1(c2)", 2, "A pond")
    assert thread.article is not None
    assert "nine weeks" in thread.article.text


def test_a_host_that_is_down_is_said_as_it_is() -> None:
    with pytest.raises(SourceError):
        documents_of("lobsters:abc123", Script({"https://lobste.rs/s/abc123.json": SILENT}))
