"""How a quote differs from its source."""

from __future__ import annotations

from factories import thread

from threadview.layout.runs import Line, plain_text
from threadview.quotes import ARTICLE, Quote
from threadview.session.difference import difference


def marked(lines: list[Line], role: str) -> list[str]:
    return [text.strip() for line in lines for text, roles in line if role in roles]


def compared(there: str, here: str, width: int = 60) -> list[Line]:
    of = thread("a b", {"a": there, "b": here}, {"a": "Ann"})
    return difference(of, 1, Quote(0, len(here), "near", 0, 0, len(there)), width)


def test_words_left_out_and_put_in_are_marked() -> None:
    lines = compared("The old pier was closed in spring.", "The pier was closed (again) in spring.")
    assert marked(lines, "removed") == ["old"]
    assert marked(lines, "added") == ["(again)"]
    assert plain_text(lines[0]) == "1 (Ann) says:"
    assert plain_text(lines[-1]) == "words: 1 left out or changed, 1 put in or changed"


def test_case_and_punctuation_make_no_difference() -> None:
    lines = compared("“The Pier” was closed!", '"the pier" was closed')
    assert plain_text(lines[-1]).startswith("word for word")


def test_lines_are_wrapped_and_nothing_is_lost() -> None:
    there = "one two three four five six seven eight nine ten"
    lines = compared(there, there + " eleven", 20)
    assert all(len(plain_text(line)) <= 50 for line in lines)
    assert there.split() == " ".join(plain_text(line) for line in lines[1:4]).split()
    assert marked(lines, "added") == ["eleven"]


def test_the_article_is_a_source_too() -> None:
    of = thread("b", {"b": "the words"}, article="First.\n\nthe words")
    lines = difference(of, 0, Quote(0, 9, "verbatim", ARTICLE, 8, 17), 60)
    assert plain_text(lines[0]) == "the article, ¶2 says:"
