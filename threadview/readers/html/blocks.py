"""From the elements of comments to the rows of a thread: ids, parents, texts, in any theme.

A family finds the elements; :mod:`.anatomy` tells their parts. Who answers whom is told, the surest first, by what the
comment itself names, by the elements standing in one another, by the depth that the program wrote on each, by how far
each is indented.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup.html import html_node
from threadview.readers.common import dates
from threadview.thread import EMPTY, NO_PARENT, Head, LateComment, Row

from . import byline
from .anatomy import author_and_time, is_furniture, is_header, parts_of, portrayed
from .formed import parents_by_depth
from .microdata import value
from .page import line
from .texts import part

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from selectolax.lexbor import LexborNode

    from threadview.thread import Body, Comment

    from .page import Page

_DEPTH: Final = re.compile(r"(?:^|[\s_-])(?:depth|level|indent|lvl)[-_]?(\d{1,5})(?=$|[\s_])", re.IGNORECASE)
_MARGIN: Final = re.compile(r"(?:margin|padding)-left\s*:\s*(\d{1,5})", re.IGNORECASE)
_BOX: Final = re.compile(
    r"(?:^|[\s_-])(?:indented|children|replies|nested|(?:sub|child)-?comments)(?:$|[\s_-])", re.IGNORECASE
)
_PARENT_ATTRIBUTES: Final = ("data-parent-id", "data-parent", "data-parentid", "data-comment-parent", "data-reply-to")
_PARENT_PROPERTY: Final = "parentItem"
_REPLY_SIGNS: Final = re.compile(r"in[ -]?reply[ -]?to|replied to|replying to|reply-to|comment-parent", re.IGNORECASE)
_PAGE_SIGNS: Final = (
    *("replied to", "replying to", "reply-to", "comment-parent"),
    *(f"in{before}reply{behind}to" for before in ("", " ", "-") for behind in ("", " ")),
)
"""The same, in small letters: what is spelt out is found sooner in a page that has none."""

_REPLY_WORDS: Final = re.compile(
    r"in[ -]?reply[ -]?to|repl(?:ied|ying) to|antwort auf|en réponse à|@|↑|↪", re.IGNORECASE
)
_TARGET: Final = re.compile(r"#(?:[a-z]+-){0,2}([0-9a-z]+)$", re.IGNORECASE)
_PINGS: Final = ".pingback, .trackback"
_LONGEST_HEAD: Final = 60
_MOST_HEADS: Final = 2
_HEADS: Final = frozenset({"h2", "h3", "h4", "h5", "h6", "b", "strong", "cite", "p"})
_PARTING: Final = " \u00a0|·•–—#"
_SIGN_BEFORE: Final = 60


class Block(NamedTuple):
    """A comment as it stands in a page.

    Attributes:
        id: By what replies and links name it; empty where the page does not.
        node: Its outermost element.
        anchor: The fragment of its address.
    """

    id: str
    node: LexborNode
    anchor: str = ""


def rows_of(page: Page, blocks: Sequence[Block]) -> list[Row]:
    """Return the rows of a page's comments, in its order."""
    places = {block.node.mem_id: place for place, block in enumerate(blocks)}
    names = [block.id or f"\0{place}" for place, block in enumerate(blocks)]
    above = [None if parent < 0 else names[parent] for parent in _parents(page, blocks, places)]
    rows = zip(names, above, _comments(page, blocks, places), strict=True)
    return list(map(partial(tuple.__new__, Row), rows))  # in half the time of naming them


def _comments(page: Page, blocks: Sequence[Block], places: Mapping[int, int]) -> Sequence[Comment]:
    """Return the comments; each is taken apart when its author or its text is first asked for."""
    address = page.address_without_place
    pings = frozenset(node.mem_id for node in page.tree.css(_PINGS))
    elements = _Elements([block.node for block in blocks], places, pings, page.base)
    return LateComment.each(
        elements,
        [block.id for block in blocks],
        (("pingback",) if block.node.mem_id in pings else () for block in blocks) if pings else repeat(()),
        (f"{address}#{block.anchor}" if block.anchor else None for block in blocks) if address else repeat(None),
    )


class _Elements(NamedTuple):
    """The elements of a page's comments.

    Attributes:
        nodes: In the order of the page.
        places: The place of each by its ``mem_id``.
        pings: The ``mem_id`` of those that are pingbacks.
        base: The address against which links are read.
    """

    nodes: Sequence[LexborNode]
    places: Container[int]
    pings: Container[int]
    base: str

    def head(self, place: int) -> Head:
        """Return who wrote a comment, and when; of a pingback the page from which it came."""
        node = self.nodes[place]
        author, time = author_and_time(parts_of(node, self.places))
        if author is None and node.mem_id in self.pings:
            author = line(node.css_first("a")) or None
        return Head(author or _speaker(node, self.places) or portrayed(node, self.places), time)

    def body(self, place: int) -> Body:
        """Return the text of a comment: what its own element holds, else what stands between its other parts."""
        node = self.nodes[place]
        if node.tag == "dt" and (said := _definition(node)) is not None:
            return _text_in(said, self.base, self.places)
        parts = parts_of(node, self.places)
        if parts.body is not None:
            return _text_in(parts.body, self.base, self.places)
        ends = tuple(one.mem_id for one in (*parts.author[:1], *parts.time[:1]))
        author, _ = author_and_time(parts)
        return _text_around(node, self.base, self.places, ends, author or "")


def _speaker(node: LexborNode, others: Container[int]) -> str | None:
    """Return the name in the first words of a comment where these say that somebody speaks."""
    for element in node.traverse():
        if element.mem_id in others and element.mem_id != node.mem_id:
            return None
        if element.tag in _HEADS:
            return byline.speaker(line(element))
    return None


def _definition(node: LexborNode) -> LexborNode | None:
    """Return the element that says more of a term in a list of definitions: the text under a comment's head."""
    behind = node.next
    while behind is not None and not behind.is_element_node:
        behind = behind.next
    return behind if behind is not None and behind.tag == "dd" else None


def _text_in(body: LexborNode, base: str, others: Container[int]) -> Body:
    """Return the text of a comment's own element, without buttons and without comments within it."""
    here = body.mem_id
    return html_node(body, base, lambda node: (node.mem_id in others and node.mem_id != here) or is_furniture(node))


def _text_around(node: LexborNode, base: str, others: Container[int], ends: tuple[int, ...], author: str) -> Body:
    """Return what stands in a comment between its header and its buttons."""
    text = html_node(node, base, lambda one: one.mem_id in others or one.mem_id in ends or is_header(one))
    if not text.text:
        text = html_node(node, base, lambda one: one.mem_id in others or is_furniture(one))
    return _without_heads(text, author)


def _without_heads(text: Body, author: str) -> Body:
    """Return a text without what stands loose around it: a picture's name, dates, "Says:", signs that parted links."""
    for _ in range(_MOST_HEADS):
        head = text.text.partition("\n")[0]
        if len(head) > _LONGEST_HEAD or head == text.text or not (head == author or _is_head(head)):
            break
        text = part(text, len(head), len(text.text))
    words, _, last = text.text.rpartition("\n")
    if words and (last.strip(_PARTING) == "" or (last.strip(_PARTING) != last and _is_head(last))):
        text = part(text, 0, len(words))
    return text if text.text else EMPTY


def _is_head(line: str) -> bool:
    """Tell whether a line is a date, or what a byline left."""
    date = dates.find(line)
    return byline.is_rest(line) if date is None else len(line) - (date.end - date.start) <= len(" on at |")


def _parents(page: Page, blocks: Sequence[Block], places: Mapping[int, int]) -> list[int]:
    """Return the place of each comment's parent, NO_PARENT at the top level."""
    around = dict(places)
    parents = [_around(block.node, around) for block in blocks]
    if all(parent < 0 for parent in parents):
        parents = _by_depth(blocks) or parents
    for place, parent in _named_parents(page, blocks, around).items():
        parents[place] = parent
    return parents


def _around(node: LexborNode, places: dict[int, int]) -> int:
    """Return the place of the nearest comment that holds an element; NO_PARENT for none.

    Args:
        node: The element.
        places: That of each comment by its ``mem_id``; that of the element around it is added, which holds its
            siblings too.
    """
    near = up = node.parent
    found = None
    while up is not None and (found := places.get(up.mem_id)) is None:
        up = up.parent
    place = NO_PARENT if found is None else found
    if near is not None and near is not up:
        places[near.mem_id] = place
    return place


def _by_depth(blocks: Sequence[Block]) -> list[int]:
    """Return parents by the depths that the program wrote on comments, or by indentation; none where all are equal."""
    for read in (_written_depth, _margin, _boxes):
        depths = [read(block.node) for block in blocks]
        known = [depth for depth in depths if depth is not None]
        if len(set(known)) > 1:
            least = min(known)
            return parents_by_depth([least if depth is None else depth for depth in depths])
    return []


def _written_depth(node: LexborNode) -> int | None:
    """Return the depth in an element's classes or data."""
    attributes = node.attributes
    found = _DEPTH.search(attributes.get("class") or "")
    written = found[1] if found else attributes.get("data-depth") or attributes.get("data-level") or ""
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 6 else None  # noqa: PLR2004


def _margin(node: LexborNode) -> int | None:
    """Return how far an element, or the one around it that holds nothing else, is moved to the right."""
    for one in (node, node.parent):
        found = _MARGIN.search((one.attributes.get("style") or "") if one is not None and one.is_element_node else "")
        if found:
            return int(found[1])
    return 0


def _boxes(node: LexborNode) -> int:
    """Return in how many boxes of replies a comment stands."""
    depth, around = 0, node.parent
    while around is not None:
        depth += _BOX.search(around.attributes.get("class") or "") is not None
        around = around.parent
    return depth


def _named_parents(page: Page, blocks: Sequence[Block], places: dict[int, int]) -> dict[int, int]:
    """Return the place of the parent of each comment that names its own, as themes do that flatten the tree.

    Only a comment that comes earlier in the page is one.
    """
    named = [name for name in _PARENT_ATTRIBUTES if name in page.sample]
    sample = page.sample.lower()
    is_said = any(sign in sample for sign in _PAGE_SIGNS)
    ids = {block.id: place for place, block in enumerate(blocks) if block.id} if named or is_said else {}
    found: dict[int, int] = {}
    for place, block in enumerate(blocks) if named else ():
        attributes = block.node.attributes
        told = next((attributes[name] for name in named if attributes.get(name)), None)
        if told and ids.get(told, place) < place:
            found[place] = ids[told]
    if is_said:
        found = _said_parents(page, ids, places) | found
    return found | _told_parents(page, blocks, places) if _PARENT_PROPERTY in page.sample else found


def _told_parents(page: Page, blocks: Sequence[Block], places: dict[int, int]) -> dict[int, int]:
    """Return the place of the parent of each comment that has it as a property (https://schema.org/parentItem)."""
    anchors = {f"#{block.anchor}": place for place, block in enumerate(blocks) if block.anchor}
    found: dict[int, int] = {}
    for node in page.tree.css(f"[itemprop~='{_PARENT_PROPERTY}']"):
        answered = anchors.get(f"#{value(node).rpartition('#')[2]}")
        place = _around(node, places)
        if answered is not None and answered < place:
            found[place] = answered
    return found


def _said_parents(page: Page, ids: Mapping[str, int], places: dict[int, int]) -> dict[int, int]:
    """Return the place of the parent of each comment in which a link says what it answers; the first tells."""
    found: dict[int, int] = {}
    for link in page.tree.css("a[href*='#']"):
        target = _TARGET.search(link.attributes.get("href") or "")
        answered = ids.get(target[1]) if target else None
        if answered is not None:
            place = _around(link, places)
            if place > answered and place not in found and _says_reply(link):
                found[place] = answered
    return found


def _says_reply(link: LexborNode) -> bool:
    """Tell whether a link leads to what its comment answers: by its words, its class, or the words before it."""
    parent = link.parent
    before = parent.text().partition(link.text())[0][-_SIGN_BEFORE:] if parent is not None else ""
    named = f"{link.attributes.get('class') or ''} {(parent.attributes.get('class') or '') if parent else ''}"
    return bool(_REPLY_SIGNS.search(named) or _REPLY_WORDS.search(before) or _REPLY_SIGNS.search(link.text()))
