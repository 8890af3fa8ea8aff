"""Bodies as text, for cases that are text: a title, the source, the text with its spans, a dot on a line between.

There ``/`` stands for a line break within a span, ``→`` for a tab.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadview.thread import Body, Span


def cases(name: str) -> list[tuple[str, str, str]]:
    """Return the title, source and expected body of each case of a file beside the tests of ``markup``."""
    written = (Path(__file__).parent / "markup" / name).read_text()
    return re.findall(r"([^\n]+)\n\.\n(.*?)\n\.\n(.*?)\n\.\n", written, re.DOTALL)


def told(body: Body) -> str:
    """Return a body as the cases have it."""
    pieces = [(span, body.text[span.start : span.end].replace("\n", "/")) for span in body.spans]
    told_spans = [f"{' '.join(_parts(span))}: {piece}" for span, piece in pieces]
    return "\n".join([body.text, *told_spans]).replace("\t", "→")


def _parts(span: Span) -> list[str]:
    return [span.kind, *([str(span.level)] if span.level else []), *filter(None, (span.marker, span.url))]
