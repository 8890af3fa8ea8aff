"""What one comment looks like: header, guide lines, gutter, fold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from factories import thread

from threadview.layout.age import age
from threadview.layout.comment import READABLE, CommentLayout, body_width, shown_depth
from threadview.layout.look import Look
from threadview.layout.runs import Overlay, line_width, plain_text
from threadview.markup import plain
from threadview.thread import Comment, Thread, from_depths

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TREE = "a(b c(d))"


def lines(of: Thread, index: int, width: int = 60, **look: object) -> list[str]:
    folded = bool(look.get("folded"))
    look.setdefault("flags", of.comments[index].flags)
    layout = CommentLayout(of, index, width, closed=folded)
    return [plain_text(line).rstrip() for line in layout.paint(Look(index, **look), NOW)]  # type: ignore[arg-type]


def test_a_comment_with_replies_leads_to_them() -> None:
    assert lines(thread(TREE, {"a": "words"}), 0) == ["▾ 1 · 2 replies", "│ words", "│"]


def test_a_leaf_has_no_line_of_its_own() -> None:
    assert lines(thread(TREE, {"b": "words"}), 1) == ["│ • 1.1", "│   words", "│"]


def test_a_header_names_author_and_age() -> None:
    comment = Comment(plain("hi"), author="Ann Lee", time=NOW - timedelta(hours=3))
    of = Thread(**from_depths([comment], [0])._asdict())
    assert lines(of, 0)[0] == "• 1  Ann Lee · 3h"


def test_the_absence_of_a_name_is_said_where_others_have_one() -> None:
    assert lines(thread(TREE, authors={"a": "Ann"}), 1)[0] == "│ • 1.1  no name"
    assert lines(thread(TREE), 1)[0] == "│ • 1.1"


def test_flags_are_words() -> None:
    comments = [Comment(flags=("more",), count=12), Comment(plain("x"), flags=("edited", "unsure"))]
    of = Thread(**from_depths(comments, [0, 0])._asdict())
    assert lines(of, 0)[0] == "• 1 · 12 more, not loaded"
    assert lines(of, 1)[0] == "• 2 · edited · place unsure"


def test_a_folded_comment_is_one_line_that_says_what_it_hides() -> None:
    of = thread(TREE, {"a": "the first words"})
    assert lines(of, 0, folded=True, hidden=("3 replies", "1 match")) == ["▸ 1 · 3 replies · 1 match  the first words"]


def test_a_quote_has_a_mark_in_the_gutter() -> None:
    of = thread("a b", {"b": "so true\n\nbut no"})
    assert lines(of, 1, overlays=(Overlay(0, 7, "found"),), marks=("quotes 1",)) == [
        "• 2 · quotes 1",
        "▌ so true",
        "",
        "  but no",
        "",
    ]


def test_indentation_stops_where_forty_columns_are_left() -> None:
    deep = Thread(**from_depths([Comment(plain(f"text {n}")) for n in range(30)], range(30))._asdict())
    assert shown_depth(29, 80) == (80 - READABLE) // 2
    assert body_width(29, 80) >= READABLE - 2
    header = lines(deep, 22, 80)[0]
    assert "depth 22, answers 1…1.1" in header
    assert "depth" not in lines(deep, 5, 80)[0]


def test_on_a_narrow_screen_too_it_is_seen_what_answers_what() -> None:
    assert [shown_depth(depth, 38) for depth in (0, 1, 4, 5, 9)] == [0, 1, 4, 5, 5]
    assert body_width(9, 38) >= 26


def test_a_header_without_room_leaves_out_what_is_seen_elsewhere_first() -> None:
    def header(width: int) -> str:
        look = Look(0, since="new", marks=("quotes 3 (Bob)",), flags=("edited",))
        layout = CommentLayout(of, 0, width, closed=False)
        return plain_text(layout.paint_line(0, look, NOW))

    comments = [Comment(plain("hi"), author="Ann", time=NOW - timedelta(hours=3)), Comment(plain("ho"))]
    of = Thread(**from_depths(comments, [0, 1])._asdict())
    assert header(70) == "▾ 1  Ann · 3h · ✱ new · 1 reply · quotes 3 (Bob) · edited"
    assert header(48) == "▾ 1  Ann · 3h · ✱ new · quotes 3 (Bob) · edited"
    assert header(44) == "▾ 1  Ann · ✱ new · quotes 3 (Bob) · edited"
    assert header(32) == "▾ 1  Ann · ✱ new · edited"


def test_a_deep_header_without_room_still_says_its_number() -> None:
    deep = Thread(**from_depths([Comment(plain("x"), author="Ann Lee") for _ in range(7)], range(7))._asdict())
    assert lines(deep, 6, 40)[0].strip("│ ").startswith("• 1.1.1.1.1.1.1  Ann Lee")
    assert "…" not in lines(deep, 6, 40)[0]


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_pane(width: int) -> None:
    text = "日本語 " * 30 + "unbroken" * 40 + " 👩‍👩‍👧 e\u0301 end"
    of = Thread(**from_depths([Comment(plain(text), author="名前" * 30) for _ in range(9)], range(9))._asdict())
    for index in range(9):
        layout = CommentLayout(of, index, width, closed=False)
        assert all(line_width(line) <= width for line in layout.paint(Look(index), NOW))


def test_offsets_and_lines_are_each_others_inverse() -> None:
    of = thread("a", {"a": "word " * 40})
    layout = CommentLayout(of, 0, 30, closed=False)
    for line in range(1, layout.height - 1):
        assert layout.line_of(layout.offset_of(line)) == line


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=5), "now"),
        (timedelta(minutes=12), "12m"),
        (timedelta(hours=3, minutes=50), "3h"),
        (timedelta(days=29), "29d"),
        (timedelta(days=31), "2026-10-22"),
        (timedelta(days=-2), "2026-11-24"),
    ],
)
def test_ages(ago: timedelta, said: str) -> None:
    assert age(NOW - ago, NOW) == said
