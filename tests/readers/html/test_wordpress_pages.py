"""Pages of WordPress: any theme's markup, its trees, what belongs to no text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from saved_pages import said, thread_of, tree

THEMES = {
    "twenty twelve and later": """
        <li id="comment-1" class="comment depth-1"><article id="div-comment-1" class="comment-body">
        <footer class="comment-meta"><div class="comment-author vcard">
        <b class="fn">Ann</b> <span class="says">says:</span>
        </div><div class="comment-metadata"><a href="#comment-1">
        <time datetime="2016-03-03T10:00:00+00:00">March 3</time></a>
        <span class="edit-link">Edit</span></div></footer><div class="comment-content"><p>I saw it.</p></div>
        <div class="reply"><a class="comment-reply-link" href="#">Reply</a></div></article></li>""",
    "classic, the text between header and button": """
        <li class="comment" id="comment-1"><div id="div-comment-1" class="comment-body">
        <div class="comment-author vcard">
        <img class="avatar photo" src="/a.png"> <cite class="fn"><a class="url" href="http://a.example.org">Ann</a>
        </cite>
        <span class="says">says:</span></div><div class="comment-meta commentmetadata">
        <a href="#comment-1">March 3, 2016 at
        10:00 am</a></div><p>I saw it.</p><div class="reply"><a href="#">Reply</a></div></div></li>""",
    "an element in a list's item": """
        <li class="comment" id="li-comment-1"><div id="comment-1"><div class="comment-author">Ann</div>
        <div class="comment-meta">March 3, 2016 at 10:00 am</div><div class="comment-text"><p>I saw it.</p></div>
        </div></li>""",
    "names of a block and its elements": """
        <article id="comment-1" class="comment-article"><header class="comment__meta">
        <span class="comment__author-name">Ann
        </span><time class="comment__time" datetime="2016-03-03T10:00:00Z">long ago</time></header>
        <section class="comment__content comment"><p>I saw it.</p></section></article>""",
    "a date that stands loose behind the name": """
        <li id="li-comment-1"><div id="comment-1" class="comment-body"><span class="author">Ann</span><br>
        March 3, 2016 at 10:00 am<p>I saw it.</p></div></li>""",
    "a byline below the text": """
        <li id="comment-1"><p>I saw it.</p><p><cite>Comment by <a class="url" href="#">Ann</a> — March 3, 2016 @
        <a href="#comment-1">10:00</a></cite></p></li>""",
    "a name with its date in one element": """
        <div id="comment-1" class="comment-wrap"><div class="comment-content"><div class="comment-author">Ann <span>
        <a href="#">
        <time datetime="2016-03-03T10:00:00Z">3.3.</time></a></span></div><p>I saw it.</p></div></div>""",
}


@pytest.mark.parametrize("theme", THEMES)
def test_author_time_and_text_are_found_in_any_theme(theme: str) -> None:
    thread = thread_of(f"<html><body><ol class=commentlist>{THEMES[theme]}</ol></body></html>")
    (comment,) = thread.comments
    assert (comment.id, comment.author, comment.text) == ("1", "Ann", "I saw it.")
    assert comment.time == datetime(2016, 3, 3, 10, tzinfo=UTC)


def comment(number: int, *inside: str, classes: str = "comment", head: str = "") -> str:
    return (
        f'<li id="comment-{number}" class="{classes}"><div class="comment-body"><cite class="fn">P{number}</cite>{head}'
        f'<div class="comment-text"><p>Words {number}.</p></div></div>{"".join(inside)}</li>'
    )


def test_lists_within_comments_are_replies() -> None:
    page = comment(1, f"<ul class=children>{comment(2)}{comment(3, f'<ul>{comment(4)}</ul>')}</ul>") + comment(5)
    assert tree(f"<ol>{page}</ol>") == "1(2 3(4)) 5"


def test_a_list_beside_the_element_with_the_id_holds_replies_too() -> None:
    inner = '<li class="comment depth-2"><div id="comment-2"><p>b</p></div></li>'
    page = f'<li class="comment depth-1"><div id="comment-1"><p>a</p></div><ul class=children>{inner}</ul></li>'
    assert tree(f"<ol>{page}</ol>") == "1(2)"


def test_depth_classes_tell_the_tree_of_a_flat_list() -> None:
    depths = (1, 2, 3, 2, 1)
    page = "".join(comment(n, classes=f"comment depth-{depth}") for n, depth in enumerate(depths, 1))
    assert tree(f"<ol>{page}</ol>") == "1(2(3) 4) 5"


def test_a_link_to_what_is_answered_is_surer_than_the_place_in_a_flattened_list() -> None:
    head = '<span>In reply to <a href="#comment-2">P2</a></span>'
    page = comment(1, f"<ul class=children>{comment(2)}{comment(3, head=head)}</ul>")
    assert tree(f"<ol>{page}</ol>") == "1(2(3))"


def test_a_link_to_another_comment_within_a_text_is_no_reply() -> None:
    page = comment(1) + comment(2).replace("Words 2.", 'As <a href="#comment-1">said above</a>, in reply to no one.')
    assert tree(f"<ol>{page}</ol>") == "1 2"


def test_buttons_counts_and_notices_are_no_text() -> None:
    extra = (
        "<p>Words.</p><p class='comment-likes'><a>Like</a></p><em class='comment-awaiting-moderation'>It waits.</em>"
        "<div class='sharedaddy'><a>Tweet</a></div><span class='screen-reader-text'>Skip</span>"
    )
    page = comment(1).replace("<p>Words 1.</p>", extra)
    assert said(f"<ol>{page}</ol>") == [("P1", "Words.")]


def test_a_long_element_is_text_whatever_its_class() -> None:
    words = "word " * 60
    page = comment(1).replace("<p>Words 1.</p>", f"<div class='reply'>{words}</div>")
    assert said(f"<ol>{page}</ol>") == [("P1", words.strip())]


def test_pingbacks_are_flagged_and_named_by_their_page() -> None:
    thread = thread_of(
        '<ol><li class="pingback" id="comment-9">Pingback: <a href="http://x.example.org">A blog</a></li></ol>'
    )
    (ping,) = thread.comments
    assert (ping.flags, ping.author) == (("pingback",), "A blog")


def test_widgets_and_forms_with_numbered_ids_are_no_comments() -> None:
    widget = '<div id="recent-comments-2" class="widget"><p>Ann on Ponds</p></div>'
    form = '<form id="comment-form-7"><p>Write</p></form>'
    assert len(thread_of(f"<body>{widget}{form}<ol>{comment(1)}</ol></body>")) == 1


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("12 thoughts on “A pond”", 12),
        ("1,204 Comments", 1204),
        ("3 Kommentare", 3),
        ("One thought on “A pond”", 1),
        ("Leave a comment", None),
        ("The 7 ponds of Reedham", None),
    ],
)
def test_the_heading_over_the_comments_says_how_many_there_are(heading: str, count: int | None) -> None:
    page = f'<div id="comments"><h2 class="comments-title">{heading}</h2><ol>{comment(1)}</ol></div>'
    assert thread_of(page).declared == count


def test_permalinks_and_links_are_absolute() -> None:
    page = comment(1).replace("Words 1.", '<a href="/survey">Words</a>')
    thread = thread_of(f'<head><link rel="canonical" href="https://a.example.org/p/"></head><ol>{page}</ol>')
    (one,) = thread.comments
    assert one.url == "https://a.example.org/p/#comment-1"
    assert [span.url for span in one.body.spans] == ["https://a.example.org/survey"]
