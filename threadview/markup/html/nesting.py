"""How deep the elements of a page nest, and a page without what nests too deeply.

The parser (lexbor) needs time that grows with the square of the nesting: 100,000 nested elements take many seconds.
What follows must never find fewer elements open than the parser does, whatever a page is like, so an end tag counts
only where the parser surely ends something by it: not in an attribute, a comment or a script, not out of a table's
cell. The rules are those of https://html.spec.whatwg.org/multipage/parsing.html, made simpler on the safe side.

Most pages are told to be shallow by :func:`_is_shallow`, which takes few steps for each tag; the others are gone
through tag by tag.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Final

from .attributes import slim


def _tags(listed: str) -> frozenset[bytes]:
    return frozenset(listed.encode().split())


MAX_NESTING: Final = 500
"""Elements within elements; a thread nested 100 replies deep takes some 400 in the pages that nest most."""

_MOST_FORMATTING: Final = 20
"""Elements of formatting within each other: what is left open of those, the parser opens again in each paragraph."""
_SHORTEST: Final = len("<b>")
_AT_ONCE: Final = 64
"""After so many tags it is looked how many elements are open."""

_FLAT: Final = _tags(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr "
    "a p li dd dt option optgroup td th tr tbody thead tfoot colgroup html head body"
)
"""Elements that hold nothing, or that the next of their kind closes: those never nest of themselves."""
_NOT_DRAWN: Final = _tags("body br dd dt embed head hr img li meta p")
"""Of those the ones that no drawing holds: where they begin, it ends."""
_RAW: Final = _tags("iframe noembed noframes plaintext script style textarea title xmp")
"""Elements in which nothing is a tag but their own end."""
_DRAWINGS: Final = _tags("svg math")
"""Elements in which other rules hold: each name may nest, ``<g/>`` is closed."""
_BOUNDARIES: Final = _tags(
    "applet caption marquee object select table template desc foreignobject annotation-xml mi mn mo ms mtext"
)
"""Elements through which no end tag reaches."""
_BLOCKS: Final = _tags(
    "address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer header "
    "hgroup listing main menu nav ol pre search section summary ul"
)
"""Elements whose end tag ends what is open in them."""
_SPECIAL: Final = _BLOCKS | _BOUNDARIES | _RAW | _tags("form frameset h1 h2 h3 h4 h5 h6 noscript")
"""Elements through which the end tags of all others do not reach."""
_ALONE: Final = _tags("b big code em font form i nobr s small strike strong tt u")
"""Elements whose end tag ends them alone, and that stay open, as formatting does, where a block around them ends."""

_BLANK: Final = r"\t\n\f\r "
_STRUCTURE: Final = bytes(set(range(256)) - set(b"<>\"'="))
_PLAIN: Final = re.compile(rb"(?:[^<]++|<(?:=\"[^\"<>.]*+\"|='[^'<>.]*+'|=(?![\"']))*+>)*+")
"""A page of which these characters are left, and dots for its plainest tags: all tags end at the first ``>``."""
_PLAINEST: Final = (b"<>", b'<="">', b'<=""="">')

_PASSED: Final = _tags("address div p")
"""Elements through which an item ends the one before it."""
_KINDS: Final = {b"li": b"li", b"dd": b"dd", b"dt": b"dd"}
"""Items by what ends them: their own kind, but not the other one."""
_ITEM: Final = re.compile(rb"<[lL][iI]\b")
_TERM: Final = re.compile(rb"<[dD][dDtT]\b")
_NAMES: Final = re.compile(
    rf"<(/?(?:[!b-km-oq-zB-KM-OQ-Z]|[aApP][^{_BLANK}/>]|[lL](?![iI][{_BLANK}/>]))[^{_BLANK}/>]*+)".encode()
)
"""Of any tag but those of links, paragraphs and items, which are many and never nest of themselves. What ends a name is
what ends it for the parser, no other blanks."""
_VALUE: Final = rf"\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^{_BLANK}\"'>][^{_BLANK}>]*+"
_ATTRIBUTES: Final = (
    rf"(?:[{_BLANK}]++|/(?!>)"
    rf"|(?:=[^{_BLANK}/>=]*+|[^{_BLANK}/>=]++)(?:[{_BLANK}]*+=[{_BLANK}]*+(?:{_VALUE})?+)?+)*+"
)
_COMMENT: Final = r"!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+(?:--!?>|\Z))"
_IN_RAW: Final = {name: rf"[^<]*+(?:<(?!/{name}[{_BLANK}/>])[^<]*+)*+" for name in sorted(tag.decode() for tag in _RAW)}
_IN_COMMENT: Final = (
    rf"(?:[^<-]++|-(?!->)|<(?!/?script[{_BLANK}/>])"
    rf"|<script[{_BLANK}/>](?:[^<-]++|-(?!->)|<(?!/script[{_BLANK}/>]))*+(?:</script[{_BLANK}/>]|(?=-->)|\Z))*+"
)
_IN_RAW["script"] = rf"(?:[^<]++|<!--(?:-?>|{_IN_COMMENT}(?:-->|(?=</script)|\Z))|<(?!/script[{_BLANK}/>]))*+"
"""In a comment in it, a script may hold another one."""
_IN_RAW["plaintext"] = r"[\s\S]*+"
_UNTAGGED: Final = "|".join(
    rf"{name}(?=[{_BLANK}/>]){_ATTRIBUTES}/?>?{inside}(?:</{name}|\Z)" for name, inside in _IN_RAW.items()
)
_DRAWN: Final = "circle defs ellipse g line lineargradient path polygon polyline rect stop symbol use"
_DRAWING: Final = (
    rf"svg(?=[{_BLANK}/>]){_ATTRIBUTES}>[^<]*+"
    rf"(?:</?(?:{_DRAWN.replace(' ', '|')})(?=[{_BLANK}/>]){_ATTRIBUTES}/?>[^<]*+){{0,99}}+</svg"
)
_NAMED: Final = rf"(?P<end>/?)(?P<name>[a-zA-Z][^{_BLANK}/>]*+)"
_TAG: Final = re.compile(
    rf"<(?:{_COMMENT}|(?P<data>!\[CDATA\[)|(?:[!?]|/(?![a-zA-Z]))[^>]*>?|{_NAMED}{_ATTRIBUTES}(?P<closed>/?)>?)".encode()
)
_DOUBTFUL: Final = re.compile(rf"<{_NAMED}(?P<data>(?!))?(?P<closed>(?!))?".encode())
"""A tag where it is in doubt what else is one."""
_INSIDE: Final = {name.encode(): re.compile(inside.encode(), re.IGNORECASE) for name, inside in _IN_RAW.items()}


def bounded(source: bytes) -> bytes:
    """Return the source itself, or without the tags that would nest elements too deeply."""
    if len(source) <= MAX_NESTING * _SHORTEST:
        return source
    is_plain = _is_plain(source)
    source = slim(source, is_plain=is_plain)
    return source if _is_shallow(source, is_plain=is_plain) else _Cutter(source).cut()


def _is_plain(source: bytes) -> bool:
    """Tell whether all tags surely end at the first ``>``."""
    left = source.translate(None, _STRUCTURE)
    for plain in _PLAINEST:
        left = left.replace(plain, b".")
    return _PLAIN.fullmatch(left) is not None


def _is_shallow(source: bytes, *, is_plain: bool) -> bool:
    """Tell whether elements surely do not nest too deeply: most tags end what was begun last."""
    if is_plain:
        tags = _NAMES.findall(source)
        if _do_balance(tags):
            return not (_have_terms(tags) and _may_alternate(source))
    return not _may_alternate(source) and _do_balance(_names_shown().findall(source))


def _have_terms(tags: list[bytes]) -> bool:
    """Tell whether any tag of a list begins or ends a term or its definition."""
    return any(_TERM.match(b"<" + name.lstrip(b"/")) for name in set(tags))


def _may_alternate(source: bytes) -> bool:
    """Tell whether items may nest: an item of a list within a term or its definition, these within items again."""
    most = MAX_NESTING // 2
    return len(_TERM.findall(source)) > most and len(_ITEM.findall(source)) > most


@cache
def _names_shown() -> re.Pattern[bytes]:
    """Return what finds the names of all tags that are any: not those in values, comments, scripts, plain drawings.

    Made when a page first needs it: that takes some milliseconds.
    """
    return re.compile(
        rf"<(?:{_COMMENT}|(?i:{_UNTAGGED}|{_DRAWING})|[!?][^>]*+|(/?[a-zA-Z][^{_BLANK}/>]*+){_ATTRIBUTES})".encode()
    )


def _do_balance(tags: list[bytes]) -> bool:
    """Tell whether few elements are open at any time; not where comments, drawings or tags in scripts leave a doubt."""
    ends = _Ends()
    waiting: list[bytes | None] = []
    awaited = None
    for start in range(0, len(tags), _AT_ONCE):
        for tag in tags[start : start + _AT_ONCE]:
            if tag == awaited:
                awaited = waiting.pop()
            elif (end := ends[tag]) is not None:
                waiting.append(awaited)
                awaited = end
        if len(waiting) > MAX_NESTING - _AT_ONCE or sum(map(waiting.count, ends.formatting)) > _MOST_FORMATTING:
            return False
    doubtful = [name for name in ends if name.startswith(b"!--") or name.lower() in _RAW | _DRAWINGS]
    return all(name.lower() in _RAW and _are_empty(name, tags) for name in doubtful)


def _are_empty(name: bytes, tags: list[bytes]) -> bool:
    """Tell whether no tags stand in the elements of a name."""
    place = -1
    for _ in range(tags.count(name)):
        place = tags.index(name, place + 1)
        if tags[place + 1 : place + 2] != [b"/" + name]:
            return False
    return True


class _Ends(dict[bytes, "bytes | None"]):
    """The end tag that each tag awaits; None for those that await none.

    Attributes:
        formatting: The end tags of formatting among them.
    """

    def __init__(self) -> None:
        """Know none yet."""
        super().__init__()
        self.formatting: list[bytes] = []

    def __missing__(self, tag: bytes) -> bytes | None:
        """Keep that of another tag."""
        name = tag.lower()
        end = self[tag] = None if tag[:1] in b"/!" or name in _FLAT else b"/" + tag
        if end is not None and name in _ALONE:
            self.formatting.append(end)
        return end


class _Cutter:
    """Goes through a page tag by tag, and leaves out those of elements that would nest too deeply."""

    def __init__(self, source: bytes) -> None:
        """Begin with nothing open."""
        self._source = source
        self._open: list[bytes] = []
        self._items: list[bytes] = []
        self._drawings = self._formatting = 0
        self._left_out: Counter[bytes] = Counter()
        self._place = self._doubtful = 0
        self._item = b""

    def cut(self) -> bytes:
        """Return what is left of the page; itself where that is all."""
        source, kept, at = self._source, [], 0
        while (tag := self._next()) is not None:
            if tag["data"]:
                self._pass_data()
            elif tag["name"] and not self._stays(tag):
                kept.append(source[at : tag.start()])
                at = tag.end() if tag["closed"] is not None else source.find(b">", tag.end()) + 1 or len(source)
            elif tag["name"] and not tag["end"] and (inside := _INSIDE.get(tag["name"].lower())):
                self._pass_raw(inside)
        return b"".join(kept) + source[at:] if kept else source

    def _next(self) -> re.Match[bytes] | None:
        """Return the next tag."""
        tag = _DOUBTFUL.search(self._source, self._place, self._doubtful) if self._place < self._doubtful else None
        if tag is None:
            tag = _TAG.search(self._source, max(self._place, self._doubtful))
        self._place = len(self._source) if tag is None else tag.end()
        return tag

    def _stays(self, tag: re.Match[bytes]) -> bool:
        """Open or close what a tag does; return whether it may stay."""
        name = tag["name"].lower()
        if not tag["end"]:
            return self._begun(name, bool(tag["closed"]))
        if self._left_out[name]:
            self._left_out[name] -= 1
            return False
        if tag.start() >= self._doubtful:
            if name in self._open:
                self._ended(name)
            elif self._item and _KINDS.get(name) == self._item:
                self._item = b""
        return True

    def _begun(self, name: bytes, is_closed: bool) -> bool:  # noqa: FBT001 - a part of the tag
        """Open an element; return whether there is room for it."""
        if name in _FLAT and (not self._drawings or name in _NOT_DRAWN) and not self._alternates(name):
            return True
        if is_closed and (self._drawings or name in _DRAWINGS):
            return True
        if len(self._open) >= MAX_NESTING or (name in _ALONE and self._formatting >= _MOST_FORMATTING):
            self._left_out[name] += 1
            return False
        self._open.append(name)
        self._items.append(self._item)
        if name in _SPECIAL and name not in _PASSED:
            self._item = b""
        self._item = _KINDS.get(name, self._item)
        self._drawings += name in _DRAWINGS
        self._formatting += name in _ALONE
        return True

    def _alternates(self, name: bytes) -> bool:
        """Tell whether an item is of another kind than the one it stands in, which it does not end."""
        kind = _KINDS.get(name)
        if kind is None:
            return False
        before, self._item = self._item, kind
        if kind == before or not before:
            return False
        self._item = before  # until it is opened, which notes what it stands in
        return True

    def _ended(self, name: bytes) -> None:
        """Close an element that is open, and what its end tag ends with it."""
        place = len(self._open) - 1 - self._open[::-1].index(name)
        within = self._open[place + 1 :]
        walls = _BOUNDARIES if name in _BLOCKS | _BOUNDARIES | _ALONE else _SPECIAL
        if walls.isdisjoint(within):
            left = within if name in _ALONE else [one for one in within if one in _ALONE]
            self._item = self._items[place]
            self._open[place:] = left
            self._items[place:] = [self._item] * len(left)
            self._left_out.clear()
            self._drawings = sum(one in _DRAWINGS for one in self._open) if self._drawings else 0
            self._formatting = sum(one in _ALONE for one in self._open) if self._formatting else 0

    def _pass_data(self) -> None:
        """Go behind the beginning of CDATA: a comment, but in a drawing."""
        if self._drawings:
            end = self._source.find(b"]]>", self._place)
            self._doubtful = len(self._source) if end < 0 else end
        else:
            self._place = self._source.find(b">", self._place) + 1 or len(self._source)

    def _pass_raw(self, inside: re.Pattern[bytes]) -> None:
        """Go behind what stands in an element without tags; in a drawing these may be tags."""
        if not self._drawings:
            self._place = self._end_of(inside)
        elif self._place >= self._doubtful:
            self._doubtful = self._end_of(inside)

    def _end_of(self, inside: re.Pattern[bytes]) -> int:
        """Return where something ends that begins here."""
        found = inside.match(self._source, self._place)
        return self._place if found is None else found.end()
