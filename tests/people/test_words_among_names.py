"""The faster ways through ASCII find what the expressions find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadview.people.evidence import _WORD, _words
from threadview.people.tokens import TOKEN, tokens
from threadview.people.vocatives import Form, vocatives

texts = st.text(st.sampled_from("abz09_ -.’'\n\xe9\u4e2d\u0661")) | st.text(st.characters(codec="ascii"))


@given(texts)
def test_tokens_are_what_the_expression_finds(text: str) -> None:
    assert tokens(text) == TOKEN.findall(text)


@given(texts)
def test_words_begin_with_a_letter_wherever_a_token_has_its_first(text: str) -> None:
    assert {word for word in _words(text) if len(word) > 1 and word[0].isalpha()} == set(_WORD.findall(text))


@pytest.mark.parametrize("what", ["post", "COMMENTS", "reply", "answers", "point", "po\u017ft"])
@pytest.mark.parametrize("of", ["after", "by", "from", "of", "to"])
def test_who_is_spoken_of_behind_each_word_in_any_case(what: str, of: str) -> None:
    assert spoken(f"I read the {what} {of} Mirko and left.") == [("Mirko", Form.SPOKEN_OF)]


@pytest.mark.parametrize("what", ["agree with", "Disagree with", "replying to"])
def test_who_is_agreed_with_or_replied_to(what: str) -> None:
    assert spoken(f"Well, I {what} Mirko here.") == [("Mirko", Form.SPOKEN_OF)]


@pytest.mark.parametrize(
    "what",
    ["'s comment", "’s point", "'s post", "’s reply", " mentioned", " replied", " said", " says", " writes", " wrote"],
)
def test_who_speaks_before_each_word(what: str) -> None:
    assert spoken(f"It was as Mirko{what} that day.") == [("Mirko", Form.SPEAKER)]


def spoken(text: str) -> list[tuple[str, Form]]:
    found = vocatives(text)
    return [(text[one.start : one.end], one.form) for one in found if one.form in {Form.SPOKEN_OF, Form.SPEAKER}]
