"""A query that has been understood, and what it covers in any text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from .terms import FORMS, Expression, Handle, Sought, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .conditions import Condition
    from .terms import Range


class Term(Struct, frozen=True):
    """One condition of a query.

    Attributes:
        sought: What is looked for.
        scope: ``"all"``: in text and author; ``"author"``: in the author's name only.
        negated: True when a comment matches that does *not* have it.
        guesses: Whether who only seems to have written a comment counts as its author.
    """

    sought: Sought
    scope: Literal["all", "author"] = "all"
    negated: bool = False
    guesses: bool = False

    def narrows(self, earlier: Term) -> bool:
        """Tell whether whatever has this has the earlier one too: a word that holds the other."""
        mine, theirs = self.sought, earlier.sought
        return (
            isinstance(mine, Word)
            and isinstance(theirs, Word)
            and theirs.needle in mine.needle
            and replace(self, sought=theirs) == earlier
            and not self.negated
            and mine.form == theirs.form
        )

    def in_text(self, text: str) -> Iterator[Range]:
        """Yield the ranges that are covered in a folded text."""
        return self.sought.ranges(text) if self.scope == "all" else iter(())

    def in_author(self, author: str) -> Iterator[Range]:
        """Yield the ranges that are covered in a folded author's name: for a handle the whole name, or nothing."""
        if not isinstance(self.sought, Handle):
            return self.sought.ranges(author)
        same = author.strip().lstrip("@") == self.sought.name
        return iter([(0, len(author))] if same else [])


class Query(Struct, frozen=True, eq=False):
    """All terms and conditions of a query; false when there is none.

    Two queries are equal when they were typed alike.

    Attributes:
        text: As it was typed.
        terms: What is sought in texts and names, in the order typed.
        conditions: What must be true of a comment besides, in the order typed.
    """

    text: str = ""
    terms: tuple[Term, ...] = ()
    conditions: tuple[Condition, ...] = ()

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is a query that was typed alike."""
        return isinstance(other, Query) and self.text == other.text

    def __ne__(self, other: object) -> bool:
        """Tell whether the other is none: a ``Struct`` would ask whether it is another object."""
        return not self == other

    def __hash__(self) -> int:
        """Return what queries that were typed alike have in common."""
        return hash(self.text)

    def __bool__(self) -> bool:
        """Tell whether anything is asked."""
        return bool(self.terms or self.conditions)

    def narrows(self, earlier: Query) -> bool:
        """Tell whether what matches this is among what matched an earlier query, as while a word is typed."""
        *same, grown = self.terms or (None,)
        *before, last = earlier.terms or (None,)
        return (
            same == before
            and not self.conditions
            and not earlier.conditions
            and grown is not None
            and last is not None
            and grown.narrows(last)
        )

    def shown(self) -> list[Term]:
        """Return the terms that have something to highlight."""
        return [term for term in self.terms if not term.negated]

    def by_cost(self) -> list[Term]:
        """Return the terms, the cheapest to look for first."""
        return sorted(self.terms, key=lambda term: isinstance(term.sought, Expression))


def spans_in(query: Query, text: str) -> list[Range]:
    """Return what to highlight in a text that is no comment, such as the article: sorted, not overlapping.

    Never raises: of an expression that is too slow, the matches found in time are returned.
    """
    return merged(found for term in query.shown() for found in term.in_text(FORMS[term.sought.form](text)))


def merged(ranges: Iterable[Range]) -> list[Range]:
    """Return the ranges sorted, those that overlap as one."""
    tidy: list[Range] = []
    for start, end in sorted(ranges):
        if tidy and start < tidy[-1][1]:
            tidy[-1] = tidy[-1][0], max(end, tidy[-1][1])
        else:
            tidy.append((start, end))
    return tidy
