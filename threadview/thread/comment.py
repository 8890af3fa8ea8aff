"""One comment, or the article that a discussion stands under."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .body import EMPTY, Body
from .remade import Remade

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import Self

FLAGS: Final = (
    "deleted",
    "removed",
    "dead",
    "stub",
    "more",
    "pinned",
    "collapsed",
    "edited",
    "hidden",
    "duplicate",
    "pingback",
    "inferred-parent",
    "unsure",
)
"""All flags a comment may carry, in the order in which they are shown.

``stub``: its parent or itself is not in the source. ``more``: stands for ``count`` comments that were not loaded.
``unsure``: the reader could not tell where this belongs, or where it ends.
"""

NOBODY: Final = frozenset({"[deleted]", "[removed]", "[unknown]"})
"""What sites show for an author who left, or was made to: not one person's name."""


class _Open:
    """A comment while its fields are set: four times as fast as through the ``__setattr__`` of one that refuses."""

    __slots__ = ("_body", "author", "count", "flags", "id", "time", "url")

    id: str
    author: str | None
    time: datetime | None
    flags: tuple[str, ...]
    url: str | None
    count: int
    _body: Body | Callable[[], Body]


class Comment(_Open):
    """A comment, immutable. The article of a thread is one too.

    Its body may be made late: pass a function, and it is called once, when the body is first asked for; or a
    :class:`~threadview.thread.remade.Remade`, which is called each time.

    Attributes:
        id: As the source names it; empty when the source does not.
        author: The handle as shown, or None when the source lost or never had it.
        time: When it was written, with its zone; None when unknown.
        flags: Some of :data:`FLAGS`, in that order.
        url: Its permalink.
        count: How many comments a ``more`` stub stands for.
    """

    __slots__ = ()

    def __new__(
        cls,
        body: Body | Callable[[], Body] = EMPTY,
        *,
        id: str = "",  # noqa: A002 - the field's word
        author: str | None = None,
        time: datetime | None = None,
        flags: tuple[str, ...] = (),
        url: str | None = None,
        count: int = 0,
    ) -> Self:
        """Keep the fields as given; the caller has cleaned them."""
        made = _Open()
        made._body = body  # noqa: SLF001 - its own
        made.id = id
        made.author = author
        made.time = time
        made.flags = flags
        made.url = url
        made.count = count
        made.__class__ = cls
        return made  # type: ignore[return-value]  # it is one now

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a comment does not change."""
        message = f"a Comment is immutable: {name}"
        raise AttributeError(message)

    def __repr__(self) -> str:
        """Return a short form for test failures."""
        return f"Comment(id={self.id!r}, author={self.author!r}, text={self.text[:40]!r})"

    @property
    def body(self) -> Body:
        """The text with its spans, made at the first call."""
        body = self._body
        if not isinstance(body, Body):
            make, body = body, body()
            if not isinstance(make, Remade):
                object.__setattr__(self, "_body", body)
        return body

    def leave_body(self, make: Remade) -> None:
        """Keep the body no longer: what is given makes an equal one."""
        object.__setattr__(self, "_body", make)

    @property
    def person(self) -> str | None:
        """The author, unless that is one of :data:`NOBODY`."""
        return None if self.author in NOBODY else self.author

    @property
    def text(self) -> str:
        """The characters of the body."""
        return self.body.text

    def flagged(self, *flags: str) -> Comment:
        """Return the same comment with these flags added; the body stays late."""
        both = {*self.flags, *flags} if self.flags or len(flags) > 1 else flags
        ordered = tuple(flag for flag in FLAGS if flag in both) if len(both) > 1 else tuple(both)
        return Comment.__new__(  # in half the time of a call of the class
            Comment,
            self._body,
            id=self.id,
            author=self.author,
            time=self.time,
            flags=ordered,
            url=self.url,
            count=self.count,
        )

    def renamed(self, id: str) -> Comment:  # noqa: A002 - the field's word
        """Return the same comment under another id; the body stays late."""
        return Comment(
            self._body, id=id, author=self.author, time=self.time, flags=self.flags, url=self.url, count=self.count
        )

    def described(self, *, author: str | None, time: datetime | None, url: str | None) -> Comment:
        """Return the same comment with another author, time and permalink; the body stays late."""
        return Comment(self._body, id=self.id, author=author, time=time, flags=self.flags, url=url, count=self.count)
