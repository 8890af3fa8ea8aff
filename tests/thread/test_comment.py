"""A comment, and its text with what stands in it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from threadview.thread import BLOCK_KINDS, FLAGS, SPAN_KINDS, Body, Comment, Remade, Span


def test_a_late_body_is_made_once_and_only_when_asked_for() -> None:
    made: list[int] = []

    def make() -> Body:
        made.append(1)
        return Body("late")

    comment = Comment(make, id="7")
    assert not made
    assert (comment.text, comment.body.text, comment.text) == ("late", "late", "late")
    assert len(made) == 1


def test_flagging_and_renaming_leave_the_body_late() -> None:
    def never() -> Body:
        raise AssertionError

    comment = Comment(never, id="7").flagged("unsure").renamed("8")
    assert (comment.id, comment.flags) == ("8", ("unsure",))


@pytest.mark.parametrize("name", ["id", "author", "flags", "body", "_body", "other"])
def test_a_comment_does_not_change(name: str) -> None:
    comment = Comment(Body("text"), id="7")
    with pytest.raises(AttributeError, match="immutable"):
        setattr(comment, name, "x")
    assert (comment.id, comment.text) == ("7", "text")


def test_flags_stand_in_one_order_without_repeats() -> None:
    comment = Comment(flags=("edited",)).flagged("unsure", "deleted", "edited")
    assert comment.flags == ("deleted", "edited", "unsure")
    assert list(comment.flags) == [flag for flag in FLAGS if flag in comment.flags]


def test_another_name_or_flag_keeps_the_rest() -> None:
    when = datetime(2021, 6, 3, 16, 5, tzinfo=UTC)
    comment = Comment(Body("text"), id="7", author="Ann", time=when, url="https://example.org/7", count=3)
    for other in (comment.renamed("8"), comment.flagged("pinned")):
        assert (other.author, other.time, other.url, other.count) == ("Ann", when, "https://example.org/7", 3)
        assert other.text == "text"
    assert (comment.id, comment.flags) == ("7", ())


def test_a_comment_without_anything_is_empty() -> None:
    comment = Comment()
    assert (comment.text, comment.id, comment.author, comment.time, comment.flags) == ("", "", None, None, ())


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [("one", ["one"]), ("one\n\ntwo\nlines", ["one", "two\nlines"]), ("", []), ("one\n\n\n\ntwo", ["one", "two"])],
)
def test_paragraphs_stand_between_blank_lines(text: str, paragraphs: list[str]) -> None:
    assert [text[start:end] for start, end in Body(text).paragraphs()] == paragraphs


def test_every_block_kind_is_a_kind_of_span() -> None:
    assert BLOCK_KINDS < SPAN_KINDS
    assert Span(0, 4, "heading", level=2).kind in BLOCK_KINDS


def test_a_body_that_is_remade_is_asked_for_each_time() -> None:
    made: list[int] = []

    def make(place: int) -> Body:
        made.append(place)
        return Body("again")

    comment = Comment(Body("once"), id="7")
    comment.leave_body(Remade(make, 5))
    assert (comment.text, comment.renamed("8").text, comment.flagged("edited").body) == (
        "again",
        "again",
        Body("again"),
    )
    assert made == [5, 5, 5]
