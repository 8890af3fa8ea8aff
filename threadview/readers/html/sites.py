"""The sites and programs that are known, in the order in which they are asked: what is surest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from . import (
    boards,
    conversations,
    discourse,
    drupal,
    forums,
    github,
    hackernews,
    linkboards,
    mail_pages,
    mastodon,
    reddit,
    slashdot,
    stackexchange,
    trackers,
)

if TYPE_CHECKING:
    from .family import Family

FAMILIES: Final[tuple[Family, ...]] = (
    hackernews.FAMILY,
    *reddit.FAMILIES,
    *linkboards.FAMILIES,
    slashdot.FAMILY,
    *discourse.FAMILIES,
    *stackexchange.FAMILIES,
    *github.FAMILIES,
    *trackers.FAMILIES,
    *mastodon.FAMILIES,
    *conversations.FAMILIES,
    mail_pages.FAMILY,
    *forums.FAMILIES,
    *boards.FAMILIES,
    drupal.FAMILY,
)
"""Sites and forums; the first that fits reads the page."""
