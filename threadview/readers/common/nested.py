"""Walking over replies that stand within what they answer, however deep."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .json_fields import Fields


def nested(
    roots: Iterable[Fields], replies: Callable[[Fields], Iterable[Fields]]
) -> Iterator[tuple[Fields, Fields | None]]:
    """Yield each object with the one that it answers, in page order.

    Args:
        roots: Those that answer nothing.
        replies: Returns the objects that stand within one.
    """
    waiting: list[tuple[Fields, Fields | None]] = []
    waiting += [(root, None) for root in roots][::-1]
    while waiting:
        fields, above = waiting.pop()
        yield fields, above
        waiting += [(reply, fields) for reply in replies(fields)][::-1]
