"""An XML document as a tree: by the standard library's parser, and by a forgiving one where that refuses it.

Exports and feeds are often damaged: control characters, undeclared prefixes, ends that do not match, a character before
the ``<?xml``, a file cut off. What can be read is kept, and a note names the line and column of the first damage.

A DOCTYPE is refused: with it a small file may define entities that unfold into gigabytes, and no feed needs one.
Nothing here recurses, so nesting costs nothing.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree import ElementTree as ET
from xml.parsers.expat import ErrorString

from threadview.errors import FormatError
from threadview.markup import clean_line, decode

from .json_fields import Problems
from .times import time

if TYPE_CHECKING:
    from datetime import datetime

    from threadview.thread import Document

PREFIXES: Final = {
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://disqus.com": "",
    "http://www.w3.org/1999/xhtml": "",
    "http://disqus.com/disqus-internals": "dsq:",
    "http://www.disqus.com/": "dsq:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/rss/1.0/modules/slash/": "slash:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/syndication/thread/1.0": "thr:",
    "http://wellformedweb.org/CommentAPI/": "wfw:",
    "http://schemas.google.com/blogger/2018": "blogger:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
}
"""The prefix under which readers ask for the names of a namespace, whatever a document calls it."""

_EXPORT: Final = re.compile(r"https?://wordpress\.org/export/[\d.]+/(excerpt/)?")
_PROLOG: Final = re.compile(r"(?:[^<\w]{0,3})(?:\s++|<\?(?:[^?]|\?(?!>))*+\?>|<!--(?:[^-]|-(?!->))*+-->)*+")
_DOCTYPE: Final = re.compile(r"<!DOCTYPE[^\[<>]*+(?:\[[^\]]*+\]\s*)?>\s*")
_NAME: Final = re.compile(r"<([A-Za-z_][\w:.-]*)")
_ENCODING: Final = re.compile(rb"""[^<]{0,8}<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_MARKUP: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[(?P<data>.*?)(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)"
    r"|<(?P<end>/)?(?P<name>[A-Za-z_][\w:.-]*)(?P<attributes>(?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)>",
    re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class XmlTree(NamedTuple):
    """A document as far as it could be read.

    Attributes:
        root: Elements and attributes are named as ``title``, ``wp:comment``, ``dsq:id``: see :data:`PREFIXES`.
        problems: What is wrong with it, to which readers add; the thread's notes.
    """

    root: ET.Element
    problems: Problems

    def time(self, element: ET.Element, name: str, *keys: str) -> datetime | None:
        """Return the first time that is told under these keys; what is none is noted.

        Args:
            element: Where they stand. WordPress writes zeros where it knows no time.
            name: What a note calls it: ``"comment 7"``.
            keys: The elements asked for, one after the other.
        """
        for key in keys:
            written = (element.findtext(key) or "").strip()
            if found := time(written):
                return found
            if written and not written.startswith("0000-"):
                self.problems.say(f"{key} of {name or element.tag} is no time: {clean_line(written)[:40]}")
        return None

    def words(self, element: ET.Element, name: str, key: str) -> str:
        """Return the text of a comment under a key, as :func:`markup` does; where nothing stands there, that is noted.

        Args:
            element: Where it stands.
            name: What it is called in a note.
            key: Its tag.
        """
        found = element.find(key)
        if found is None:
            self.problems.say(f"{key} of {name or element.tag} is missing")
        return markup(found)


def root_name(head: str) -> str:
    """Return the name of the first element, in small letters; empty where a text is no XML, or is a web page."""
    at = _PROLOG.match(head)
    start = at.end() if at else 0
    if kind := _DOCTYPE.match(head, start):
        start = kind.end()
    name = _NAME.match(head, start)
    return name[1].lower() if name else ""


def load(document: Document) -> XmlTree:
    """Return the tree of an XML document.

    Raises:
        FormatError: It has a DOCTYPE, or no element at all.
    """
    problems = Problems()
    text = _decoded(document, problems)
    before, sign, rest = text.partition("<")
    text = sign + rest
    if before.strip():
        problems.say("what stands before the XML was passed over")
    _refuse_doctype(text, before.count("\n"))
    try:
        root = ET.fromstring(text.encode(errors="surrogatepass"), ET.XMLParser(encoding="utf-8"))  # noqa: S314 - no DOCTYPE, no entities
    except ET.ParseError as error:
        line, column = error.position
        place = f"line {line + before.count(chr(10))}, column {column + 1}"
        problems.say(f"the XML is damaged at {place} ({ErrorString(error.code)}): what can be read is shown")
        root = _Forgiving(text).root()
    _name_by_prefix(root)
    return XmlTree(root, problems)


def _refuse_doctype(text: str, lines_before: int) -> None:
    """Raise FormatError where entities could be defined."""
    prolog = _PROLOG.match(text)
    at = prolog.end() if prolog else 0
    if text.startswith("<!DOCTYPE", at):
        what = "the XML has a DOCTYPE, through which a small file may unfold into gigabytes"
        mend = "take the DOCTYPE out if you trust the file"
        raise FormatError(what, mend=mend, place=f"line {lines_before + text.count(chr(10), 0, at) + 1}")


def markup(element: ET.Element | None) -> str:
    """Return what stands in an element as HTML, whether it is escaped or stands there as elements; empty for None."""
    if element is None:
        return ""
    return inner_html(element) if len(element) else element.text or ""


def line(text: str | None) -> str:
    """Return the text of an element as one clean line."""
    return clean_line(text) if text else ""


def inner_html(element: ET.Element) -> str:
    """Return what stands in an element as markup: texts escaped, elements as tags, of whatever depth."""
    pieces: list[str] = []
    waiting: list[ET.Element | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
            continue
        inside: list[ET.Element | str] = [_escaped(one.text)]
        for child in one:
            written = "".join(f' {name}="{_escaped(value)}"' for name, value in child.attrib.items())
            inside += [f"<{child.tag}{written}>", child, f"</{child.tag}>", _escaped(child.tail)]
        waiting.extend(reversed(inside))
    return "".join(pieces)


def _escaped(text: str | None) -> str:
    """Return a text as markup."""
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _decoded(document: Document, problems: Problems) -> str:
    """Return the characters: as UTF-8 where that fits, else as the document declares; what did not fit is noted."""
    decoded = decode(document)
    declared = _ENCODING.match(document.data[:400])
    name = declared[1].decode() if declared and not document.charset else ""
    if decoded.encoding == "cp1252" and name and name.lower().replace("-", "") != "utf8":
        decoded = decode(type(document)(document.data, charset=name))
    elif decoded.encoding == "cp1252" and name:
        problems.say(f"the file says that it is {name}, and is not: it is read as cp1252")
    elif decoded.replaced:
        problems.say(f"{decoded.replaced} bytes could not be decoded")
    return decoded.text


def _name_by_prefix(root: ET.Element) -> None:
    """Give elements and attributes the names by which readers ask for them."""
    names: dict[str, str] = {}
    for element in root.iter():
        tag = element.tag
        if tag not in names:
            names[tag] = _prefixed(tag)
        element.tag = names[tag]
        if element.attrib and any(key[0] == "{" for key in element.attrib):
            values = {_prefixed(key): value for key, value in element.attrib.items()}
            element.attrib.clear()
            element.attrib.update(values)


def _prefixed(name: str) -> str:
    """Return a name with its prefix; a name of an unknown namespace stays as it is."""
    if name[0] != "{":
        return name
    space, _, local = name[1:].partition("}")
    if export := _EXPORT.fullmatch(space):
        return f"excerpt:{local}" if export[1] else f"wp:{local}"
    prefix = PREFIXES.get(space)
    return name if prefix is None else prefix + local


class _Forgiving:
    """Makes a tree of whatever looks like elements.

    An end closes the nearest element of its name that is open, and those within it; one that closes nothing is passed
    over. The root, and what is open at the end, is closed there. ``<`` that begins nothing is a character.
    """

    def __init__(self, text: str) -> None:
        """Keep the text, and find its namespaces."""
        self.text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
        self.spaces = dict(re.findall(r"""\sxmlns:([\w.-]+)\s*=\s*["']([^"'<>]*)["']""", self.text[:65_536]))
        self.builder = ET.TreeBuilder()
        self.open: list[str] = []
        self.counts: dict[str, int] = {}
        self.names: dict[str, str] = {}

    def root(self) -> ET.Element:
        """Return the tree, or raise FormatError where there is nothing to make one of."""
        at, seen = 0, False
        for token in _MARKUP.finditer(self.text):
            seen = seen or bool(token["name"])
            if self.open:
                self.builder.data(unescape(self.text[at : token.start()]))
            at = token.end()
            if token["name"]:
                self.tag(token)
            elif token["data"] and self.open:
                self.builder.data(token["data"])
        if not seen:
            raise FormatError("the XML holds no element", mend="save or fetch it again", place="line 1")
        self.builder.data(unescape(self.text[at:]))
        while self.open:
            self.close()
        return self.builder.close()

    def tag(self, token: re.Match[str]) -> None:
        """Open or close an element."""
        name = self.named(token["name"])
        if token["end"]:
            while len(self.open) > 1 and self.counts.get(name) and self.close() != name:
                pass
            return
        values = {
            self.named(key): unescape(one or other) for key, one, other in _ATTRIBUTE.findall(token["attributes"])
        }
        self.builder.start(name, values)
        self.open.append(name)
        self.counts[name] = self.counts.get(name, 0) + 1
        if token["attributes"].endswith("/") and len(self.open) > 1:
            self.close()

    def close(self) -> str:
        """Close the innermost element; return its name."""
        name = self.open.pop()
        self.counts[name] -= 1
        self.builder.end(name)
        return name

    def named(self, written: str) -> str:
        """Return a name as readers ask for it; a prefix that nothing declares stays."""
        found = self.names.get(written)
        if found is None:
            prefix, colon, local = written.partition(":")
            space = self.spaces.get(prefix) if colon else None
            found = self.names[written] = _prefixed(f"{{{space}}}{local}" if space else written)
        return found
