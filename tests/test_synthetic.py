"""The generator tells the truth about what it makes."""

from __future__ import annotations

import json

import pytest
import synthetic_forms as forms
from synthetic import ARTICLE, SHAPES, generate

from threadview.readers import read
from threadview.thread import Document


@pytest.mark.parametrize("shape", SHAPES)
def test_the_planted_quotes_and_mentions_stand_where_they_are_said_to(shape: str) -> None:
    made = generate(300, shape=shape)
    for quote in made.quotes:
        source = made.article if quote.source == ARTICLE else made.texts[quote.source]
        assert source[quote.source_start : quote.source_end] == made.texts[quote.comment][quote.start : quote.end]
        assert quote.source < quote.comment
    for mention in made.mentions:
        assert made.texts[mention.comment][mention.start : mention.end] == "@" + mention.handle
    assert {quote.marked for quote in made.quotes} == {True, False}
    assert made.mentions


def test_the_same_arguments_make_the_same_thread() -> None:
    assert generate(50, seed=3) == generate(50, seed=3)
    assert generate(50, seed=3) != generate(50, seed=4)


def test_the_natural_shape_is_deep_somewhere_and_has_a_heavy_tail() -> None:
    made = generate(3000)
    replies = sorted((made.parents.count(parent) for parent in set(made.parents) if parent >= 0), reverse=True)
    assert max(made.depths) == 39
    assert replies[0] > 5 * replies[len(replies) // 10]


def test_the_special_shapes() -> None:
    assert generate(50, shape="chain").depths == list(range(50))
    assert generate(50, shape="star").parents == [-1, *[0] * 49]
    assert max(map(len, generate(5, shape="huge").texts)) > 1_000_000
    assert not generate(5, shape="chinese").article.isascii()


def test_rows_make_the_thread_with_its_marked_quotes() -> None:
    made = generate(200)
    thread = made.thread()
    assert list(thread.parents) == made.parents
    assert [comment.text for comment in thread.comments] == made.texts
    marked = [(at, span.start, span.end) for at, comment in enumerate(thread.comments) for span in comment.body.spans]
    assert marked == [(quote.comment, quote.start, quote.end) for quote in made.quotes if quote.marked]


def test_the_forms_hold_every_word() -> None:
    made = generate(40)
    read = json.loads(forms.write(made, "json"))
    assert [comment["text"] for comment in read["comments"]] == made.texts
    for form in ("page", "markdown"):
        written = forms.write(made, form)
        assert all(paragraph in written for text in made.texts for paragraph in text.split("\n\n"))


def test_a_page_is_written_in_the_style_asked_for() -> None:
    made = generate(30, shape="chain")
    style = forms.PageStyle(number="[{}]", bullet="*", indent=4, author="{author} says:")
    lines = forms.page(made, style).splitlines()
    assert f"  [1] {made.authors[0]} says:" in lines
    assert f"      * {made.authors[1]} says:" in lines
    assert f"          * {made.authors[2]} says:" in lines
    tabbed = forms.page(made, forms.PageStyle(tabs=True, wrap=60)).splitlines()
    assert any(line.startswith("\t\t• ") for line in tabbed)


@pytest.mark.parametrize("form", forms.FORMS)
@pytest.mark.parametrize("shape", ["natural", "chain"])
def test_every_form_is_read_back_with_its_tree_and_words(form: str, shape: str) -> None:
    made = generate(40, shape=shape)
    (thread,) = read(Document(forms.write(made, form).encode(), f"synthetic {form}"))
    assert list(thread.parents) == made.parents
    assert [comment.text for comment in thread.comments] == made.texts
    assert form == "page" or [(comment.author or "").casefold() for comment in thread.comments] == [
        author.casefold() for author in made.authors
    ]
    assert thread.article is not None
    assert made.article.split("\n\n")[0] in thread.article.text
