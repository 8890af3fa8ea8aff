"""Pages that nest without an end: the parser's time grows with the square of the nesting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from threadview.markup.html.tree import MAX_NESTING, bounded, parse_html, walk

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
]


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


def test_ends_first_and_beginnings_later_do_not_balance() -> None:
    page = "<section>a few words here</b>" * 2_000 + "<b>a few words here</section>" * 2_000
    assert depth_of(page) <= MAX_NESTING + 10


def test_a_page_whose_elements_end_is_left_as_it_is() -> None:
    page = "<div><span>words</span><p>more <b>words</b></div>" * 2_000
    assert bounded(page) is page
