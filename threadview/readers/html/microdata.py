"""Microdata as the HTML standard defines it: items, each with its properties.

https://html.spec.whatwg.org/multipage/microdata.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_VALUES: Final = {
    "meta": "content",
    "a": "href",
    "area": "href",
    "link": "href",
    "audio": "src",
    "embed": "src",
    "iframe": "src",
    "img": "src",
    "source": "src",
    "track": "src",
    "video": "src",
    "object": "data",
    "data": "value",
    "meter": "value",
}
"""In which attribute an element holds the value of a property; others hold it in their text."""


class Item(Struct):
    """A thing that a page tells of.

    Attributes:
        node: Its element.
        type: What it is, without what stands before the last slash: ``Comment``.
        holder: The item that it is a property of, or stands in; None for one at the top.
        properties: The elements of its properties by their names, in the order of the page.
        items: Those of its properties that are items themselves, by the ``mem_id`` of their elements.
    """

    node: LexborNode
    type: str
    holder: Item | None
    properties: dict[str, list[LexborNode]] = field(default_factory=dict)
    items: dict[int, Item] = field(default_factory=dict)

    def first(self, name: str) -> LexborNode | None:
        """Return the first element of a property; None where there is none."""
        return next(iter(self.properties.get(name, ())), None)

    def told(self, name: str) -> str:
        """Return the first value of a property, of an item its name; empty where there is none."""
        node = self.first(name)
        if node is None:
            return ""
        item = self.items.get(node.mem_id)
        return item.told("name") if item and name != "name" else value(node)

    def values(self, name: str) -> list[str]:
        """Return all values of a property."""
        return [value(node) for node in self.properties.get(name, ())]


def items_of(tree: LexborHTMLParser) -> list[Item]:
    """Return the items of a page in its order, those within others too; one look at each property."""
    found: dict[int, Item] = {}
    for node in tree.css("[itemscope], [itemprop]"):
        attributes = node.attributes
        if node.mem_id in found:
            continue
        holder = _holder(node, found)
        if "itemscope" in attributes:
            kind = (attributes.get("itemtype") or "").split(" ")[0].rpartition("/")[2]
            found[node.mem_id] = Item(node, kind, holder)
        if holder is not None and (names := attributes.get("itemprop")):
            for name in names.split():
                holder.properties.setdefault(name, []).append(node)
            if node.mem_id in found:
                holder.items[node.mem_id] = found[node.mem_id]
    return list(found.values())


def value(node: LexborNode) -> str:
    """Return what the element of a property says."""
    attributes = node.attributes
    named = _VALUES.get(node.tag or "")
    if named:
        return attributes.get(named) or ""
    if node.tag == "time" and (told := attributes.get("datetime")):
        return told
    return node.text()


def _holder(node: LexborNode, found: dict[int, Item]) -> Item | None:
    """Return the item in which an element stands."""
    up = node.parent
    while up is not None:
        if up.mem_id in found:
            return found[up.mem_id]
        up = up.parent
    return None
