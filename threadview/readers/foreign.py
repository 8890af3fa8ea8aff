"""Recognising what no reader here reads, so that it is named instead of being shown as a heap of markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .base import Sample

_XML: Final = re.compile(r".{0,3}<\?xml\b|<(?:rss|feed|rdf)\b", re.IGNORECASE)
_JSON: Final = re.compile(r'\{\s*["}]|\[\s*(?:\{\s*["}]|\[\s*["\[{]|"[^"\n]*"\s*[,\]])')


def kind(sample: Sample) -> str | None:
    """Return what a document is by its first characters (``"XML"``), None when it may be ours to read."""
    head = sample.head
    if _XML.match(head):
        return "XML"
    if _JSON.match(head) and '"threadview/' not in head[:4096]:
        return "JSON of another program"
    return None
