"""What the Content-Type of an answer tells (RFC 9110, 8.3)."""

from __future__ import annotations

import re
from typing import Final

_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def media_type(content_type: str) -> str:
    """Return the kind of document in small letters, without parameters: ``"text/html"``."""
    return content_type.partition(";")[0].strip().lower()


def charset(content_type: str) -> str:
    """Return the charset, empty where none is named."""
    found = _CHARSET.search(content_type)
    return found[1] if found else ""
