"""Tags with very many attributes, cut short.

The parser (lexbor) compares each attribute of a tag with all before it: 100,000 of them take half a minute. No page has
so many; what is behind the first :data:`MOST` of a tag says nothing that is read here.
"""

from __future__ import annotations

import re
from typing import Final

MOST: Final = 1_000
"""Attributes of a tag that are kept."""

_SHORTEST: Final = 2 * MOST
"""Bytes of a tag that may have more."""

_BLANK: Final = r"\t\n\f\r "
_VALUE: Final = rf"\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^{_BLANK}\"'>][^{_BLANK}>]*+"
_ATTRIBUTE: Final = (
    rf"(?:[{_BLANK}]|/(?!>))*+(?:=[^{_BLANK}/>=]*+|[^{_BLANK}/>=]++)(?:[{_BLANK}]*+=[{_BLANK}]*+(?:{_VALUE})?+)?+"
)
_NAME: Final = rf"<[a-zA-Z][^{_BLANK}/>]*+"
_TAG: Final = re.compile(rf"{_NAME}(?:{_ATTRIBUTE})*+".encode())
_FIRST: Final = re.compile(rf"{_NAME}(?:{_ATTRIBUTE}){{{MOST}}}".encode())


def slim(source: bytes, *, is_plain: bool) -> bytes:
    """Return a page itself, or with its tags cut to :data:`MOST` attributes.

    Args:
        source: The page.
        is_plain: All of its tags surely end at the first ``>``, and hold no ``<``.
    """
    if len(source) < _SHORTEST or (is_plain and not _has_gap(source)):
        return source
    kept: list[bytes] = []
    at = 0
    for tag in _TAG.finditer(source):
        if tag.end() - tag.start() >= _SHORTEST and (first := _FIRST.match(source, tag.start(), tag.end())):
            kept += [source[at : first.end()], b" "]
            at = tag.end()
    return b"".join(kept) + source[at:] if kept else source


def _has_gap(source: bytes) -> bool:
    """Tell whether so many bytes stand without the beginning of a tag among them as one may have that is cut.

    Each look goes on behind the last beginning that the one before it saw: few bytes are looked at.
    """
    at = 0
    while at + _SHORTEST <= len(source):
        last = source.rfind(b"<", at, at + _SHORTEST)
        if last < 0:
            return True
        at = last + 1
    return False
