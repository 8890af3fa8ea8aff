"""Reading on in a thread that has become another one."""

from __future__ import annotations

from factories import thread
from msgspec.structs import replace
from reading import at, press, reading, shown

from threadview.search import parse
from threadview.session import Session, searching
from threadview.session.renewal import renewed

BEFORE = "a(b c(d e)) f(g)"
AFTER = "z a(b c(d new e)) f(g more)"


def there(state: Session, outline: str = AFTER, **how: bool) -> Session:
    return renewed(state, reading(thread(outline)), **how)


def test_the_cursor_folds_and_marks_stay_with_their_comments() -> None:
    state = press(reading(thread(BEFORE)), "next", "next", "set-mark:x", "fold", "last")
    now = there(state)
    assert at(now) == "g"
    assert shown(now) == "z a b c+ f g more"
    assert at(press(now, "to-mark:x")) == "c"


def test_what_was_not_there_is_new_when_it_was_read_again_and_not_while_it_is_still_coming() -> None:
    state = reading(thread(BEFORE))
    again = there(state)
    assert [again.thread.comments[index].id for index in again.findings.new] == ["z", "new", "more"]
    assert there(state, news=False).findings.new == []


def test_what_was_new_before_stays_new() -> None:
    once = there(reading(thread(BEFORE)), "a(b c(d e)) f(g) h")
    twice = there(once, "a(b c(d e)) f(g) h i")
    assert [twice.thread.comments[index].id for index in twice.findings.new] == ["h", "i"]


def test_a_comment_that_is_gone_leaves_the_cursor_at_the_nearest_one_before_it() -> None:
    state = press(reading(thread(BEFORE)), "last")
    assert at(there(state, "a(b c(d e)) f")) == "f"
    assert at(there(state, "x y")) == "x"


def test_somebody_who_has_gone_nowhere_sees_the_beginning() -> None:
    assert at(there(reading(thread(BEFORE)), moved=False)) == "z"


def test_the_way_back_is_kept_without_what_is_gone() -> None:
    state = press(reading(thread(BEFORE)), "set-mark:a", "last", "set-mark:b", "to-mark:a", "to-mark:b")
    assert [place.comment for place in state.jumps.back] == [0, 6, 0][-len(state.jumps.back) :]
    back = press(there(state), "back")
    assert at(back) == "a"
    assert at(press(there(state, "f(g)"), "back")) == "g"


def test_a_search_is_asked_again_and_moves_nobody() -> None:
    state = searching.seek(reading(thread("a b", {"a": "warm ice", "b": "cold ice"})), "ice", reading(thread("a b")))
    state = press(state, "next-match")
    now = renewed(state, reading(thread("a c b", {"a": "warm ice", "b": "cold ice", "c": "more ice"})))
    assert at(now) == "b"
    assert now.search is not None
    assert [now.thread.comments[match].id for match in now.search.matches] == ["a", "c", "b"]
    assert at(press(now, "previous-match")) == "c"


def test_a_limit_holds_for_what_has_come_too() -> None:
    texts = {"a": "ice", "b": "fire", "c": "ice again", "d": "smoke"}
    origin = reading(thread("a b c", texts))
    state = press(searching.limit(origin, "ice", origin), "last")
    now = renewed(state, reading(thread("a d b c", texts)))
    assert shown(now) == "a c"
    assert at(now) == "c"
    assert now.limit == parse("ice")


def test_people_and_their_colours_stay() -> None:
    state = replace(reading(thread(BEFORE)), person="Ann", tags={"ann": "tag1"}, muted=frozenset({"bob"}), bare=True)
    now = there(state)
    assert (now.person, now.tags, now.muted, now.bare) == ("Ann", {"ann": "tag1"}, {"bob"}, True)


def test_the_article_is_left_when_there_is_none_any_longer() -> None:
    state = replace(reading(thread(BEFORE, article="Once.")), pane="article")
    assert renewed(state, reading(thread(BEFORE, article="Twice."))).pane == "article"
    assert renewed(state, reading(thread(BEFORE))).pane == "comments"


def test_what_has_become_empty_is_empty() -> None:
    now = there(press(reading(thread(BEFORE)), "last"), "")
    assert not now.rows
    assert there(now, BEFORE, moved=False).rows
