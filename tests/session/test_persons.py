"""Tagging and muting people, and hiding what is quoted."""

from __future__ import annotations

from reading import press, reading, written

from threadview.markup import plain
from threadview.session import Session, look
from threadview.session.looks import left_out
from threadview.thread import Comment, Thread, from_depths

SAID = "the ferry has not run since the pier was closed last spring"
TEXTS = {"a": SAID, "b": "a word for @Ann and nothing else", "c": f"{SAID}\n\nNo."}
AUTHORS = {"a": "Ann", "b": "Bob", "c": "ann"}


def state() -> Session:
    return written("a(b(c))", TEXTS, AUTHORS)


def test_a_tag_colours_a_person_everywhere() -> None:
    tagged = press(state(), "tag")
    role = look(tagged, 0).tag
    assert role
    assert look(tagged, 2).tag == role
    assert look(tagged, 1).tag == ""
    assert role in [overlay.role for overlay in look(tagged, 1).overlays]
    assert look(tagged, 2).guides == (role, "guide1", role)


def test_another_person_gets_another_colour_and_a_second_press_takes_it_back() -> None:
    both = press(state(), "tag", "next", "tag")
    assert look(both, 0).tag != look(both, 1).tag
    assert look(press(both, "tag"), 1).tag == ""


def test_a_mute_closes_a_persons_comments_and_keeps_the_replies() -> None:
    muted = press(state(), "mute")
    assert look(muted, 0).muted
    assert look(muted, 2).closed
    assert not look(muted, 1).closed
    assert list(muted.rows) == [0, 1, 2]


def test_a_muted_comment_can_be_shown_anyway() -> None:
    shown = press(state(), "mute", "inward")
    assert not look(shown, 0).closed
    assert look(shown, 2).closed
    assert look(press(shown, "mute", "mute"), 0).closed


def test_who_has_no_name_can_be_neither_tagged_nor_muted() -> None:
    nameless = written("a(b)", {})
    assert "no name" in press(nameless, "tag").notice
    assert "no name" in press(nameless, "mute").notice


def test_quoted_text_can_be_left_out() -> None:
    bare = press(state(), "toggle-quoted")
    assert left_out(bare, 2) == ((0, len(SAID)),)
    assert left_out(bare, 1) == ()
    assert left_out(press(bare, "toggle-quoted"), 2) == ()


def test_an_attribution_is_left_out_with_its_quote() -> None:
    text = "Ann wrote:\n> the pier was closed last spring\n\nNo."
    comments = [Comment(plain("the pier was closed last spring")), Comment(plain(text))]
    bare = press(reading(Thread(**from_depths(comments, [0, 1])._asdict())), "toggle-quoted")
    shown = [bare.thread.comments[1].text[start:end] for start, end in left_out(bare, 1)]
    assert shown == ["Ann wrote:", "the pier was closed last spring"]


def test_a_header_says_who_quotes_the_comment_under_the_cursor() -> None:
    assert look(state(), 2).marks == ("quotes this one",)
    assert look(press(state(), "next"), 2).marks == ("quotes 1 (Ann)",)


def test_a_fold_says_that_it_hides_a_quote_of_the_comment_under_the_cursor() -> None:
    folded = press(state(), "next", "fold", "previous")
    assert look(folded, 1).hidden == ("1 reply", "1 quote", "quotes this one")
