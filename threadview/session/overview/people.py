"""Who takes part in a thread, and who answers and quotes whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct, field

from threadview.people import person_key
from threadview.session.state import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from threadview.session.findings import Findings

THE_ARTICLE: Final = "the article"
_NOBODY: Final = -2


class Speaker(NamedTuple):
    """Whose comments count as one person's: a name in any case, with an ``@`` or without; a guess is another person.

    Attributes:
        key: What the spellings of the name have in common.
        guessed: The name was inferred, no source tells it.
    """

    key: str
    guessed: bool = False


class Participant(Struct, frozen=True):
    """Somebody who wrote in the thread, or is named in it.

    Attributes:
        name: As it is written first; a guess with a question mark.
        comments: What this person wrote, by index, in page order.
        naming: The comments that name this person.
        guessed: The name was inferred, no source tells it; ``comments`` are what seems to be written by this person.
        last: The time of the last comment, where one is known.
        answers: How many comments of others this person answers.
        answered: How many comments of others answer this person.
        quotes: How many of the comments quote somebody, or the article.
        quoted: In how many comments of others this person is quoted.
    """

    name: str
    comments: tuple[int, ...] = ()
    naming: tuple[int, ...] = ()
    guessed: bool = False
    last: datetime | None = None
    answers: int = 0
    answered: int = 0
    quotes: int = 0
    quoted: int = 0


class Exchange(Struct, frozen=True):
    """What one person has to do with another, or with the article.

    Attributes:
        who: The name of who answers and quotes.
        whom: The name of who is answered and quoted, or :data:`THE_ARTICLE`.
        answers: The comments in which the one answers the other; none for the article.
        quotes: The comments in which the one quotes the other.
    """

    who: str
    whom: str
    answers: tuple[int, ...]
    quotes: tuple[int, ...]

    @property
    def comments(self) -> tuple[int, ...]:
        """Both kinds of comments, each once, in page order."""
        return tuple(sorted({*self.answers, *self.quotes}))


class _Person(Struct):
    """A participant while it is counted."""

    name: str
    comments: list[int] = field(default_factory=list)
    last: datetime | None = None
    answers: int = 0
    answered: int = 0
    quotes: int = 0
    quoted: int = 0

    def wrote(self, comment: int, time: datetime | None) -> None:
        """Take in a comment of this person."""
        self.comments.append(comment)
        if time is not None and (self.last is None or self.last < time):
            self.last = time


class People:
    """Everybody in a thread.

    Attributes:
        participants: The most active first.
        exchanges: The busiest first; who answers or quotes nobody but themselves is not among them.
    """

    participants: tuple[Participant, ...]
    exchanges: tuple[Exchange, ...]

    def __init__(self, findings: Findings) -> None:
        """Count what a thread's findings tell."""
        self._findings = findings
        self._people: dict[Speaker, int] = {}
        self._persons: list[_Person] = []
        self._numbers = self._collect()
        self.exchanges = self._exchanges()
        self.participants = self._participants()

    def name(self, comment: int) -> str:
        """Return who wrote a comment; empty where nobody knows."""
        number = self._numbers[comment]
        return self._persons[number].name if number != _NOBODY else ""

    def _collect(self) -> list[int]:
        """Return the number of who wrote each comment, or seems to have."""
        numbers: list[int] = []
        spellings: dict[tuple[str, bool], int] = {}
        inferred = self._findings.inferred
        for index, comment in enumerate(self._findings.thread.comments):
            name, guessed = comment.person, False
            if not name and index in inferred:
                name, guessed = inferred[index].name, True
            if not name:
                numbers.append(_NOBODY)
                continue
            number = spellings.get((name, guessed))
            if number is None:
                number = spellings[name, guessed] = self._number(name, guessed=guessed)
            self._persons[number].wrote(index, comment.time)
            numbers.append(number)
        return numbers

    def _number(self, name: str, *, guessed: bool) -> int:
        """Return the number of a person, who is taken in when new."""
        number = self._people.setdefault(Speaker(person_key(name), guessed), len(self._persons))
        if number == len(self._persons):
            self._persons.append(_Person(f"{name}?" if guessed else name))
        return number

    def _exchanges(self) -> tuple[Exchange, ...]:
        """Return who answers and quotes whom, and count it for each person."""
        answers: dict[tuple[int, int], list[int]] = {}
        quotes: dict[tuple[int, int], list[int]] = {}
        for index, who, whom in self._answers():
            answers.setdefault((who, whom), []).append(index)
            self._persons[who].answers += 1
            self._persons[whom].answered += 1
        for index, who, whom in self._quotes():
            quotes.setdefault((who, whom), []).append(index)
            if whom != ARTICLE:
                self._persons[whom].quoted += 1
        made = [
            Exchange(
                self._persons[who].name,
                THE_ARTICLE if whom == ARTICLE else self._persons[whom].name,
                tuple(answers.get((who, whom), ())),
                tuple(quotes.get((who, whom), ())),
            )
            for who, whom in dict.fromkeys((*answers, *quotes))
        ]
        return tuple(sorted(made, key=lambda one: -len(one.answers) - len(one.quotes)))

    def _answers(self) -> Iterator[tuple[int, int, int]]:
        """Yield each comment that answers another person, with the numbers of both."""
        for index, parent in enumerate(self._findings.thread.parents):
            who, whom = self._numbers[index], self._numbers[parent] if parent >= 0 else _NOBODY
            if _NOBODY not in (who, whom) and who != whom:
                yield index, who, whom

    def _quotes(self) -> Iterator[tuple[int, int, int]]:
        """Yield each comment that quotes another person or the article, with the numbers of both, once for each."""
        for index in self._findings.quoting:
            who = self._numbers[index]
            if who == _NOBODY:
                continue
            self._persons[who].quotes += 1
            sources = {quote.source for quote in self._findings.quotes.of(index) if quote.source is not None}
            numbers = {ARTICLE if source == ARTICLE else self._numbers[source] for source in sources}
            yield from ((index, who, whom) for whom in sorted(numbers - {who, _NOBODY}))

    def _participants(self) -> tuple[Participant, ...]:
        """Return everybody."""
        named = self._named()
        # Where one name is known and guessed too, who names it is taken to mean whom one knows.
        speakers = sorted(self._people.items(), key=lambda item: item[0].guessed)
        made = [self._participant(speaker, self._persons[number], named) for speaker, number in speakers]
        made += [Participant(handle, naming=tuple(comments)) for handle, comments in named.values()]
        return tuple(sorted(made, key=lambda one: (-len(one.comments), -len(one.naming), one.name.casefold())))

    def _participant(self, speaker: Speaker, person: _Person, named: dict[str, tuple[str, list[int]]]) -> Participant:
        """Return somebody who wrote, and take the comments that name this person out of ``named``."""
        _, naming = named.pop(speaker.key, ("", []))
        return Participant(
            person.name,
            tuple(person.comments),
            tuple(naming),
            speaker.guessed,
            person.last,
            person.answers,
            person.answered,
            person.quotes,
            person.quoted,
        )

    def _named(self) -> dict[str, tuple[str, list[int]]]:
        """Return who is named in comments: by the key of the name, how it is written first, and where."""
        named: dict[str, tuple[str, list[int]]] = {}
        for index, mentions in self._findings.mentions:
            if index == ARTICLE:
                continue
            for key, handle in {person_key(mention.handle): mention.handle for mention in mentions}.items():
                named.setdefault(key, (handle, []))[1].append(index)
        return named
