"""Texts as they are typed into blog software."""

from __future__ import annotations

import pytest

from threadview.readers.common.typed_html import typed_html


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("one", "one"),
        ("one\ntwo", "one\ntwo"),
        ("one<br />\ntwo", "one\ntwo"),
        ("one\r\n\r\n\r\ntwo", "one\n\ntwo"),
        ("<p>one</p>\n\n<p>two</p>", "one\n\ntwo"),
        ("one\n<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>\ntwo", "one\n\na\nb\n\ntwo"),
        ("see\n<pre>a\n\n  b</pre>\nend", "see\n\na\n\n  b\n\nend"),
        ("<blockquote>one\n\ntwo</blockquote>\nthree", "one\n\ntwo\n\nthree"),
        ("<!-- wp:paragraph -->\n<p>one\ntwo</p>\n<!-- /wp:paragraph -->", "one two"),
        ('[caption id="a"]<img src="x.png" alt="A pond"> at noon[/caption]', "A pond at noon"),
        ("[code]a < b[/code]", "a < b"),
        ("[not code", "[not code"),
    ],
)
def test_line_breaks_count_but_for_those_around_blocks(source: str, text: str) -> None:
    assert typed_html(source).text == text


@pytest.mark.timeout(30)
@pytest.mark.parametrize("piece", ["\n", "<pre>", "[code]", "[caption", "</p>\n", " \n "])
def test_repetition_costs_no_more_than_its_length(piece: str) -> None:
    typed_html(f"x\n{piece * 30_000}y")
