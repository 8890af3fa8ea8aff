"""What a query means, shown on texts; a marked part is what gets highlighted."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadview.errors import QueryError, ThreadviewError
from threadview.search import parse, spans_in


def marked(query: str, text: str) -> str:
    """Return the text with brackets round what the query finds in it."""
    for start, end in reversed(spans_in(parse(query), text)):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("tide", "the [tide] turned, low [tide]s"),
        ("Tide", "the tide turned, low tides"),
        ("TURN", "the tide turned, low tides"),
        ("low turn", "the tide [turn]ed, [low] tides"),
        ('"low tides"', "the tide turned, [low tides]"),
        ('"tide low"', "the tide turned, low tides"),
        ("-tide turned", "the tide [turned], low tides"),
        (r"/t[iu]\w+/", "the [tide] [turned], low [tides]"),
        ("/T[iu]/", "the tide turned, low tides"),
        (r"/\w+\W/", "[the ][tide ][turned,] [low ]tides"),
        ("/x*/", "the tide turned, low tides"),
        ("/^the|low$/", "[the] tide turned, low tides"),
        ("ide des", "the t[ide] turned, low t[ides]"),
        ("tide ides", "the [tide] turned, low [tides]"),
        ("", "the tide turned, low tides"),
        ("by:tide", "the tide turned, low tides"),
    ],
)
def test_a_query_shows_what_it_finds(query: str, shown: str) -> None:
    assert marked(query, shown.replace("[", "").replace("]", "")) == shown


def test_words_of_a_phrase_may_stand_on_two_lines_or_in_two_paragraphs() -> None:
    assert marked('"low tide"', "at low\ntide, very low\n\ntide") == "at [low\ntide], very [low\n\ntide]"


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("don't", "I don’t"),
        ("don’t", "I don't"),
        ('"well - no"', "well – no"),
        ('/"no"/', "he said “no”"),
        ("“low tide”", "low tide"),
        ("über", "Über allem"),
        ("οδος", "ΟΔΟΣ ΟΔΟΣΑ"),
    ],
)
def test_typography_and_case_do_not_hide_a_match(query: str, text: str) -> None:
    assert spans_in(parse(query), text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@ann no", "[@ann] no"),
        ("(@Ann)", "([@Ann])"),
        ("@anna no", "@anna no"),
        ("to ann@example.org", "to ann@example.org"),
        ("mail joe@ann", "mail joe@ann"),
        ("ann no", "ann no"),
    ],
)
def test_a_handle_is_a_whole_word_with_its_sign(text: str, shown: str) -> None:
    assert marked("@ann", text) == shown


@pytest.mark.parametrize("query", ["-", "@", "by:", '5"', "a/b", "--"])
def test_a_mark_with_nothing_behind_it_is_a_plain_word(query: str) -> None:
    assert marked(query, f"so {query} here") == f"so [{query}] here"


def test_queries_that_were_typed_alike_are_one() -> None:
    assert {parse("/ice+/ is:quoted"), parse("/ice+/ is:quoted")} == {parse("/ice+/ is:quoted")}
    assert parse("ice") != parse("ices")
    assert parse("ice") != "ice"


@pytest.mark.parametrize("query", ["", "  ", "\n"])
def test_an_empty_query_asks_nothing(query: str) -> None:
    assert not parse(query)


@pytest.mark.parametrize(
    ("query", "place", "says"),
    [
        ('tide "low', "character 6", "quote is not closed"),
        ('""', "character 1", "nothing in the quotes"),
        ("/low", "character 1", "expression is not closed"),
        ("/usr/bin", "character 1", "expression is not closed"),
        ("tide -/(low/", "character 7", "expression is broken"),
        ("//", "character 1", "nothing in the regular expression"),
        ('by:"Ann', "character 4", "quote is not closed"),
    ],
)
def test_a_wrong_query_is_refused_with_its_place_and_the_mend(query: str, place: str, says: str) -> None:
    with pytest.raises(QueryError) as refused:
        parse(query)
    assert refused.value.place.startswith(place)
    assert says in str(refused.value)
    assert refused.value.mend


@pytest.mark.parametrize("pattern", ["(" * 20_000, "a{99999999999999999999}", r"\p{Nothing}", "(?<=a*", "[[:bad:]"])
def test_no_expression_brings_the_program_down(pattern: str) -> None:
    with pytest.raises(QueryError):
        parse(f"/{pattern}/")


def test_a_slow_expression_highlights_what_it_found_in_time() -> None:
    text = "ab " + "a" * 60 + "!"
    assert marked("/ab|(a|aa)+$/", text) == "[ab] " + "a" * 60 + "!"


@given(st.text(alphabet='aB "/-@:by’\\(*\n') | st.text(), st.text(alphabet='aAbB @-’"\n\\ßİΣς') | st.text())
def test_any_query_is_understood_or_refused_and_its_spans_lie_in_order(query: str, text: str) -> None:
    try:
        spans = spans_in(parse(query), text)
    except ThreadviewError:
        return
    assert all(start < end for start, end in spans)
    assert all(0 <= start <= len(text) and end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_queries_that_were_typed_alike_are_equal() -> None:
    assert parse("late") == parse("late")
    assert not parse("late") != parse("late")  # noqa: SIM202 - a Struct answers this by itself
    assert parse("late") != parse("Late")
