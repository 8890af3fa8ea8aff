"""Sites and forums by the names that they give the parts of comments: the cases are text, ``forms.txt``."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from outlines import outline

from threadview.errors import FormatError
from threadview.markup.html import parse_html
from threadview.readers import html, sniff
from threadview.readers.html.forums import FORMS
from threadview.readers.joining import join
from threadview.thread import Document

if TYPE_CHECKING:
    from threadview.readers.html.forms import Form

CASES = re.findall(
    r"([^\n]+)\n\.\n(.*?)\n\.\n(.*?)\n\.\n", (Path(__file__).parent / "forms.txt").read_text(), re.DOTALL
)
PAGES = {title: page for title, page, _ in CASES}
FORUM = "XenForo 2"


@pytest.mark.parametrize(("title", "page", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_page(title: str, page: str, expected: str) -> None:
    document = Document(page.encode(), title)
    assert sniff(document).name == "html"
    [thread] = html.read(document)
    assert outline(thread) == expected


def test_all_cases_are_found() -> None:
    assert len(CASES) == 56


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_selectors_of_forums_can_be_read(form: Form) -> None:
    page = parse_html("<p>")
    for part in (form.author, form.time, form.body, form.id, form.link, form.subject, form.signature):
        for choice in part.split(" | ") if part else ():
            selector, _, attribute = choice.partition("@")
            assert "," not in attribute
            assert not selector or page.css(selector) == []


@pytest.mark.parametrize(("title", "page", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_page_cut_anywhere_gives_what_stands_before(title: str, page: str, expected: str) -> None:
    for share in (3, 5, 7):
        with suppress(FormatError):  # of some pages so little is left that it is neither an article nor a comment
            [thread] = html.read(Document(page[: len(page) * share // 8].encode(), title))
            assert len(thread) <= expected.count("- ")
            assert all(comment.author in page for comment in thread.comments if comment.author)


def test_pages_of_one_topic_are_joined() -> None:
    second = PAGES["The second page of a topic has no article"].replace("post-5", "post-7").replace("post-6", "post-8")
    thread = join([html.read(Document(page.encode()))[0] for page in (PAGES[FORUM], second)])
    assert thread.article is not None
    assert [thread.article.id, *(comment.id for comment in thread.comments)] == ["post-5", "post-6", "post-7", "post-8"]


def nested(levels: int) -> Document:
    reply = '<li class="comments_subtree"><div class="comment" data-shortid="b{0}"><div class="byline">'
    reply += '<a href="/~Bo">Bo</a></div><div class="comment_text"><p>words {0}</p></div></div><ol class="comments">'
    return Document(("<html><body><ol>" + "".join(reply.format(number) for number in range(levels))).encode())


def test_replies_nested_as_deep_as_pages_go() -> None:
    [thread] = html.read(nested(200))
    assert [comment.text for comment in thread.comments] == [f"words {number}" for number in range(200)]
    assert thread.max_depth() == 199


@pytest.mark.timeout(120)  # a guard against hanging, far from what it takes
def test_replies_nested_ten_thousand_deep_keep_the_first_ones() -> None:
    [thread] = html.read(nested(10_000))
    assert [comment.text for comment in thread.comments[:200]] == [f"words {number}" for number in range(200)]


def test_names_and_texts_obey_nothing() -> None:
    page = PAGES[FORUM].replace('data-author="Bo"', 'data-author="Bo&#27;]0;x&#7;"').replace("second", "&#x202e;second")
    [thread] = html.read(Document(page.encode()))
    assert "\x1b" not in f"{thread.comments[0].author}{thread.comments[0].text}"
    assert "\u202e" not in thread.comments[0].text


def test_a_page_in_another_charset() -> None:
    page = PAGES["phpBB 2: posts spread over rows of a table"].replace("second words", "zweite Wörter")
    page = page.replace("<head>", '<head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">')
    [thread] = html.read(Document(page.encode("iso-8859-1")))
    assert thread.comments[0].text.endswith("zweite Wörter")


def test_links_are_read_against_the_page() -> None:
    page = PAGES["Lobsters"].replace("<head>", '<head><link rel="canonical" href="https://pond.example/s/ab/crabs">')
    [thread] = html.read(Document(page.replace("third words", '<a href="/c/b1">above</a>').encode()))
    assert thread.comments[0].url == "https://pond.example/c/b1"
    assert [span.url for span in thread.comments[1].body.spans if span.kind == "link"] == ["https://pond.example/c/b1"]
