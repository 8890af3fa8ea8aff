"""What a body looks like at a width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadview.layout.body import lay_out
from threadview.layout.runs import Overlay, line_width, plain_text
from threadview.markup import plain
from threadview.thread import Body, Span


def shown(body: Body, width: int = 20) -> list[str]:
    layout = lay_out(body, width)
    return [plain_text(layout.paint(line)) for line in range(len(layout.slices))]


def roles_of(body: Body, words: str, width: int = 40) -> set[str]:
    layout = lay_out(body, width)
    for line in range(len(layout.slices)):
        for text, roles in layout.paint(line):
            if words in text:
                return set(roles)
    raise AssertionError(words)


def block(text: str, kind: str, **more: object) -> Body:
    return Body(text, (Span(0, len(text), kind, **more),))  # type: ignore[arg-type]


def test_paragraphs_keep_their_blank_line() -> None:
    assert shown(Body("one two\n\nthree")) == ["one two", "", "three"]


def test_an_items_marker_is_shown_once_and_its_lines_hang() -> None:
    text = "a long first item\nsecond"
    body = Body(text, (Span(0, 17, "item", 1, marker="1."), Span(18, 24, "item", 2, marker="•")))
    assert shown(body, 12) == ["1. a long", "   first", "   item", "  • second"]


def test_a_paragraph_further_down_in_an_item_hangs_too() -> None:
    text = "first\n\nmore"
    assert [line.rstrip() for line in shown(block(text, "item", level=1))] == ["• first", "", "  more"]


def test_code_keeps_its_blanks_and_is_cut_not_wrapped() -> None:
    assert shown(block("a  b\n    indented line", "codeblock"), 12) == ["a  b", "    indented", " line"]


def test_a_tab_in_code_is_four_blanks() -> None:
    assert shown(block("\tx", "codeblock")) == ["    x"]


def test_a_rule_fills_the_width() -> None:
    assert shown(block("─", "rule"), 10) == ["─" * 10]


def test_a_table_that_fits_has_columns() -> None:
    body = block("name\tage\nann\t31\nbob\t9", "table")
    assert shown(body, 20) == ["name │ age", "─────┼────", "ann  │ 31 ", "bob  │ 9  "]
    assert "tablehead" in roles_of(body, "name")


def test_a_table_that_does_not_fit_names_each_cell() -> None:
    body = block("name\twhat they said\nann\ta long answer to it", "table")
    assert shown(body, 24) == ["name: ann", "a long answer to it"]
    assert shown(body, 34) == ["name │ what they said     ", "─────┼────────────────────", "ann  │ a long answer to it"]


def test_a_nested_quote_has_a_bar_for_each_level_above_the_first() -> None:
    assert shown(plain("> a\n>> b\n>>> c")) == ["a", "", "▌ b", "", "▌ ▌ c"]


def test_roles_say_what_words_are() -> None:
    text = "plain bold link"
    body = Body(text, (Span(6, 10, "strong"), Span(11, 15, "link", url="https://x.example")))
    assert roles_of(body, "plain") == set()
    assert roles_of(body, "bold") == {"strong"}
    assert roles_of(body, "link") == {"link"}


def test_overlays_lie_over_spans_and_cut_where_they_begin() -> None:
    layout = lay_out(Body("one two three", (Span(4, 7, "strong"),)), 40)
    runs = layout.paint(0, (Overlay(0, 5, "hit"),))
    assert runs == (("one ", ("hit",)), ("t", ("strong", "hit")), ("wo", ("strong",)), (" three", ()))


def test_overlays_find_their_lines() -> None:
    layout = lay_out(Body("one two three four"), 8)
    assert layout.by_line([Overlay(4, 12, "hit")]) == {0: [Overlay(4, 12, "hit")], 1: [Overlay(4, 12, "hit")]}


PIECES = [*"ab >-*\n\t.", "日", "🙂", "https://x.example "]
BODIES = st.lists(st.sampled_from(PIECES), max_size=150).map(lambda pieces: plain("".join(pieces)))


@given(BODIES, st.integers(2, 60))
def test_every_line_of_any_body_fits_its_width(body: Body, width: int) -> None:
    layout = lay_out(body, width)
    bars = {line: piece.prefix for line, piece in enumerate(layout.slices)}
    for line in range(len(layout.slices)):
        assert line_width(layout.paint(line)) <= width + line_width(((bars[line], ()),))


@given(BODIES, st.integers(2, 60))
def test_a_place_in_the_text_is_found_on_the_line_that_shows_it(body: Body, width: int) -> None:
    layout = lay_out(body, width)
    for line, piece in enumerate(layout.slices):
        if piece.end > piece.start:
            assert layout.line_of(piece.start) == line


@pytest.mark.parametrize("width", [1, 2, 3])
def test_absurd_widths_break_nothing(width: int) -> None:
    assert "".join("".join(shown(Body("日本 word"), width)).split()) == "日本word"
