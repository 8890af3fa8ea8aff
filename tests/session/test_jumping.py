"""To what is quoted, along a person's comments, and back."""

from __future__ import annotations

from reading import at, press, written

from threadview.session import ACTIONS, ARTICLE, Keymap, jumping

SAID = "the ferry has not run since the pier was closed last spring"
TEXTS = {
    "a": f"Well, {SAID}, and nobody told us.",
    "b": "I had no idea about that.",
    "c": f"{SAID}\n\nThat is not what the council says.",
    "d": "The town will rebuild the old pier this year\n\nI doubt it.",
}
ARTICLE_TEXT = "News. The town will rebuild the old pier this year, says the mayor."


def test_a_quote_leads_to_its_words_and_back() -> None:
    state = press(written("a(b) c d", TEXTS, article=ARTICLE_TEXT), "next", "next")
    there = press(state, "to-quoted")
    assert at(there) == "a"
    assert there.lit is not None
    assert SAID in TEXTS["a"][there.lit.start : there.lit.end]
    back = press(there, "back")
    assert at(back) == "c"
    assert at(press(back, "forward")) == "a"


def test_a_quote_of_the_article_leads_to_the_other_pane() -> None:
    state = press(written("a(b) c d", TEXTS, article=ARTICLE_TEXT), "last")
    there = press(state, "to-quoted")
    assert there.pane == "article"
    assert there.lit is not None
    assert there.lit.comment == ARTICLE
    assert press(there, "back").pane == "comments"


def test_a_quote_unfolds_only_what_hides_its_source() -> None:
    state = press(written("a(b) c d", TEXTS), "fold-all", "last", "previous", "to-quoted")
    assert at(state) == "a"
    assert list(state.folds) == [0, 1, 1, 1]


def test_moving_on_puts_the_light_out() -> None:
    state = press(written("a(b) c d", TEXTS), "next", "next", "to-quoted", "next")
    assert state.lit is None


def test_a_comment_that_quotes_nothing_says_so() -> None:
    assert "quotes nothing" in press(written("a(b)", TEXTS), "next", "to-quoted").notice


def test_quoting_comments_can_be_walked() -> None:
    state = written("a(b) c d", TEXTS, article=ARTICLE_TEXT)
    assert at(press(state, "next-quoting")) == "c"
    assert at(press(state, "next-quoting", "next-quoting")) == "d"
    assert "no later" in press(state, *["next-quoting"] * 3).notice
    assert at(press(state, "last", "previous-quoting")) == "c"


AUTHORS = {"a": "Ann", "b": "Bob", "c": "ann", "d": "Cleo"}


def test_a_persons_comments_can_be_walked() -> None:
    state = written("a(b) c d", {}, AUTHORS)
    assert at(press(state, "next-by")) == "c"
    assert "no further" in press(state, "next-by", "next-by").notice
    assert at(press(state, "next-by", "previous-by")) == "a"


def test_a_picked_person_is_walked_from_anywhere() -> None:
    state = jumping.pick_person(written("a(b) c d", {}, AUTHORS), "Cleo")
    assert at(state) == "d"
    assert at(press(state, "first")) == "a"
    assert at(press(state, "first", "next-by")) == "d"


def test_without_a_name_the_picker_is_named() -> None:
    assert "@ picks a person" in Keymap(ACTIONS).worded(press(written("a(b)", {}), "next-by").notice)


def test_marks_remember_places() -> None:
    state = press(written("a(b) c d", {}), "next", "set-mark:k", "last")
    assert at(press(state, "to-mark:k")) == "b"
    assert at(press(state, "to-mark:k", "back")) == "d"
    assert "no mark" in press(state, "to-mark:z").notice


def test_there_is_an_end_to_going_back() -> None:
    state = written("a(b)", {})
    assert "nothing to go back" in press(state, "back").notice
    assert "nothing to go forward" in press(state, "forward").notice


def test_a_new_jump_forgets_the_way_forward() -> None:
    state = press(written("a(b) c d", {}), "last", "back", "first", "last")
    assert state.jumps.forward == ()


def test_a_jump_lifts_a_limit_that_hides_its_goal() -> None:
    state = written("a(b) c d", {})
    limited = state.limited(bytes([0, 0, 0, 1]), None, state.folds)
    assert at(limited.jumped(1)) == "b"
    assert limited.jumped(1).kept is None
