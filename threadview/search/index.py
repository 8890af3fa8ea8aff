"""Looking for a query in all comments of a thread, fast enough to follow the typing."""

from __future__ import annotations

from array import array
from itertools import chain
from typing import TYPE_CHECKING, Final

from threadview.markup import fold

from .answer import Answer
from .facts import Nothing
from .query import Query, Term, merged
from .terms import FORMS, Expression, Handle, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from threadview.thread import Thread

    from .facts import Facts
    from .terms import Form, Range

BUDGET: Final = 1.0
"""Seconds that one expression may spend on one piece of a thread."""

AT_ONCE: Final = 2000
"""The texts of so many comments are folded while somebody waits."""

PIECE: Final = 100_000
PIECE_FOR_EXPRESSION: Final = 20_000
"""So many comments are asked at a time: a tenth of a second, an expression costs more."""

NOTHING: Final = Nothing()


class Index:
    """The folded texts of a thread, made once, and what is found in them.

    One string a comment, not one for all: one emoji would make each character of a joined text four bytes, and the
    first letter typed hits every comment, where jumping from hit to comment costs more than asking each.
    """

    def __init__(
        self,
        thread: Thread,
        facts: Facts = NOTHING,
        *,
        clock: Callable[[], float] | None = None,
    ) -> None:
        """Fold nothing yet.

        Args:
            thread: Whose comments are searched.
            facts: What is known of them besides their texts and authors.
            clock: Seconds that only rise; with it an expression is held to :data:`BUDGET` over all comments, without
                it only to a time limit on each.
        """
        self._thread, self._facts, self._clock = thread, facts, clock
        self._folded: dict[Form, list[str]] = {"plain": [], "lower": []}
        self._writers: dict[str, array[int]] = {}
        self._mentions: dict[str, set[int]] | None = None
        self._latest, self._before = Answer(Query()), Answer(Query())

    def knowing(self, facts: Facts) -> Index:
        """Return an index of the same thread that knows other facts; what is folded already is shared."""
        other = Index(self._thread, facts, clock=self._clock)
        other._folded, other._writers = self._folded, self._writers
        return other

    def warm(self, step: int = 256) -> Iterator[int]:
        """Fold ``step`` comments at a time, so that the first letter typed need not wait; yield how many are done."""
        done = len(self._folded["lower"])
        while done < len(self._thread):
            self._fold("lower", done + step)
            done = len(self._folded["lower"])
            yield done

    @property
    def is_warm(self) -> bool:
        """Whether all texts are folded."""
        return len(self._folded["lower"]) == len(self._thread)

    def reach(self, query: Query) -> int | None:
        """Return among how many comments, from the first on, a query can be sought at once; None for all of them.

        Of a huge thread that is a piece at a time: the next time, after :meth:`matches`, it is more.
        """
        count = len(self._thread)
        needs_texts = any(term.scope != "author" for term in query.terms)
        readable = count if count <= AT_ONCE or not needs_texts else len(self._folded["lower"])
        is_begun = query == self._latest.query
        start, earlier = (self._latest.reach, self._before) if is_begun else (0, self._latest)
        most = _piece(query)
        affordable = max(start + most, earlier.after(start, most) if query.narrows(earlier.query) else 0)
        reach = min(readable, affordable)
        return reach if reach < count else None

    def matches(self, query: Query, reach: int | None = None) -> list[int]:
        """Return the indexes of the comments that match, in page order; none for an empty query.

        Args:
            query: What is sought.
            reach: Among how many comments, from the first on; None for all. What was asked already is not asked again.

        Raises:
            QueryError: A regular expression takes too long, or the query names a comment that the thread has not.
        """
        if not query:
            return []
        within = len(self._thread) if reach is None else reach
        if query != self._latest.query:
            self._before, self._latest = self._latest, Answer(query)
        latest, earlier = self._latest, self._before if query.narrows(self._before.query) else None
        while latest.reach < within:
            start, stop = latest.reach, min(latest.reach + _piece(query), within)
            among: Sequence[int] = range(start, stop)
            if earlier is not None and start < earlier.reach:
                stop = min(max(stop, earlier.after(start, stop - start)), within, earlier.reach)
                among = earlier.between(start, stop)
            latest.matches += self._among(latest, among, stop)
            latest.reach = stop
        return latest.between(0, within)

    def spans(self, query: Query, index: int) -> list[Range]:
        """Return what to highlight in the text of a comment, sorted, not overlapping; see :func:`.query.spans_in`."""
        covered: list[Range] = []
        for term in query.shown():
            text = self._text(term.sought.form, index)
            if isinstance(term.sought, Handle) and index in self._mentioning(term.sought.name):
                covered.extend(term.sought.names(text))
            else:
                covered.extend(term.in_text(text))
        return merged(covered)

    def author_spans(self, query: Query, index: int) -> list[Range]:
        """Return what to highlight in the author's name of a comment, sorted, not overlapping."""
        author = self._thread.comments[index].author or ""
        return merged(found for term in query.shown() for found in term.in_author(FORMS[term.sought.form](author)))

    def _among(self, answer: Answer, among: Sequence[int], within: int) -> Sequence[int]:
        """Return which of these comments, the first ones of the thread, match the query of an answer."""
        if answer.tests is None:
            answer.tests = [one.sentence.test(self._thread, self._facts) for one in answer.query.conditions]
        found = among
        for condition, holds in zip(answer.query.conditions, answer.tests, strict=True):
            found = [index for index in found if holds(index) is not condition.negated]
        for term in answer.query.by_cost():
            sure = answer.sure.get(term)
            if sure is None:
                sure = answer.sure[term] = self._sure(term)
            hits = self._hits(term, found, within, sure)
            if term.negated:
                excluded = set(hits)
                hits = [index for index in found if index not in excluded]
            found = hits
        return found

    def _hits(self, term: Term, among: Sequence[int], within: int, sure: bytes) -> list[int]:
        """Return which of these comments, the first ones of the thread, have what the term seeks; surely where 1."""
        if term.scope == "author":
            return [index for index in among if sure[index]]
        sought, texts = term.sought, self._fold(term.sought.form, within)
        if isinstance(sought, Word):
            hits = sought.among(texts, among)
            return sorted({*hits, *(index for index in among if sure[index])}) if 1 in sure else hits
        asked = self._in_time(among, sought) if isinstance(sought, Expression) else among
        return [index for index in asked if sure[index] or sought.found(texts[index])]

    def _sure(self, term: Term) -> bytes:
        """Return a byte a comment, 1 where its author has what the term seeks, or it is known to mention them."""
        form, sure = FORMS[term.sought.form], bytearray(len(self._thread))
        found: list[Iterable[int]] = [
            written
            for author, written in self._authors().items()
            if author and next(term.in_author(form(author)), None) is not None
        ]
        if isinstance(term.sought, Handle):
            found.append(self._mentioning(term.sought.name))
        if term.guesses:
            guesses = ((index, self._facts.guess(index)) for index in self._authors().get("", ()))
            found.append(at for at, name in guesses if name and next(term.in_author(form(name)), None) is not None)
        for index in chain.from_iterable(found):
            sure[index] = 1
        return bytes(sure)

    def _authors(self) -> dict[str, array[int]]:
        """Return the comments of each author, ``""`` for those without one."""
        if not self._writers:
            for index, comment in enumerate(self._thread.comments):
                author = comment.author or ""
                written = self._writers.get(author)
                if written is None:
                    written = self._writers[author] = array("i")
                written.append(index)
        return self._writers

    def _mentioning(self, handle: str) -> set[int]:
        """Return the comments that are known to mention a folded handle."""
        if self._mentions is None:
            self._mentions = {}
            for index in range(len(self._thread)):
                for name in self._facts.handles(index):
                    self._mentions.setdefault(fold(name).lstrip("@"), set()).add(index)
        return self._mentions.get(handle, set())

    def _in_time(self, among: Iterable[int], expression: Expression) -> Iterator[int]:
        """Yield these indexes until the time is up; then QueryError."""
        deadline = self._clock() + BUDGET if self._clock else 0.0
        for index in among:
            if self._clock and self._clock() > deadline:
                raise expression.too_slow()
            yield index

    def _text(self, form: Form, index: int) -> str:
        """Return the folded text of one comment."""
        column = self._folded[form]
        return column[index] if index < len(column) else FORMS[form](self._thread.comments[index].text)

    def _fold(self, form: Form, up_to: int) -> list[str]:
        """Return the folded texts, made at least as far as asked."""
        column, folded = self._folded[form], FORMS[form]
        column.extend(folded(comment.text) for comment in self._thread.comments[len(column) : up_to])
        return column


def _piece(query: Query) -> int:
    """Return how many comments are asked at a time."""
    return PIECE_FOR_EXPRESSION if any(isinstance(term.sought, Expression) for term in query.terms) else PIECE
