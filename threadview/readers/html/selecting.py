"""Which of many selectors select an element: a page is searched for all of them at once, then as seldom as can be.

A search takes time for each element of a page, however few it finds, so one for every part of a comment is dear. What
one search for all found is told apart by the last part of each selector (``.age a``: a link), which is its tag, classes
and attributes. Where that leaves a doubt, and only there, the page is searched for the selector alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

COMMA: Final = re.compile(r",\s*(?![^(]*\))")
"""Parts the selectors of a list."""

_NOT: Final = re.compile(r":(?:not|has|nth)[^)]*\)|\[\w+='?\]")
_NAME: Final = re.compile(r"(?:[.#\[]|=')([^\s.#\[\]()=^$*~'>+:,]+)")
_PIECE: Final = re.compile(
    r"\[(?P<attribute>[\w-]+)(?:(?P<relation>[*^$~]?=)'(?P<value>[^']*)')?\]|(?P<pseudo>:(?:[^\s:>+~\[]|\([^)]*\))+)"
    r"|(?P<sign>[.#]?)(?P<name>[\w-]+)|(?P<space>\s*[>+~]\s*|\s+)"
)
_RELATIONS: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "=": str.__eq__,
    "*=": str.__contains__,
    "^=": str.startswith,
    "$=": str.endswith,
    "~=": lambda told, value: value in told.split(),
}
Attributes = dict[str, str | None]
"""Of an element."""


class _Test(NamedTuple):
    """What a selector wants of an attribute: that it is there, or has some relation to a value."""

    attribute: str
    relation: str
    value: str

    def holds(self, attributes: Attributes) -> bool:
        """Tell whether attributes are so."""
        if not self.relation:
            return self.attribute in attributes
        return _RELATIONS[self.relation](attributes.get(self.attribute) or "", self.value)


class _End(NamedTuple):
    """The last part of a selector; ``is_all`` where nothing stands before it, and nothing else is asked."""

    tag: str
    classes: frozenset[str]
    tests: tuple[_Test, ...]
    is_all: bool

    def may_be(self, tag: str, classes: frozenset[str]) -> bool:
        """Tell whether an element has its tag and its classes."""
        return (not self.tag or self.tag == tag) and self.classes <= classes

    def fits(self, attributes: Attributes) -> bool:
        """Tell whether attributes are as it wants them."""
        return all(test.holds(attributes) for test in self.tests)


class Selectors:
    """Selectors that are looked for together in one page; each is named by its place."""

    def __init__(self, tree: LexborHTMLParser, selectors: Sequence[str]) -> None:
        """Take them apart."""
        self._tree = tree
        self._selectors = selectors
        self._ends = [(place, _end(one)) for place, written in enumerate(selectors) for one in COMMA.split(written)]
        self._by_name: dict[tuple[str, str], list[tuple[int, _End]]] = {}
        self._known: dict[tuple[str, str], tuple[int, ...]] = {}
        self._searched: dict[int, frozenset[int]] = {}

    def found(self) -> Iterator[tuple[LexborNode, Attributes, tuple[int, ...]]]:
        """Yield the elements in the order of the page, with their attributes and the places of what selects them."""
        last, known = 0, self._known
        for node in self._tree.css(", ".join(self._selectors)):
            here = node.mem_id
            if here != last:
                last, attributes = here, node.attributes
                name = (node.tag or "", attributes.get("class") or "")
                yield node, attributes, known.get(name) or self._which(here, name, attributes)

    def _which(self, here: int, name: tuple[str, str], attributes: Attributes) -> tuple[int, ...]:
        """Return what selects an element; what its name alone tells is kept for others of that name."""
        ends = self._by_name.get(name)
        if ends is None:
            classes = frozenset(name[1].split())
            ends = self._by_name[name] = [(place, end) for place, end in self._ends if end.may_be(name[0], classes)]
        chosen = tuple(dict.fromkeys(place for place, _ in ends))
        if len(chosen) == 1 or (chosen and all(end.is_all and not end.tests for _, end in ends)):
            self._known[name] = chosen
            return chosen
        fitting = [(place, end) for place, end in ends if not end.tests or end.fits(attributes)]
        if len(fitting) == 1:
            return (fitting[0][0],)
        sure = [place for place, end in fitting if end.is_all or here in self._search(place)]
        return tuple(dict.fromkeys(sure)) if fitting else self._searched_for(here)

    def _searched_for(self, here: int) -> tuple[int, ...]:
        """Return what selects an element of which no last part tells: one whose names are written in other letters."""
        return tuple(place for place in range(len(self._selectors)) if here in self._search(place))

    def _search(self, place: int) -> frozenset[int]:
        """Return the ``mem_id`` of all elements that one selector selects."""
        if place not in self._searched:
            self._searched[place] = frozenset(node.mem_id for node in self._tree.css(self._selectors[place]))
        return self._searched[place]


def names_in(selector: str) -> list[str]:
    """Return what a selector wants to see in a page: names of classes and attributes, their values."""
    return _NAME.findall(_NOT.sub("", selector))


def _end(selector: str) -> _End:
    """Return the last part of a selector."""
    pieces = list(_PIECE.finditer(selector.strip()))
    first = max((at + 1 for at, piece in enumerate(pieces) if piece["space"]), default=0)
    last = pieces[first:]
    tag = next((piece["name"] for piece in last if piece["name"] and not piece["sign"]), "")
    tests = [_Test(one["attribute"], one["relation"] or "", one["value"] or "") for one in last if one["attribute"]]
    tests += [_Test("id", "=", piece["name"]) for piece in last if piece["sign"] == "#"]
    is_read = "".join(piece[0] for piece in pieces) == selector.strip()
    return _End(
        tag if is_read else "",
        frozenset(piece["name"] for piece in last if piece["sign"] == ".") if is_read else frozenset(),
        tuple(tests) if is_read else (),
        is_all=is_read and not first and not any(piece["pseudo"] for piece in last),
    )
