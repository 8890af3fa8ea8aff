"""Comments of which only the place is known at first."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import repeat

import pytest

from threadview.thread import (
    Body,
    Comment,
    Counts,
    Head,
    LateComment,
    LateComments,
    Thread,
    from_depths,
    reply_counts,
)

WHEN = datetime(2021, 6, 3, 16, 5, tzinfo=UTC)


class Asked:
    """Tells author and text by the place of a comment, and keeps what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def head(self, place: int) -> Head:
        self.asked.append(f"head {place}")
        return Head("Ann", WHEN)

    def body(self, place: int) -> Body:
        self.asked.append(f"body {place}")
        return Body("text")


def late(source: Asked, url: str | None = None) -> Comment:
    """Return the fourth of some comments."""
    return LateComment.each(source, ["4", "5", "6", "7"], repeat(()), repeat(url))[3]


def test_author_and_time_are_found_together_once_and_the_body_apart_from_them() -> None:
    source = Asked()
    comment = late(source, url="https://example.org/7")
    assert (comment.id, comment.flags, comment.url, comment.count) == ("7", (), "https://example.org/7", 0)
    assert not source.asked
    assert (comment.author, comment.time, comment.person) == ("Ann", WHEN, "Ann")
    assert source.asked == ["head 3"]
    assert (comment.text, comment.body.text) == ("text", "text")
    assert source.asked == ["head 3", "body 3"]


def test_another_name_or_flag_leaves_the_body_of_a_late_comment_late() -> None:
    source = Asked()
    comment = late(source).renamed("8").flagged("unsure")
    assert (comment.id, comment.flags, comment.author) == ("8", ("unsure",), "Ann")
    assert "body 3" not in source.asked
    assert comment.text == "text"


def test_a_late_comment_does_not_change_and_has_no_other_fields() -> None:
    comment = late(Asked())
    with pytest.raises(AttributeError, match="immutable"):
        comment.author = "Eve"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="depth"):
        comment.depth  # type: ignore[attr-defined]  # noqa: B018
    assert comment.author == "Ann"


def test_laying_late_comments_out_makes_none() -> None:
    made: list[int] = []

    def make(place: int) -> Comment:
        made.append(place)
        return Comment(id=str(place))

    tree = from_depths(LateComments(3, make, lambda: ["0", "1", "2"]), [0, 1, 0])
    thread = Thread(**tree._asdict(), counted=Counts(named=False, stubs=0, replies=reply_counts(tree.parents)))
    assert list(thread.ids()) == ["0", "1", "2"]
    assert (list(thread.parents), thread.replies(0), made) == ([-1, 0, -1], 1, [])
    assert (thread.comments[1].id, made) == ("1", [1])
