"""HTML → Body: the cases are text, ``html_cases.txt`` (see ``bodies.py``)."""

from __future__ import annotations

import re

import pytest
from bodies import cases, told
from hypothesis import given
from hypothesis import strategies as st

from threadview.markup.html import html, html_line, html_node, parse_html

CASES = cases("html_cases.txt")
BASE = "https://base.example/t/1"


@pytest.mark.parametrize(("title", "source", "expected"), CASES, ids=[case[0] for case in CASES])
def test_html(title: str, source: str, expected: str) -> None:
    del title
    assert told(html(source, BASE)) == expected


def test_all_cases_are_found() -> None:
    assert len(CASES) == 22


def test_an_element_of_a_page_without_what_belongs_to_no_text() -> None:
    page = parse_html("<body><div id=c>words <span class=vote>+3</span> more<div class=replies>other</div></div>")
    root = page.css_first("#c")
    assert root is not None
    body = html_node(root, skip=lambda node: node.attributes.get("class") in {"vote", "replies"})
    assert body.text == "words more"


@pytest.mark.parametrize(
    ("source", "line"),
    [("Tides &amp; <i>times</i>", "Tides & times"), ("AT&amp;T", "AT&T"), ("plain", "plain"), ("a\x1b[1m", "a�[1m")],
)
def test_titles_and_names_are_one_line_without_markup(source: str, line: str) -> None:
    assert html_line(source) == line


NAMES = "p /p br blockquote /blockquote li ul /ul /a b /b pre /pre table td tr /table cite /cite hr h2 /h2"
OTHERS = ["<a href=x>", "&gt; ", "<aside class=quote data-username=x>", "\x1b", "x wrote:", "<td class=quote>"]
PIECES = st.lists(st.sampled_from([*"ab \n&<>/", *OTHERS, *(f"<{tag}>" for tag in NAMES.split())]), max_size=40).map(
    "".join
)


@given(PIECES)
def test_spans_lie_in_the_text_and_in_order(source: str) -> None:
    body = html(source)
    assert all(0 <= span.start < span.end <= len(body.text) for span in body.spans)
    assert [(s.start, -s.end) for s in body.spans] == sorted((s.start, -s.end) for s in body.spans)
    assert "\n\n\n" not in body.text or "<pre>" in source
    assert "\x1b" not in body.text


@given(st.lists(st.sampled_from([*"ab", "<p>", "<br>", "&gt; ", "<b>", "</b>", "<li>", "<blockquote>", "</p>"])))
def test_no_word_is_lost(pieces: list[str]) -> None:
    assert re.findall("[ab]", html("".join(pieces)).text) == [piece for piece in pieces if piece in {"a", "b"}]


@pytest.mark.parametrize(
    "tag", ["div", "b", "blockquote", "ul", "p", "li", "table", "pre", "q", "a href=x", "font", "x"]
)
@pytest.mark.parametrize("ends", ["", "</{}>"], ids=["open", "closed"])
@pytest.mark.timeout(120)  # a guard against hanging, far from what any of them takes
def test_a_hundred_thousand_elements_keep_their_words(tag: str, ends: str) -> None:
    end = ends.format(tag.split(" ", maxsplit=1)[0])
    assert "the words" in html(f"<{tag}>" * 100_000 + "the words" + end * 100_000).text
    assert html(f"<{tag}>x{end}" * 20_000).text.count("x") == 20_000


PIECES = ("<p>", "word", " ", "\n", "&gt; quoted", "&nbsp;", "> x", "&lt;p>", "&", "&#0;", "\0", "\r", "Ann wrote:")


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join))
def test_a_text_of_paragraphs_alone_is_read_as_the_parser_reads_it(source: str) -> None:
    parsed = html_node(parse_html(f"<body>{source}").body)
    assert html(source) == parsed or "<" not in source or source.isspace()
