"""Body → Markdown source is the inverse of Markdown → Body."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from threadview.markup import plain
from threadview.markup.markdown import markdown
from threadview.output.markdown_source import markdown_source
from threadview.thread import Body, Span


@pytest.mark.parametrize(
    "source",
    [
        "plain words",
        "**strong**, _emphasised_, ~~struck~~, `code` and [a link](<https://a.example/(x)>)",
        "<https://a.example/b_c>",
        "# Heading\n\ntext",
        "* tight\n* items\n  * and inner ones\n* end",
        "3. three\n4. four\n\nafter",
        "> quoted\n>\n> > deeper\n>\n> again\n\nmine",
        "> * a list\n> * in a quote",
        "* > a quote in a list\n\n  more of the item",
        "one\\\ntwo",
        "| a | b |\n| --- | --- |\n| 1 | \\| |",
        "```py\nx = 1\n\n  y\n```",
        "````\n```\n````",
        "before\n\n___\n\nafter",
        "\\* no item\n\n1\\. no number\n\n\\# no heading\n\n\\> no quote",
        "&#32;&#32;indented",
        "``a ` b``",
    ],
)
def test_what_is_written_plainly_is_written_the_same(source: str) -> None:
    assert markdown_source(markdown(source)) == source


MARKS = list("abc d\n\n>-*_`~#|[]()<&!\\1.2:=+ \t")
LONGER = [
    "**",
    "~~",
    "```",
    "\n\n",
    "- ",
    "  - ",
    "1. ",
    "> ",
    "    ",
    "[a](http://x.y)",
    "http://q.org/a_b",
    "`c`",
    "*e*",
]
BLOCKS = [
    "| a | b |\n|---|---|\n| c | d |\n",
    "***\n",
    "&amp;",
    "\\\n",
    "é",
    "“",
    "🙂",
    "![i](http://i.org)",
    "1. x\n   - y\n\n   z\n",
]
SOURCES = st.lists(st.sampled_from(MARKS + LONGER + BLOCKS), max_size=25).map("".join)


@settings(max_examples=400)
@given(SOURCES)
def test_reading_back_gives_the_same_text(source: str) -> None:
    body = markdown(source)
    assert markdown(markdown_source(body)).text == body.text


@settings(max_examples=300)
@given(
    st.lists(st.text(st.sampled_from("ab1.*_`#>|[]<&!\\~-+=:\té🙂"), min_size=1, max_size=20).map(str.strip)).map(
        "\n".join
    )
)
def test_plain_text_full_of_marks_comes_back(text: str) -> None:
    body = plain(text)
    assert markdown(markdown_source(body)).text == body.text


SPANS = st.builds(
    Span,
    st.integers(0, 30),
    st.integers(0, 40),
    st.sampled_from(["emphasis", "strong", "strike", "code", "link", "spoiler", "signature"]),
    url=st.just("https://a.example/<x>\\&amp;"),
)


@settings(max_examples=300)
@given(st.text(st.sampled_from("ab .*_`"), min_size=1, max_size=30).map(str.strip), st.lists(SPANS, max_size=5))
def test_inline_spans_of_any_kind_never_change_the_text(text: str, spans: list[Span]) -> None:
    lying = sorted((s for s in spans if s.start < s.end <= len(text)), key=lambda s: (s.start, -s.end))
    assert markdown(markdown_source(Body(text, tuple(lying)))).text == text


def test_what_markdown_cannot_say_is_left_out() -> None:
    crossing = Body("one two three", (Span(0, 7, "strong"), Span(4, 13, "emphasis"), Span(5, 6, "spoiler")))
    assert markdown_source(crossing) == "**one two** three"


def test_levels_without_their_outer_ones_are_written_all_the_same() -> None:
    flat = Body(
        "said\n\nlist\ninner", (Span(0, 4, "quote", 2), Span(6, 10, "item", 1, marker="•"), Span(11, 16, "item", 2))
    )
    assert markdown_source(flat) == "> > said\n\n* list\n  * inner"
