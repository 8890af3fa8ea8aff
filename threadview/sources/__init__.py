"""Where Documents come from: files, folders of mails, standard input, the web and what is kept of it."""

from .files import open_source
from .opening import open_sources

__all__ = ["open_source", "open_sources"]
