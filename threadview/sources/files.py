"""Files, packed or not, folders of mails, and standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from threadview.errors import SourceError
from threadview.markup import clean_line
from threadview.thread import Document

from .folders import mailbox_of
from .packed import unpacked

STANDARD_INPUT: Final = "-"
MAILBOX: Final = "application/mbox"


def open_source(source: str) -> Document:
    """Return the bytes of a path, or of standard input for ``-``; a folder of mails is one mailbox.

    What is packed is unpacked; a path may lead into an archive (``saved.zip/post.json``).

    Raises:
        SourceError: There is no such file, it is a directory without mails, or it cannot be read or unpacked.
    """
    if source == STANDARD_INPUT:
        return unpacked(Document(sys.stdin.buffer.read(), "standard input"))
    where = clean_line(source)
    try:
        if not Path(source).is_dir():
            return _file(source)
        if mailbox := mailbox_of(Path(source)):
            return Document(mailbox, where, MAILBOX)
    except FileNotFoundError:
        raise SourceError("there is no such file", mend="check the path", where=where) from None
    except PermissionError:
        raise SourceError("may not be read", mend="check its permissions", where=where) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"cannot be read ({reason})", mend="check the path and the disk", where=where) from None
    raise SourceError("is a directory", mend="name a file in it", where=where)


def _file(source: str) -> Document:
    """Return a file, or what stands in an archive under the rest of the path."""
    path = source
    if not Path(source).exists():
        while path and not Path(path).is_file():
            path = path.rpartition("/")[0]
    path = path or source
    return unpacked(Document(Path(path).read_bytes(), clean_line(path)), source[len(path) + 1 :])
