"""From what a source holds to a clean Body: charset, hostile characters, markup languages."""

from .attribution import attribution, attribution_above
from .builder import BodyBuilder, find_urls, safe_url
from .charset import Decoded, binary_kind, codec_of, decode
from .clean import clean, clean_line
from .fold import WORD, fold, fold_typography, words
from .plain import plain

__all__ = [
    "WORD",
    "BodyBuilder",
    "Decoded",
    "attribution",
    "attribution_above",
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
