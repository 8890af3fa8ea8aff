"""Plain text: paragraphs, ``>`` quotes, bare addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from threadview.markup import plain

if TYPE_CHECKING:
    from threadview.thread import Body


def spans(body: Body) -> list[tuple[str, int, str]]:
    return [(span.kind, span.level, body.text[span.start : span.end]) for span in body.spans]


def test_lines_stay_and_blank_lines_part_paragraphs() -> None:
    assert plain("one  \ntwo\n \n\n\t\nthree\n").text == "one\ntwo\n\nthree"


def test_marked_lines_are_a_quote_without_its_marks() -> None:
    body = plain("> you said\n> this\nAnd I say no.")
    assert body.text == "you said\nthis\n\nAnd I say no."
    assert spans(body) == [("quote", 1, "you said\nthis")]


def test_deeper_marks_are_deeper_quotes() -> None:
    body = plain(">> first\n> second\nthird")
    assert spans(body) == [("quote", 2, "first"), ("quote", 1, "second")]


def test_an_arrow_is_no_quote() -> None:
    assert plain("a -> b > c").spans == ()


@given(st.text(st.sampled_from("ab >\n\t.\u00e4"), max_size=80))
def test_no_word_is_lost(text: str) -> None:
    assert "".join(plain(text).text.split()).replace(">", "") == "".join(text.split()).replace(">", "")


@given(st.text(st.sampled_from("ab >\n\t"), max_size=80))
def test_paragraphs_are_parted_by_one_blank_line(text: str) -> None:
    body = plain(text)
    assert "\n\n\n" not in body.text
    assert body.text == body.text.strip()
    assert all(0 <= span.start < span.end <= len(body.text) for span in body.spans)
