"""Any page: elements that repeat, and each of which names an author or a date and holds a text.

They are looked for by a class of their own that says "comment" (``div.comment-item``), and within the part of the page
that says so of itself (``#comments``, ``.discussion``), where any element that repeats may be a comment.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from .anatomy import author_and_time, is_within, parts_of
from .blocks import Block, rows_of
from .declared import declared_in
from .family import Family
from .found import Found
from .page import classes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selectolax.lexbor import LexborNode

    from .page import Page

_WORD: Final = (
    r"(?:comm?ents?|cmts?|kommentare?|commentaires?|comentarios?|commenti?|reaction|reactie|repl(?:y|ies)|responses?)"
)
_ITEM: Final = re.compile(
    rf"(?:.*[-_]|item|blog|user|post|entry|reader|single)?{_WORD}(?:[-_]*(?:item|body|box|block|wrap(?:per)?|container|entry|row|card|single|inner|main|outer|node"
    r"|holder|thread|li|parent|child|group|post|odd|even|article|content))*[-_]?\d*",
    re.IGNORECASE,
)
_NO_ITEM: Final = re.compile(
    r"recent|latest|popular|featured|widget|form|avatar|author|count|title|head|link|button|respond"
)
_AREA: Final = re.compile(
    r"(?:.*[-_])?(?:comments?|discussion|responses|replies|kommentare|commentaires|comentarios|commenti|reacties|reactions"
    r"|feedback|disqus_thread|answers)(?:[-_]?(?:area|section|list|wrap(?:per)?|container|block|thread|box|body|content))*",
    re.IGNORECASE,
)
_MARK: Final = re.compile(
    r"(?:class|id)\s*=\s*[\"']?[^\"'>]*(?:" + _WORD + r"|discussion|feedback|answers)", re.IGNORECASE
)
_TAGS: Final = frozenset({"li", "div", "article", "section", "dl", "dd", "tr", "td", "table", "p", "blockquote"})
_ASIDES: Final = frozenset({"aside", "nav", "header", "footer", "form"})
_ASIDE: Final = re.compile(r"sidebar|widget|related|recent", re.IGNORECASE)
_MOST_GROUPS: Final = 40
_SAMPLE: Final = 12
_NAMES: Final = ("data-comment-id", "data-commentid", "data-id", "id", "data-key")
_DIGITS: Final = re.compile(r"\d+|[0-9a-f]{8,}")


class _Group(NamedTuple):
    """Elements alike, in the order of the page, and how many of those that were looked at are comments."""

    nodes: list[LexborNode]
    good: float


def fits(page: Page) -> bool:
    """Look for a class or an id that speaks of comments."""
    return _MARK.search(page.sample) is not None


def read(page: Page) -> Found | None:
    """Return the comments of a page; None where nothing in it is sure to be one."""
    groups = [group for nodes in _candidates(page) if (group := _judged(nodes)) is not None]
    if not groups:
        return None
    most = max(len(group.nodes) * group.good for group in groups)
    best = [group for group in groups if len(group.nodes) * group.good == most]
    chosen = best[0] if most > 1 else best[-1]
    blocks = [Block(_name(node), node, node.attributes.get("id") or "") for node in chosen.nodes]
    return Found(rows_of(page, blocks), declared=declared_in(page), area=tuple(chosen.nodes))


def _candidates(page: Page) -> Iterator[Sequence[LexborNode]]:
    """Yield groups of elements that are alike, those that come first in the page first."""
    areas = _areas(page)
    groups: dict[tuple[str, str], list[LexborNode]] = {}
    for node in page.body.traverse():
        tag = node.tag or ""
        if tag not in _TAGS:
            continue
        named = sorted(classes(node))
        keys = [name for name in named if _ITEM.fullmatch(name) and not _NO_ITEM.search(name)]
        if not keys and areas and any(area.mem_id != node.mem_id and is_within(node, area) for area in areas):
            keys = [_DIGITS.sub("#", " ".join(named))]
        for key in keys:
            groups.setdefault((tag, key), []).append(node)
    known: dict[int, bool] = {}
    for nodes in list(groups.values())[:_MOST_GROUPS]:
        kept = [node for node in nodes if not _is_aside(node, known)]
        if kept:
            yield kept


def _areas(page: Page) -> list[LexborNode]:
    """Return the parts of a page that say of themselves that comments stand there."""
    found: list[LexborNode] = []
    for node in page.tree.css("[id], [class]"):
        if node.tag in {"div", "section", "ol", "ul", "article", "table", "aside"}:
            names = [node.attributes.get("id") or "", *classes(node)]
            if any(_AREA.fullmatch(name) for name in names) and not any(is_within(node, area) for area in found):
                found.append(node)
    return found


def _judged(nodes: Sequence[LexborNode]) -> _Group | None:
    """Return a group of comments; None where too few of its elements have a text and an author or a date."""
    others = {node.mem_id for node in nodes}
    sample = nodes[:: max(1, len(nodes) // _SAMPLE)][:_SAMPLE]
    good = sum(_is_comment(node, others, is_alone=len(nodes) == 1) for node in sample)
    return _Group(list(nodes), good / len(sample)) if good * 5 >= len(sample) * 4 else None


def _is_comment(node: LexborNode, others: set[int], *, is_alone: bool) -> bool:
    """Tell whether an element holds a text, and an author or a date; one that stands alone must have both."""
    parts = parts_of(node, others)
    author, _ = author_and_time(parts)
    has_time = any(author_and_time(parts._replace(author=(), time=(one,)))[1] for one in parts.time)
    if not ((author and has_time) if is_alone else (author or has_time)):
        return False
    words = len(node.text(strip=True)) - sum(len(one.text(strip=True)) for one in (*parts.author[:1], *parts.time[:1]))
    return words > 0


def _is_aside(node: LexborNode, known: dict[int, bool]) -> bool:
    """Tell whether an element stands beside what a page is about; what is known of those around it is kept."""
    path, is_aside = [], False
    up = node.parent
    while up is not None and up.tag != "body":
        here = up.mem_id
        if here in known:
            is_aside = known[here]
            break
        path.append(here)
        if up.tag in _ASIDES or _ASIDE.search(f"{up.attributes.get('class') or ''} {up.attributes.get('id') or ''}"):
            is_aside = True
            break
        up = up.parent
    known.update(dict.fromkeys(path, is_aside))
    return is_aside


def _name(node: LexborNode) -> str:
    """Return by what others name a comment: the number in its id; empty where the page does not tell."""
    for name in _NAMES:
        told = node.attributes.get(name) or ""
        if found := re.search(r"(?:^|[-_a-z])(\d+|[0-9a-f]{8,})$", told, re.IGNORECASE):
            return found[1]
    return ""


FAMILY: Final = Family("any page", fits, read)
