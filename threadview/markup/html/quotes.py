"""The forms in which forums, blogs and social networks write quotes in HTML.

``<blockquote>`` everywhere; ``aside.quote`` with ``data-username`` and ``data-post`` (Discourse); ``data-quote`` and
``data-source`` (XenForo), ``data-ipsquote-username`` (Invision); boxes of phpBB, vBulletin, SMF and MyBB, with the
author's name in a line of its own, mostly with a link to the post; exports of SMF that left the attributes of its
``[quote]`` as they were.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from threadview.markup.attribution import attribution
from threadview.markup.bbcode import name_in, quoted_in
from threadview.markup.clean import clean_line

from .tree import names

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from .compiler import Compiler, Element

_QUOTES: Final = names(
    "quote quotecontent quotation bbcode_quote bbcodequote bbc_standard_quote bbc_alternate_quote bbCodeBlock--quote "
    "quotebody quote_body quote-body mycode_quote gmail_quote_container bbCodeQuote bbc_quote"
)
_QUOTE_TAGS: Final = frozenset({"aside", "div", "td", "section", "fieldset"})
_ATTRIBUTIONS: Final = names(
    "title attribution bbCodeBlock-title quoteheader topslice_quote quote-author quoteauthor bbcode_postedby "
    "quote_author quotetitle citation ipsQuote_citation"
)
_NAMED: Final = (
    "cite, .title, .attribution, .bbCodeBlock-title, .quoteheader, .bbcode_postedby, .quotetitle, .ipsQuote_citation"
)
_NUMBER: Final = re.compile(r"\d{1,12}")
_POST: Final = re.compile(
    r"(?:#|[?&;](?:p|pid|post|msg|comment|findpost)[=-]?)(?:post|msg|pid|p|entry|comment)?[-_]?(\d{1,12})$"
)
_DATED: Final = re.compile(r"^\([^()]*\d[^()]*\)\s*")
_POSTED_BY: Final = re.compile(r"\s*originally posted by\b", re.IGNORECASE)
_INSET: Final = re.compile(r"\binset\b")
_LABELS: Final = names("quote zitat cita citation citazione citat citaat citação цитата cytat")
_LABELLED: Final = frozenset({"div", "span", "b", "dt", "h4"})
_LABEL_CLASSES: Final = names("smallfont genmed quotetitle quoteheader")
_LONGEST_LABEL: Final = 12
_NAMES: Final = ("data-username", "data-quote", "data-author", "data-ipsquote-username")
_SOURCES: Final = ("data-source", "data-cid", "data-ipsquote-contentcommentid", "data-post-id")


def is_quote(node: LexborNode, tag: str) -> bool:
    """Tell whether an element holds words that its author marked as quoted."""
    if tag == "blockquote":
        return True
    if tag not in _QUOTE_TAGS:
        return False
    classes = (node.attributes.get("class") or "").split()
    return not _QUOTES.isdisjoint(classes) or (
        "alt2" in classes and _INSET.search(node.attributes.get("style") or "") is not None
    )


def is_label(node: LexborNode, tag: str) -> bool:
    """Tell whether an element only says that a quote follows: "Quote:"."""
    if tag not in _LABELLED or _LABEL_CLASSES.isdisjoint((node.attributes.get("class") or "").split()):
        return False
    said = clean_line(node.text()[: 4 * _LONGEST_LABEL])
    return len(said) <= _LONGEST_LABEL and said.rstrip(": ").casefold() in _LABELS


def is_attribution(node: LexborNode, tag: str) -> bool:
    """Tell whether an element at the beginning of a quote says whose words it holds."""
    if tag == "div" and not node.attributes.get("class") and _POSTED_BY.match(node.text()[:80]):
        return True
    return tag == "cite" or not _ATTRIBUTIONS.isdisjoint((node.attributes.get("class") or "").split())


def enter_quote(to: Compiler, node: LexborNode) -> None:
    """Open a quote; where only its attributes name its author, he is named in a line above it, as forums show it."""
    to.break_paragraph()
    if to.is_at_quote():
        return
    level = 1 + sum(1 for element in to.elements if element.kind == "quote")
    named = node.css_first(_NAMED)
    author = _author(node)
    if named is not None and (exported := quoted_in(clean_line(named.text()).removesuffix(" wrote:"))):
        author, to.passed = exported, named.mem_id
    if author and not author.startswith(("#", ">>")) and (named is None or to.passed == named.mem_id):
        start = to.builder.position
        to.write(f"{name_in(author)} wrote:")
        to.builder.span(start, "attribution", marker=author)
        to.break_paragraph()
    to.open(node, "quote", level).url = author


def name_author(to: Compiler, element: Element) -> None:
    """Give an attribution within a quote its names, and let the quote begin behind it."""
    quote = next(one for one in reversed(to.elements) if one.kind == "quote")
    said = to.builder.since(element.start or 0)
    said = _DATED.sub("", said.rstrip(": ↑"))
    name = attribution(f"{said}:") or attribution(f"{said} wrote:") or ""
    element.marker = quote.url or f"{name} {element.url}".strip() or None
    if quote.start == element.start:
        quote.start = None


def referred(node: LexborNode) -> str:
    """Return the id (``>>12``) of the post to which an attribution links; empty for none."""
    links = (link.attributes.get("href") or "" for link in node.css("a[href]"))
    found = next((found for link in links if (found := _POST.search(link))), None)
    return f">>{found[1]}" if found else ""


def _author(node: LexborNode) -> str:
    """Return whom the attributes of a quote name, as the marker of an attribution does; empty for nobody."""
    attributes = node.attributes
    name = clean_line(next((told for key in _NAMES if (told := attributes.get(key))), ""))
    place = _NUMBER.fullmatch(attributes.get("data-post") or "")
    source = _NUMBER.search(next((told for key in _SOURCES if (told := attributes.get(key))), ""))
    reference = f"#{place[0]}" if place else f">>{source[0]}" if source else ""
    return f"{name} {reference}".strip()
