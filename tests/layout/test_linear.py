"""Texts laid out in words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadview.layout.cells import width_of
from threadview.layout.linear import LinearComment
from threadview.layout.linear_body import Note, Passage, lay_out_linear
from threadview.layout.runs import plain_text
from threadview.thread import Body, Comment, Span


def lines(
    text: str, *passages: Passage, spans: tuple[Span, ...] = (), width: int = 40, notes: object = ()
) -> list[str]:
    layout = lay_out_linear(Body(text, spans), width, passages, notes)  # type: ignore[arg-type]
    return [plain_text(layout.paint(line)) for line in range(len(layout.slices))]


def test_a_quote_of_whole_paragraphs_is_announced_and_ended() -> None:
    assert lines("One.\n\nTwo.\n\nThree.", Passage(0, 10, "quote of Ann's 1")) == [
        "quote of Ann's 1:",
        "One.",
        "",
        "Two.",
        "end of quote",
        "",
        "Three.",
    ]


def test_a_quote_within_a_line_breaks_it() -> None:
    text = "They said it was sold, and so it was."
    assert lines(text, Passage(10, 21, "quote of Bob's 2")) == [
        "They said",
        "quote of Bob's 2:",
        "it was sold",
        "end of quote",
        ", and so it was.",
    ]


def test_quotes_at_the_end_and_side_by_side() -> None:
    text = "first second"
    assert lines(text, Passage(0, 5, "quote of 1"), Passage(6, 12, "quote of 2")) == [
        "quote of 1:",
        "first",
        "end of quote",
        "quote of 2:",
        "second",
        "end of quote",
    ]


def test_what_is_left_out_is_said_once() -> None:
    text = "On Monday Ann wrote:\n\nOld words.\nMore of them.\n\nNew words."
    found = lines(text, Passage(0, 20, "", omitted=True), Passage(22, 46, "quote of Ann's 1", omitted=True), width=60)
    assert [line for line in found if line] == ["quote of Ann's 1, left out, T shows it", "New words."]


def test_blocks_are_named() -> None:
    assert lines("Title\n\nx", spans=(Span(0, 5, "heading", level=2),)) == ["heading 2: Title", "", "x"]
    assert lines("a = 1\nb\n\nx", spans=(Span(0, 7, "codeblock"),)) == ["code", "a = 1", "b", "end of code", "", "x"]
    assert lines("up\n\n---\n\ndown", spans=(Span(4, 7, "rule"),)) == ["up", "", "line", "", "down"]
    items = (Span(0, 3, "item", level=1), Span(4, 7, "item", level=2, marker="1."))
    assert lines("one\ntwo", spans=items) == ["- one", "level 2 1. two"]


def test_a_table_names_the_column_of_each_cell() -> None:
    text = "name\tsize\noak\t12"
    assert lines(text, spans=(Span(0, len(text), "table"),)) == ["table", "name: oak", "size: 12", "end of table"]


def test_notes_stand_before_their_line() -> None:
    layout = lay_out_linear(Body("One.\n\nTwo."), 40, (), [Note(6, "quoted by 2 comments:")])
    shown = [plain_text(layout.paint(line)) for line in range(len(layout.slices))]
    assert shown == ["One.", "", "quoted by 2 comments:", "Two."]


def test_a_comment_has_as_many_lines_of_header_as_it_takes() -> None:
    head = [("1.2 Ann", "author"), ("reply 2 of 5 to Bob", "meta"), ("depth 1", "meta")]
    layout = LinearComment(Comment(Body("The words of it.")), head, (), 20)
    from threadview.layout.look import Look

    painted = [plain_text(line) for line in layout.paint(Look(0), None)]  # type: ignore[arg-type]
    assert painted == ["1.2 Ann, reply 2 of", "5 to Bob, depth 1", "The words of it.", ""]
    assert layout.line_of(0) == 2
    assert layout.offset_of(2) == 0
    assert layout.grapheme_at(2, 4) == (4, 5)
    closed = LinearComment(Comment(Body("The words of it.")), head, (), 60, closed=True, excerpt=True)
    assert [plain_text(line) for line in closed.paint(Look(0), None)] == [  # type: ignore[arg-type]
        "1.2 Ann, reply 2 of 5 to Bob, depth 1: The words of it."
    ]


WORDS = st.text(st.sampled_from("ab 日\n"), max_size=60)


@given(WORDS, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=4), st.integers(10, 40))
def test_no_character_is_lost_and_no_line_too_wide(text: str, ranges: list[tuple[int, int]], width: int) -> None:
    passages, done = [], 0
    for start, length in sorted(ranges):
        first, last = max(start, done), min(start + length, len(text))
        if first < last:
            passages.append(Passage(first, last, "quote of 1"))
            done = last
    layout = lay_out_linear(Body(text), width, passages)
    shown = "".join(text[piece.start : piece.end] for piece in layout.slices if not piece.fill)
    assert "".join(shown.split()) == "".join(text.split())
    assert all(width_of(plain_text(layout.paint(line))) <= width for line in range(len(layout.slices)))
    said = [piece.fill for piece in layout.slices if piece.fill]
    assert said.count("end of quote") <= len(passages)


@pytest.mark.parametrize("offset", range(20))
def test_a_place_is_found_on_a_line_that_shows_text(offset: int) -> None:
    layout = lay_out_linear(Body("They said it was so."), 40, [Passage(10, 16, "quote of 1")])
    piece = layout.slices[layout.line_of(offset)]
    assert not piece.fill or offset in (9, 16)
