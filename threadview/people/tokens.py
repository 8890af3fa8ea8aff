"""The words of a text, to be looked up among names."""

from __future__ import annotations

import re
from typing import Final

TOKEN: Final = re.compile(r"\w+")

_ASCII: Final = "".join(chr(code) if chr(code).isalnum() or chr(code) == "_" else " " for code in range(128))


def tokens(text: str) -> list[str]:
    """Return what :data:`TOKEN` finds in a text, faster than it does where all is ASCII."""
    return text.translate(_ASCII).split() if text.isascii() else TOKEN.findall(text)
