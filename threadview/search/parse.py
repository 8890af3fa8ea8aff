"""From what was typed to a Query."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from threadview.errors import QueryError
from threadview.markup import fold_typography

from .query import Query, Term
from .terms import expression, handle, name, words

if TYPE_CHECKING:
    from .terms import Expression

_TERM: Final = re.compile(
    r"""(?P<minus>-(?=[^\s-]))?
    (?:(?P<scope>by:(?=[^\s])|@(?=[^\s]))
      (?:"(?P<quoted_name>[^"]*)(?P<name_end>"|\Z)|(?P<name>\S+))
    |"(?P<phrase>[^"]*)(?P<phrase_end>"|\Z)
    |(?P<slash>/)
    |(?P<word>\S+))""",
    re.VERBOSE | re.IGNORECASE,
)
_EXPRESSION: Final = re.compile(r"/((?:[^\\/]|\\.|/(?![\s]|\Z))*)/(?=\s|\Z)", re.DOTALL)
_BLANKS: Final = re.compile(r"\s*")


def parse(text: str) -> Query:
    """Understand a query (:mod:`threadview.search` has the language); of an empty text, an empty Query.

    Raises:
        QueryError: A quote or an expression is not closed, is empty or is broken; the message names the place.
    """
    # The length is kept, so that places in messages count what was typed.
    plain = fold_typography(text)
    terms, at = [], _skip_blanks(plain, 0)
    while at < len(plain):
        term, at = _term(plain, at)
        terms.append(term)
        at = _skip_blanks(plain, at)
    return Query(text, tuple(terms))


def _skip_blanks(text: str, at: int) -> int:
    """Return where the next term begins."""
    match = _BLANKS.match(text, at)
    return match.end() if match else at


def _term(text: str, at: int) -> tuple[Term, int]:
    """Return the term that begins here, and where it ends."""
    match = _TERM.match(text, at)
    assert match is not None  # noqa: S101 - any character that is no blank begins a term
    negated = match["minus"] is not None
    if match["slash"]:
        sought, end = _expression(text, match.start("slash"))
        return Term(sought, negated=negated), end
    if match["scope"]:
        return _person(match, negated=negated), match.end()
    if match["word"] is not None:
        return Term(words(match["word"]), negated=negated), match.end()
    return Term(words(_closed(match, "phrase", "phrase_end")), negated=negated), match.end()


def _person(match: re.Match[str], *, negated: bool) -> Term:
    """Return the term for ``by:name`` or ``@name``."""
    given = match["name"] or _closed(match, "quoted_name", "name_end")
    if match["scope"] == "@":
        return Term(handle(given), negated=negated)
    return Term(name(given), "author", negated)


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
