"""Counting a thread: everything that its overview says, before it is laid out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from threadview.session.state import ARTICLE, Lit

from .course import Course, course
from .passages import most_quoted
from .people import People

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from threadview.session.findings import Findings
    from threadview.thread import Thread

    from .passages import Passage
    from .people import Exchange, Participant

MOST_ANSWERED: Final = 10
MOST_LEVELS: Final = 10
NAMED_QUOTERS: Final = 12
"""So many of those who quote a passage are named."""

EXCERPT: Final = 400
"""So many characters of a text are enough for any line."""


class Answered(Struct, frozen=True):
    """A comment that others answer: what is shown where nobody has a name.

    Attributes:
        label: Its outline number.
        words: How it begins, on one line.
        comment: Its index.
        answers: Its direct replies.
        quoting: The comments that quote it.
    """

    label: str
    words: str
    comment: int
    answers: tuple[int, ...]
    quoting: tuple[int, ...]


class Quoted(Struct, frozen=True):
    """A passage that is quoted, in words.

    Attributes:
        source: Where it stands: ``"1.1.2 Ann"``, ``"the article"``.
        words: The words, on one line.
        place: Where they stand in their source.
        quoting: The comments that quote them.
        quoters: The first :data:`NAMED_QUOTERS` of these: ``"1.2.1 Bob"``.
    """

    source: str
    words: str
    place: Lit
    quoting: tuple[int, ...]
    quoters: tuple[str, ...]


class Level(Struct, frozen=True):
    """One or more levels of the outline.

    Attributes:
        first: The first of them, from 1.
        last: The last of them.
        comments: What stands on them.
    """

    first: int
    last: int
    comments: tuple[int, ...]


class Overview(Struct, frozen=True, eq=False):
    """A thread as a whole.

    Attributes:
        comments: How many comments it has.
        now: What ages count from.
        whole: All quotes and names were looked for; False where that goes on.
        quoting: The comments that quote.
        participants: Everybody, the most active first.
        exchanges: Who answers and quotes whom, the busiest first.
        answered: The comments with most answers; only where no comment has an author.
        quoted: The passages that are quoted most.
        course: The comments along the time, or along the page.
        levels: How many stand how deep.
    """

    comments: int
    now: datetime
    whole: bool
    quoting: tuple[int, ...]
    participants: tuple[Participant, ...]
    exchanges: tuple[Exchange, ...]
    answered: tuple[Answered, ...]
    quoted: tuple[Quoted, ...]
    course: Course
    levels: tuple[Level, ...]


def overview(findings: Findings, now: datetime) -> Overview:
    """Return a thread as a whole, as far as it was studied; ages count from ``now``."""
    thread = findings.thread
    people = People(findings)
    someone = any(one.comments and not one.guessed for one in people.participants)
    return Overview(
        comments=len(thread),
        now=now,
        whole=findings.whole,
        quoting=tuple(findings.quoting),
        participants=people.participants,
        exchanges=people.exchanges,
        answered=() if someone else _answered(findings),
        quoted=tuple(_in_words(thread, people, passage) for passage in most_quoted(findings)),
        course=course(thread),
        levels=_levels(thread),
    )


def _answered(findings: Findings) -> tuple[Answered, ...]:
    """Return the comments that are answered most."""
    thread = findings.thread
    answered = (index for index in range(len(thread)) if thread.replies(index))
    busiest = sorted(answered, key=lambda index: (-thread.replies(index), index))[:MOST_ANSWERED]
    return tuple(
        Answered(
            thread.label(index),
            _line(thread.comments[index].text),
            index,
            tuple(thread.children(index)),
            tuple(dict.fromkeys(quoting for quoting, _ in findings.quotes.quoted_by(index))),
        )
        for index in busiest
    )


def _in_words(thread: Thread, people: People, passage: Passage) -> Quoted:
    """Return a passage with its words, and with those who quote it by label and name."""
    place = passage.words
    source = thread.article if place.comment == ARTICLE else thread.comments[place.comment]
    assert source is not None  # noqa: S101 - it is quoted
    return Quoted(
        "the article" if place.comment == ARTICLE else _called(thread, people, place.comment),
        _line(source.text[place.start : min(place.end, place.start + EXCERPT)]),
        place,
        passage.quoting,
        tuple(_called(thread, people, index) for index in passage.quoting[:NAMED_QUOTERS]),
    )


def _called(thread: Thread, people: People, comment: int) -> str:
    """Return the label of a comment, with its author's name where that is known."""
    return f"{thread.label(comment)} {people.name(comment)}".rstrip()


def _line(text: str) -> str:
    """Return the beginning of a text on one line."""
    return " ".join(text[:EXCERPT].split())


def _levels(thread: Thread) -> tuple[Level, ...]:
    """Return how many comments stand how deep, several levels in one where there are too many."""
    step = -(-(thread.max_depth() + 1) // MOST_LEVELS)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for index, depth in enumerate(thread.depths):
        found[depth // step].append(index)
    return tuple(_level(part * step, step, comments) for part, comments in sorted(found.items()))


def _level(depth: int, step: int, comments: Sequence[int]) -> Level:
    """Return the comments of the levels from a depth on."""
    return Level(depth + 1, depth + step, tuple(comments))
