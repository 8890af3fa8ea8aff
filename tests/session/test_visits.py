"""Coming back to a thread: what is new, what was edited, and where one was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from factories import thread
from msgspec.structs import replace
from reading import OUTLINE, at, press, reading, shown

from threadview.search import parse
from threadview.session import Place, Session, look, visits
from threadview.session.since import Since
from threadview.session.status import right
from threadview.session.visits import left, newest_first, returned, top
from threadview.thread import Body, Comment, Spot, Thread, Visit, from_depths

if TYPE_CHECKING:
    from collections.abc import Collection

LONGER = "a(b new c(d e more)) f(g) last"


def leave(state: Session, seen: Collection[int] = ()) -> Visit:
    """Return what a visit leaves behind."""
    return left(state, state.findings.since or Since(state.thread), seen)


def again(outline: str, visit: Visit, **of: object) -> Session:
    """Return the state in which a thread is opened again."""
    return returned(reading(thread(outline, **of)), visit)  # type: ignore[arg-type]


def names(state: Session, places: Collection[int]) -> str:
    return " ".join(state.thread.comments[index].id for index in places)


def found(state: Session, query: str) -> str:
    return names(state, state.index.matches(parse(query)))


# What is new


def test_at_the_first_visit_nothing_is_new() -> None:
    state = reading()
    assert found(state, "is:new") == found(state, "is:edited") == ""
    assert right(state) == "? keys"
    assert "nothing is known of an earlier visit" in press(state, "next-new").notice


def test_what_was_there_at_the_first_visit_is_not_new_seen_or_not() -> None:
    state = again(OUTLINE, leave(reading(), seen=[0]))
    assert found(state, "is:new") == ""
    assert "nothing is new" in press(state, "next-new").notice


def test_what_came_since_is_new_wherever_it_stands() -> None:
    state = again(LONGER, leave(reading()))
    assert found(state, "is:new") == "new more last"
    assert found(state, "-is:new") == "a b c d e f g"
    assert right(state) == "3 new · ? keys"


def test_what_is_new_stays_so_until_it_was_seen() -> None:
    state = again(LONGER, leave(reading()))
    assert found(again(LONGER, leave(state)), "is:new") == "new more last"
    new = state.findings.new
    assert found(again(LONGER, leave(state, seen=new[:1])), "is:new") == "more last"
    assert found(again(LONGER, leave(state, seen=new)), "is:new") == ""


class Sealed(dict[str, str | None]):
    """What is known, where nobody may look any key up."""

    def __contains__(self, key: object) -> bool:
        raise AssertionError(key)


def test_of_a_thread_that_is_as_it_was_left_no_comment_is_looked_up() -> None:
    visit = leave(again(LONGER, leave(reading())), seen=range(10))
    sealed = replace(visit, known=Sealed(visit.known))
    assert found(again(LONGER, sealed), "is:new") == ""
    with pytest.raises(AssertionError):
        found(again(LONGER + " later", sealed), "is:new")
    assert found(again(LONGER + " later", visit), "is:new") == "later"


def test_a_thread_with_a_comment_that_nobody_saw_is_not_left_as_a_whole() -> None:
    state = again(LONGER, leave(reading()))
    assert leave(state).whole == leave(state, seen=state.findings.new[1:]).whole == ""
    assert leave(state, seen=state.findings.new).whole == leave(reading(thread(LONGER))).whole != ""


def test_a_header_says_that_a_comment_is_new_also_when_it_is_folded() -> None:
    state = again(LONGER, leave(reading()))
    assert look(state, state.findings.new[0]).since == "new"
    assert look(state, 0).since == ""
    assert look(press(state, "next", "next", "fold"), 2).since == "new"


def test_a_fold_says_how_many_new_ones_it_hides() -> None:
    state = press(again(LONGER, leave(reading())), "fold-all")
    assert look(state, 0).hidden == ("6 replies", "2 new")


def test_a_stub_is_neither_new_nor_known() -> None:
    def page(*flags: str) -> Thread:
        comments = [Comment(Body("x"), id="a"), Comment(Body("y"), id="b", flags=flags)]
        return Thread(**from_depths(comments, [0, 1])._asdict())

    first = leave(reading(page("stub")), seen=[0, 1])
    assert found(returned(reading(page("stub")), first), "is:new") == ""
    assert found(returned(reading(page()), first), "is:new") == "b"


def test_the_new_ones_are_walked_and_opened() -> None:
    state = press(again(LONGER, leave(reading())), "fold-all")
    assert [at(press(state, *["next-new"] * times)) for times in (1, 2, 3, 4)] == ["new", "more", "last", "last"]
    assert "no later" in press(state, *["next-new"] * 4).notice
    assert at(press(state, "unfold-all", "last", "previous-new")) == "more"
    assert at(press(state, "next-new", "back")) == "a"


def test_the_newest_come_first_and_those_without_a_time_last() -> None:
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    times = {"b": noon, "c": noon + timedelta(hours=2), "d": None, "e": noon + timedelta(hours=1), "f": noon}
    comments = [Comment(Body("x"), id="a"), *(Comment(Body("x"), id=name, time=time) for name, time in times.items())]
    before = reading(Thread(**from_depths(comments[:1], [0])._asdict()))
    state = returned(reading(Thread(**from_depths(comments, [0] * len(comments))._asdict())), leave(before))
    assert names(state, newest_first(state)) == "c e b f d"


# What was edited


def test_what_was_edited_since_is_found_and_said_until_it_was_seen() -> None:
    visit = leave(reading(thread("a b")), seen=[0, 1])
    state = again("a b", visit, texts={"b": "another text"})
    assert found(state, "is:edited") == "b"
    assert (look(state, 0).since, look(state, 1).since) == ("", "edited since")
    assert found(again("a b", leave(state), texts={"b": "another text"}), "is:edited") == "b"
    assert found(again("a b", leave(state, seen=[1]), texts={"b": "another text"}), "is:edited") == ""


def test_what_its_source_calls_edited_is_found_as_before() -> None:
    comments = [Comment(Body("x"), id="a", flags=("edited",)), Comment(Body("y"), id="b")]
    state = reading(Thread(**from_depths(comments, [0, 0])._asdict()))
    assert found(state, "is:edited") == "a"


def test_what_was_deleted_since_was_not_edited() -> None:
    gone = Thread(**from_depths([Comment(Body("[deleted]"), id="a", flags=("deleted",))], [0])._asdict())
    assert found(returned(reading(gone), leave(reading(thread("a")), seen=[0])), "is:edited") == ""


def test_a_text_that_nobody_looked_at_before_it_was_made_is_not_made_for_the_memory() -> None:
    def never() -> Body:
        raise AssertionError

    late = Thread(**from_depths([Comment(never, id="a")], [0])._asdict())
    state = reading()
    unread = replace(state, findings=replace(state.findings, thread=late, whole=False), folds=b"\0")
    assert left(unread, Since(late), ()).known == {"a": None}


# Where one was


def test_place_folds_marks_tags_and_mutes_come_back() -> None:
    authors = {"a": "Ann", "b": "Bob"}
    state = press(reading(thread(OUTLINE, authors=authors)), "tag", "next", "mute", "set-mark:k", "next", "fold")
    back = again(LONGER, leave(state), authors=authors)
    assert at(back) == "c"
    assert shown(back) == "a b new c+ f g last"
    assert at(press(back, "to-mark:k")) == "b"
    assert back.tags == state.tags
    assert back.is_muted(1)


def test_the_pane_comes_back() -> None:
    state = replace(reading(thread(OUTLINE, article="News.")), pane="article")
    assert again(OUTLINE, leave(state), article="News.").pane == "article"
    assert again(OUTLINE, leave(state)).pane == "comments"


def test_a_thread_without_comments_comes_back_too() -> None:
    visit = leave(reading(thread("", article="News.")))
    assert again("", visit, article="News.").pane == "article"
    assert found(again("a", visit, article="News."), "is:new") == "a"


def test_a_place_that_is_gone_is_forgotten() -> None:
    state = press(reading(), "last", "fold", "set-mark:k")
    back = again("a b", replace(leave(state), top=("g", 3)))
    assert at(back) == "a"
    assert back.marks == {}
    assert top(back, replace(leave(state), top=("g", 3))) is None


def test_the_line_at_the_top_is_found_again_where_it_moved_to() -> None:
    visit = replace(leave(reading()), top=("c", 40))
    assert top(again(LONGER, visit), visit) == (3, 40)


def test_folds_that_a_search_opened_are_not_kept() -> None:
    from threadview.session import searching

    folded = press(reading(), "fold-all")
    assert leave(searching.seek(folded, "g", folded)).folds == frozenset("abcdefg")


def test_what_comes_late_takes_nothing_away() -> None:
    visit = leave(press(reading(), "set-mark:k", "next", "set-mark:m", "last", "fold-all"))
    now = press(reading(thread(LONGER)), "next", "next", "set-mark:k")
    late = returned(now, visit, moving=False)
    assert at(late) == "new"
    assert shown(late) == "a b new c d e more f g last"
    assert late.marks == {"k": Place("comments", 2), "m": Place("comments", 1)}
    assert found(late, "is:new") == "new more last"


@pytest.mark.timeout(120)  # a guard against hanging, far from what it takes
def test_a_hundred_thousand_comments_are_compared() -> None:
    size = 100_000
    page = Thread(**from_depths([Comment(Body(""), id=f"c{at}") for at in range(size)], [0] * size)._asdict())
    known = {f"c{at}": None for at in range(0, size, 2)}
    assert len(Since(page, known).new) == size // 2
    assert Visit(Spot("comments", ""), known=known)


def test_of_a_large_thread_only_texts_that_were_on_the_screen_are_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(visits, "MOST_STUDIED", 2)
    state = reading(thread("a b c"))
    assert state.findings.whole
    known = leave(state, {1}).known
    assert set(known) == {"a", "b", "c"}
    assert [key for key, digest in known.items() if digest] == ["b"]
