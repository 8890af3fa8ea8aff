"""What a thread is read from: bytes, and what is known of them before they are read."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Document(Struct, frozen=True):
    """One source as it was found: a file, standard input, an answer from the web.

    Attributes:
        data: The bytes, unchanged.
        name: What messages call it: a path, ``"standard input"``, an address.
        media_type: As a server declared it (``"text/html"``), without parameters; empty when unknown.
        charset: As a server declared it; empty when unknown.
        url: Where it came from, the base of its links.
        notes: What went wrong on the way here, for the notes of its threads: an archive that is cut off.
        part: What is wanted of it; empty for all. The page that a story leads to gives its article: what is commented
            there is another discussion. The further pages of a discussion give their comments.
    """

    data: bytes
    name: str = "standard input"
    media_type: str = ""
    charset: str = ""
    url: str | None = None
    notes: tuple[str, ...] = ()
    part: Literal["", "article", "comments"] = ""
