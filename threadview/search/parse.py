"""From what was typed to a Query."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from threadview.errors import QueryError
from threadview.markup import fold_typography

from .conditions import Condition, SpeaksTo, is_state, quoted_by, quotes_from
from .query import Query, Term
from .terms import expression, handle, name, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .conditions import Sentence
    from .terms import Expression, Phrase, Word

_TERM: Final = re.compile(
    r"""(?P<minus>-(?=[^\s-]))?
    (?:(?P<scope>by:|to:|is:|quotes:|quoted:|@)(?=[^\s])
      (?:"(?P<quoted>[^"]*)(?P<quoted_end>"|\Z)|(?P<given>\S+))
    |"(?P<phrase>[^"]*)(?P<phrase_end>"|\Z)
    |(?P<slash>/)
    |(?P<word>\S+))""",
    re.VERBOSE | re.IGNORECASE,
)
_EXPRESSION: Final = re.compile(r"/((?:[^\\/]|\\.|/(?![\s]|\Z))*)/(?=\s|\Z)", re.DOTALL)
_BLANKS: Final = re.compile(r"\s*")
_SENTENCES: Final[Mapping[str, Callable[[str, str], Sentence]]] = {
    "is:": is_state,
    "quotes:": quotes_from,
    "quoted:": quoted_by,
}


def parse(text: str) -> Query:
    """Understand a query (:mod:`threadview.search` has the language); of an empty text, an empty Query.

    Raises:
        QueryError: A quote or an expression is not closed, is empty or is broken, or there is no such thing as is
            asked for; the message names the place.
    """
    # The length is kept, so that places in messages count what was typed.
    plain = fold_typography(text)
    terms: list[Term] = []
    conditions: list[Condition] = []
    at = _skip_blanks(plain, 0)
    while at < len(plain):
        one, at = _term(plain, at)
        if isinstance(one, Condition):
            conditions.append(one)
        else:
            terms.append(one)
        at = _skip_blanks(plain, at)
    return Query(text, tuple(terms), tuple(conditions))


def _skip_blanks(text: str, at: int) -> int:
    """Return where the next term begins."""
    match = _BLANKS.match(text, at)
    return match.end() if match else at


def _term(text: str, at: int) -> tuple[Term | Condition, int]:
    """Return the term that begins here, and where it ends."""
    match = _TERM.match(text, at)
    assert match is not None  # noqa: S101 - any character that is no blank begins a term
    negated = match["minus"] is not None
    if match["slash"]:
        sought, end = _expression(text, match.start("slash"))
        return Term(sought, negated=negated), end
    if match["scope"]:
        return _scoped(match, negated=negated), match.end()
    if match["word"] is not None:
        return Term(words(match["word"]), negated=negated), match.end()
    return Term(words(_closed(match, "phrase", "phrase_end")), negated=negated), match.end()


def _scoped(match: re.Match[str], *, negated: bool) -> Term | Condition:
    """Return what a term with a mark before it asks for: ``@name``, ``by:name``, ``is:quoted``."""
    given = match["given"] or _closed(match, "quoted", "quoted_end")
    scope = match["scope"].lower()
    if scope == "@":
        return Term(handle(given), negated=negated)
    if scope == "by:":
        sought, guesses = _person(given)
        return Term(sought, "author", negated, guesses)
    if scope == "to:":
        return Condition(SpeaksTo(*_person(given)), negated)
    return Condition(_SENTENCES[scope](given, _place(match.start("scope"))), negated)


def _person(given: str) -> tuple[Word | Phrase, bool]:
    """Return what finds a part of a name, and whether guesses count: they are shown, and asked for, with a ``?``."""
    bare = given.removesuffix("?")
    return (name(bare), True) if bare.strip() and bare != given else (name(given), False)


def _closed(match: re.Match[str], group: str, end: str) -> str:
    """Return what stands between quotes, which must be closed and must hold something."""
    place = _place(match.start(group) - 1)
    if not match[end]:
        raise QueryError("the quote is not closed", mend='put a " where it ends', place=place)
    if not match[group].strip():
        raise QueryError("there is nothing in the quotes", mend="put words between them", place=place)
    return match[group]


def _expression(text: str, at: int) -> tuple[Expression, int]:
    """Return the regular expression that begins here, and where it ends."""
    match = _EXPRESSION.match(text, at)
    if match is None:
        mend = 'put a / where it ends, or the words in "quotes"'
        raise QueryError("the regular expression is not closed", mend=mend, place=_place(at))
    if not match[1]:
        raise QueryError("there is nothing in the regular expression", mend="write it between the /", place=_place(at))
    return expression(match[1].replace(r"\/", "/"), _place(at)), match.end()


def _place(at: int) -> str:
    """Name a place in the query, as people count."""
    return f"character {at + 1} of the query"
