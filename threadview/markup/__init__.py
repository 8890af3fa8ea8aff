"""From what a source holds to a clean Body: charset, hostile characters, markup languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .builder import BodyBuilder, find_urls, safe_url
from .charset import Decoded, binary_kind, codec_of, decode
from .clean import clean, clean_line
from .fold import UNSPACED, WORD, fold, fold_typography, words

if TYPE_CHECKING:
    from .plain_text import plain


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's names are of any type
    """Import the wordings of quotations when a plain text is first met: many sources hold none."""
    if name != "plain":
        raise AttributeError(name)
    from .plain_text import plain

    return plain


__all__ = [
    "UNSPACED",
    "WORD",
    "BodyBuilder",
    "Decoded",
    "binary_kind",
    "clean",
    "clean_line",
    "codec_of",
    "decode",
    "find_urls",
    "fold",
    "fold_typography",
    "plain",
    "safe_url",
    "words",
]
