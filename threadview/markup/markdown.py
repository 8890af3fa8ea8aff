"""Markdown → Body: CommonMark with tables, struck-out text and bare addresses.

markdown-it-py gives a flat stream of tokens; :class:`_Compiler` walks it once, with a stack of the containers that are
open. Raw HTML is shown as it was typed: what a tag would do has no place in a terminal, and its text is not lost.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from .builder import BodyBuilder
from .clean import clean
from .plain_text import plain
from .quoted_authors import name_authors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from threadview.thread import Body, SpanKind

MAX_NESTING: Final = 32
"""Containers within containers; what stands deeper markdown-it would drop, so such a text is read as plain."""

MAX_LENGTH: Final = 200_000
"""Characters of one text; a longer one is read as plain, for hostile Markdown costs some 10 µs a character."""

_MAX_BRACKETS: Final = 1000
_BRACKET_SHARE: Final = 10
_PLAIN: Final = re.compile(r"[A-Za-z0-9 ,;'\"?/()“”‘’–—…À-ÿ:.-]*")
_BLANK_LINES: Final = re.compile(r"\A(?:[ \t]*\n)+")
_STRUCTURE: Final = re.compile(r"^[ -]|^\d{1,9}[.)]|://|www\.| $", re.IGNORECASE)


def markdown(text: str) -> Body:
    """Return the body of a Markdown text.

    A soft line break is a blank, a hard one a line break. List items stand on consecutive lines where the source has
    no blank line between them. Links that lead nowhere on the web keep their words only. Who is quoted is found as in
    plain text. What is nested deeper than :data:`MAX_NESTING`, longer than :data:`MAX_LENGTH` or mostly brackets is
    read as plain text.
    """
    text = clean(text)
    if _is_one_plain_paragraph(text) or len(text) > MAX_LENGTH or _is_mostly_brackets(text):
        return plain(text)
    tokens = _parser().parse(text)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        return plain(text)
    return name_authors(_Compiler().run(tokens))


def _is_one_plain_paragraph(text: str) -> bool:
    """Tell whether a text holds nothing that Markdown could mean: then the parser need not even be imported."""
    return _PLAIN.fullmatch(text) is not None and _STRUCTURE.search(text) is None


def _is_mostly_brackets(text: str) -> bool:
    """Tell whether a tenth of a text is ``[``: each costs markdown-it a walk as long as its nesting."""
    count = text.count("[")
    return count > _MAX_BRACKETS and count * _BRACKET_SHARE > len(text)


@cache
def _parser() -> MarkdownIt:
    """Return the parser, made once; it is imported here, for it takes half as long as all else."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])


class _Container:
    """A quote or list item that is open; ``start`` is known once something stands in it."""

    __slots__ = ("kind", "level", "marker", "start")

    def __init__(self, kind: SpanKind, level: int, marker: str | None = None) -> None:
        """Open it, empty."""
        self.kind: SpanKind = kind
        self.level, self.marker = level, marker
        self.start: int | None = None


class _Compiler:
    """Turns a flat stream of tokens into text and spans."""

    def __init__(self) -> None:
        """Stand before the first token."""
        self.builder = BodyBuilder()
        self.containers: list[_Container] = []
        self.inline_starts: list[int] = []
        self.addresses: list[str] = []
        self.block_start = self.source_line = self.column = 0
        self.needs_blank, self.keeps_lines = False, True

    def run(self, tokens: Sequence[Token]) -> Body:
        """Return the body of all tokens."""
        for token in tokens:
            handler = _BLOCKS.get(token.type)
            if handler:
                handler(self, token)
        return self.builder.body()

    def begin_block(self, token: Token, *, in_list: bool = False) -> None:
        """Make the break that is due before a block, and place the containers that begin with it.

        In a list a blank line of the source parts paragraphs from mere lines; elsewhere each block is a paragraph.
        """
        first = token.map[0] if token.map else self.source_line
        tight = in_list and not self.needs_blank and first <= self.source_line
        if tight:
            self.builder.line_break()
        else:
            self.builder.paragraph_break()
        self.needs_blank = True
        self.block_start = self.builder.position
        for container in reversed(self.containers):
            if container.start is not None:
                break
            container.start = self.block_start
        self.source_line = token.map[1] if token.map else self.source_line

    def open_container(self, kind: SpanKind, marker: str | None = None) -> None:
        """Open a quote or a list item; its level counts those of its kind."""
        level = 1 + sum(1 for container in self.containers if container.kind == kind)
        self.containers.append(_Container(kind, level, marker))
        self.needs_blank = self.needs_blank or kind == "quote"

    def close_container(self) -> None:
        """Close the innermost quote or list item and lay its span."""
        container = self.containers.pop()
        if container.start is not None:
            self.builder.span(container.start, container.kind, level=container.level, marker=container.marker)
        self.needs_blank = self.needs_blank or container.kind == "quote"

    def write_inline(self, token: Token) -> None:
        """Write the inline tokens of one block, whose stream is flat as well."""
        for child in token.children or ():
            handler = _INLINES.get(child.type)
            if handler:
                handler(self, child)

    def write(self, text: str) -> None:
        """Write characters as they are; a tab in a table's cell would be taken for a new cell."""
        self.builder.write(text if self.keeps_lines else text.replace("\t", " "), verbatim=True)


def _open_paragraph(to: _Compiler, token: Token) -> None:
    in_list = bool(to.containers) and to.containers[-1].kind == "item"
    to.begin_block(token, in_list=in_list)
    to.needs_blank = False


def _open_heading(to: _Compiler, token: Token) -> None:
    to.begin_block(token)
    to.keeps_lines = False


def _close_heading(to: _Compiler, token: Token) -> None:
    to.builder.span(to.block_start, "heading", level=int(token.tag[1:]))
    to.keeps_lines = True


def _open_quote(to: _Compiler, _token: Token) -> None:
    to.open_container("quote")


def _open_item(to: _Compiler, token: Token) -> None:
    to.open_container("item", f"{token.info}{token.markup}" if token.info else "•")


def _close_container(to: _Compiler, _token: Token) -> None:
    to.close_container()


def _write_code_block(to: _Compiler, token: Token) -> None:
    to.begin_block(token)
    to.builder.write(_BLANK_LINES.sub("", token.content.rstrip()), verbatim=True)
    to.builder.span(to.block_start, "codeblock", marker=next(iter(token.info.split()), None))


def _write_rule(to: _Compiler, token: Token) -> None:
    to.begin_block(token)
    to.builder.write("─")
    to.builder.span(to.block_start, "rule")


def _open_table(to: _Compiler, token: Token) -> None:
    to.begin_block(token)
    to.keeps_lines = False


def _close_table(to: _Compiler, _token: Token) -> None:
    to.builder.line_break()
    to.builder.span(to.block_start, "table")
    to.keeps_lines = True


def _open_row(to: _Compiler, _token: Token) -> None:
    to.builder.line_break()
    to.column = 0


def _open_cell(to: _Compiler, _token: Token) -> None:
    if to.column:
        to.builder.write("\t", verbatim=True)
    to.column += 1


def _write_text(to: _Compiler, token: Token) -> None:
    to.write(token.content)


def _write_soft_break(to: _Compiler, _token: Token) -> None:
    to.builder.write(" ", verbatim=True)


def _write_hard_break(to: _Compiler, _token: Token) -> None:
    if to.keeps_lines:
        to.builder.line_break()
    else:
        to.builder.write(" ", verbatim=True)


def _write_code(to: _Compiler, token: Token) -> None:
    start = to.builder.position
    to.write(token.content)
    to.builder.span(start, "code")


def _open_inline(to: _Compiler, _token: Token) -> None:
    to.inline_starts.append(to.builder.position)


def _closing(kind: SpanKind) -> Callable[[_Compiler, Token], None]:
    """Return the handler that lays a span of this kind over what was written since it opened."""

    def close(to: _Compiler, _token: Token) -> None:
        to.builder.span(to.inline_starts.pop(), kind)

    return close


def _open_link(to: _Compiler, token: Token) -> None:
    _open_inline(to, token)
    to.addresses.append(str(token.attrGet("href") or ""))


def _close_link(to: _Compiler, _token: Token) -> None:
    start, address = to.inline_starts.pop(), to.addresses.pop()
    if start == to.builder.position:
        to.write(address)
    to.builder.link(start, address)


def _write_image(to: _Compiler, token: Token) -> None:
    start, address = to.builder.position, str(token.attrGet("src") or "")
    to.write(token.content or address)
    if not to.addresses:
        to.builder.link(start, address)


_BLOCKS: Final[dict[str, Callable[[_Compiler, Token], None]]] = {
    "paragraph_open": _open_paragraph,
    "heading_open": _open_heading,
    "heading_close": _close_heading,
    "blockquote_open": _open_quote,
    "blockquote_close": _close_container,
    "list_item_open": _open_item,
    "list_item_close": _close_container,
    "fence": _write_code_block,
    "code_block": _write_code_block,
    "hr": _write_rule,
    "table_open": _open_table,
    "table_close": _close_table,
    "tr_open": _open_row,
    "th_open": _open_cell,
    "td_open": _open_cell,
    "inline": _Compiler.write_inline,
}
_INLINES: Final[dict[str, Callable[[_Compiler, Token], None]]] = {
    "text": _write_text,
    "softbreak": _write_soft_break,
    "hardbreak": _write_hard_break,
    "code_inline": _write_code,
    "link_open": _open_link,
    "link_close": _close_link,
    "image": _write_image,
    "em_open": _open_inline,
    "em_close": _closing("emphasis"),
    "strong_open": _open_inline,
    "strong_close": _closing("strong"),
    "s_open": _open_inline,
    "s_close": _closing("strike"),
}
