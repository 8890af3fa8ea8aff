"""What can be sought in a text: each kind yields the ranges it covers, and that is what "found" means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final, Literal, Protocol

from msgspec import Struct

from threadview.errors import QueryError
from threadview.markup import fold, fold_typography

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from regex import Pattern

Range = tuple[int, int]
"""Code points ``start`` up to, not including, ``end``."""

Form = Literal["plain", "lower"]
"""A way to fold a text that keeps its length: only its typography, or its case too (see :data:`FORMS`)."""

TIME_LIMIT: Final = 0.25
"""Seconds that one expression may spend on one text."""

_ESCAPES: Final = re.compile(r"\\[pP]\{[^}]*\}|\\.|\(\?P?<\w+>")


FORMS: Final[Mapping[Form, Callable[[str], str]]] = {"plain": fold_typography, "lower": fold}


class Sought(Protocol):
    """Something to look for."""

    @property
    def form(self) -> Form:
        """The form of a text that :meth:`found` and :meth:`ranges` want to be given."""

    def found(self, text: str) -> bool:
        """Tell whether :meth:`ranges` has any."""

    def ranges(self, text: str) -> Iterator[Range]:
        """Yield what is covered, from left to right, never empty, never overlapping."""


class Word(Struct, frozen=True):
    """Characters without a blank, anywhere in a text.

    Attributes:
        needle: Folded as the texts are.
    """

    needle: str
    form: Form

    def found(self, text: str) -> bool:
        """Tell whether the characters occur."""
        return self.needle in text

    def among(self, texts: Sequence[str], indexes: Iterable[int]) -> list[int]:
        """Return the indexes of the texts in which it is found, sooner than by asking for one after the other."""
        needle = self.needle
        return [index for index in indexes if needle in texts[index]]

    def ranges(self, text: str) -> Iterator[Range]:
        """Yield each occurrence."""
        size, start = len(self.needle), text.find(self.needle)
        while start >= 0:
            yield start, start + size
            start = text.find(self.needle, start + size)


class Phrase(Struct, frozen=True):
    """Words in order, with any white space between them."""

    pattern: re.Pattern[str]
    form: Form

    def found(self, text: str) -> bool:
        """Tell whether the words occur in this order."""
        return self.pattern.search(text) is not None

    def ranges(self, text: str) -> Iterator[Range]:
        """Yield each occurrence."""
        for match in self.pattern.finditer(text):
            yield match.span()


class Expression(Struct, frozen=True):
    """A user's regular expression, held to :data:`TIME_LIMIT`.

    Attributes:
        compiled: A pattern of the ``regex`` library, which knows time limits; it minds the case or not by its own flag.
        place: Where in the query it stands, for messages.
    """

    compiled: Pattern[str]
    place: str
    form: ClassVar[Form] = "plain"

    def found(self, text: str) -> bool:
        """Tell whether it matches at least one character; QueryError when that takes too long."""
        try:
            return next(self._matches(text), None) is not None
        except TimeoutError:
            raise self.too_slow() from None

    def ranges(self, text: str) -> Iterator[Range]:
        """Yield each match; those that are not found in time are left out, since a screen cannot wait."""
        try:
            yield from self._matches(text)
        except TimeoutError:
            return

    def too_slow(self) -> QueryError:
        """Return what to say when the time is up."""
        return QueryError(
            "the regular expression takes too long", mend="make it simpler, or seek its words", place=self.place
        )

    def _matches(self, text: str) -> Iterator[Range]:
        """Yield each match of at least one character."""
        for match in self.compiled.finditer(text, timeout=TIME_LIMIT, concurrent=True):
            if match.end() > match.start():
                yield match.span()


class Handle(Struct, frozen=True):
    """A person's handle, written with an at sign: ``@ann``, but not ``@anna`` nor ``ann@example``.

    Attributes:
        name: Folded by :func:`~threadview.markup.fold`, without the sign.
        named: Finds the bare name too, as a word of its own.
    """

    name: str
    written: re.Pattern[str]
    named: re.Pattern[str]
    form: ClassVar[Form] = "lower"

    def found(self, text: str) -> bool:
        """Tell whether the handle is written."""
        # The expression asks at every character what stands before it; most texts have no such handle at all.
        return "@" + self.name in text and self.written.search(text) is not None

    def ranges(self, text: str) -> Iterator[Range]:
        """Yield each place where the handle is written, with its sign."""
        for match in self.written.finditer(text):
            yield match.span()

    def names(self, text: str) -> Iterator[Range]:
        """Yield each place where the name stands, with its sign or without: for texts known to mention the person."""
        for match in self.named.finditer(text):
            yield match.span()


def words(text: str) -> Word | Phrase:
    """Return what finds a word, or a phrase when it has blanks; upper-case letters make it mind the case."""
    form: Form = "lower" if text == text.lower() else "plain"
    parts = FORMS[form](text).split()
    if len(parts) == 1:
        return Word(parts[0], form)
    return Phrase(re.compile(r"\s+".join(re.escape(part) for part in parts)), form)


def name(text: str) -> Word | Phrase:
    """Return what finds a part of a name in any case."""
    return words(text.lower())


def handle(text: str) -> Handle:
    """Return what finds a person's handle, given with or without its at sign."""
    folded = fold(text).lstrip("@")
    bare = re.escape(folded)
    return Handle(folded, re.compile(rf"(?<!\w)@{bare}(?!\w)"), re.compile(rf"(?<!\w)@?{bare}(?!\w)"))


def expression(pattern: str, place: str) -> Expression:
    """Compile a user's regular expression.

    Args:
        pattern: In the language of the ``regex`` library; typographic quotes and dashes mean the plain ones.
        place: Where in the query it stands, for messages.

    Raises:
        QueryError: It is not well formed.
    """
    import regex

    literal = _ESCAPES.sub("", pattern)
    flags = regex.MULTILINE if literal != literal.lower() else regex.MULTILINE | regex.IGNORECASE
    try:
        return Expression(regex.compile(fold_typography(pattern), flags, cache_pattern=False), place)
    except regex.error as error:
        reason = f"the regular expression is broken: {error}"
    except (RecursionError, OverflowError, ValueError, MemoryError):
        reason = "the regular expression is too large"
    raise QueryError(reason, mend='mend it, or put the words in "quotes"', place=place)
