"""Quotes that nothing marks: what is one, what is none, where it begins and ends, and whom it names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from factories import thread
from quoting import Found, quotes_in

from threadview.quotes import Quotes, find
from threadview.readers import read
from threadview.thread import Document

if TYPE_CHECKING:
    from pathlib import Path

FERRY = "The ferry leaves from the north pier at dawn, and nobody has told the baker yet. He will be cross."
DAWN = "The ferry leaves from the north pier at dawn, and nobody has told the baker yet."


def test_a_paragraph_of_the_parent_is_a_quote() -> None:
    found = quotes_in(thread("a(b)", {"a": FERRY, "b": f"{DAWN}\n\nSo tell him."}))
    assert found == [Found("b", "a", "verbatim", DAWN, DAWN)]


def test_case_blanks_quotation_marks_and_dashes_do_not_count() -> None:
    source = 'My aunt said: "We\'ll never - NEVER - sail on a Sunday again."'
    quote = "“We’ll never—never—sail  on a Sunday again”"
    found = quotes_in(thread("a(b)", {"a": source, "b": f"{quote}\nWise woman."}))
    assert [(one.text, one.source_text) for one in found] == [
        (quote, '"We\'ll never - NEVER - sail on a Sunday again."')
    ]


def test_the_quoted_marks_belong_to_the_quote() -> None:
    found = quotes_in(
        thread(
            "a(b)", {"a": "The “crew”? They can’t even row. Sell it.", "b": "The “crew”? They can’t even row.\n\nHa."}
        )
    )
    assert found[0].text == found[0].source_text == "The “crew”? They can’t even row."


def test_a_cousin_and_the_article_are_quoted_too() -> None:
    page = thread(
        "a(b c) d",
        {
            "b": FERRY,
            "c": f"{DAWN}\n\nI did tell him.",
            "d": "Boats are dear this year\n\nThey always were, my friend.",
        },
        article="Nobody buys. Boats are dear this year, and so is paint.",
    )
    assert [(one.by, one.of) for one in quotes_in(page)] == [("c", "b"), ("d", "article")]


def test_of_several_sources_the_parent_comes_first_then_the_nearest() -> None:
    copies = {name: f"{place} {FERRY}" for place, name in enumerate(["far", "parent", "near"])}
    answer = f"{DAWN}\n\nWhat now?"
    page = thread("far parent(near child) last", copies | {"child": answer, "last": answer + " Hm."})
    assert [(one.by, one.of) for one in quotes_in(page) if one.text == DAWN] == [
        ("child", "parent"),
        ("last", "parent"),
    ]


def test_quoted_lines_that_follow_each_other_are_one_quote() -> None:
    poem = "Nine gulls upon the harbour wall\nand not a single fish at all\nso sing the gulls from nine to four"
    found = quotes_in(thread("a(b)", {"a": poem, "b": f"{poem}\n\nLovely."}))
    assert [one.text for one in found] == [poem]


def test_a_short_line_is_quoted_with_its_neighbour() -> None:
    source = "Please scrape the hull before Tuesday or we shall all be sorry.\n\nBring two good brushes\n\nAnd soap."
    found = quotes_in(thread("a b", {"a": source, "b": source.removesuffix("\n\nAnd soap.")}))
    assert [one.text for one in found] == [
        "Please scrape the hull before Tuesday or we shall all be sorry.\n\nBring two good brushes"
    ]


def test_two_sources_give_two_quotes() -> None:
    other = "Nobody ever paid me for the blue paint, by the way, not a penny."
    page = thread("a(b(c))", {"a": FERRY, "b": other, "c": f"{other}\n\nTrue.\n\n{DAWN}\n\nFalse."})
    assert [(one.by, one.of, one.text) for one in quotes_in(page)] == [("c", "b", other), ("c", "a", DAWN)]


@pytest.mark.parametrize(
    "changed",
    [
        "The ferry leaves from the nroth pier at dawn, and nobody has told the baker yet.",
        "The ferry leaves from the north pier […] and nobody has told the baker yet.",
        "The ferry leaves from the north pier [by the lamp] at dawn, and nobody has told the baker yet.",
        "... leaves from the north pier at dawn, and nobody has told the baker...",
    ],
    ids=["misspelt", "elided", "inserted", "cut"],
)
def test_an_altered_passage_is_near_its_source(changed: str) -> None:
    (found,) = quotes_in(thread("a(b)", {"a": FERRY, "b": f"{changed}\n\nReally?"}))
    assert (found.of, found.text) == ("a", changed)
    assert found.kind == ("verbatim" if changed.startswith("...") else "near")
    assert found.source_text in FERRY


def test_words_between_quotation_marks_are_quoted_inside_a_line() -> None:
    page = thread("a(b)", {"a": FERRY, "b": "You write “nobody has told the baker yet” as if he could not see it."})
    assert [one.text for one in quotes_in(page)] == ["“nobody has told the baker yet”"]


def test_a_long_run_is_quoted_inside_a_line() -> None:
    page = thread("a(b)", {"a": FERRY, "b": f"I read that {DAWN.lower()[:-1]} and laughed."})
    assert [one.text for one in quotes_in(page)] == [DAWN.lower()[:-1]]


def test_a_script_without_blanks_is_compared_by_characters() -> None:
    source = "渡し船は夜明けに北の桟橋から出る。パン屋はまだ知らない。"
    (found,) = quotes_in(thread("a(b)", {"a": source, "b": "渡し船は夜明けに北の桟橋から出る。\n\n本当ですか"}))
    assert found.text == found.source_text == "渡し船は夜明けに北の桟橋から出る。"


def test_the_time_tells_who_quotes_whom() -> None:
    page = thread("1(3) 2", {"1": "Hello.", "2": FERRY, "3": f"{DAWN}\n\nReally?"})
    assert [(one.by, one.of) for one in quotes_in(page)] == [("3", "2")]


@pytest.mark.parametrize(
    ("outline", "texts"),
    [
        ("a(b)", {"a": FERRY, "b": FERRY}),
        ("a(b)", {"a": "I do not know. Ask the baker.", "b": "I do not know"}),
        ("a b", {"a": "Thanks for the tea!", "b": "Thanks for the tea!\n\nAnd the cake."}),
        ("a(b)", {"a": "It was three years ago.", "b": "Oh. It was three years ago that we met."}),
        ("a b", {"a": "See https://boats.example/a/b/c now.", "b": "https://boats.example/a/b/c\nis gone."}),
        ("a b c d", {name: f"I am {name}.\nSent from my old boat radio, please excuse all typing" for name in "abcd"}),
    ],
    ids=["posted twice", "an answer of one phrase", "said by both", "part of a sentence", "an address", "a footer"],
)
def test_what_is_only_said_again_is_no_quote(outline: str, texts: dict[str, str]) -> None:
    last = max(texts)
    assert [one for one in quotes_in(thread(outline, texts)) if one.by == last] == []


def test_a_signature_is_no_quote() -> None:
    texts = {"a": "Aye.\n\nYours from the boat shed", "b": "No.\n\nYours from the boat shed\n\nMet vriendelijke groet"}
    assert quotes_in(thread("a(b)", texts, {"a": "Ann", "b": "Ann"})) == []
    assert quotes_in(thread("a(b)", texts, {"a": "Ann", "b": "Bob"})) != []


def test_forms_that_everybody_fills_in_are_no_quotes() -> None:
    names = [f"n{number}" for number in range(40)]
    form = "My boat is called {} and I moor it at the north pier every year.\n\nGood luck to all of you."
    found = quotes_in(thread(" ".join(names), {name: form.format(name) for name in names}))
    assert not [one for one in found if int(one.by[1:]) > 20]


def test_the_page_we_were_given(seed: Path) -> None:
    truth = json.loads((seed / "truth.json").read_text())["quotes"]
    (page,) = read(Document((seed / "page.txt").read_bytes()))
    wanted = {(one["comment"] - 1, one["source"] - 1, one["text"]) for one in truth}
    findings = Quotes.collect(find(page))
    found = {
        (place, quote.source, comment.text[quote.start : quote.end])
        for place, comment in enumerate(page.comments)
        for quote in findings.of(place)
    }
    assert found == wanted
