"""What a search may ask of what was found."""

from __future__ import annotations

from factories import thread

from threadview.quotes import ARTICLE
from threadview.search import Index, parse
from threadview.session import study, unstudied

SAID = "the ferry has not run since the pier was closed last spring"
TEXTS = {
    "a": f"Well, {SAID}, and nobody told us.",
    "b": f"{SAID}\n\nThat is not what the council says.",
    "c": f"gannet,\n\n{SAID}\n\nReally? So says @petrel and so said Ann.",
    "d": "They say the old pier will be rebuilt this very year.\n\nI doubt it.",
}
PAGE = thread("a(b c) d", TEXTS, {"d": "Ann"}, article="They say the old pier will be rebuilt this very year. Good.")


def test_who_quotes_what() -> None:
    found = study(PAGE)
    assert [found.sources(index) for index in range(4)] == [[], [0], [0], [ARTICLE]]
    assert found.quoters(0) == {1, 2}
    assert found.quoters(3) == set()
    assert Index(PAGE, found).matches(parse("quoted:>1")) == [0]


def test_who_is_spoken_to_and_who_only_named() -> None:
    found = study(PAGE)
    assert sorted(found.handles(2)) == ["Ann", "gannet", "petrel"]
    assert sorted(found.addressed(2)) == ["gannet", "petrel"]


def test_who_seems_to_have_written_what() -> None:
    found = study(PAGE)
    assert [found.guess(index) for index in range(4)] == ["gannet", None, None, None]
    assert found.inferred[0].evidence == (2,)


def test_who_posts_twice_is_flagged_so() -> None:
    found = study(thread("a b c", {"a": TEXTS["a"], "b": "No.", "c": TEXTS["a"]}))
    assert [found.flags(index) for index in range(3)] == [(), (), ("duplicate",)]
    assert Index(found.thread, found).matches(parse("is:duplicate")) == [2]


def test_nothing_is_known_of_a_thread_that_was_not_studied() -> None:
    found = unstudied(PAGE)
    assert found.inferred == {}
    assert found.sources(1) == []
    assert Index(PAGE, found).matches(parse("is:quoted")) == []
