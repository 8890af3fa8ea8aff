"""What any saved page has: charset, addresses, title, article; and what a damaged or hostile one must not do."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import pytest
from saved_pages import said, thread_of

from threadview.errors import FormatError
from threadview.readers import read, sniff
from threadview.readers.html import byline
from threadview.readers.html.page import Page
from threadview.readers.joining import join
from threadview.thread import Document

WORDS = "Reeds and rushes stand in water that nobody measured. " * 6
COMMENT = '<li id="comment-1"><cite class="fn">Ann</cite><div class="comment-text"><p>{}</p></div></li>'


def page(head: str = "", body: str = "") -> Page:
    return Page(Document(f"<html><head>{head}</head><body>{body}</body></html>".encode()))


@pytest.mark.parametrize(
    "start",
    [
        "<!DOCTYPE html><p>x",
        "<html><p>x",
        "\n<!-- saved from url=(0017)http://a.example/ -->\n<!doctype html>",
        "<HEAD><p>x",
    ],
)
def test_a_page_is_known_by_its_first_tags(start: str) -> None:
    assert sniff(Document(start.encode())).name == "html"


def test_a_part_copied_out_of_a_page_is_one_and_markdown_with_tags_is_none() -> None:
    part = '<div id="comments" class="area"><ol><li>Words</li></ol></div>'
    assert sniff(Document(part.encode())).name == "html"
    assert sniff(Document(f"{part}\n\n# A pond\n\n- one\n- two\n".encode())).name != "html"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-2">', "iso-8859-2"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        ('<meta charset="utf-16">', "utf-8"),
        ('<meta charset="iso-8859-1">', "utf-8"),
        ("", "utf-8"),
    ],
)
def test_the_charset_of_the_page_is_used_where_it_is_not_utf_8(head: str, encoding: str) -> None:
    word = "источник" if encoding == "koi8-r" else "źródło" if encoding == "iso-8859-2" else "źródło источник"
    source = f"<html><head>{head}</head><body><ol>{COMMENT.format(word)}</ol></body></html>"
    (one,) = thread_of(source.encode(encoding)).comments
    assert one.text == word


def test_bytes_that_no_charset_explains_are_counted() -> None:
    thread = thread_of(b'<meta charset="shift_jis"><ol>' + COMMENT.format("x").encode() + b"</ol>\x81\xff")
    assert "bytes could not be decoded" in thread.notes[-1]


@pytest.mark.parametrize(
    ("head", "base"),
    [
        ('<link rel="canonical" href="https://a.example.org/p">', "https://a.example.org/p"),
        ('<link rel="canonical" href="https://a.example.org/p?cpage=2#comments">', "https://a.example.org/p?cpage=2"),
        ('<meta property="og:url" content="https://a.example.org/q">', "https://a.example.org/q"),
        ('<base href="https://b.example.org/x/">', "https://b.example.org/x/"),
        ("<!-- saved from url=(0025)https://a.example.org/s/t -->", "https://a.example.org/s/t"),
        ("", ""),
    ],
)
def test_links_are_read_against_the_address_that_the_page_tells(head: str, base: str) -> None:
    assert page(head).base == base


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>A pond | Reed</title>", "<h1>Reed</h1><h2>A pond</h2>", "A pond"),
        ("<title>A pond - Reedham</title>", "", "A pond"),
        ('<title>x</title><meta property="og:title" content="A &amp;amp; B">', "", "A & B"),
        ("<title>A pond — and a ditch</title>", "<h1>A pond — and a ditch</h1>", "A pond — and a ditch"),
        ("", "<h1>A pond</h1>", "A pond"),
        ("", "", ""),
    ],
)
def test_the_title_is_without_the_site_s_name(head: str, body: str, title: str) -> None:
    assert page(head, body).title == title


@pytest.mark.parametrize(
    ("line", "name", "time"),
    [
        ("Ann says:", "Ann", None),
        ("Posted by: Ann | May 3, 2012 at 10:00 am", "Ann", datetime(2012, 5, 3, 10, tzinfo=UTC)),
        ("geschrieben von berg2012 am 21. Jan. 2015, 19:04", "berg2012", datetime(2015, 1, 21, 19, 4, tzinfo=UTC)),
        ("Ann (of Reedham) · 3 hours ago", "Ann (of Reedham)", None),
        ("Ann hat gesagt…", "Ann", None),
        ("View all posts by Ann Lee", "Ann Lee", None),
        ("On May 3, 2012, Minh Le", "Minh Le", datetime(2012, 5, 3, tzinfo=UTC)),
        ("Minh Le", "Minh Le", None),
        ("May 3, 2012", None, datetime(2012, 5, 3, tzinfo=UTC)),
        ("—", None, None),
    ],
)
def test_a_byline_is_taken_apart(line: str, name: str | None, time: datetime | None) -> None:
    found = byline.read(line)
    assert (found.name, found.time) == (name, time)


ARTICLES = {
    "an element that says so": f'<div class="entry-content"><p>{WORDS}</p></div>',
    "one that machines are told of": f'<div itemprop="articleBody"><p>{WORDS}</p></div>',
    "one with more than the text": (
        f'<article><header><h1>A pond</h1></header><div class="post-meta">3 May</div><p>{WORDS}</p>'
        '<div class="sharedaddy">Tweet</div><div class="related-posts">More ponds</div></article>'
    ),
    "no such element": f'<div id="x"><p>{WORDS}</p></div><div id="y"><p>Menu</p></div>',
}


@pytest.mark.parametrize("kind", ARTICLES)
def test_the_article_is_the_text_without_what_stands_around_it(kind: str) -> None:
    comments = f"<ol>{COMMENT.format('I saw it.')}</ol>"
    thread = thread_of(f"<html><head><title>A pond</title></head><body>{ARTICLES[kind]}{comments}</body></html>")
    assert thread.article is not None
    assert thread.article.text == WORDS.strip()


@pytest.mark.parametrize(
    "body", ['<article><div class="e-content">Short.</div></article>', "Short.", "<b>Short.</b><br>"]
)
def test_a_short_article_is_one_too(body: str) -> None:
    article = thread_of(f"<html><body>{body}<ol>{COMMENT.format('I saw it.')}</ol></body></html>").article
    assert article is not None
    assert article.text == "Short."


TALK = f"<ol>{COMMENT.format(WORDS)}</ol>"
FORM = f"<form class='comment-form'><p>{WORDS}</p><p>{WORDS}</p></form>"


@pytest.mark.parametrize(
    "body",
    [
        f"<article><div class='entry-content'><p>Short.</p></div><h2>12 comments</h2>{TALK}</article>",
        f"<main><h1>A pond</h1><div class='entry-content'><p>Short.</p></div><p>Filed by Ann</p>{TALK}</main>",
        f"<div class='post'><div class='entry'><p>Short.</p></div></div>{TALK}{FORM}",
    ],
)
def test_the_named_text_is_the_article_however_short_it_is_beside_the_comments(body: str) -> None:
    article = thread_of(f"<html><body>{body}</body></html>").article
    assert article is not None
    assert article.text == "Short."


def test_where_several_are_named_as_the_text_none_is_taken_for_its_name() -> None:
    short = "<div class='entry-content'>Read on.</div>"
    article = thread_of(f"<html><body><main>{short}{short}<p>{WORDS}</p>{TALK}</main></body></html>").article
    assert article is not None
    assert WORDS.strip() in article.text


def test_a_form_for_comments_is_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    article = thread_of(f"<html><body><div><p>{WORDS[:60]}</p></div>{TALK}{FORM}</body></html>").article
    assert article is not None
    assert article.text == WORDS[:60].strip()


def test_the_blocks_of_wordpress_name_author_and_date() -> None:
    head = (
        "<div class='wp-block-post-date'><time datetime='2026-01-05T04:30:07-03:30'>January 5</time></div>"
        "<div class='wp-block-post-author'><p class='wp-block-post-author__name'>Ilse Varendonk</p></div>"
    )
    article = thread_of(
        f"<html><body><div class='entry-content'><p>{WORDS}</p></div>{head}{TALK}</body></html>"
    ).article
    assert article is not None
    assert (article.author, str(article.time)) == ("Ilse Varendonk", "2026-01-05 04:30:07-03:30")


def test_the_article_is_found_without_the_extra_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    article = thread_of(f"<html><body>{ARTICLES['no such element']}</body></html>").article
    assert article is not None
    assert article.text == WORDS.strip()


def test_the_article_has_its_author_and_time() -> None:
    head = '<meta name="author" content="Ines"><meta property="article:published_time" content="2016-03-01T08:00:00Z">'
    article = thread_of(f"<head>{head}</head><body>{ARTICLES['an element that says so']}</body>").article
    assert article is not None
    assert (article.author, article.time) == ("Ines", datetime(2016, 3, 1, 8, tzinfo=UTC))


def test_a_page_that_a_script_has_yet_to_draw_is_refused() -> None:
    with pytest.raises(FormatError, match="neither an article nor comments"):
        thread_of(
            '<html><head><title>A pond</title></head><body><div id="app"></div><script>draw()</script></body></html>'
        )


def test_pages_of_one_thread_are_joined() -> None:
    first, second = COMMENT.format("a"), COMMENT.format("b").replace("comment-1", "comment-2")
    parts = [thread_of(f"<html><title>A pond</title><body><ol>{part}</ol></body></html>") for part in (first, second)]
    assert [comment.text for comment in join(parts).comments] == ["a", "b"]


DAMAGED = {
    "cut in a tag": "<html><ol>" + COMMENT.format("I saw it.") + '<li id="comment-2" cla',
    "cut in a text": "<html><ol>" + COMMENT.format("I saw it.").partition("</p>")[0],
    "nothing closed": "<html><ol><li id=comment-1><cite class=fn>Ann</cite><div class=comment-text><p>I saw it.",
    "ids that are used twice": "<html><ol>" + COMMENT.format("I saw it.") * 2,
    "control characters": "<html><ol>" + COMMENT.format("I \x1b]52;c;x\x07\u202esaw it."),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_what_can_be_read_of_a_damaged_page_is(kind: str) -> None:
    (author, text), *_ = said(DAMAGED[kind])
    assert author == "Ann"
    assert text.endswith("saw it.")
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


@pytest.mark.timeout(120)
@pytest.mark.parametrize("tag", ["div", "blockquote", "ul><li", "span"])
def test_ten_thousand_nested_elements_are_read(tag: str) -> None:
    closing = "</ul>" if "ul" in tag else f"</{tag}>"
    deep = f"<{tag}>" * 10_000 + COMMENT.format("I saw it.") + closing * 10_000
    assert any("I saw it." in text for _, text in said(f"<html><body><ol>{deep}</ol></body></html>"))


@pytest.mark.timeout(120)
def test_ten_thousand_comments_answer_each_other() -> None:
    opening = "".join(f'<li id="comment-{n}" class="depth-{n}"><p>{n}</p></li>' for n in range(1, 10_001))
    thread = read(Document(f"<html><body><ol>{opening}</ol></body></html>".encode()))[0]
    assert (len(thread), thread.max_depth()) == (10_000, 9_999)
