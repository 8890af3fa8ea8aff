"""Several sources as the parts of one thread: a post and its comments, page after page of a discussion."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from threadview.thread import Body, Comment, Row, Thread, build
from threadview.thread.thread import STUB_FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def join(parts: Sequence[Thread]) -> Thread:
    """Return one thread of all parts, in their order.

    The first title, article and address that any part has are the thread's. The comments of each part follow those of
    the part before, its branches at the top level. A further article with words of its own becomes a comment before
    those of its part. A stub whose comment stands in another part, or is the article, gives way to it, as does one for
    comments not loaded when the first of them stands in another part (its id is ``more:`` and the id of that one); what
    has the same id twice is flagged ``duplicate`` by the builder. Where the article is no more than a link, the article
    of a part without comments stands below it: the page that a story leads to.
    """
    first = parts[0]
    present = {comment.id for part in parts for comment in part.comments if comment.id and not _is_stub(comment)}
    present |= {f"more:{name.rpartition('_')[2]}" for name in present}
    article, told = _article(parts)
    rows = [
        row
        for number, part in enumerate(parts)
        for row in (
            *([] if number in told else _further(part.article, number, article)),
            *_rows(part, number, present, article),
        )
    ]
    declared = [part.declared for part in parts if part.declared is not None]
    return Thread(
        **build(rows)._asdict(),
        title=next((part.title for part in parts if part.title), ""),
        article=article,
        format=first.format,
        url=next((part.url for part in parts if part.url), None),
        declared=max(declared, default=None),
        furniture=tuple(line for part in parts for line in part.furniture),
        notes=tuple(note for part in parts for note in part.notes),
    )


def grafted(thread: Thread, more: Thread) -> Thread:
    """Return a thread with what another answer has besides: the replies that were not loaded at first.

    What stands in both stays as it is in the thread, its further replies behind those it has. A stub gives way when its
    comment came, and one for replies that were not loaded when such a reply came.
    """
    known = {comment.id for comment in thread.comments if comment.id and not _is_stub(comment)}
    shown = {comment.id for comment in thread.comments if comment.id}
    root = more.article.id if more.article and more.article.id in known else None
    fresh = [
        Row(comment.id or f"\0{index}+", _parent_id(more, index) or root, comment)
        for index, comment in enumerate(more.comments)
        if comment.id not in known and not (_is_stub(comment) and comment.id in shown)
    ]
    came = {row.id for row in fresh if not _is_stub(row.comment)}
    answered = {row.parent for row in fresh if row.id in came}
    rows: list[Row] = []
    for index, comment in enumerate(thread.comments):
        parent = _parent_id(thread, index)
        settled = comment.id in came or ("more" in comment.flags and parent in answered)
        if not (_is_stub(comment) and settled):
            rows.append(Row(comment.id or f"\0{index}", parent, comment))
    return replace(thread, **build([*rows, *(row for row in fresh if came)])._asdict())


def _parent_id(thread: Thread, index: int) -> str | None:
    """Return by what the rows of a thread name the parent of a comment; None at the top level."""
    above = thread.parents[index]
    return (thread.comments[above].id or f"\0{above}") if above >= 0 else None


def _article(parts: Sequence[Thread]) -> tuple[Comment | None, list[int]]:
    """Return the article of all parts, and the places of those parts that gave it."""
    held = [(number, part.article) for number, part in enumerate(parts) if part.article]
    if not held:
        return None, []
    place, story = held[0]
    page = next(((number, article) for number, article in held[1:] if not len(parts[number])), None)
    if page is None or not _is_link(story):
        return story, [place]
    return _above(story, page[1]), [place, page[0]]


def _further(other: Comment | None, number: int, article: Comment | None) -> Iterator[Row]:
    """Yield the article of a part as a comment, where it has words of its own."""
    if other is not None and article is not None and other.text not in {"", article.text}:
        yield Row(f"\0{number}", None, other)


def _is_link(article: Comment) -> bool:
    """Tell whether an article is a link and nothing else."""
    return any(span.kind == "link" and (span.start, span.end) == (0, len(article.text)) for span in article.body.spans)


def _above(story: Comment, page: Comment) -> Comment:
    """Return a story with the words of the page that it leads to below its link."""
    return Comment(
        partial(_both, story, page),
        id=story.id,
        author=story.author,
        time=story.time,
        flags=story.flags,
        url=story.url,
        count=story.count,
    )


def _both(story: Comment, page: Comment) -> Body:
    """Return the words of both, one below the other."""
    start = len(story.text) + 2
    below = (replace(span, start=span.start + start, end=span.end + start) for span in page.body.spans)
    return Body(f"{story.text}\n\n{page.text}", (*story.body.spans, *below)) if page.text else story.body


def _rows(part: Thread, number: int, present: set[str], article: Comment | None) -> Iterator[Row]:
    """Yield the comments of a part with the ids by which the builder knows them."""
    names: list[str | None] = []
    taken: set[str] = set()
    for index, comment in enumerate(part.comments):
        if article is not None and _is_stub(comment) and comment.id and comment.id == article.id:
            names.append(None)
            continue
        name = comment.id if comment.id and comment.id not in taken else f"\0{number}.{index}"
        taken.add(name)
        names.append(name)
        if _is_stub(comment) and comment.id in present:
            continue
        parent = part.parents[index]
        yield Row(name, names[parent] if parent >= 0 else None, comment)


def _is_stub(comment: Comment) -> bool:
    """Tell whether a comment only stands for one that its part lacks."""
    return not STUB_FLAGS.isdisjoint(comment.flags)
