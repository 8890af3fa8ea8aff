"""Files and standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from threadview.errors import SourceError
from threadview.markup import clean_line
from threadview.thread import Document

STANDARD_INPUT: Final = "-"


def open_source(source: str) -> Document:
    """Return the bytes of a path, or of standard input for ``-``.

    Raises:
        SourceError: There is no such file, it is a directory, or it cannot be read.
    """
    if source == STANDARD_INPUT:
        return Document(sys.stdin.buffer.read(), "standard input")
    where = clean_line(source)
    try:
        return Document(Path(source).read_bytes(), where)
    except FileNotFoundError:
        raise SourceError("there is no such file", mend="check the path", where=where) from None
    except IsADirectoryError:
        raise SourceError("is a directory", mend="name a file in it", where=where) from None
    except PermissionError:
        raise SourceError("may not be read", mend="check its permissions", where=where) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"cannot be read ({reason})", mend="check the path and the disk", where=where) from None
