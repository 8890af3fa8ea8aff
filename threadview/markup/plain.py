"""Plain text → Body: paragraphs, lines marked with ``>`` as quotes, bare addresses as links."""

from __future__ import annotations

import re
from typing import Final

from threadview.thread import Body

from .builder import BodyBuilder

QUOTE_MARK: Final = re.compile(r"[ \t]{0,3}((?:>[ \t]?)+)(.*)")
_EXCESS_BLANK_LINES: Final = re.compile(r"\n[ \t]*\n[ \t\n]*")


def plain(text: str) -> Body:
    """Return the body of a text without markup.

    Lines are kept as they are broken; any number of blank lines parts paragraphs; blanks at the ends of lines go.
    Consecutive lines marked with ``>`` at one level are one ``quote`` span, a paragraph of its own, without the marks.
    """
    if ">" not in text and "://" not in text and "ww." not in text:
        return _unmarked(text)
    builder = BodyBuilder()
    level, start = 0, 0
    for line in text.splitlines():
        match = QUOTE_MARK.fullmatch(line)
        here = match.group(1).count(">") if match else 0
        content = match.group(2) if match else line
        if here != level:
            if level:
                builder.span(start, "quote", level=level)
            builder.paragraph_break()
            level, start = here, builder.position
        if content.strip():
            builder.write(content.rstrip())
            builder.line_break()
        else:
            builder.paragraph_break()
    if level:
        builder.span(start, "quote", level=level)
    return builder.body()


def _unmarked(text: str) -> Body:
    """The common case, without a builder: nothing quoted, nothing linked."""
    from .clean import clean

    lines = [line.strip(" \t") for line in clean(text).split("\n")]
    return Body(_EXCESS_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip())
