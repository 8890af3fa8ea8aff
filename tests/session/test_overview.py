"""A thread as a whole: what is counted, how it reads, where its lines lead."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from factories import thread
from hypothesis import given
from hypothesis import strategies as st
from reading import at, press, reading
from synthetic import generate

from threadview.layout.runs import line_width, plain_text
from threadview.people import Mentions
from threadview.quotes import ARTICLE, Quote, Quotes
from threadview.session import Findings, Lit, study, unstudied
from threadview.session.overview import Overview, Walk, follow, lines, overview
from threadview.session.overview.passages import most_quoted
from threadview.thread import Body, Comment, Thread, from_depths

if TYPE_CHECKING:
    from threadview.session.overview import Target

NOW = datetime(2024, 5, 4, 20, tzinfo=UTC)
EARLIEST, LATEST = datetime(1, 1, 1, 0, 5, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
SAID = "The ferry has not run since the pier was closed last spring."
ARTICLE_TEXT = f"Everybody knows it. {SAID} The council looks the other way."
TEXTS = {
    "a": f"{SAID}\n\nThat is true.",
    "b": "Nobody asked us when the council met on Tuesday night in the old town hall.",
    "c": "Nobody asked us when the council met on Tuesday night in the old town hall.\n\nI was asked, @Ann.",
    "d": f"{SAID}\n\nSo what?",
}
AUTHORS = {"a": "Ann", "b": "Bob", "c": "Cid", "d": "bob"}


@pytest.fixture
def pier() -> Overview:
    """Four comments by three people; two of them quote the article, one quotes Bob."""
    return whole(thread("a(b(c)) d", TEXTS, AUTHORS, article=ARTICLE_TEXT))


def whole(of: Thread) -> Overview:
    return overview(study(of), NOW)


def shown(of: Overview, width: int = 100) -> str:
    return "\n".join(plain_text(line).rstrip() for line, _ in lines(of, width))


def target(of: Overview, words: str) -> Target | None:
    """Return what the first line with these words leads to."""
    return next(target for line, target in lines(of, 100) if words in plain_text(line))


def timed(*minutes: float | None, texts: str = "word") -> Thread:
    """Return a flat thread whose comments were written so many minutes after 8 o'clock."""
    start = datetime(2024, 5, 4, 8, tzinfo=UTC)
    times = [None if at is None else start + timedelta(minutes=at) for at in minutes]
    return Thread(**from_depths([Comment(Body(texts), time=time) for time in times], [0] * len(times))._asdict())


def test_people_are_listed_by_how_much_they_wrote(pier: Overview) -> None:
    bob, ann, cid = pier.participants
    assert (bob.name, bob.comments, bob.answers, bob.answered) == ("Bob", (1, 3), 1, 1)
    assert (ann.name, ann.comments, ann.naming) == ("Ann", (0,), (2,))
    assert (cid.name, cid.quotes, cid.quoted) == ("Cid", 1, 0)


def test_who_answers_and_quotes_whom_is_counted_for_pairs(pier: Overview) -> None:
    pairs = {(one.who, one.whom): (one.answers, one.quotes) for one in pier.exchanges}
    assert pairs == {
        ("Bob", "Ann"): ((1,), ()),
        ("Cid", "Bob"): ((2,), (2,)),
        ("Ann", "the article"): ((), (0,)),
        ("Bob", "the article"): ((), (3,)),
    }


def test_answering_oneself_is_no_exchange() -> None:
    assert whole(thread("a(b)", authors={"a": "Ann", "b": "@ann"})).exchanges == ()


def test_the_most_quoted_passage_comes_first_with_its_words_and_who_quotes_it(pier: Overview) -> None:
    first, second = pier.quoted
    assert (first.source, first.words, first.quoters) == ("the article", SAID, ("1 Ann", "2 Bob"))
    assert (second.source, second.quoting) == ("1.1 Bob", (2,))


def test_the_lines_say_it(pier: Overview) -> None:
    said = shown(pier)
    assert "4 comments by 3 people; 3 of them quote" in said
    assert "Bob → Ann" in said
    assert f"2×  “{SAID}”\n      the article, quoted by 1 Ann, 2 Bob" in said
    assert "level 3" in said


def test_a_person_leads_to_the_comments_and_n_walks_them(pier: Overview) -> None:
    state = reading(thread("a(b(c)) d", TEXTS, AUTHORS, article=ARTICLE_TEXT))
    found = target(pier, "Bob ")
    assert found == Walk("by Bob", (1, 3))
    state = follow(state, found)
    assert at(state) == "b"
    assert at(press(state, "next-match")) == "d"
    assert at(press(state, "next-match", "back", "back")) == "a"


def test_a_walk_opens_what_hides_its_comments_and_esc_closes_it_again() -> None:
    state = press(reading(thread("a(b(c)) d", TEXTS, AUTHORS)), "fold-all")
    walked = follow(state, Walk("by Bob", (1, 3)))
    assert at(walked) == "b"
    assert not walked.folds[1]
    assert press(walked, "clear").folds == state.folds


def test_one_comment_is_gone_to_without_a_walk() -> None:
    state = follow(reading(), Walk("by Bob", (4,)))
    assert at(state) == "e"
    assert state.search is None


def test_a_passage_leads_to_its_words(pier: Overview) -> None:
    state = reading(thread("a(b(c)) d", TEXTS, AUTHORS, article=ARTICLE_TEXT))
    found = target(pier, "2×")
    assert isinstance(found, Lit)
    lit = follow(state, found)
    assert lit.pane == "article"
    assert ARTICLE_TEXT[found.start : found.end] == SAID
    assert lit.lit == found
    assert target(pier, "quoted by 1 Ann") == Walk("that quote the article", (0, 3))


def test_a_passage_of_a_folded_comment_is_opened() -> None:
    state = press(reading(), "fold-all")
    there = follow(state, Lit(3, 0, 1))
    assert at(there) == "d"
    assert not there.folds[3]


def test_every_line_but_heads_and_blanks_leads_to_comments_of_the_thread(pier: Overview) -> None:
    walks = [found for _, found in lines(pier, 80) if isinstance(found, Walk)]
    assert walks
    assert all(walk.comments and set(walk.comments) <= {0, 1, 2, 3} for walk in walks)


def test_where_nobody_has_a_name_labels_stand_for_comments() -> None:
    nameless = whole(thread("a(b c(d)) e", {"a": "The tide is late today.", "e": "I agree with @ann here."}))
    said = shown(nameless)
    assert "5 comments, nobody has a name" in said
    assert "Most answered" in said
    assert target(nameless, "The tide is late") == Walk("that answer 1", (1, 2))
    assert target(nameless, "ann") == Walk("naming ann", (4,))


def test_guessed_names_are_counted_as_guesses_and_apart_from_known_ones() -> None:
    said = {
        "b": "caligola, you are wrong about the tide.",
        "c": "genome, you never saw a ferry.",
        "d": "Lol genome, you are funny.",
        "f": "caligola, you said that before.",
    }
    of = whole(thread("a(b(c d)) e(f) g", said, {"g": "caligola"}))
    people = {one.name: (one.comments, one.guessed) for one in of.participants}
    assert people == {"caligola?": ((0, 4), True), "genome?": ((1,), True), "caligola": ((6,), False)}
    assert [(one.who, one.whom) for one in of.exchanges] == [("genome?", "caligola?")]
    assert "7 comments by 1 person" in shown(of)
    assert "3 comments have a name that is guessed" in shown(of)


def test_time_is_cut_into_round_stretches() -> None:
    of = whole(timed(0, 5, 61, 300, 301))
    said = shown(of)
    assert "Over time (UTC)" in said
    assert "2024-05-04 08:00" in said
    assert target(of, "2024-05-04 13:00") == Walk("from 2024-05-04 13:00 on", (3, 4))
    assert target(of, "2024-05-04 10:00") is None


def test_the_sparkline_says_its_scale_and_leads_to_where_most_was_written() -> None:
    of = whole(timed(0, 100, 101, 102, 6000))
    assert "most 3 in " in shown(of)
    assert target(of, "most 3 in ") == Walk("where it is busiest", (1, 2, 3))


def test_without_times_the_order_of_the_page_counts() -> None:
    of = whole(timed(*[None] * 25, 3, texts="four"))
    assert "Over the page" in shown(of)
    assert target(of, "comment 6 ") == Walk("from comment 6 on", (5, 6, 7, 8, 9))


@pytest.mark.parametrize(("first", "last"), [(EARLIEST, LATEST), (EARLIEST, EARLIEST), (LATEST, LATEST)])
def test_impossible_times_are_shown_as_they_are(first: datetime, last: datetime) -> None:
    comments = [Comment(Body("x"), time=first), Comment(Body("y"), time=last)]
    assert "Over time" in shown(whole(Thread(**from_depths(comments, [0, 0])._asdict())))


def test_an_empty_thread_says_so() -> None:
    assert lines(whole(thread("")), 80) == [((("no comments here", ("meta",)),), None)]


def test_what_was_not_studied_yet_is_said() -> None:
    assert "not all of it was studied yet" in shown(overview(unstudied(thread("a b")), NOW))


def test_a_chain_of_thousands_has_few_lines() -> None:
    deep = whole(thread("a(" * 3000 + "a" + ")" * 3000))
    assert "levels 2,710–3,010" in shown(deep)
    assert len(lines(deep, 80)) < 60


@pytest.mark.parametrize("shape", ["natural", "star", "chinese"])
def test_no_line_is_wider_than_the_screen(shape: str) -> None:
    of = whole(generate(40, shape=shape).thread())
    for width in (*range(1, 130, 7), 200):
        assert all(line_width(line) <= width for line, _ in lines(of, width))


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 30), st.integers(1, 15)), max_size=25))
def test_the_first_passage_is_the_place_that_most_quotes_cover(ranges: list[tuple[int, int, int]]) -> None:
    of = Thread(**from_depths([Comment(Body("x" * 50))] * 7, [0] * 7)._asdict())
    quotes: dict[int, tuple[Quote, ...]] = {}
    for index, start, length in ranges:
        quotes[index] = Quote(0, 1, "near", 0, start, start + length), *quotes.get(index, ())
    found = most_quoted(Findings(of, Quotes.collect(quotes.items()), Mentions({})))
    covering = [{index for index, start, length in ranges if start <= at < start + length} for at in range(50)]
    assert all(len(passage.quoting) <= max(map(len, covering)) for passage in found)
    assert bool(found) == bool(ranges)
    for passage in found:
        assert any(set(passage.quoting) == covering[at] for at in range(passage.words.start, passage.words.end))


def test_the_article_is_not_taken_for_a_comment_without_author() -> None:
    of = thread("a b", {"a": "nobody", "b": f"{SAID}\n\nYes."}, {"b": "Bob"}, article=ARTICLE_TEXT)
    assert [one.whom for one in whole(of).exchanges] == ["the article"]
    assert whole(of).quoted[0].place.comment == ARTICLE


@pytest.mark.timeout(120)  # a guard against hanging, far from what it takes
def test_ten_thousand_comments_are_counted() -> None:
    findings = unstudied(generate(10_000).thread())
    assert any("10,000 comments" in plain_text(line) for line, _ in lines(overview(findings, NOW), 100))
