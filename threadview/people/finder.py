"""The way through a thread: @names, places where a name would stand, authors inside the texts; then what is a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .at_names import at_names
from .authors import Authors
from .evidence import Evidence, Place
from .findings import ARTICLE, Mention, Mentions
from .vocatives import Form, vocatives

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from threadview.thread import Body, Comment, Thread

    from .findings import MentionKind


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
    authors = Authors(thread)
    called: dict[int, list[Mention]] = {}
    named: dict[int, list[Mention]] = {}
    places: list[Place] = []
    for index, comment in _texts(thread):
        called[index] = _called_in(comment.body, authors)
        named[index] = authors.named_in(index, comment.text)
        if index != ARTICLE:
            places += _places_in(index, comment.body)
        yield
    evidence = Evidence(thread, places, _known(places, called, authors))
    for comment in thread.comments:
        evidence.look_at(comment.text)
        yield
    ats = [(index, mention) for index, mentions in called.items() for mention in mentions]
    return Mentions.collect([*ats, *_addressed(places, evidence, authors), *authors.without_words(named)])


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
    for start, end, form in vocatives(body.text, _own_words(body)):
        yield Place(index, start, end, body.text[start:end], form)


def _own_words(body: Body) -> int:
    """Return where a text's own words begin: behind the marked quotes that it begins with."""
    begin = 0
    for span in body.spans:
        if span.kind == "quote":
            if body.text[begin : span.start].strip():
                break
            begin = max(begin, span.end)
    return begin + len(body.text[begin:]) - len(body.text[begin:].lstrip())


def _known(places: list[Place], called: dict[int, list[Mention]], authors: Authors) -> set[str]:
    """Return the words, folded, of which it is certain that they are names: authors, and who is called with an @."""
    handles = {mention.handle.casefold() for mentions in called.values() for mention in mentions}
    return {word for place in places if (word := place.word.casefold()) in handles or authors.handle(word)}


def _addressed(places: list[Place], evidence: Evidence, authors: Authors) -> Iterator[tuple[int, Mention]]:
    """Yield who is spoken to by name, or spoken of as a writer."""
    for place in places:
        handle = authors.handle(place.word) or place.word
        if evidence.is_name(place) and not authors.wrote(place.comment, handle):
            kind: MentionKind = "named" if place.form is Form.SPOKEN_OF else "addressed"
            yield place.comment, Mention(place.start, place.end, handle, kind)
