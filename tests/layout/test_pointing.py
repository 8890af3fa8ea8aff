"""From cells to characters, and what is selected between two of them."""

from __future__ import annotations

import pytest

from threadview.layout.body import lay_out
from threadview.layout.pointing import (
    Pointed,
    Selection,
    between,
    character_at,
    grapheme_at,
    paragraph_at,
    word_at,
)
from threadview.layout.runs import overlaid, plain_text
from threadview.thread import Body, Span


def pointed(text: str, column: int, *, width: int = 40, line: int = 0, spans: tuple[Span, ...] = ()) -> str:
    """Return the characters at a cell."""
    start, end = grapheme_at(lay_out(Body(text, spans), width), line, column)
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "column", "found"),
    [
        ("plain words", 0, "p"),
        ("plain words", 10, "s"),
        ("plain words", 11, ""),
        ("a日本b", 1, "日"),
        ("a日本b", 2, "日"),
        ("a日本b", 3, "本"),
        ("a日本b", 5, "b"),
        ("x👩‍👩‍👧y", 2, "👩‍👩‍👧"),
        ("cafe\u0301!", 3, "e\u0301"),
        ("cafe\u0301!", 4, "!"),
    ],
)
def test_a_cell_belongs_to_a_whole_grapheme(text: str, column: int, found: str) -> None:
    assert pointed(text, column) == found


def test_wrapped_lines_point_into_the_one_text() -> None:
    text = "first words here and then some more"
    assert pointed(text, 0, width=17, line=1) == "a"
    assert grapheme_at(lay_out(Body(text), 17), 1, 0)[0] == text.index("and")


def test_bullets_and_rules_point_before_their_text() -> None:
    item = (Span(0, 5, "item", level=1),)
    assert pointed("apple", 0, spans=item) == ""
    assert pointed("apple", 2, spans=item) == "a"
    rule = Body("above\n\n---\n\nbelow", (Span(7, 10, "rule"),))
    assert grapheme_at(lay_out(rule, 20), 2, 5) == (7, 7)


def test_a_tab_in_code_is_as_wide_as_it_is_shown() -> None:
    code = (Span(0, 4, "codeblock"),)
    assert [pointed("\tabc", column, spans=code) for column in (0, 3, 4, 6)] == ["\t", "\t", "a", "c"]


def test_cells_of_a_table_point_into_their_columns() -> None:
    text = "name\tsize\nrow\t12"
    spans = (Span(0, len(text), "table"),)
    assert [pointed(text, column, line=2, spans=spans) for column in (0, 2, 3, 7, 8, 30)] == [
        "r",
        "w",
        "",
        "1",
        "2",
        "",
    ]


def test_a_selection_includes_both_ends_in_either_direction() -> None:
    one, other = Pointed(2, 4, 6), Pointed(5, 1, 2)
    assert between(one, other) == between(other, one) == Selection((2, 4), (5, 2))
    assert between(one, one) == Selection((2, 4), (2, 6))


@pytest.mark.parametrize(("text", "found"), [(1, None), (2, (4, 10)), (3, (0, 10)), (5, (0, 2)), (6, None)])
def test_a_selection_knows_its_part_of_each_text(text: int, found: tuple[int, int] | None) -> None:
    assert Selection((2, 4), (5, 2)).of(text, 10) == found


def test_a_line_is_overlaid_within_its_runs() -> None:
    line = (("ab", ("quote",)), ("cd", ()))
    assert overlaid(line, 1, 3, "selected") == (
        ("a", ("quote",)),
        ("b", ("quote", "selected")),
        ("c", ("selected",)),
        ("d", ()),
    )
    assert plain_text(overlaid(line, 0, 4, "hit")) == "abcd"
    assert overlaid(line, 2, 2, "hit") == line
    assert character_at(line, 2) == (2, 3)


@pytest.mark.parametrize(
    ("at", "word"),
    [
        ("was", "was"),
        ("harbour", "harbour-master's"),
        ("example", "https://example.org/a?b=1"),
        (", he", ","),
        (" wrote", " "),
        ("語", "語"),
        ("naïve", "naïve"),
        ("end", "end"),
    ],
)
def test_a_word_is_what_is_meant_by_two_presses(at: str, word: str) -> None:
    text = "It was the harbour-master's, he wrote: https://example.org/a?b=1.\n日本語 naïve\nthe end"
    start, end = word_at(text, text.index(at))
    assert text[start:end] == word


@pytest.mark.parametrize("at", ["first", " line", "\n"])
def test_a_paragraph_ends_with_its_line(at: str) -> None:
    text = "a first line\nthe second"
    start, end = paragraph_at(text, text.index(at))
    assert text[start:end] == "a first line"
    assert paragraph_at(text, len(text) - 1) == (13, len(text))


def test_a_word_of_a_hostile_length_is_found_soon() -> None:
    text = "x" * 5_000_000
    start, end = word_at(text, 2_500_000)
    assert start <= 2_500_000 < end
    assert end - start < 10_000
