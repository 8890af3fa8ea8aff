"""Recognising what no reader here reads, so that it is named instead of being shown as a heap of markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from threadview.markup import clean_line

from .common.json_shape import at

if TYPE_CHECKING:
    from .base import Sample

_XML: Final = re.compile(r".{0,3}<\?xml\b|<(?:rss|feed|rdf)\b", re.IGNORECASE)
_JSON: Final = re.compile(r'\{\s*["}]|\[\s*(?:\{\s*["}]|\[\s*["\[{]|"[^"\n]*"\s*[,\]])')
_FAILURES: Final = frozenset({"error", "errors", "error_message", "message", "detail"})
_SAID: Final = ("error_message", "message", "error.message", "errors.message", "error_description", "detail", "error")
"""Where sites say why they gave nothing: the API of WordPress, GitHub, Stack Exchange, Mastodon, Bluesky, Reddit."""

_MOST_FIELDS: Final = 6
_LONGEST: Final = 200


def kind(sample: Sample) -> str | None:
    """Return what a document is by its first characters (``"XML"``), None when it may be ours to read."""
    head = sample.head
    if _XML.match(head):
        return "XML"
    if _JSON.match(head) and '"threadview/' not in head[:4096]:
        return "JSON of another program"
    return None


def refusal(sample: Sample) -> str | None:
    """Return what a site said where it gave no thread (``"Not Found"``); None for another document."""
    value = sample.json
    if not isinstance(value, dict) or len(value) > _MOST_FIELDS or _FAILURES.isdisjoint(value):
        return None
    said = (at(value, key) for key in _SAID)
    return next((clean_line(words)[:_LONGEST] for words in said if isinstance(words, str) and words.strip()), None)
