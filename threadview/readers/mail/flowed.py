"""Text of the form ``format=flowed``: paragraphs that were wrapped on the way are joined again (RFC 3676)."""

from __future__ import annotations

import re
from typing import Final

_MARKS: Final = re.compile(r"(>*) ?")
SIGNATURE: Final = "-- "


def unflowed(text: str, *, delete_space: bool) -> str:
    """Return a text with its flowed lines joined; quoted lines keep their marks, one blank behind these.

    Args:
        text: The text as it was sent.
        delete_space: Whether the blank at the end of a flowed line is no part of the text (``DelSp=yes``).
    """
    lines: list[tuple[int, list[str]]] = []
    before = -1
    for line in text.split("\n"):
        match = _MARKS.match(line)
        depth = len(match[1]) if match else 0
        content = line[match.end() :] if match else line
        if before == depth and content != SIGNATURE:
            lines[-1][1].append(content)
        else:
            lines.append((depth, [content]))
        flows = content.endswith(" ") and content != SIGNATURE
        before = depth if flows else -1
        if flows and delete_space:
            lines[-1][1][-1] = content[:-1]
    return "\n".join(f"{'>' * depth} {''.join(pieces)}" if depth else "".join(pieces) for depth, pieces in lines)
