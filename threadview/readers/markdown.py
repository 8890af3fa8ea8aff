"""Markdown."""
from .base import NEVER, Reader
READER = Reader("markdown", "Markdown", lambda sample: NEVER, lambda document: ())
