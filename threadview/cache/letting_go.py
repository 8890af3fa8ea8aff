"""Letting go of the texts of threads whose index is written: they are made from there when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from threadview import heap
from threadview.thread import EMPTY, Remade

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from threadview.thread import Thread

    from .records import Records

AT_ONCE: Final = 64

MUCH: Final = 4_000_000
"""Bytes of texts that are worth giving back."""


def let_go(threads: Sequence[Thread], records: Records) -> Iterator[None]:
    """Take the bodies of comments from their records from now on; yield after some of them.

    Args:
        threads: The threads. Their articles keep their texts, which are looked at all the time.
        records: What was written of the very same threads.
    """
    record, make = 0, records.bodies()
    for thread in threads:
        record += thread.article is not None
        for comment in thread.comments:
            if comment.body is not EMPTY:
                comment.leave_body(Remade(make, record))
            record += 1
            if record % AT_ONCE == 0:
                yield
    if records.size >= MUCH:
        heap.give_back()
