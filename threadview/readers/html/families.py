"""The markups that are known, in the order in which they are asked: sites first, then programs, then any page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from . import annotated, blogger, generic, posting, sites, widgets, wordpress

if TYPE_CHECKING:
    from .family import Family

FAMILIES: Final[tuple[Family, ...]] = (
    posting.FAMILY,
    *blogger.FAMILIES,
    *sites.FAMILIES,
    *widgets.FAMILIES,
    wordpress.FAMILY,
    *annotated.FAMILIES,
    generic.FAMILY,
)
"""The first that fits reads the page."""
