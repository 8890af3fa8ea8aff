"""Comments that a page annotates for machines where they stand: microdata, RDFa, microformats.

https://schema.org/Comment, https://microformats.org/wiki/h-entry (``u-comment``; likes, reposts are none).
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from .blocks import Block, rows_of
from .declared import declared_in
from .family import Family
from .found import Found

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from .page import Page


class _Notation(NamedTuple):
    """How comments are annotated.

    Attributes:
        name: What it is called.
        mark: Stands in each page that does so.
        selector: The elements of comments.
    """

    name: str
    mark: re.Pattern[str]
    selector: str


_TYPES: Final = r"(?:Comment|UserComments|Answer)"
_NOTATIONS: Final = (
    _Notation(
        "microdata",
        re.compile(rf"itemtype\s*=\s*[\"']?https?://(?:www\.)?schema\.org/{_TYPES}\b"),
        "[itemtype$='schema.org/Comment'], [itemtype$='schema.org/UserComments'], [itemtype$='schema.org/Answer']",
    ),
    _Notation(
        "RDFa",
        re.compile(rf"typeof\s*=\s*[\"'][^\"']*\b{_TYPES}\b"),
        "[typeof$='Comment'], [typeof~='sioct:Comment'], [typeof~='schema:Comment'], [typeof$='Answer']",
    ),
    _Notation(
        "microformats",
        re.compile(r"class\s*=\s*[\"'][^\"']*\b[up]-comment\b"),
        ".u-comment, .p-comment",
    ),
)
_NAMES: Final = ("id", "itemid", "data-comment-id", "data-commentid", "data-id", "resource", "about")
_ADDRESS: Final = "a.u-url, a[itemprop='url'], link[itemprop='url'], [itemprop='identifier']"


def _fits(notation: _Notation, page: Page) -> bool:
    """Tell whether a page has comments of a notation."""
    return "schema.org/FAQPage" not in page.sample and notation.mark.search(page.sample) is not None


def _read(notation: _Notation, page: Page) -> Found | None:
    """Return the comments of a notation; None where there are none."""
    nodes = page.tree.css(notation.selector)
    if not nodes:
        return None
    blocks = [Block(_name(node), node, node.attributes.get("id") or "") for node in nodes]
    return Found(rows_of(page, blocks), declared=declared_in(page), area=tuple(nodes))


def _name(node: LexborNode) -> str:
    """Return by what others name a comment; empty where the page does not tell."""
    attributes = node.attributes
    named = next((told for name in _NAMES if (told := attributes.get(name))), "")
    if named:
        return named
    link = node.css_first(_ADDRESS)
    return ((link.attributes.get("href") or link.attributes.get("content")) if link else "") or ""


FAMILIES: Final = tuple(
    Family(notation.name, partial(_fits, notation), partial(_read, notation)) for notation in _NOTATIONS
)
