"""HTML → Body: what a browser would show, as text with spans.

:func:`html` takes the body of one comment as a site sends it; :func:`html_node` an element of a page that was parsed by
:func:`parse_html`. ``compiler`` walks over the nodes, ``elements`` says what each element does, ``quotes`` in which
forms forums, blogs and social networks write quotes. :func:`html_verbatim` takes an element whose text content is the
text itself.
"""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from threadview.markup.clean import clean_line
from threadview.thread import EMPTY

from .compiler import Compiler, finished
from .nesting import MAX_NESTING, bounded
from .tree import parse_bounded, parse_html, walk
from .verbatim import html_verbatim

if TYPE_CHECKING:
    from collections.abc import Callable

    from selectolax.lexbor import LexborNode

    from threadview.thread import Body

__all__ = [
    "MAX_NESTING",
    "bounded",
    "html",
    "html_line",
    "html_node",
    "html_verbatim",
    "parse_bounded",
    "parse_html",
    "walk",
]


def html(source: str, base: str | None = None) -> Body:
    """Return the body of a piece of HTML.

    Blanks run together, ``<br>`` breaks the line, blocks are paragraphs. Lines that begin with ``>`` are quotes, as
    where no other mark can be typed. A picture is its alternative text, else its file name, linked. What a browser
    would not show as text (scripts, players, buttons) is left out.

    Args:
        source: May be cut off or badly nested; characters may be escaped.
        base: The address against which relative links are read.
    """
    if not source or source.isspace():
        return EMPTY
    if "<" not in source or ("<" not in source.replace("<p>", "") and "\0" not in source):
        return _paragraphs(source.split("<p>"))
    body = parse_html(f"<body>{source}").body
    return EMPTY if body is None else html_node(body, base)


def _paragraphs(written: list[str]) -> Body:
    """Return the body of characters in which nothing stands but paragraphs: no parser has to look at them."""
    compiler = Compiler(None, None)
    for paragraph in written:
        compiler.break_paragraph()
        compiler.write(unescape(paragraph))
    return finished(compiler)


def html_node(root: LexborNode, base: str | None = None, skip: Callable[[LexborNode], bool] | None = None) -> Body:
    """Return the body of what stands in an element of a parsed page.

    Args:
        root: The element.
        base: The address against which relative links are read.
        skip: Tells of an element that it belongs to no text: buttons, avatars, replies within the comment.
    """
    compiler = Compiler(base, skip)
    walk(root, compiler.enter, compiler.leave)
    return finished(compiler)


def html_line(source: str) -> str:
    """Return a title or a name, in which a site may have left tags and escaped characters, as one line of text."""
    if "<" in source:
        return clean_line(html(source).text)
    return clean_line(unescape(source) if "&" in source else source)
