"""Blogs of other programs, discussions that a script drew under an article, and pages of no known program."""

from __future__ import annotations

import pytest
from factories import outline
from saved_pages import said, thread_of, tree

BLOGGER = """
<h1>A pond</h1><div class="post-body entry-content"><p>{article}</p></div>
<div id="comments"><h4>3 comments:</h4><ol>
<li class="comment" id="c11"><div class="comment-block"><div class="comment-header"><cite class="user">
<a href="#">Ann</a>
</cite><span class="datetime"><a href="#c11">May 30, 2019 at 1:06 PM</a></span></div>
<p class="comment-content">I saw it.</p>
<span class="comment-actions"><a class="comment-reply">Reply</a></span></div>
<div class="comment-replies"><div class="comment-thread"><span class="thread-count"><a>Replies</a></span><ol><div>
<li class="comment" id="c12"><div class="comment-block"><div class="comment-header"><cite class="user">Bob</cite></div>
<p class="comment-content">So did I.</p></div></li></div></ol></div></div></li>
<li class="comment" id="c13"><div class="comment-block"><div class="comment-header"><cite class="user">Cy</cite></div>
<p class="comment-content">I did not.</p></div></li></ol></div>
"""
FLAT_BLOGGER = """
<dl id="comments-block">
<dt class="comment-author" id="c11"><a name="c11"></a><a href="#">Ann</a> said...</dt>
<dd class="comment-body"><p>I saw it.</p></dd>
<dd class="comment-footer"><span class="comment-timestamp"><a href="#c11">May 3, 2009 10:22 AM</a></span></dd>
<dt class="comment-author" id="c12"><a name="c12"></a>Anonymous said...</dt>
<dd class="comment-body"><p>So did I.</p></dd>
<dd class="comment-footer"><span class="comment-timestamp"><a href="#c12">May 4, 2009 9:00 AM</a></span></dd></dl>
"""
MOVABLE_TYPE = """
<div class="comments-head"><a name="comments"></a>Comments</div>
<div class="comments-body"><p>I saw it.</p><span class="comments-post">Posted by: <a href="#">Ann</a> at May 3, 2009
10:22 AM
</span></div><div class="comments-body"><p>So did I.</p><span class="comments-post">Posted by: Bob at May 4, 2009 9:00
AM
</span></div>
"""
DISQUS = """
<div id="disqus_thread"><ul id="post-list">
<li class="post" id="post-11"><div class="post-content"><div class="post-body"><header><span class="post-byline">
<span class="author"><a href="#">Ann</a></span></span><a class="time-ago" title="Monday, March 7, 2016 3:04 PM">5
years ago</a>
</header><div class="post-message"><div><p>I saw it.</p></div></div><footer><a>Reply</a></footer></div></div>
<ul class="children"><li class="post" id="post-12"><div class="post-content"><span class="author">Bob</span>
<div class="post-message"><p>So did I.</p></div></div></li></ul></li></ul></div>
"""
ISSO = """
<div class="isso-comment" id="isso-1"><div class="isso-text-wrapper"><div class="isso-comment-header">
<span class="isso-author">Ann</span><a class="isso-permalink" href="#isso-1">
<time datetime="2016-03-07T15:04:00Z">x</time></a>
</div><div class="isso-text"><p>I saw it.</p></div><div class="isso-comment-footer">3</div></div>
<div class="isso-follow-up">
<div class="isso-comment" id="isso-2"><div class="isso-text-wrapper"><span class="isso-author">Bob</span>
<div class="isso-text"><p>So did I.</p></div></div></div></div></div>
"""
BOTH = [("Ann", "I saw it."), ("Bob", "So did I.")]


def test_threaded_blogger_comments_with_the_article_above_them() -> None:
    thread = thread_of(BLOGGER.format(article="Water. " * 60))
    assert (outline(thread), thread.declared) == ("c11(c12) c13", 3)
    assert [comment.author for comment in thread.comments] == ["Ann", "Bob", "Cy"]
    assert thread.article is not None
    assert thread.article.text.startswith("Water. Water.")
    assert "I saw it" not in thread.article.text


def test_flat_blogger_comments_lose_their_said() -> None:
    assert said(FLAT_BLOGGER) == [("Ann", "I saw it."), ("Anonymous", "So did I.")]


@pytest.mark.parametrize("page", [MOVABLE_TYPE, DISQUS, ISSO], ids=["Movable Type", "Disqus", "Isso"])
def test_author_time_and_text_of_other_programs(page: str) -> None:
    assert said(page) == BOTH
    assert thread_of(page).comments[0].time is not None


@pytest.mark.parametrize(("page", "ids"), [(DISQUS, "11(12)"), (ISSO, "1(2)")], ids=["Disqus", "Isso"])
def test_embedded_comments_nest_as_their_elements_do(page: str, ids: str) -> None:
    assert tree(page) == ids


def item(name: str, text: str, *inside: str, style: str = "") -> str:
    return (
        f'<div class="cmt-item"{style}><span class="cmt-user">{name}</span> <span class="cmt-date">3 May 2016</span>'
        f'<div class="cmt-txt">{text}</div>{"".join(inside)}</div>'
    )


def test_elements_that_repeat_and_name_an_author_are_comments() -> None:
    page = item("Ann", "I saw it.", item("Bob", "So did I.")) + item("Cy", "I did not.")
    thread = thread_of(f'<div class="discussion">{page}</div>')
    assert [(one.author, one.text) for one in thread.comments] == [*BOTH, ("Cy", "I did not.")]
    assert list(thread.parents) == [-1, 0, -1]


def test_indentation_tells_the_tree_where_nothing_nests() -> None:
    page = item("Ann", "a") + item("Bob", "b", style=' style="margin-left: 20px"') + item("Cy", "c")
    assert list(thread_of(f'<div id="comments">{page}</div>').parents) == [-1, 0, -1]


def test_items_without_a_class_are_comments_within_the_comments() -> None:
    items = "".join(f"<li><cite>{name}</cite> <em class=date>3 May 2016</em><p>{text}</p></li>" for name, text in BOTH)
    assert said(f'<div id="comments"><ol>{items}</ol></div>') == BOTH


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Ponds</h1><ul><li><a href='/1'>First pond</a></li><li><a href='/2'>Second pond</a></li></ul>",
        "<div id=comments><h3>No comments yet</h3><p>Be the first.</p><form><textarea></textarea></form></div>",
        "<aside class=sidebar><div class='widget comment-item'><b class=fn>Ann</b> 3 May 2016 on Ponds</div></aside>",
        "".join(
            f"<article class=post><h2>Pond {n}</h2><span class=author>Ann</span><p>Words</p></article>" for n in "123"
        ),
        "<a href='#comments'>12 comments</a><p>An article whose comments another site holds.</p>",
    ],
    ids=["a list of links", "an empty thread", "a widget", "a front page", "a count"],
)
def test_a_page_without_a_thread_has_no_comments(page: str) -> None:
    assert len(thread_of(f"<html><body>{page}<p>Words.</p></body></html>")) == 0
