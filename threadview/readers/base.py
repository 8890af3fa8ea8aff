"""What a reader is, and what it may look at to recognise its own."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from threadview.markup import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from threadview.thread import Document, Thread

HEAD: Final = 65_536
SHORT: Final = 1 << 20
"""Bytes that the fast decoder reads in less time than the lenient one takes for a head."""

NEVER: Final = 0
FALLBACK: Final = 1
LIKELY: Final = 50
CERTAIN: Final = 100


class Sample:
    """What sniffers look at: the bytes of a document, and its first characters.

    Attributes:
        document: The whole document.
    """

    def __init__(self, document: Document) -> None:
        """Look at nothing yet."""
        self.document = document

    @cached_property
    def head(self) -> str:
        """The first :data:`HEAD` bytes as text, without blanks before it; not cleaned."""
        document = self.document
        cut = type(document)(document.data[:HEAD], document.name, document.media_type, document.charset)
        return decode(cut).text.lstrip()

    @cached_property
    def json(self) -> object:
        """What can be seen of a JSON document: all of a short sound one, else what its head holds; None for no JSON."""
        if not self.head.startswith(("{", "[")):
            return None
        if len(self.document.data) <= SHORT:
            with suppress(msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
                return msgspec.json.decode(self.document.data)
        from .common import lenient_json

        return lenient_json.decode(self.head).value


class Reader(NamedTuple):
    """One format.

    Attributes:
        name: What ``--format`` takes and ``Thread.format`` says.
        about: One line for ``--list-formats``.
        sniff: How sure it is that a document is its own, from :data:`NEVER` to :data:`CERTAIN`; never raises.
        read: The threads of a document, at least one. Raises FormatError, without ``where``, with ``place``.
        beginning: The part of a large document's first bytes that can be read by itself, empty where there is none;
            None for a format of which no part is a document.
    """

    name: str
    about: str
    sniff: Callable[[Sample], int]
    read: Callable[[Document], Sequence[Thread]]
    beginning: Callable[[bytes], bytes] | None = None
