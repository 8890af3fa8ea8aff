"""A text of which nobody says in which markup language it is written."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from threadview.markup import plain
from threadview.markup.html import html
from threadview.markup.markdown import markdown

from .typed_html import typed_html

if TYPE_CHECKING:
    from threadview.thread import Body

_TAG: Final = re.compile(
    r"</?(?:p|br|a|div|span|b|i|u|s|em|strong|del|code|pre|ul|ol|li|blockquote|img|h[1-6]|table|html|body)\b[^<>]*>",
    re.IGNORECASE,
)
_BLOCK: Final = re.compile(r"<(?:p|br|div|pre|li|blockquote|h[1-6]|table)\b", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_CODE: Final = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
_MARKDOWN: Final = re.compile(
    r"```|`[^`\n]+`|\*\*[^\s*][^*\n]*\*\*|!?\[[^\]\n]*\]\(\S+\)|^ {0,3}#{1,6} \S|^\s{0,3}(?:[-*+]|\d{1,3}[.)]) \S",
    re.MULTILINE,
)


def unknown_markup(text: str) -> Body:
    """Return the body of a text in HTML, Markdown or neither, whichever it looks like.

    Tags outside code make it HTML; where none of them is a block, its line breaks count, as blogs show them.
    """
    if "<" in text and _TAG.search(_CODE.sub("", text)):
        return html(text) if _BLOCK.search(text) else typed_html(text)
    if _MARKDOWN.search(text):
        return markdown(text)
    return plain(unescape(text) if _ENTITY.search(text) else text)
