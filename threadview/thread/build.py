"""From rows of (id, parent id) in any order to a flat thread.

The rules, each with its test:

* **Order.** Siblings stand in the order of their rows, each followed by its whole subtree.
* **Orphans.** A parent id that no row has becomes a visible stub at the top level, where its first child stood; all its
  children hang below it. Nobody is given another parent in silence.
* **Cycles.** Of rows that answer each other in a ring, the one that comes first is moved to the top level, and is
  flagged ``unsure``. A comment that answers itself is a ring of one.
* **Duplicates.** When an id occurs again, the later comment is kept where it stands, under the id with ``~2``
  (``~3`` …) behind it, and is flagged ``duplicate``. Replies belong to the first.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final, NamedTuple

from .comment import Comment
from .late import LateComments
from .thread import NO_PARENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_NOBODY: Final = frozenset({None, ""})
"""The parents of those at the top level."""


class Row(NamedTuple):
    """One comment and its place, as a source tells it.

    Attributes:
        id: Unique in its source; rows with an empty id can have no replies.
        parent: The id it answers; None, or an empty one, at the top level.
        comment: The comment; it need not know its own id.
    """

    id: str
    parent: str | None
    comment: Comment


class Tree(NamedTuple):
    """The columns of a :class:`~threadview.thread.thread.Thread`, by the same names.

    ``Thread(**tree._asdict(), title=…)`` makes the thread.
    """

    comments: Sequence[Comment]
    parents: array[int]
    depths: array[int]
    ends: array[int]
    ordinals: array[int]


def build(rows: Iterable[Row]) -> Tree:
    """Settle orphans, cycles and duplicates by rule, and lay the rows out in page order."""
    listed = list(rows)
    places = _places(listed)
    if places is None:
        listed, places = _settle_ids(listed)
        listed = _add_stubs(listed, places)
    comments = [row.comment for row in listed]
    parents = array("i", [NO_PARENT if not row.parent else places[row.parent] for row in listed])
    try:
        return from_parents(comments, parents)
    except ValueError:
        return _in_page_order(comments, parents)


def _places(rows: list[Row]) -> dict[str, int] | None:
    """Return the place of each id; None where one occurs twice, or a parent is missing."""
    places = {row.id: place for place, row in enumerate(rows)}
    if "" in places:
        del places[""]
        if len(places) < sum(1 for row in rows if row.id):
            return None
    elif len(places) < len(rows):
        return None
    return places if {row.parent for row in rows} - _NOBODY <= places.keys() else None


def _in_page_order(comments: list[Comment], parents: array[int]) -> Tree:
    """Lay out comments that stand in any order."""
    for place in _break_rings(parents):
        comments[place] = comments[place].flagged("unsure")
    order = _page_order(parents)
    new_place = array("i", bytes(4 * len(order)))
    for new, old in enumerate(order):
        new_place[old] = new
    settled = array("i", (NO_PARENT if parents[old] < 0 else new_place[parents[old]] for old in order))
    return from_parents([comments[old] for old in order], settled)


def from_parents(comments: Sequence[Comment], parents: Sequence[int]) -> Tree:
    """Lay out comments that stand in page order already.

    Raises:
        ValueError: A parent does not stand on the path to its child; the message names the child's index.
    """
    size = len(parents)
    depths: list[int] = []
    ordinals: list[int] = []
    ends = [size] * size
    path: list[int] = []
    counts = [0]
    for index, parent in enumerate(parents):
        depth = 0 if parent < 0 else depths[parent] + 1 if parent < index else size
        if depth > len(path) or (depth and path[depth - 1] != parent):
            raise ValueError(index)
        while len(path) > depth:
            ends[path.pop()] = index
            counts.pop()
        counts[depth] += 1
        depths.append(depth)
        ordinals.append(counts[depth])
        path.append(index)
        counts.append(0)
    return Tree(_kept(comments), *(array("i", column) for column in (parents, depths, ends, ordinals)))


def _kept(comments: Sequence[Comment]) -> Sequence[Comment]:
    """Return a list of the comments that nobody else holds; late ones stay late."""
    return comments if isinstance(comments, LateComments) else list(comments)


def from_depths(comments: Sequence[Comment], depths: Iterable[int]) -> Tree:
    """Lay out comments in page order of which only the indentation is known, as outline levels from 0.

    A comment answers the nearest one before it that stands further out; a jump inwards by several levels is one level.
    """
    levels: list[int] = []
    path = [NO_PARENT]
    parents: list[int] = []
    for index, depth in enumerate(depths):
        while levels and levels[-1] >= depth:
            levels.pop()
            path.pop()
        parents.append(path[-1])
        levels.append(depth)
        path.append(index)
    return from_parents(comments, parents)


def _settle_ids(rows: list[Row]) -> tuple[list[Row], dict[str, int]]:
    """Give repeated ids a name of their own; return the rows and the place of each id."""
    listed: list[Row] = []
    places: dict[str, int] = {}
    repeats: dict[str, int] = {}
    for row in rows:
        kept = row
        if row.id and row.id in places:
            name, count = row.id, repeats.get(row.id, 1)
            while name in places:
                count += 1
                name = f"{row.id}~{count}"
            repeats[row.id] = count
            kept = Row(name, row.parent, row.comment.renamed(name).flagged("duplicate"))
        if kept.id:
            places[kept.id] = len(listed)
        listed.append(kept)
    return listed, places


def _add_stubs(listed: list[Row], places: dict[str, int]) -> list[Row]:
    """Put a stub before the first child of each parent that no row has; ``places`` is brought up to date."""
    missing = {row.parent for row in listed if row.parent and row.parent not in places}
    if not missing:
        return listed
    with_stubs: list[Row] = []
    for row in listed:
        if row.parent in missing:
            missing.discard(row.parent)
            with_stubs.append(Row(row.parent, None, Comment(id=row.parent, flags=("stub",))))
        with_stubs.append(row)
    places.clear()
    places.update((row.id, place) for place, row in enumerate(with_stubs) if row.id)
    return with_stubs


def _break_rings(parents: array[int]) -> list[int]:
    """Move the first of each ring to the top level, in place; return those."""
    if all(parent < place for place, parent in enumerate(parents)):
        return []
    settled = bytearray(len(parents))
    moved = []
    for start in range(len(parents)):
        walk, place = [], start
        on_walk = set()
        while place >= 0 and not settled[place] and place not in on_walk:
            on_walk.add(place)
            walk.append(place)
            place = parents[place]
        if place >= 0 and not settled[place]:
            first = min(walk[walk.index(place) :])
            parents[first] = NO_PARENT
            moved.append(first)
        for seen in walk:
            settled[seen] = 1
    return moved


def _page_order(parents: array[int]) -> list[int]:
    """Return the places in pre-order, siblings in the order they have."""
    children: dict[int, list[int]] = {}
    for place, parent in enumerate(parents):
        children.setdefault(parent, []).append(place)
    order, waiting = [], list(reversed(children.get(NO_PARENT, [])))
    while waiting:
        place = waiting.pop()
        order.append(place)
        waiting.extend(reversed(children.get(place, ())))
    return order
