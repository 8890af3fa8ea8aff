"""Pages that nest without an end: the parser's time grows with the square of the nesting."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from threadview.markup.html import MAX_NESTING, bounded, parse_html, walk

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

HOSTILE = [
    "<div>",
    "<div></b>",
    "<div>some words between</p>",
    "<DIV>some words between</span>",
    "<x-y>some words between</x>",
    "<p\x0bq>some words between</p>",
    "<a1>some words between</a>",
    "<li-x>some words between</li>",
    "<li>some words<dd>between",
    "<dt>some words<div><li>between</div>",
]
NO_END = {
    "in a value": '<div title="</div>">',
    "in a value behind another tag's end": '<div title="></div ">',
    "in a value of a tag that never nests": "<div><p title='</div>'>",
    "in the name of an attribute": "<div </div>",
    "in a comment": "<div><!-- > </div> -->",
    "in an instruction": "<div><?</div>?>",
    "in a declaration": "<div><!</div>>",
    "in a script": "<div><script></div></script>",
    "in a comment of a script": "<div><script><!--<script></script></div>--></script>",
    "in a title": "<div><title></div></title>",
    "in a field": "<div><textarea></div></textarea>",
    "in a cell": "<div><table><td></div></td></table>",
    "in an object": "<div><object></div></object>",
    "in a template": "<div><template></div></template>",
    "in a text of a drawing": "<div><svg><desc></div></desc></svg>",
    "in data of a drawing": "<svg><g><![CDATA[></g>]]>",
    "in a list of choices": "<div><select></div></select>",
    "around a block": "<span><div></span></div>",
    "around a heading": "<h1><div><h2></h1></div>",
    "of nothing, in lists within terms": "<ul><li>some words<dl><dd>between",
    "of a form": "<form><div></form>",
    "of a link in a drawing": "<svg><a>",
    "with a slash that belongs to a value": "<svg><g a=b/>",
}
"""End tags that end nothing, by where they stand."""
FONTS = "".join(f"<font a={one}>x" for one in range(300))
ENDLESS = ["<script>", "<script><!--", "<style>", "<!--", "<svg><style>", "<svg><![CDATA[<!--", '<a b="', "<![CDATA["]


def depth_of(source: str) -> int:
    """Return how deep the elements of a page nest."""
    deepest = depth = 0

    def enter(node: LexborNode) -> bool:
        nonlocal deepest, depth
        depth += node.is_element_node
        deepest = max(deepest, depth)
        return True

    def leave(_: LexborNode) -> None:
        nonlocal depth
        depth -= 1

    root = parse_html(source).root
    assert root is not None
    walk(root, enter, leave)
    return deepest


@pytest.mark.parametrize("unit", HOSTILE)
def test_no_way_of_writing_it_nests_elements_without_an_end(unit: str) -> None:
    assert depth_of(unit * 3_000) <= MAX_NESTING + 10


@pytest.mark.parametrize("unit", NO_END.values(), ids=NO_END)
def test_an_end_tag_that_ends_nothing_is_not_counted(unit: str) -> None:
    assert depth_of(unit * 3_000) <= 2 * MAX_NESTING + 10


def test_names_that_take_turns_do_not_hide_each_other() -> None:
    page = "".join(f"{f'</x{turn}>' * 128}{f'<x{turn}>' * 128}" for turn in range(40))
    assert depth_of(page) <= MAX_NESTING + 10


@pytest.mark.parametrize("unit", ENDLESS)
def test_what_is_begun_again_and_again_and_never_ends_takes_no_longer(unit: str) -> None:
    page = (unit * 50_000).encode()
    started = time.process_time()
    bounded(page)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("page", ["".join(f"<p><font a={one}>x" for one in range(3_000)), f"{FONTS}{'<p>x' * 3_000}"])
def test_formatting_that_is_left_open_is_not_opened_again_without_an_end(page: str) -> None:
    elements = parse_html(page).css("font")
    assert len(elements) < 3_000 * 60


def test_a_script_and_a_drawing_are_passed_over() -> None:
    script = (
        b"<script><!-- a = '<script>' + '<div><div>' --></script><style>a > b {}</style><svg><path d='M0'/><g/></svg>"
    )
    page = b"<div title='a > b'><!-- <div> -->" + script + b"<p>words</div>"
    assert bounded(page * 1_000) == page * 1_000


def test_ends_first_and_beginnings_later_do_not_balance() -> None:
    page = "<section>a few words here</b>" * 2_000 + "<b>a few words here</section>" * 2_000
    assert depth_of(page) <= MAX_NESTING + 10


def test_a_page_whose_elements_end_is_left_as_it_is() -> None:
    page = b"<div><span>words</span><p>more <b>words</b></div>" * 2_000
    assert bounded(page) is page


@pytest.mark.parametrize(
    "page",
    [
        b"<dl>" + b"<dt>a term<dd>its meaning<ul><li>one<li>two</ul>" * 2_000 + b"</dl>",
        b"<dl>" + b"<dt>a term</dt><dd><div>its meaning</div><ul><li>one</li><li>two</li></ul></dd>" * 2_000 + b"</dl>",
        b"<ul>" + b"<li>an item<dl><dt>a term<dd>its meaning</dl>" * 2_000 + b"</ul>",
    ],
)
def test_glossaries_with_lists_in_them_are_left_as_they_are(page: bytes) -> None:
    assert bounded(page) is page


@pytest.mark.parametrize("attribute", ['a{}="x" ', "a{}='<>' ", "a{} ", "a{}=x>y ", "a{} = 'b' /", 'a{}="', "\n=a{}"])
def test_thousands_of_attributes_take_no_longer(attribute: str) -> None:
    page = "<p>words</p><div " + "".join(attribute.format(number) for number in range(60_000)) + ">more</div>"
    started = time.process_time()
    parse_html(page)
    assert time.process_time() - started < 3


@pytest.mark.parametrize("before", [0, 1, 1_995, 1_999, 2_000, 2_001, 6_007])
def test_a_tag_with_thousands_of_attributes_is_cut_wherever_it_stands(before: int) -> None:
    page = f"{'<p>words' * 1_000}{'x' * before}<b{' a' * 1_001}>more</b>{'<p>words' * 1_000}"
    [name, *attributes] = bounded(page.encode()).partition(b"<b")[2].partition(b">")[0].split(b" a")
    assert (name, len(attributes)) == (b"", 1_000)


def test_many_attributes_that_a_page_may_have_stay() -> None:
    row = "<div " + " ".join(f'data-a{number}="{"words " * 20}"' for number in range(200)) + ">words</div>"
    page = (row * 20).encode()
    assert bounded(page) is page
    picture = b'<img src="data:image/png;base64,' + b"QUJD" * 100_000 + b'" alt="A pond"><p>words'
    assert bounded(picture) is picture


def test_of_too_many_attributes_the_first_are_kept() -> None:
    page = '<a href="https://example.org/" ' + " ".join(f"a{number}" for number in range(5_000)) + ">here</a><p>words"
    [link] = parse_html(page).css("a")
    assert link.attributes["href"] == "https://example.org/"
    assert link.text() == "here"
    assert parse_html(page).css("p")[0].text() == "words"
