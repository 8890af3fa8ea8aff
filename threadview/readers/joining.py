"""Several sources as the parts of one thread: a post and its comments, page after page of a discussion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threadview.thread import Row, Thread, build
from threadview.thread.thread import STUB_FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from threadview.thread import Comment


def join(parts: Sequence[Thread]) -> Thread:
    """Return one thread of all parts, in their order.

    The first title, article and address that any part has are the thread's. The comments of each part follow those of
    the part before, its branches at the top level. A further article with words of its own becomes a comment before
    those of its part. A stub whose comment stands in another part, or is the article, gives way to it, as does one for
    comments not loaded when the first of them stands in another part (its id is ``more:`` and the id of that one); what
    has the same id twice is flagged ``duplicate`` by the builder.
    """
    first = parts[0]
    present = {comment.id for part in parts for comment in part.comments if comment.id and not _is_stub(comment)}
    present |= {f"more:{name.rpartition('_')[2]}" for name in present}
    article = next((part.article for part in parts if part.article), None)
    rows = [row for number, part in enumerate(parts) for row in _rows(part, number, present, article)]
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


def _rows(part: Thread, number: int, present: set[str], article: Comment | None) -> Iterator[Row]:
    """Yield the comments of a part with the ids by which the builder knows them."""
    if part.article is not None and article is not None and part.article.text not in {"", article.text}:
        yield Row(f"\0{number}", None, part.article)
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
