"""Where Documents come from: files and standard input."""

from .files import open_source

__all__ = ["open_source"]
