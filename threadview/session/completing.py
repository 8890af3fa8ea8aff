"""What Tab can make of a text at the prompt: the rest of a term, of a name, of a command."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from threadview.search import SCOPES, STATES

from .actions import NAME, ONE_LETTER, QUERY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .state import Session

_LAST: Final = re.compile(r"""-?(?:(?P<scope>by:|to:|@)(?P<name>"[^"]*|[^\s"]*)|\S*)\Z""", re.IGNORECASE)


class Tab:
    """Tab, pressed again and again: first as much as all that fits has in common, then one after another."""

    def __init__(self) -> None:
        """Begin with nothing that fits."""
        self._fitting: Sequence[str] = ()
        self._given = ""

    def goes_round(self, text: str) -> bool:
        """Tell whether a text is what was given last, one of several."""
        return text == self._given and len(self._fitting) > 1

    def begin(self, text: str, fitting: Sequence[str]) -> str:
        """Return a text as far as it is sure, of all that fit; where nothing can be added, the first of them."""
        self._fitting = fitting
        common = _common(fitting)
        if len(common) > len(text) or not fitting or fitting == [text]:
            self._given = common or text
            return self._given
        return self._give(fitting[0]) if text not in fitting else self.turned(text, 1)

    def turned(self, text: str, step: int) -> str:
        """Return what comes ``step`` after a text among all that fit."""
        place = self._fitting.index(text) + step if text in self._fitting else min(step, 0)
        return self._give(self._fitting[place % len(self._fitting)])

    def _give(self, text: str) -> str:
        """Give one of those that fit."""
        self._given = text
        return text


def completed(kind: str, text: str, state: Session) -> list[str]:
    """Return all that a text may become.

    Args:
        kind: What it is to be: a query, a name, the letter of a mark; for anything else nothing is known.
        text: What was typed of it.
        state: The reading position, which knows the names and marks.
    """
    if kind == QUERY:
        return query(text, state)
    if kind == NAME:
        return _beginning(text, names(state))
    return _beginning(text, sorted(state.marks)) if kind == ONE_LETTER else []


def query(text: str, state: Session) -> list[str]:
    """Return all that a query may become by the rest of its last term."""
    last = _LAST.search(text)
    assert last is not None  # noqa: S101 - it finds at least nothing, at the end
    before, term = text[: last.start()], last[0]
    minus = "-" if term.startswith("-") else ""
    if last["scope"]:
        lead = f"{before}{minus}{last['scope']}"
        return [lead + _quoted(name) for name in _beginning(last["name"].removeprefix('"'), names(state))]
    words = [*SCOPES, "quotes:article"] if not term.startswith("is:", len(minus)) else []
    words = words or [f"is:{name}" for name in STATES]
    return [before + minus + word for word in words if term[len(minus) :] and word.startswith(term[len(minus) :])]


def names(state: Session) -> list[str]:
    """Return the names of all who wrote, sorted."""
    article = state.thread.article
    written = {comment.author for comment in state.thread.comments if comment.author}
    return sorted({*written, article.author} if article and article.author else written, key=str.casefold)


def _beginning(text: str, words: Iterable[str]) -> list[str]:
    """Return the words that begin as a text does, in any case."""
    return [word for word in words if word.casefold().startswith(text.casefold())]


def _quoted(name: str) -> str:
    """Return a name as a term takes it."""
    return f'"{name}"' if re.search(r"\s", name) else name


def _common(words: Sequence[str]) -> str:
    """Return what all words begin with."""
    if not words:
        return ""
    low, high = min(words), max(words)
    return low[: next((place for place, letter in enumerate(low) if high[place] != letter), len(low))]
