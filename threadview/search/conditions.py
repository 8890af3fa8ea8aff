"""Conditions on what a comment is, not on what it says: there is nothing in it to highlight."""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING, Final, Protocol

from msgspec import Struct

from threadview.errors import QueryError
from threadview.markup import fold
from threadview.thread import FLAGS

from .facts import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from threadview.thread import Thread

    from .facts import Facts
    from .terms import Phrase, Word

    Test = Callable[[int], bool]

COMPARISONS: Final[Mapping[str, Callable[[int, int], bool]]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "": operator.eq,
}

_LABEL: Final = re.compile(r"#\d{1,9}|\d{1,9}(?:\.\d{1,9}){0,40}")
_COUNT: Final = re.compile(r"([<>]=?|=?)(\d{1,9})")


class Sentence(Protocol):
    """Something that is true of a comment, or not."""

    def test(self, thread: Thread, facts: Facts) -> Test:
        """Return what tells, by its index, whether it is true of a comment.

        Raises:
            QueryError: It cannot be asked of this thread.
        """


class Condition(Struct, frozen=True):
    """One condition of a query that is no text.

    Attributes:
        sentence: What must be true.
        negated: True when it must not.
    """

    sentence: Sentence
    negated: bool = False


class SpeaksTo(Struct, frozen=True):
    """It answers a comment by this person, or the article, or speaks to this person.

    Attributes:
        name: Finds a part of a name.
        guesses: Whether those count who only seem to have written what is answered.
    """

    name: Word | Phrase
    guesses: bool = False

    def test(self, thread: Thread, facts: Facts) -> Test:
        """Return what tells whether a comment speaks to the person."""
        verdicts: dict[str, bool] = {}

        def is_meant(name: str | None) -> bool:
            if not name:
                return False
            if name not in verdicts:
                verdicts[name] = self.name.found(fold(name))
            return verdicts[name]

        def speaks(index: int) -> bool:
            return is_meant(self._answered(thread, facts, index)) or any(map(is_meant, facts.addressed(index)))

        return speaks

    def _answered(self, thread: Thread, facts: Facts, index: int) -> str | None:
        """Return whom a comment answers."""
        parent = thread.parents[index]
        if parent < 0:
            return thread.article.author if thread.article else None
        author = thread.comments[parent].author
        return facts.guess(parent) if author is None and self.guesses else author


class QuotesFrom(Struct, frozen=True):
    """It quotes the article, or the comment with this label.

    Attributes:
        label: ``"article"``, or a label in the form that :meth:`~threadview.thread.Thread.labelled` takes.
        place: Where in the query it stands, for messages.
    """

    label: str
    place: str

    def test(self, thread: Thread, facts: Facts) -> Test:
        """Return what tells whether a comment quotes it; QueryError when the thread has no such comment."""
        source = ARTICLE if self.label == "article" else thread.labelled(self.label)
        if source is None:
            raise QueryError(
                f"there is no comment {self.label}", mend="give a label such as 1.2.1, or article", place=self.place
            )
        return lambda index: source in facts.sources(index)


class QuotedBy(Struct, frozen=True):
    """So many comments quote it.

    Attributes:
        comparison: One of :data:`COMPARISONS`.
        count: What their number is compared with.
    """

    comparison: str
    count: int

    def test(self, _thread: Thread, facts: Facts, /) -> Test:
        """Return what tells whether so many quote a comment."""
        holds = COMPARISONS[self.comparison]
        return lambda index: holds(len(facts.quoters(index)), self.count)


class Is(Struct, frozen=True):
    """It has one of :data:`STATES`.

    Attributes:
        state: Its name.
    """

    state: str

    def test(self, thread: Thread, facts: Facts) -> Test:
        """Return what tells whether a comment has the state."""
        made = _FOUND.get(self.state)
        return made(thread, facts) if made else lambda index: _has(thread, index, self.state)


def _has(thread: Thread, index: int, flag: str) -> bool:
    """Tell whether the source flags a comment so."""
    return flag in thread.comments[index].flags


def _by_poster(thread: Thread, _facts: Facts) -> Test:
    """Return what tells whether a comment is by who wrote the article."""
    poster = _key(thread.article.author if thread.article else None)
    return lambda index: bool(poster) and _key(thread.comments[index].author) == poster


def _key(author: str | None) -> str:
    """Return what the spellings of one name have in common."""
    return fold(author or "").removeprefix("@")


_FOUND: Final[Mapping[str, Callable[[Thread, Facts], Test]]] = {
    "op": _by_poster,
    "quoting": lambda _thread, facts: lambda index: bool(facts.sources(index)),
    "quoted": lambda _thread, facts: lambda index: bool(facts.quoters(index)),
    "inferred": lambda _thread, facts: lambda index: facts.guess(index) is not None,
    "new": lambda _thread, facts: facts.is_new,
    "edited": lambda thread, facts: lambda index: facts.is_edited(index) or _has(thread, index, "edited"),
    "duplicate": lambda thread, facts: lambda index: facts.is_repeat(index) or _has(thread, index, "duplicate"),
}

STATES: Final = tuple(dict.fromkeys((*_FOUND, *FLAGS)))
"""What ``is:`` takes: what was found of a comment, and what its source says of it."""


def quotes_from(label: str, place: str) -> QuotesFrom:
    """Return the condition that something is quoted; QueryError when this is no label."""
    if label.lower() != "article" and not _LABEL.fullmatch(label):
        raise QueryError(
            f"{label!r} is no comment", mend="give a label such as quotes:1.2.1, or quotes:article", place=place
        )
    return QuotesFrom(label.lower(), place)


def quoted_by(count: str, place: str) -> QuotedBy:
    """Return the condition that so many comments quote; QueryError when this is no number of them."""
    match = _COUNT.fullmatch(count)
    if match is None:
        raise QueryError(f"{count!r} is no number", mend="give one such as quoted:>2", place=place)
    return QuotedBy(match[1], int(match[2]))


def is_state(state: str, place: str) -> Is:
    """Return the condition that a comment is something; QueryError, with the nearest, when there is no such thing."""
    if state.lower() in STATES:
        return Is(state.lower())
    from difflib import get_close_matches

    near = get_close_matches(state.lower(), STATES, n=1)
    mend = f"did you mean is:{near[0]}?" if near else f"is: takes {', '.join(STATES)}"
    raise QueryError(f"there is no is:{state}", mend=mend, place=place)
