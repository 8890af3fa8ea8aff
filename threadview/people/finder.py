"""The way through a thread: @names, then authors inside the texts, then who is spoken to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .at_names import at_names
from .authors import Authors
from .evidence import Evidence, Place
from .findings import ARTICLE, Mention, Mentions
from .vocatives import Form, vocatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from threadview.thread import Body, Thread

    from .findings import MentionKind


def find_mentions(thread: Thread) -> Mentions:
    """Return who is mentioned where, in the comments and in the article (:data:`ARTICLE`)."""
    authors = Authors(thread)
    called = list(_called(thread, authors))
    return Mentions.collect([*called, *_addressed(thread, authors, called), *authors.named()])


def _called(thread: Thread, authors: Authors) -> Iterator[tuple[int, Mention]]:
    """Yield every ``@name`` outside code."""
    if thread.article:
        yield from ((ARTICLE, mention) for mention in _called_in(thread.article.body, authors))
    for index, comment in enumerate(thread.comments):
        if "@" in comment.text:
            yield from ((index, mention) for mention in _called_in(comment.body, authors))


def _called_in(body: Body, authors: Authors) -> Iterator[Mention]:
    """Yield the ``@names`` of one text."""
    code = [span for span in body.spans if span.kind in {"code", "codeblock"}]
    for start, end, name in at_names(body.text):
        if any(span.start <= start < span.end for span in code):
            continue
        past = authors.continued(body.text, start + 1, end)
        written = body.text[start + 1 : past] if past > end else name
        yield Mention(start, past, authors.handle(written) or written, "at")


def _addressed(thread: Thread, authors: Authors, called: list[tuple[int, Mention]]) -> Iterator[tuple[int, Mention]]:
    """Yield who is spoken to by name, or spoken of as a writer."""
    places = list(_places(thread))
    handles = {mention.handle.casefold() for _, mention in called}
    known = {word for place in places if (word := place.word.casefold()) in handles or authors.handle(word)}
    evidence = Evidence(thread, places, known)
    for place in places:
        handle = authors.handle(place.word) or place.word
        if evidence.is_name(place) and not authors.wrote(place.comment, handle):
            kind: MentionKind = "named" if place.form is Form.SPOKEN_OF else "addressed"
            yield place.comment, Mention(place.start, place.end, handle, kind)


def _places(thread: Thread) -> Iterator[Place]:
    """Yield the words of all comments that stand where a name would."""
    for index, comment in enumerate(thread.comments):
        for start, end, form in vocatives(comment.text, _own_words(comment.body)):
            yield Place(index, start, end, comment.text[start:end], form)


def _own_words(body: Body) -> int:
    """Return where a text's own words begin: behind the marked quotes that it begins with."""
    begin = 0
    for span in body.spans:
        if span.kind == "quote" and not body.text[begin : span.start].strip():
            begin = max(begin, span.end)
    return begin + len(body.text[begin:]) - len(body.text[begin:].lstrip())
