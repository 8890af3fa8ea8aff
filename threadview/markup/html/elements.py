"""What each element of HTML does to the text: tables of handlers, by the names of the HTML standard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .tree import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from selectolax.lexbor import LexborNode

    from threadview.thread import SpanKind

    from .compiler import Compiler


UNSHOWN: Final = names(
    "script style template head title meta link noscript svg math object embed iframe canvas audio video source track "
    "map area button input select textarea option datalist dialog"
)
"""Elements of which nothing is shown as text."""

_HEADINGS: Final = names("h1 h2 h3 h4 h5 h6")
_LISTS: Final = names("ul ol menu dir")

BLOCKS: Final = _HEADINGS | names(
    "address article aside blockquote caption center dd details div dl dt fieldset figcaption figure footer form "
    "header hgroup legend main nav p section summary table tbody td tfoot th thead tr"
)
"""Elements that are paragraphs, or hold some."""

INLINE: Final[dict[str, SpanKind]] = {
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "var": "emphasis",
    "dfn": "emphasis",
    "s": "strike",
    "strike": "strike",
    "del": "strike",
    "code": "code",
    "tt": "code",
    "kbd": "code",
    "samp": "code",
}
"""Elements that only lay a span."""

_SPOILERS: Final = names("spoiler md-spoiler-text bbCodeSpoiler-content bbc_spoiler spoiled")
_FILE_NAME: Final = re.compile(r"[^/?#]{1,80}(?=(?:[?#].*)?$)", re.DOTALL)
_AVATAR: Final = re.compile(r"avatar", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"(?:^|[\s-])(?:lang(?:uage)?|highlight-source|brush:)[- ]?([\w+#.-]{1,30})")
_NO_CELL: Final = "p, div, ul, ol, blockquote, td table, pre, br, h1, h2, h3, h4"
_DIGITS: Final = 10


def language_of(classes: str) -> str | None:
    """Return the language of a block of code, by the classes of its elements; None where they name none."""
    language = _LANGUAGE.search(classes)
    return language[1] if language else None


def _enter_preformatted(to: Compiler, node: LexborNode) -> None:
    to.begin_paragraph()
    to.preformatted += 1
    inner = node.css_first("code")
    classes = f"{node.attributes.get('class') or ''} {(inner.attributes.get('class') or '') if inner else ''}"
    to.open(node, "codeblock", marker=language_of(classes))


def _leave_preformatted(to: Compiler, _node: LexborNode) -> None:
    to.preformatted -= 1
    to.break_paragraph()


def _enter_heading(to: Compiler, node: LexborNode) -> None:
    to.begin_paragraph()
    to.open(node, "heading", int((node.tag or "h1")[1]))


def _enter_list(to: Compiler, node: LexborNode) -> None:
    _part_lists(to)
    numbered = node.tag == "ol"
    first = (node.attributes.get("start") or "") if numbered else ""
    to.lists.append(int(first) if first.isascii() and first.isdecimal() and len(first) < _DIGITS else int(numbered))


def _leave_list(to: Compiler, _node: LexborNode) -> None:
    to.lists.pop()
    _part_lists(to)


def _part_lists(to: Compiler) -> None:
    if to.lists:
        to.break_line()
    else:
        to.break_paragraph()


def _enter_item(to: Compiler, node: LexborNode) -> None:
    to.break_line()
    number = to.lists[-1] if to.lists else 0
    if number:
        to.lists[-1] += 1
    to.open(node, "item", max(len(to.lists), 1), f"{number}." if number else "•")


def _enter_break(to: Compiler, _node: LexborNode) -> None:
    if to.preformatted:
        to.write("\n")
    elif to.after_break:
        to.break_paragraph()
    else:
        to.break_line()
        to.after_break = True


def _enter_rule(to: Compiler, _node: LexborNode) -> None:
    to.break_paragraph()
    start = to.builder.position
    to.write("─")
    to.builder.span(start, "rule")
    to.break_paragraph()


def _enter_table(to: Compiler, node: LexborNode) -> None:
    to.begin_paragraph()
    rows = node.css("tr")
    is_data = len(rows) > 1 and len(rows[0].css("td, th")) > 1 and node.css_first(_NO_CELL) is None
    if is_data:
        to.open(node, "table")
    to.tables.append(is_data)


def _leave_table(to: Compiler, _node: LexborNode) -> None:
    to.tables.pop()
    to.break_paragraph()


def _enter_row(to: Compiler, _node: LexborNode) -> None:
    if to.tables and to.tables[-1]:
        to.break_line()
        to.first_cell = True
    else:
        to.begin_paragraph()


def _enter_cell(to: Compiler, _node: LexborNode) -> None:
    if not (to.tables and to.tables[-1]):
        to.begin_paragraph()
    elif to.first_cell:
        to.first_cell = False
    else:
        to.write_cell_end()


def _enter_span(to: Compiler, node: LexborNode) -> None:
    if not _SPOILERS.isdisjoint((node.attributes.get("class") or "").split()):
        to.open(node, "spoiler")


def _enter_link(to: Compiler, node: LexborNode) -> None:
    to.open(node, "link").url = to.address(node.attributes.get("href"))


def _enter_picture(to: Compiler, node: LexborNode) -> None:
    address = to.address(node.attributes.get("src"))
    if _AVATAR.search(address) or _AVATAR.search(node.attributes.get("class") or ""):
        return
    if any(element.kind == "attribution" for element in to.elements):
        return
    name = _FILE_NAME.search(address) if not address.startswith("data:") else None
    words = (node.attributes.get("alt") or "").strip() or (name[0] if name else "")
    start = to.builder.position
    to.write(words)
    if words and not any(element.kind == "link" for element in to.elements):
        to.builder.link(start, address)


def _enter_inline_quote(to: Compiler, _node: LexborNode) -> None:
    to.write("“")


def _leave_inline_quote(to: Compiler, _node: LexborNode) -> None:
    to.write("”")


ENTER: Final[dict[str, Callable[[Compiler, LexborNode], None]]] = {
    "a": _enter_link,
    "br": _enter_break,
    "hr": _enter_rule,
    "img": _enter_picture,
    "li": _enter_item,
    "listing": _enter_preformatted,
    "pre": _enter_preformatted,
    "q": _enter_inline_quote,
    "span": _enter_span,
    "table": _enter_table,
    "td": _enter_cell,
    "th": _enter_cell,
    "tr": _enter_row,
    "xmp": _enter_preformatted,
    **dict.fromkeys(_HEADINGS, _enter_heading),
    **dict.fromkeys(_LISTS, _enter_list),
}
"""What is done where an element begins."""

LEAVE: Final[dict[str, Callable[[Compiler, LexborNode], None]]] = {
    "listing": _leave_preformatted,
    "pre": _leave_preformatted,
    "q": _leave_inline_quote,
    "table": _leave_table,
    "xmp": _leave_preformatted,
    **dict.fromkeys(_LISTS, _leave_list),
}
"""What is done where it ends, once its span is laid."""
