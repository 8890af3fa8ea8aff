"""Markdown → Body: the cases are text, ``markdown_cases.txt`` (see ``bodies.py``)."""

from __future__ import annotations

import re

import pytest
from bodies import cases, told
from hypothesis import given
from hypothesis import strategies as st

from threadview.markup.markdown import MAX_LENGTH, MAX_NESTING, markdown

CASES = cases("markdown_cases.txt")


@pytest.mark.parametrize(("title", "source", "expected"), CASES, ids=[case[0] for case in CASES])
def test_markdown(title: str, source: str, expected: str) -> None:
    del title
    assert told(markdown(source)) == expected


def test_all_cases_are_found() -> None:
    assert len(CASES) == 14


PIECES = st.lists(
    st.sampled_from(
        [*"ab \n>-*_`~#|[]()<&!\\1.:=+\t", "\n\n", "```", "- ", "> ", "    ", "| a |\n|---|\n", "![x](", "\x1b"]
    ),
    max_size=40,
).map("".join)


@given(PIECES)
def test_spans_lie_in_the_text_and_in_order(source: str) -> None:
    body = markdown(source)
    assert all(0 <= span.start < span.end <= len(body.text) for span in body.spans)
    assert [(s.start, -s.end) for s in body.spans] == sorted((s.start, -s.end) for s in body.spans)


@given(st.text(st.sampled_from("ab \n>-*#`"), max_size=60))
def test_no_word_is_lost(source: str) -> None:
    letters = re.findall("[ab]", source)
    shown = markdown(source)
    languages = "".join(span.marker or "" for span in shown.spans if span.kind == "codeblock")
    assert len(re.findall("[ab]", shown.text + languages)) == len(letters) or "```" in source


@pytest.mark.parametrize("levels", [MAX_NESTING - 2, MAX_NESTING, 500, 20_000])
def test_a_deep_quote_keeps_its_words(levels: int) -> None:
    assert "the words" in markdown("> " * levels + "the words").text


@pytest.mark.parametrize("piece", ["[", "![", "> ", "- ", "*a **b ", "`", "<", "| a ", "\\", "[a](<b", "&#"])
@pytest.mark.timeout(120)  # a guard against hanging, far from what any of them takes
def test_hostile_markdown_does_not_hang(piece: str) -> None:
    assert markdown("word " + piece * (MAX_LENGTH // len(piece) - 1)).text.startswith("word")
    assert markdown("word " + piece * (5_000_000 // len(piece))).text.startswith("word")
