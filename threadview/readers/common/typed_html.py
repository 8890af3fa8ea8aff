"""HTML as people type it into blog software: blank lines part paragraphs, line breaks count, some tags between.

WordPress keeps texts like that, and makes paragraphs of them when it shows them (its ``wpautop``); so do its exports.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from threadview.markup.html import html

if TYPE_CHECKING:
    from threadview.thread import Body

_BLOCK: Final = "p|div|ul|ol|li|dl|dt|dd|blockquote|pre|h[1-6]|hr|table|thead|tbody|tr|td|th|figure|section|article"
_OPENS_BLOCK: Final = re.compile(rf"</?(?:{_BLOCK})\b", re.IGNORECASE)
_ENDS_BLOCK: Final = re.compile(rf"</?(?:{_BLOCK})\b[^<>]*>\Z", re.IGNORECASE)
_BREAK: Final = re.compile(r"<br\s*/?>\Z", re.IGNORECASE)
_PREFORMATTED: Final = re.compile(r"(<pre\b.*?(?:</pre>|\Z))", re.IGNORECASE | re.DOTALL)
_CODE: Final = re.compile(
    r"\[(source)?code\b([^\]\n]{0,200})\]((?:(?!\[/?(?:source)?code\b).)*+)\[/(?:source)?code\]",
    re.IGNORECASE | re.DOTALL,
)
_LANGUAGE: Final = re.compile(r"(?:\blang(?:uage)?|^)\s*=\s*[\"']?(\w[\w+#-]*)")
_CAPTION: Final = re.compile(r"\[/?caption\b[^\]\n]{0,1000}\]")
_MADE_OF_BLOCKS: Final = "<!-- wp:"


def typed_html(source: str, base: str | None = None) -> Body:
    """Return the body of a text as it was typed.

    Args:
        source: HTML without paragraphs; ``[code]`` brackets hold code. What an editor has divided already stays so.
        base: The address against which relative links are read.
    """
    if "\n" not in source and "[" not in source:
        return html(source, base)
    if _MADE_OF_BLOCKS in source:
        return html(source, base)
    source = _CAPTION.sub("", _CODE.sub(_code, source.replace("\r\n", "\n").replace("\r", "\n")))
    pieces = _PREFORMATTED.split(source)
    return html("".join(piece if place % 2 else _paragraphs(piece) for place, piece in enumerate(pieces)), base)


def _paragraphs(source: str) -> str:
    """Return the source with its line breaks as tags, but for those around tags that break lines by themselves."""
    pieces: list[str] = []
    pending = ""
    for line in source.strip().split("\n"):
        stripped = _BREAK.sub("", line.strip())
        if not stripped:
            pending = "<p>"
            continue
        is_apart = _OPENS_BLOCK.match(stripped) or (pieces and _ENDS_BLOCK.search(pieces[-1]))
        pieces.append("\n" if is_apart else pending)
        pieces.append(stripped)
        pending = "<br>"
    return "".join(pieces)


def _code(match: re.Match[str]) -> str:
    """Return a ``[code]`` bracket as the tag it stands for."""
    language = _LANGUAGE.search(match[2])
    name = f' class="language-{language[1]}"' if language else ""
    code = match[3].strip("\n").replace("<", "&lt;")
    return f"<pre><code{name}>{code}</code></pre>"
