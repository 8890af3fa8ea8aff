"""The forms in which forums, blogs and social networks write quotes in HTML.

``<blockquote>`` everywhere; ``aside.quote`` with ``data-username`` and ``data-post`` (Discourse); ``data-quote`` and
``data-source`` (XenForo); boxes of phpBB, vBulletin, SMF and MyBB, with the author's name in a line of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from threadview.markup.attribution import attribution
from threadview.markup.clean import clean_line

from .tree import names

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from .compiler import Compiler, Element

_QUOTES: Final = names(
    "quote quotecontent quotation bbcode_quote bbcodequote bbc_standard_quote bbc_alternate_quote bbCodeBlock--quote "
    "quotebody quote_body quote-body mycode_quote gmail_quote_container"
)
_QUOTE_TAGS: Final = frozenset({"aside", "div", "td", "section", "fieldset"})
_ATTRIBUTIONS: Final = names(
    "title attribution bbCodeBlock-title quoteheader topslice_quote quote-author quoteauthor bbcode_postedby "
    "quote_author quotetitle citation"
)
_NAMED: Final = "cite, .title, .attribution, .bbCodeBlock-title, .quoteheader, .bbcode_postedby, .quotetitle"
_NUMBER: Final = re.compile(r"\d{1,12}")


def is_quote(node: LexborNode, tag: str) -> bool:
    """Tell whether an element holds words that its author marked as quoted."""
    if tag == "blockquote":
        return True
    return tag in _QUOTE_TAGS and not _QUOTES.isdisjoint((node.attributes.get("class") or "").split())


def is_attribution(node: LexborNode, tag: str) -> bool:
    """Tell whether an element at the beginning of a quote says whose words it holds."""
    return tag == "cite" or not _ATTRIBUTIONS.isdisjoint((node.attributes.get("class") or "").split())


def enter_quote(to: Compiler, node: LexborNode) -> None:
    """Open a quote; where only its attributes name its author, he is named in a line above it, as forums show it."""
    to.break_paragraph()
    if to.is_at_quote():
        return
    level = 1 + sum(1 for element in to.elements if element.kind == "quote")
    author = _author(node)
    if author and not author.startswith(("#", ">>")) and node.css_first(_NAMED) is None:
        start = to.builder.position
        to.write(f"{re.split(' (?:#|>>)', author)[0]} wrote:")
        to.builder.span(start, "attribution", marker=author)
        to.break_paragraph()
    to.open(node, "quote", level).url = author


def name_author(to: Compiler, element: Element) -> None:
    """Give an attribution within a quote its names, and let the quote begin behind it."""
    quote = next(one for one in reversed(to.elements) if one.kind == "quote")
    said = to.builder.since(element.start or 0)
    element.marker = quote.url or attribution(said) or attribution(f"{said.rstrip(': ')} wrote:") or None
    if quote.start == element.start:
        quote.start = None


def _author(node: LexborNode) -> str:
    """Return whom the attributes of a quote name, as the marker of an attribution does; empty for nobody."""
    attributes = node.attributes
    name = clean_line(
        attributes.get("data-username") or attributes.get("data-quote") or attributes.get("data-author") or ""
    )
    place = _NUMBER.fullmatch(attributes.get("data-post") or "")
    source = _NUMBER.search(attributes.get("data-source") or "")
    reference = f"#{place[0]}" if place else f">>{source[0]}" if source else ""
    return f"{name} {reference}".strip()
