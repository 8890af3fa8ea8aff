"""The header line of a comment: fold mark, label, author, age, news, replies, marks; when closed, what that hides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .age import age
from .runs import Run, line_width

if TYPE_CHECKING:
    from datetime import datetime

    from threadview.thread import Comment, Thread

    from .look import Look

OPEN, FOLDED, LEAF = "▾", "▸", "•"
NEW: Final = "✱"
LABEL_WIDTH: Final = 18
SHORTEST_EXCERPT: Final = 12
FLAG_TEXTS: Final = {"stub": "not in the source", "unsure": "place unsure", "inferred-parent": "place inferred"}


def header(thread: Thread, look: Look, now: datetime, room: int, *, plateau: bool) -> list[Run]:
    """Return the header of a comment.

    Args:
        thread: The thread.
        look: Which comment, and how it looks.
        now: What its age counts from.
        room: Cells that the line has.
        plateau: It stands deeper than it is indented, so the header says how deep and whom it answers.
    """
    comment = thread.comments[look.comment]
    cursor = ("cursor",) if look.current else ()
    mark = FOLDED if look.closed else OPEN if thread.replies(look.comment) else LEAF
    runs: list[Run] = [(f"{mark} ", (*cursor, "mark")), (short(thread.label(look.comment)), (*cursor, "label"))]
    runs += [(text, cursor + roles) for text, roles in author_runs(comment, look, named=thread.named)]
    if comment.time:
        runs += [(" · ", cursor), (age(comment.time, now), (*cursor, "time"))]
    for said, role in _remarks(thread, look, plateau=plateau):
        runs += [(" · ", cursor), (said, (*cursor, role))]
    if look.folded and not look.muted:
        runs += _excerpt(comment, cursor, room - line_width(runs) - 2)
    return runs


def author_runs(comment: Comment, look: Look, *, named: bool) -> list[Run]:
    """Return the author's name with what is laid over it, a guess, or the absence of a name where others have one."""
    tag = (look.tag,) if look.tag else ()
    if comment.author is None:
        if look.guess:
            return [("  ", ()), (f"{look.guess}?", ("guess", *tag))]
        return [("  no name", ("nobody",))] if named else []
    runs: list[Run] = [("  ", ())]
    done = 0
    for overlay in look.name:
        runs.append((comment.author[done : overlay.start], ("author", *tag)))
        runs.append((comment.author[overlay.start : overlay.end], ("author", *tag, overlay.role)))
        done = overlay.end
    runs.append((comment.author[done:], ("author", *tag)))
    return [run for run in runs if run[0]]


def flag_text(flag: str, comment: Comment) -> str:
    """Return how a flag is worded: ``not in the source``, ``12 more, not loaded``."""
    if flag == "more":
        return f"{comment.count or 'some'} more, not loaded"
    return FLAG_TEXTS.get(flag, flag)


def short(label: str) -> str:
    """Return an outline number in at most :data:`LABEL_WIDTH` characters: ``1…2.1`` for ``1.1.3.1.1.1.4.1.2.1``."""
    if len(label) <= LABEL_WIDTH:
        return label
    first, *_, parent, last = label.split(".")
    return f"{first}…{parent}.{last}"


def counted(number: int, one: str, many: str) -> str:
    """Return ``1 reply``, ``12 replies``."""
    return f"{number:,} {one if number == 1 else many}"


def _remarks(thread: Thread, look: Look, *, plateau: bool) -> list[tuple[str, str]]:
    """Return what the header says behind author and age, with the role of each."""
    index = look.comment
    comment = thread.comments[index]
    said: list[tuple[str, str]] = [(f"{NEW} {look.since}", "new")] if look.since else []
    if plateau:
        said.append((f"depth {thread.depths[index]}, answers {short(thread.label(thread.parents[index]))}", "meta"))
    if look.muted:
        said.append(("muted, unfolding shows it", "flag"))
    if look.folded:
        said += [(text, "count") for text in look.hidden]
    elif replies := thread.replies(index):
        said.append((counted(replies, "reply", "replies"), "count"))
    said += [(text, "mark") for text in look.marks if not look.closed]
    said += [(flag_text(flag, comment), "flag") for flag in look.flags]
    return said


def _excerpt(comment: Comment, cursor: tuple[str, ...], room: int) -> list[Run]:
    """Return the first words of the body, as far as the line has room."""
    if room < SHORTEST_EXCERPT or not comment.text:
        return []
    return [("  ", cursor), (" ".join(comment.text[: 2 * room].split()), (*cursor, "excerpt"))]
