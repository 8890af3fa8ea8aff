"""Where Documents come from: files, folders of mails, standard input, the web and what is kept of it."""

from .files import open_source
from .opening import is_of_the_web, open_sources

__all__ = ["is_of_the_web", "open_source", "open_sources"]
