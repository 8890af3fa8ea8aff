"""By what comments are known again."""

from __future__ import annotations

from threadview.thread import Body, Comment, Thread, from_depths
from threadview.thread.visit import digest, is_absent, keys


def flat(*comments: Comment) -> Thread:
    return Thread(**from_depths(comments, [0] * len(comments))._asdict())


def test_a_comment_is_known_by_its_id_whatever_becomes_of_its_text() -> None:
    before = flat(Comment(Body("one"), id="c1"), Comment(Body("two"), id="c2"))
    after = flat(Comment(Body("two!"), id="c2"), Comment(Body("one"), id="c1"))
    assert set(keys(before)) == set(keys(after))


def test_without_an_id_it_is_known_by_who_wrote_what_wherever_it_stands() -> None:
    ann, bob = Comment(Body("one"), author="Ann"), Comment(Body("one"), author="Bob")
    assert keys(flat(ann, bob)) == keys(flat(bob, ann))[::-1]
    assert len(set(keys(flat(ann, bob, Comment(Body("one")))))) == 3


def test_one_more_comment_with_the_same_words_is_one_more() -> None:
    again = Comment(Body("+1"))
    twice, thrice = keys(flat(again, again)), keys(flat(again, again, again))
    assert len(set(thrice)) == 3
    assert thrice[:2] == twice


def test_an_id_costs_no_text() -> None:
    def never() -> Body:
        raise AssertionError

    assert keys(flat(Comment(never, id="c1"))) == ["c1"]


def test_an_edited_text_has_another_digest() -> None:
    assert len({digest("one"), digest("One"), digest("one "), digest(""), digest("\ud800")}) == 5
    assert digest("one") == digest("one")


def test_what_stands_for_a_comment_that_is_not_there_is_absent() -> None:
    assert is_absent(Comment(flags=("stub",)))
    assert is_absent(Comment(flags=("more",)))
    assert not is_absent(Comment(flags=("deleted",)))
