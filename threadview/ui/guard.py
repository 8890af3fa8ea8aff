"""The last look before the terminal: nothing that a terminal would obey leaves the program as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

from threadview.markup import clean

if TYPE_CHECKING:
    from textual.color import Color


class Guard(LineFilter):
    """Takes out control characters that slipped past the cleaning where text enters."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the base's signature
        """Return the segments; as they are in all but the rarest case."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [Segment(harmless(text), style, control) for text, style, control in segments]


def harmless(text: str) -> str:
    """Return a text of one line as it may go to a terminal."""
    return clean(text).replace("\n", " ").replace("\t", " ")
