"""Quotes that their authors marked: where their words stand."""

from __future__ import annotations

from quoting import Found, quotes_in

from threadview.markup import plain
from threadview.quotes import ARTICLE, Quotes, find
from threadview.quotes.markings import marked_ranges
from threadview.thread import Body, Comment, Span, Thread, from_parents


def marked_thread(*texts: str, article: str | None = None) -> Thread:
    """Return a chain of comments c0, c1 …, each answering the one before, their lines with > marked as quotes."""
    comments = [Comment(plain(text), id=f"c{place}") for place, text in enumerate(texts)]
    columns = from_parents(comments, range(-1, len(texts) - 1))._asdict()
    return Thread(**columns, article=None if article is None else Comment(plain(article)))


def test_a_marked_quote_leads_to_its_words() -> None:
    found = quotes_in(marked_thread("I painted the keel red. Twice.", "> I painted the keel red.\n\nWhy?"))
    assert found == [Found("c1", "c0", "marked", "I painted the keel red.", "I painted the keel red.")]


def test_a_marked_quote_from_elsewhere_has_no_source() -> None:
    found = quotes_in(marked_thread("I like tea.", "> All happy boats are alike, said somebody.\n\nIndeed."))
    assert found == [Found("c1", None, "marked", "All happy boats are alike, said somebody.", "")]


def test_a_short_marked_quote_is_sought_in_the_parent() -> None:
    assert quotes_in(marked_thread("Is it red? I think so.", "> I think\n\nThink again.")) == [
        Found("c1", "c0", "marked", "I think", "I think")
    ]


def test_a_marked_quote_with_a_word_changed_keeps_its_source() -> None:
    (found,) = quotes_in(
        marked_thread("We sail on Monday if the wind allows it.", "> We sail on Friday if the wind allows it.")
    )
    assert (found.of, found.kind) == ("c0", "marked")


def test_of_nested_quotes_each_leads_to_its_own_source() -> None:
    page = marked_thread("The mast is rotten, captain.", "> The mast is rotten, captain.\n\nIt is only tired, I think.",
                         ">> The mast is rotten, captain.\n> It is only tired, I think.\n\nIt fell.")  # fmt: skip
    assert [(one.by, one.of, one.text) for one in quotes_in(page)][1:] == [
        ("c2", "c1", "The mast is rotten, captain."),
        ("c2", "c1", "It is only tired, I think."),
    ]


def test_inner_quotes_are_cut_out_of_outer_ones() -> None:
    text = "one two\n\nthree four\n\nfive six"
    body = Body(text, (Span(0, len(text), "quote", 1), Span(9, 19, "quote", 2)))
    assert [text[start:end] for start, end, _ in marked_ranges(body)] == ["one two", "three four", "five six"]


def test_a_marked_quote_is_not_found_again_as_an_unmarked_one() -> None:
    page = marked_thread(
        "The baker sleeps until ten on every single Sunday.",
        "> The baker sleeps until ten on every single Sunday.\n\nLucky.",
    )
    assert [one.kind for one in quotes_in(page)] == ["marked"]


def test_the_quotes_of_an_article_are_marked_and_have_no_source() -> None:
    pairs = list(find(marked_thread("Hm.", article="She said:\n\n> No boats today, thank you.")))
    assert [index for index, _ in pairs] == [ARTICLE, 0]
    (quote,) = Quotes.collect(pairs).of(ARTICLE)
    assert (quote.kind, quote.source) == ("marked", None)


def test_a_marked_quote_of_the_article() -> None:
    page = marked_thread(
        "> No boats today, thank you.\n\nRude.", article="She said: no boats today, thank you. Then she left."
    )
    assert [(one.of, one.source_text) for one in quotes_in(page)] == [("article", "no boats today, thank you.")]
