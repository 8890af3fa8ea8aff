"""What a family of pages is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from .found import Found
    from .page import Page


class Family(NamedTuple):
    """One site, program or habit of markup.

    Attributes:
        name: For messages and tests.
        fits: Whether a page is of it; cheap and sure.
        read: What it makes of such a page. A page without a discussion gives a Found without rows, and no other
            family is asked; None passes the page on to the next.
    """

    name: str
    fits: Callable[[Page], bool]
    read: Callable[[Page], Found | None]
