"""The index of some sources: looked for before they are read, written while somebody reads what they hold."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from . import folder
from .key import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from threadview.thread import Thread

    from .keeping import Keeping
    from .records import Records

LEAST: Final = 500_000
"""Sources of fewer bytes are read about as fast as their index."""


class SourceIndex:
    """The index of some sources. Whatever goes wrong with it, the sources can be read.

    Attributes:
        size: Bytes of the sources; 0 where they are no files.
    """

    def __init__(
        self,
        sources: Sequence[str],
        format: str | None = None,  # noqa: A002 - the option's name
        *,
        within: Path | None = None,
    ) -> None:
        """Look at the sources, as they are before they are read.

        Args:
            sources: What the command line calls them.
            format: The reader that is forced on them.
            within: The folder of the indexes; the user's own without it.
        """
        key = key_of(sources, format)
        self.size = key.size if key else 0
        self._key = key if key and key.size >= LEAST else None
        self._path = (within or folder.place()) / f"{self._key.name}{folder.SUFFIX}" if self._key else Path()
        self._keeping: Keeping | None = None
        self._read: Callable[[], Sequence[Thread]] | None = None

    def recall(self, read: Callable[[], Sequence[Thread]]) -> Sequence[Thread] | None:
        """Return what the sources hold, where an index was made of the very same ones; else None.

        Args:
            read: Reads the sources.
        """
        self._read = read
        if self._key is None or not self._path.exists():
            return None
        from .index_file import DamagedError, IndexFile

        try:
            threads = IndexFile(self._path, self._key.state, read).threads()
        except (OSError, DamagedError):
            return None
        folder.use(self._path)
        self._key = None
        return threads

    def keep(self, threads: Sequence[Thread]) -> None:
        """Begin to write what was read from the sources, unless it came from the index; return at once."""
        if self._key is not None and self._keeping is None:
            from .keeping import Keeping

            self._keeping = Keeping(self.steps(threads))

    def stand_back(self) -> None:
        """Let somebody who presses a key go first."""
        if self._keeping is not None:
            self._keeping.stand_back()

    def leave(self) -> None:
        """Have what is not written yet written by a process of its own: nobody waits for it."""
        self._read = None
        if self._keeping is not None:
            self._keeping.detach()

    def steps(self, threads: Sequence[Thread]) -> Iterator[None]:
        """Write the index, then take the texts from there; yield after each small step.

        A failure leaves everything as it was.
        """
        if self._key is None:
            return
        from .letting_go import let_go
        from .writing import written

        draft: Path | None = None
        try:
            stream, draft = folder.draft(self._path)
            with stream:
                yield from written(threads, self._key.state, stream)
            records = self._records(draft)
            draft.replace(self._path)
            folder.bound(self._path.parent)
            if records is not None:
                yield from let_go(threads, records)
        except (OSError, ValueError, OverflowError):
            if draft is not None:
                draft.unlink(missing_ok=True)

    def _records(self, draft: Path) -> Records | None:
        """Return what was written, before anybody else may replace it; None where nobody is going to look at it."""
        if self._key is None or self._read is None:
            return None
        from .index_file import DamagedError, IndexFile

        with suppress(OSError, DamagedError):
            return IndexFile(draft, self._key.state, self._read, self._path).records
        return None
