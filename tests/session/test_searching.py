"""Searching, limiting, and getting the folds back."""

from __future__ import annotations

import pytest
from reading import at, press, reading, shown, written

from threadview.errors import QueryError
from threadview.search import index
from threadview.session import ACTIONS, Keymap, Session, searching, status

NONE = "0 matches in the first 0 + 2 in the article"
TEXTS = {
    "a": "the harbour wall",
    "b": "nothing here",
    "c": "about boats",
    "d": "a harbour seal",
    "e": "Harbour master",
    "f": "weather",
    "g": "rain",
}


@pytest.fixture
def state() -> Session:
    return written("a(b c(d e)) f(g)", TEXTS, article="The harbour, and the harbour again.")


def typed(state: Session, text: str) -> Session:
    """Search letter by letter, and press Enter."""
    now = state
    for length in range(1, len(text) + 1):
        now = searching.seek(now, text[:length], state)
    return searching.accept(now, state)


def test_typing_goes_to_the_first_match_from_where_one_is(state: Session) -> None:
    assert at(typed(state, "rain")) == "g"
    assert at(typed(state, "harbour")) == "a"
    assert at(typed(press(state, "next"), "harbour")) == "d"


def test_a_search_from_the_end_starts_over(state: Session) -> None:
    assert at(typed(press(state, "last"), "harbour")) == "a"


def test_next_and_previous_walk_the_matches_round(state: Session) -> None:
    found = typed(state, "harbour")
    assert [at(press(found, *["next-match"] * n)) for n in range(1, 4)] == ["d", "e", "a"]
    assert at(press(found, "previous-match")) == "e"
    assert "passed the end" in press(found, *["next-match"] * 3).notice


def test_an_upper_case_letter_minds_the_case(state: Session) -> None:
    assert at(typed(state, "Harbour")) == "e"


def test_matches_are_counted_also_in_the_article(state: Session) -> None:
    search = typed(state, "harbour").search
    assert search is not None
    assert len(search.matches) == 3
    assert search.in_article == 2
    assert searching.position(search, 3) == 2


def test_folds_open_along_the_paths_of_matches_only(state: Session) -> None:
    found = typed(press(state, "fold-all"), "seal")
    assert shown(found) == "a b+ c d e+ f+"


def test_esc_gives_the_folds_back(state: Session) -> None:
    folded = press(state, "fold-all")
    assert shown(press(typed(folded, "seal"), "clear")) == "a+ f+"


def test_taking_letters_back_gives_folds_and_cursor_back(state: Session) -> None:
    folded = press(state, "fold-all")
    found = searching.seek(folded, "seal", folded)
    empty = searching.seek(found, "", folded)
    assert shown(empty) == "a+ f+"
    assert empty.search is None
    assert at(empty) == "a"


def test_without_a_match_nothing_moves_and_it_is_said(state: Session) -> None:
    folded = press(state, "fold-all")
    lost = searching.seek(folded, "zzz", folded)
    assert shown(lost) == "a+ f+"
    assert "no match" in lost.notice


def test_next_match_without_a_search_says_how_to_search(state: Session) -> None:
    assert Keymap(ACTIONS).worded(press(state, "next-match").notice) == "nothing was searched: type / and a word"


def test_the_way_back_from_a_search_is_remembered(state: Session) -> None:
    assert at(press(typed(state, "rain"), "back")) == "a"


def test_a_limit_shows_matches_with_their_ancestors(state: Session) -> None:
    limited = searching.limit(state, "seal", state)
    assert shown(limited) == "a c d"
    assert at(limited) == "d"


def test_a_limit_opens_folds_on_its_way(state: Session) -> None:
    folded = press(state, "fold-all")
    assert shown(searching.limit(folded, "seal", folded)) == "a c d"


def test_an_empty_limit_shows_everything_again(state: Session) -> None:
    limited = searching.limit(state, "seal", state)
    assert shown(searching.limit(limited, "", state)) == "a b c d e f g"


def test_esc_ends_the_search_and_then_lifts_the_limit(state: Session) -> None:
    limited = searching.limit(state, "seal", state)
    assert shown(press(limited, "clear", "clear")) == "a b c d e f g"


def test_a_limit_without_a_match_shows_nothing_and_says_so(state: Session) -> None:
    limited = searching.limit(state, "zzz", state)
    assert shown(limited) == ""
    assert "no match" in limited.notice
    assert shown(press(limited, "next", "fold-all", "clear", "clear", "unfold-all")) == "a b c d e f g"


def test_a_broken_query_is_an_error_with_its_mend(state: Session) -> None:
    with pytest.raises(QueryError):
        searching.seek(state, '"open', state)


def test_a_search_in_an_empty_thread_finds_nothing() -> None:
    empty = written("", {}, article="words")
    assert "in the article only" in searching.seek(empty, "words", empty).notice


def test_the_default_thread_can_be_searched() -> None:
    assert at(typed(reading(), "d")) == "d"


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch, state: Session) -> Session:
    """The same thread, of which no text was read yet."""
    monkeypatch.setattr(index, "AT_ONCE", 0)
    monkeypatch.setattr(searching, "LEAST", 0)
    return state


def read_on(state: Session, count: int) -> Session:
    """Read so many more texts, and take the search there."""
    warm = state.index.warm(1)
    for _ in range(count):
        next(warm)
    return searching.further(state) if searching.is_behind(state) else state


def test_a_search_goes_on_in_texts_that_are_being_read(unread: Session) -> None:
    now = searching.seek(unread, "harbour", unread)
    assert (at(now), now.notice, status.match_count(now)) == ("a", "the texts are being read", NONE)
    now = read_on(now, 1)
    assert (at(now), status.match_count(now)) == ("a", "1 of 1 in the first 1 + 2 in the article")
    now = read_on(now, 3)
    assert (at(now), status.match_count(now)) == ("a", "1 of 2 in the first 4 + 2 in the article")
    now = read_on(press(now, "next-match"), 3)
    assert (at(now), status.match_count(now)) == ("d", "2 of 3 + 2 in the article")
    assert not searching.is_behind(now)


def test_what_is_found_late_is_gone_to_once_and_only_where_nothing_was_found_before(unread: Session) -> None:
    now = searching.accept(searching.seek(unread, "rain", unread), unread)
    for count in (1, 2, 3):
        now = read_on(now, count)
        assert (at(now), "no match in the first" in now.notice) == ("a", True)
    now = read_on(now, 1)
    assert (at(now), now.notice) == ("g", "")
    assert at(press(now, "back")) == "a"


def test_a_search_from_the_middle_starts_over_only_when_all_was_read(unread: Session) -> None:
    begun = press(unread, "last")
    now = read_on(searching.seek(begun, "harbour", begun), 5)
    assert (at(now), status.match_count(now)) == ("g", "3 matches in the first 5 + 2 in the article")
    assert at(read_on(now, 2)) == "a"


def test_folds_made_meanwhile_stay_and_new_matches_are_opened(unread: Session) -> None:
    begun = press(unread, "fold-all")
    now = read_on(searching.seek(begun, "e", begun), 2)
    now = press(now, "toggle")
    assert shown(now) == "a+ f+"
    now = read_on(now, 5)
    assert shown(now) == "a b c d e f g+"
    assert shown(searching.clear(now)) == "a+ f+"


def test_a_limit_grows_with_what_was_read(unread: Session) -> None:
    now = searching.limit(unread, "harbour", unread)
    assert (shown(now), now.notice) == ("", "the texts are being read")
    now = read_on(now, 1)
    assert (shown(now), status.holding(now)) == ("a", ["limited to 1 match in the first 1"])
    now = read_on(now, 6)
    assert (shown(now), at(now), status.holding(now)) == ("a c d e", "a", ["limited to 3 matches"])
    assert shown(searching.clear(searching.clear(now))) == "a b c d e f g"


def test_what_needs_no_text_is_found_before_any_was_read(unread: Session) -> None:
    assert status.match_count(searching.seek(unread, "by:nobody", unread)) == "0 matches"


def test_a_search_in_a_huge_thread_goes_on_by_itself_until_it_is_halted(
    monkeypatch: pytest.MonkeyPatch, state: Session
) -> None:
    monkeypatch.setattr(index, "PIECE", 2)
    monkeypatch.setattr(searching, "MOST", 1)
    monkeypatch.setattr(searching, "LEAST", 0)
    now = searching.seek(state, "master", state)
    assert (at(now), now.notice) == ("a", "no match in the first 2 comments")
    now = searching.further(searching.further(now))
    assert (at(now), now.notice) == ("e", "")
    assert searching.is_behind(now)
    assert not searching.is_behind(searching.halted(now))
    assert searching.halted(state) is state


def test_a_search_that_was_left_for_another_one_begins_anew(monkeypatch: pytest.MonkeyPatch, state: Session) -> None:
    monkeypatch.setattr(index, "PIECE", 3)
    monkeypatch.setattr(searching, "MOST", 1)
    monkeypatch.setattr(searching, "LEAST", 0)
    left = searching.further(searching.seek(state, "e", state))
    searching.seek(left, "rain", left)
    assert searching.is_behind(left)
    while searching.is_behind(left):
        left = searching.further(left)
    assert status.match_count(left) == "1 of 5 + 2 in the article"
