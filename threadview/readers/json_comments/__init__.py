"""Comments in the JSON of any other program: blogs, forums, trackers, chats, their APIs and exports.

Nothing names the format, so it is told by its shape: ``roles`` knows the usual names of the fields of a comment,
``walk`` finds the objects that have such fields, wherever they stand, and what they stand within. A parent that a
comment names counts more than the one that it stands within.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from threadview.readers.base import CERTAIN, NEVER, Reader, Sample

if TYPE_CHECKING:
    from threadview.thread import Document, Thread

_ENOUGH: Final = 2


def sniff(sample: Sample) -> int:
    """Look for an object with words, with a time or an author, and with two of time, author, id, parent and title."""
    value = sample.json
    if not isinstance(value, dict | list):
        return NEVER
    from threadview.readers.common.json_fields import Answer, Problems

    from .walk import comments

    found = comments(Answer([value], Problems()).objects(), is_list=False)
    telling = (one.keys.keys() & {"author", "time", "id", "parent", "title"} for one in found)
    return CERTAIN if any(len(keys) >= _ENOUGH and keys & {"author", "time"} for keys in telling) else NEVER


def read(document: Document) -> list[Thread]:
    """Return the threads of a document."""
    from .read import read

    return read(document, READER.name)


READER: Final = Reader("json-comments", "Comments in the JSON of any other program, told by their fields", sniff, read)
