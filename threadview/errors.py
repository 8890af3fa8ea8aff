"""Everything that threadview refuses, as one tree.

::

    ThreadviewError            exit code 1
    ├── SourceError            a source is missing, unreadable or empty
    │   └── FetchError         an address gave no document
    ├── FormatError            the bytes are not the thread they claim to be
    │   └── UnknownFormatError no reader knows the bytes
    ├── OutputError            what was asked for cannot be written
    └── UsageError             exit code 2: the command line or a query is wrong
        ├── QueryError         a search query cannot be understood
        └── ConfigError        the configuration is wrong: its file, or a variable

Every message is one sentence that names the source and the place, and then says the mend.
"""

from __future__ import annotations

from typing import ClassVar


class ThreadviewError(Exception):
    """Base of all errors that a user can meet.

    Args:
        what: What is wrong, without a full stop: ``"examples is a directory"``.
        mend: What to do about it, as an imperative: ``"name a file in it"``.
        where: The source concerned: a path, an address, ``"standard input"``.
        place: Where in the source: ``"line 12"``, ``"$.comments[3].text"``, ``"byte 512"``.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, *, mend: str = "", where: str = "", place: str = "") -> None:
        """Keep the parts, so that a caller can add the source's name later."""
        self.what, self.mend, self.where, self.place = what, mend, where, place
        super().__init__(what)

    def __str__(self) -> str:
        """Return ``WHERE, PLACE: WHAT; MEND``, leaving out what is unknown."""
        head = ", ".join(part for part in (self.where, self.place) if part)
        sentence = "; ".join(part for part in (self.what, self.mend) if part)
        return f"{head}: {sentence}" if head else sentence

    def at(self, where: str) -> ThreadviewError:
        """Name the source, unless it is named already; return this same error."""
        self.where = self.where or where
        return self


class SourceError(ThreadviewError):
    """A source is missing, is no file, cannot be read, or is empty."""


class FetchError(SourceError):
    """An address gave no document: no answer came, or one that refuses.

    Attributes:
        status: The number of the answer (RFC 9110, 15), None where none came.
        is_down: Whether its server cannot be reached at all, so that asking it for more would only take time.
    """

    def __init__(
        self, what: str, *, mend: str = "", where: str = "", status: int | None = None, is_down: bool = False
    ) -> None:
        """Keep what the answer was."""
        super().__init__(what, mend=mend, where=where)
        self.status, self.is_down = status, is_down


class FormatError(ThreadviewError):
    """The bytes are damaged or are not of the format that they were read as."""


class UnknownFormatError(FormatError):
    """No reader takes the bytes."""


class OutputError(ThreadviewError):
    """What was asked for cannot be written: the disk is full."""


class UsageError(ThreadviewError):
    """The command line is wrong."""

    exit_code: ClassVar[int] = 2


class QueryError(UsageError):
    """A search query cannot be understood: an unclosed quote, a broken regular expression."""


class ConfigError(UsageError):
    """The file of the configuration cannot be read, or a setting of it, or of the environment, is wrong."""
