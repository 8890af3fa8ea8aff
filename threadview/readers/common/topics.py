"""The threads of an answer that may tell of several: each comment goes to the one that it says it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threadview.errors import FormatError
from threadview.thread import Thread, build

if TYPE_CHECKING:
    from threadview.thread import Comment, Row

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
        return [
            Thread(
                **build(topic.rows)._asdict(),
                title=topic.title,
                article=topic.article,
                format=name,
                url=topic.url,
                declared=topic.declared,
                notes=problems.notes(),
            )
            for topic in self.values()
        ]
