"""The way through a thread: @names, places where a name would stand, authors inside the texts; then what is a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .at_names import at_names
from .authors import Authors, names_of
from .evidence import Evidence, Place
from .findings import ARTICLE, Collection, Mention
from .spellings import Spellings
from .vocatives import Form, vocatives

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from threadview.thread import Body, Comment, Thread

    from .findings import MentionKind, Mentions

_SPOKEN_OF: Final = frozenset({Form.SPOKEN_OF, Form.SPEAKER})


def find_mentions(thread: Thread) -> Mentions:
    """Return who is mentioned where, in the comments and in the article (:data:`ARTICLE`)."""
    steps = mention_steps(thread)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: Mentions = done.value
            return found


def mention_steps(thread: Thread) -> Generator[None, None, Mentions]:
    """Do the same in steps of some microseconds: yield after each, return the mentions at the end."""
    names = yield from names_of(thread)
    notes = _Notes(thread, Authors(thread, names))
    for index, comment in _texts(thread):
        notes.read(index, comment)
        yield
    for comment in thread.comments:
        notes.compare(comment)
        yield
    found = Collection()
    for pair in notes.found():
        if pair:
            found.add(*pair)
        yield
    return found.mentions()


class _Notes:
    """What is noted of a thread on the way through it."""

    def __init__(self, thread: Thread, authors: Authors) -> None:
        """Know the authors."""
        self._authors = authors
        self._evidence = Evidence(thread, authors)
        self._spellings = Spellings()
        self._called: list[tuple[int, Mention]] = []
        self._named: dict[int, list[Mention]] = {}
        self._places: list[Place] = []

    def read(self, index: int, comment: Comment) -> None:
        """Note the names in a text, and the words that may be some."""
        body = comment.body
        for mention in _called_in(body, self._authors):
            self._called.append((index, mention))
            self._evidence.know(mention.handle)
        if named := self._authors.named_in(index, body.text):
            self._named[index] = named
        if index != ARTICLE:
            places = list(_places_in(index, body))
            self._places += places
            self._evidence.note(places)
            for place in places:
                self._spellings.ask(place.word)

    def compare(self, comment: Comment) -> None:
        """Compare the words that may be names, when all are noted, with the text and the author of a comment."""
        self._evidence.look_at(comment.text)
        self._spellings.learn(comment.author or "")

    def found(self) -> Iterator[tuple[int, Mention] | None]:
        """Yield who is mentioned where, of those that overlap the surest first, and None for places without a name."""
        for index, mention in self._called:
            self._spellings.learn(mention.handle)
            yield index, mention
        spoken_of = []
        for pair in self._by_place():
            if pair and pair[1].kind == "named":
                spoken_of.append(pair)
            else:
                yield pair
        # Who is spoken of comes last: an author's whole name, where it stands, is more than the one word of a place.
        yield from self._authors.without_words(self._named)
        yield from spoken_of

    def _by_place(self) -> Iterator[tuple[int, Mention] | None]:
        """Yield who is spoken to by name, or spoken of as a writer; then those whose name is spelt as nowhere else."""
        left = []
        for place in self._places:
            handle = self._authors.handle(place.word) or self._spellings.meant(place.word)
            if self._evidence.is_name(place) or (handle and self._evidence.may_be_name(place, handle)):
                self._spellings.learn(handle or place.word)
                yield _mention(place, handle or place.word, self._authors)
            else:
                left.append(place)
                yield None
        for place in left:
            handle = place.word if self._spellings.knows(place.word) else self._spellings.meant(place.word)
            named = handle and self._evidence.may_be_name(place, handle)
            yield _mention(place, handle, self._authors) if handle and named else None


def _texts(thread: Thread) -> Iterator[tuple[int, Comment]]:
    """Yield the article, if there is one, and the comments, by their indexes."""
    if thread.article:
        yield ARTICLE, thread.article
    yield from enumerate(thread.comments)


def _called_in(body: Body, authors: Authors) -> list[Mention]:
    """Return the ``@names`` of one text, outside code."""
    code = [span for span in body.spans if span.kind in {"code", "codeblock"}]
    found = []
    reached = at = 0
    for start, end, name in at_names(body.text):
        while at < len(code) and code[at].start <= start:
            reached = max(reached, code[at].end)
            at += 1
        if start < reached:
            continue
        past = authors.continued(body.text, start + 1, end)
        written = body.text[start + 1 : past] if past > end else name
        found.append(Mention(start, past, authors.handle(written) or written, "at"))
    return found


def _places_in(index: int, body: Body) -> Iterator[Place]:
    """Yield the words of a comment that stand where a name would."""
    for start, end, form in vocatives(body.text, own_words(body)):
        yield Place(index, start, end, body.text[start:end], form)


def own_words(body: Body) -> int:
    """Return where a text's own words begin: behind the marked quotes, and their attributions, that it begins with."""
    begin = 0
    for span in body.spans:
        if span.kind in {"quote", "attribution"}:
            if body.text[begin : span.start].strip():
                break
            begin = max(begin, span.end)
    return begin + len(body.text[begin:]) - len(body.text[begin:].lstrip())


def _mention(place: Place, handle: str, authors: Authors) -> tuple[int, Mention] | None:
    """Return the mention of somebody at a place, unless the comment is by that person."""
    if authors.wrote(place.comment, handle):
        return None
    kind: MentionKind = "named" if place.form in _SPOKEN_OF else "addressed"
    return place.comment, Mention(place.start, place.end, handle, kind)
