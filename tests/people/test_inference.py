"""Who may have written what, in a thread that lost its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factories import thread
from hypothesis import given
from hypothesis import strategies as st

from threadview.people import Inferred, find_mentions, infer
from threadview.readers import read
from threadview.thread import Body, Comment, Document, Thread, from_depths

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def guessed(outline: str, texts: Mapping[str, str], authors: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return who seems to have written the comments, by their ids, with the ids of those that say so."""
    page = thread(outline, texts, authors)
    ids = [comment.id for comment in page.comments]
    found = infer(page, find_mentions(page))
    return {ids[at]: f"{one.name}: {' '.join(ids[by] for by in one.evidence)}" for at, one in found.items()}


def test_an_answer_tells_who_wrote_what_it_answers() -> None:
    assert guessed("a(b c)", {"b": "cormorant,\n\nthe tide is late.", "c": "It is."}) == {"a": "cormorant: b"}
    assert guessed("a(b)", {"b": "@cormorant: the tide is late."}) == {"a": "cormorant: b"}


def test_who_is_named_elsewhere_in_an_answer_has_not_written_what_it_answers() -> None:
    assert guessed("a(b)", {"b": "Late again, says @cormorant."}) == {}
    assert guessed("a(b)", {"b": "Late again, as always. It is 2016 andre"}) == {}
    assert guessed("a b", {"b": "cormorant,\n\nthe tide is late."}) == {}


def test_what_is_known_is_left_alone() -> None:
    texts = {"b": "cormorant,\n\nno.", "d": "Cormorant, no."}
    assert guessed("a(b) c(d)", texts, {"a": "Ann", "c": "Cormorant"}) == {}
    assert guessed("a(b) c(d)", texts, {"a": "Cormorant"}) == {"c": "Cormorant: d"}


def test_most_evidence_counts_and_what_contradicts_itself_does_not() -> None:
    texts = {"b": "gannet,\n\nno.", "c": "petrel,\n\nno.", "d": "petrel,\n\nyes."}
    assert guessed("a(b c)", texts) == {}
    assert guessed("a(b c d)", texts) == {"a": "petrel: c d"}


def test_whom_a_comment_speaks_to_has_not_written_it() -> None:
    texts = {"b": "gannet,\n\nno.", "c": "petrel,\n\nno.", "d": "gannet,\n\nyou forget the wind."}
    # What d says is meant for a: a page that shows few levels hangs it under b.
    assert guessed("a(b(c d))", texts) == {"a": "gannet: b d", "b": "petrel: c"}


def test_a_comment_hung_below_somebody_else_speaks_to_one_further_up() -> None:
    assert guessed("a(b(c))", {"c": "gannet,\n\nno."}, {"b": "Ann"}) == {"a": "gannet: c"}
    assert guessed("a(b(c))", {"c": "gannet,\n\nno."}, {"a": "Ann", "b": "Gannet"}) == {}


def test_nobody_answers_themselves() -> None:
    texts = {"c": "gannet,\n\nno.", "d": "gannet,\n\nno.", "e": "gannet,\n\nyes."}
    assert guessed("a(b(c) d)", texts) == {}
    assert guessed("a(b(c e) d)", texts) == {"b": "gannet: c e"}
    assert guessed("a(b(c))", texts, {"a": "Gannet"}) == {}


def test_the_name_is_spelt_as_it_is_most_often() -> None:
    texts = {"b": "gannet,\n\nno.", "c": "Gannet,\n\nno.", "d": "Gannet,\n\nno.", "x": "gannet,\n\nno."}
    assert guessed("a(b) e(c) f(d)", texts) == {"a": "Gannet: b", "e": "Gannet: c", "f": "Gannet: d"}


def test_the_page_we_were_given(seed: Path) -> None:
    (page,) = read(Document((seed / "page.txt").read_bytes()))
    assert infer(page, find_mentions(page)) == {
        2: Inferred("caligola", (5,)),
        5: Inferred("genome", (7, 11)),
        7: Inferred("leeroy", (8,)),
        8: Inferred("genome", (9,)),
        15: Inferred("Tundra", (16,)),
    }


TEXTS = st.sampled_from(["gannet,\n\nno.", "@petrel yes.", "Ann, you are wrong.", "The tide is late.", "Hi gannet"])
ROWS = st.lists(st.tuples(TEXTS, st.sampled_from([None, None, "gannet", "Ann"]), st.integers(0, 4)), max_size=12)


@given(ROWS)
def test_a_guess_has_its_reasons_below_it_and_never_meets_itself(rows: list[tuple[str, str | None, int]]) -> None:
    depths = [0]
    for _, _, depth in rows[1:]:
        depths.append(min(depth, depths[-1] + 1))
    comments = [Comment(Body(text), author=author) for text, author, _ in rows]
    page = Thread(**from_depths(comments, depths[: len(rows)])._asdict())
    found = infer(page, find_mentions(page))
    for index, one in found.items():
        assert page.comments[index].author is None
        assert one.evidence
        assert all(index < by < page.ends[index] for by in one.evidence)
        above = page.parents[index]
        assert above < 0 or above not in found or found[above].name.casefold() != one.name.casefold()


@pytest.mark.timeout(120)  # a guard against hanging, far from what it takes
def test_a_chain_of_many_answers_does_not_hang() -> None:
    size = 20_000
    comments = [Comment(Body("gannet,\n\nno.")) for _ in range(size)]
    page = Thread(**from_depths(comments, range(size))._asdict())
    mentions = find_mentions(page)
    # Everybody speaks to gannet, so nobody can be.
    assert infer(page, mentions) == {}
