"""The threads of an answer that may tell of several: each comment goes to the one that it says it belongs to.

Where posts are all of one kind and only say which one each answers, the one at the root is what is discussed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from threadview.errors import FormatError
from threadview.thread import Thread, build

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.thread import Comment, Row, Tree

    from .json_fields import Problems


class Topic:
    """What is known of one thread so far.

    Attributes:
        title: One line; empty when unknown.
        article: The post under which the comments stand.
        url: Its address.
        declared: How many comments it says there are.
        rows: The comments.
    """

    def __init__(self) -> None:
        """Know of nothing yet."""
        self.title = ""
        self.article: Comment | None = None
        self.url: str | None = None
        self.declared: int | None = None
        self.rows: list[Row] = []

    def thread(self, tree: Tree, name: str, problems: Problems) -> Thread:
        """Return the thread of the format of this name; what was wrong is noted with it."""
        return Thread(
            **tree._asdict(),
            title=self.title,
            article=self.article,
            format=name,
            url=self.url,
            declared=self.declared,
            notes=problems.notes(),
        )


class Topics(dict[str, Topic]):
    """The threads by the id of what is discussed in them, in the order in which they are met."""

    def __missing__(self, key: str) -> Topic:
        """Begin a thread."""
        topic = self[key] = Topic()
        return topic

    def threads(self, name: str, problems: Problems) -> list[Thread]:
        """Return the threads of the format of this name; what was wrong is noted with each.

        Raises:
            FormatError: There is none.
        """
        if not self:
            said = ": ".join(("holds neither a post nor comments", *problems.notes()[:1]))
            raise FormatError(said, mend="fetch a post with its comments", place="$")
        return [topic.thread(build(topic.rows), name, problems) for topic in self.values()]


class Rooted(NamedTuple):
    """Posts, with the one apart under which the others stand.

    Attributes:
        article: That post; None where there is none, or several.
        rows: The others; what answers the article is at the top level.
    """

    article: Comment | None
    rows: list[Row]


def rooted(rows: Sequence[Row]) -> Rooted:
    """Take out the one post that answers nothing, which all others stand under."""
    roots = [row for row in rows if row.parent is None]
    if len(roots) != 1 or "stub" in roots[0].comment.flags:
        return Rooted(None, list(rows))
    root = roots[0]
    below = [row for row in rows if row is not root]
    return Rooted(
        root.comment, [row._replace(parent=None) if root.id and row.parent == root.id else row for row in below]
    )


def not_loaded(rows: Sequence[Row], counted: dict[str, int]) -> int:
    """Return how many replies the posts are said to have, by id, beyond those that are here."""
    here: dict[str, int] = {}
    for row in rows:
        if row.parent is not None:
            here[row.parent] = here.get(row.parent, 0) + 1
    return sum(max(count - here.get(name, 0), 0) for name, count in counted.items())
