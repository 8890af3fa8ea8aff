"""Everything in words, for who listens or reads braille: what headers, quotes and the status line say without signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.layout.header import LABEL_WIDTH, counted, flag_text, short
from threadview.layout.linear import LinearArticle, LinearComment
from threadview.layout.linear_body import Note, Passage
from threadview.quotes import ARTICLE

from .arrival import is_awaited
from .looks import hidden, left_out, paragraph_of, quoted_paragraphs, shared_with
from .status import holding, loaded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from threadview.layout.linear import Part
    from threadview.layout.look import Look
    from threadview.quotes import Quote
    from threadview.thread import Body, Thread

    from .findings import Findings
    from .state import Search, Session


KEY_NAMES: Final = {"?": "question mark", "/": "slash", ":": "colon", ".": "full stop", ",": "comma", "!": "bang"}


class Spoken(NamedTuple):
    """What is said of a comment besides its text.

    Attributes:
        head: Who wrote it, what holds of it, where it stands, in words with their roles.
        passages: What its text quotes.
    """

    head: tuple[Part, ...]
    passages: tuple[Passage, ...]


def spoken(state: Session, index: int, now: datetime) -> Spoken:
    """Return what is said of a comment in a state."""
    folded, muted = bool(state.folds[index]), state.is_muted(index)
    states = folds(state.findings, index, state.search) if folded else []
    if muted:
        states.append(("muted, unfolding shows it", "flag"))
    if state.tag_of(index):
        states.append(("tagged", "flag"))
    omitted = left_out(state, index) if not (folded or muted) else ()
    said = head(state.findings, index, now, states)
    return Spoken(said, () if folded or muted else passages(state.findings, index, omitted))


def plainly_spoken(findings: Findings, index: int, now: datetime, *, folded: bool) -> Spoken:
    """Return what is said of a comment without a cursor and a search: as it is written out."""
    states = folds(findings, index, None) if folded else []
    return Spoken(head(findings, index, now, states), () if folded else passages(findings, index))


def linear_comment(thread: Thread, look: Look, said: Spoken, width: int) -> LinearComment:
    """Return a comment laid out in words."""
    comment = thread.comments[look.comment]
    return LinearComment(
        comment, said.head, said.passages, width, closed=look.closed, excerpt=look.folded and not look.muted
    )


def linear_article(findings: Findings, width: int) -> LinearArticle:
    """Return the article laid out in words: how many quote a paragraph is said before it."""
    quoted = quoted_paragraphs(findings)
    notes = [Note(start, f"quoted by {counted(times, 'comment', 'comments')}:") for start, times in quoted]
    return LinearArticle(findings.thread, width, passages(findings, ARTICLE), notes)


def head(findings: Findings, index: int, now: datetime, states: list[Part]) -> tuple[Part, ...]:
    """Return who wrote a comment, what holds of it (``states`` first), and where it stands in the thread."""
    thread = findings.thread
    comment = thread.comments[index]
    parts: list[Part] = [(_named(findings, index), "author" if comment.author else "guess"), *states]
    if findings.is_new(index) or findings.is_edited(index):
        parts.append(("new" if findings.is_new(index) else "edited since", "new"))
    parts += [(flag_text(flag, comment), "flag") for flag in findings.flags(index)]
    parts.append((place(findings, index), "meta"))
    if comment.time:
        parts.append((ago(comment.time, now), "time"))
    if thread.replies(index) and not any(said.startswith("folded") for said, _ in states):
        parts.append((counted(thread.replies(index), "reply", "replies"), "count"))
    if quoted := quoting(findings, index):
        parts.append((quoted, "mark"))
    return tuple((said, role) for said, role in parts if said)


def place(findings: Findings, index: int) -> str:
    """Return where a comment stands: ``reply 2 of 5 to Ann, depth 3``, ``comment 1 of 7 at the top``."""
    thread = findings.thread
    parent, nth = thread.parents[index], thread.ordinals[index]
    if parent < 0:
        return f"comment {nth:,} of {_tops(thread):,} at the top"
    author = thread.comments[parent].author or findings.guess(parent) or short(thread.label(parent))
    return f"reply {nth:,} of {thread.replies(parent):,} to {author}, depth {thread.depths[index]:,}"


def folds(findings: Findings, index: int, search: Search | None) -> list[Part]:
    """Return that a comment is folded, and what that hides: ``folded, 12 below``, ``3 new``, ``2 matches``."""
    below = findings.thread.descendants(index)
    others = hidden(findings, index, search)[1 if below else 0 :]
    return [(f"folded, {below:,} below" if below else "folded", "count"), *((said, "count") for said in others)]


def quoting(findings: Findings, index: int) -> str:
    """Return what a comment quotes: ``quotes Bob's 1.2 and the article, paragraph 7``."""
    named = dict.fromkeys(source(findings, quote) for quote in findings.quotes.of(index))
    also = shared_with(findings, index)
    return ", ".join([f"quotes {' and '.join(named)}", *also]) if named else ""


def source(findings: Findings, quote: Quote) -> str:
    """Return what is quoted: ``Bob's 1.2``, ``the article, paragraph 7``."""
    thread = findings.thread
    if quote.source is None:
        return "what is not here"
    if quote.source == ARTICLE:
        return f"the article, paragraph {paragraph_of(thread, quote.source_start) + 1}"
    author = thread.comments[quote.source].author
    label = short(thread.label(quote.source))
    return f"{author}'s {label}" if author else label


def passages(findings: Findings, index: int, omitted: tuple[tuple[int, int], ...] = ()) -> tuple[Passage, ...]:
    """Return what a text quotes, in order and apart from each other, each with the words that say of whom.

    Args:
        findings: The thread with its quotes.
        index: A comment, or :data:`~threadview.quotes.ARTICLE`.
        omitted: Ranges of the text that are not shown.
    """
    thread = findings.thread
    text = thread.article if index == ARTICLE else thread.comments[index]
    if text is None:
        return ()
    quotes = findings.quotes.of(index)
    known = [Passage(q.start, q.end, f"quote of {source(findings, q)}") for q in quotes if q.source is not None]
    known += [Passage(start, end, "quote") for start, end in _marked(text.body)]
    if omitted:
        gone = [Passage(start, end, "", omitted=True) for start, end in omitted]
        known = [*gone, *(one._replace(omitted=True) for one in known)]
    return tuple(_apart(known))


def ago(time: datetime, now: datetime) -> str:
    """Return how long ago something was: ``3 hours ago``; for what is older than 30 days, or to come, the date."""
    seconds = int((now - time).total_seconds())
    units = ((86_400, "day"), (3_600, "hour"), (60, "minute"))
    if not 0 <= seconds < 30 * units[0][0]:
        return f"on {time:%Y-%m-%d}"
    size, unit = next((pair for pair in units if seconds >= pair[0]), (0, ""))
    return f"{counted(seconds // size, unit, f'{unit}s')} ago" if size else "just now"


def left(state: Session, key: str = "Tab") -> str:
    """Return where the reader is, in full words; ``key`` leads from the article to the comments."""
    thread = state.thread
    title = f"title: {thread.title or 'none'}"
    if is_awaited(thread):
        return thread.title
    if not len(thread):
        return f"no comments, {title}"
    if state.pane == "article":
        return f"article, {key_name(key)} goes to {loaded(thread)}, {title}"
    said = "folded, " if state.folds[state.cursor] else ""
    named = _named(state.findings, state.cursor)
    return f"{state.cursor + 1:,} of {loaded(thread)}, {named}, {said}{title}"


def right(state: Session, key: str = "?") -> str:
    """Return what holds besides, and which ``key`` tells the keys."""
    return ", ".join([*holding(state), f"{key_name(key)}: keys"])


def key_name(key: str) -> str:
    """Return a key in words: signs are passed over by many who read a screen aloud."""
    return KEY_NAMES.get(key, key)


def _named(findings: Findings, index: int) -> str:
    """Return the number of a comment and who wrote it."""
    comment = findings.thread.comments[index]
    guess = findings.guess(index)
    nobody = "no name" if findings.thread.named else ""
    author = comment.author or (f"perhaps {guess}" if guess else nobody)
    label = findings.thread.label(index)
    return f"{label if len(label) <= LABEL_WIDTH else short(label)} {author}".rstrip()


def _tops(thread: Thread) -> int:
    """Return how many comments stand at the top."""
    last = len(thread) - 1
    return thread.ordinals[thread.root(last)]


def _marked(body: Body) -> Iterator[tuple[int, int]]:
    """Yield the ranges that are quoted by their author's marks."""
    return ((span.start, span.end) for span in body.spans if span.kind == "quote")


def _apart(known: list[Passage]) -> Iterator[Passage]:
    """Yield the passages in order, without those that lie in one before them."""
    done = 0
    ordered = sorted(known, key=lambda one: (one.start, one.said in {"", "quote"}, -one.end))
    for passage in ordered:
        start = max(passage.start, done)
        if start < passage.end:
            yield passage._replace(start=start)
            done = passage.end


__all__ = ["Spoken", "left", "passages", "plainly_spoken", "right", "spoken"]
