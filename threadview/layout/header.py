"""The header line of a comment: fold mark, label, author, age, news, replies, marks; when closed, what that hides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .age import age
from .cells import width_of
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


class Remark(NamedTuple):
    """Something that a header says.

    Attributes:
        said: The words.
        role: What they are.
        spare: How easily they can be missed where there is no room: the reply stands below, the text tells its quotes;
            0 for what is said nowhere else.
    """

    said: str
    role: str
    spare: int = 0


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
    for said, role in _fitting(_remarks(thread, look, now, plateau=plateau), room - line_width(runs)):
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


def _remarks(thread: Thread, look: Look, now: datetime, *, plateau: bool) -> list[Remark]:
    """Return what the header says behind the author."""
    index = look.comment
    comment = thread.comments[index]
    said = [Remark(age(comment.time, now), "time", 2)] if comment.time else []
    said += [Remark(f"{NEW} {look.since}", "new")] if look.since else []
    if plateau:
        answered = short(thread.label(thread.parents[index]))
        # A whole label tells it too, in digits to be counted.
        spare = 4 * (len(thread.label(index)) <= LABEL_WIDTH)
        said.append(Remark(f"depth {thread.depths[index]}, answers {answered}", "meta", spare))
    if look.muted:
        said.append(Remark("muted, unfolding shows it", "flag"))
    if look.folded:
        said += [Remark(text, "count") for text in look.hidden]
    elif replies := thread.replies(index):
        said.append(Remark(counted(replies, "reply", "replies"), "count", 3))
    said += [Remark(text, "mark", 1) for text in look.marks if not look.closed]
    said += [Remark(flag_text(flag, comment), "flag") for flag in look.flags]
    return said


def _fitting(remarks: list[Remark], room: int) -> list[tuple[str, str]]:
    """Return what is to be said in that many cells: what can be missed most easily gives way."""
    while remarks and sum(width_of(remark.said) + len(" · ") for remark in remarks) > room:
        least = max(remarks, key=lambda remark: remark.spare)
        if not least.spare:
            break
        remarks.remove(least)
    return [(remark.said, remark.role) for remark in remarks]


def _excerpt(comment: Comment, cursor: tuple[str, ...], room: int) -> list[Run]:
    """Return the first words of the body, as far as the line has room."""
    if room < SHORTEST_EXCERPT or not comment.text:
        return []
    return [("  ", cursor), (" ".join(comment.text[: 2 * room].split()), (*cursor, "excerpt"))]
