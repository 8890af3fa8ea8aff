"""Where Documents come from: files, folders of mails and standard input."""

from .files import open_source

__all__ = ["open_source"]
