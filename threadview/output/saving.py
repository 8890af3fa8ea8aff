"""A thread as a file, in the form that its name tells."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from threadview.errors import OutputError, UsageError
from threadview.session.ordering import as_on_page

from . import html, json, markdown, text
from .stream import ended

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from threadview.session import Findings

WIDTH: Final = 80
OVERWRITE: Final = "!"
FORMS: Final = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".txt": "text",
}


class Target:
    """A file that a thread is to be written to.

    Attributes:
        path: Where it is.
    """

    def __init__(self, name: str) -> None:
        """Look at a name.

        Args:
            name: The file, whose ending tells the form; with a ``!`` behind it, it may be there already.

        Raises:
            UsageError: Its ending tells no form, or it is there already.
        """
        self.path = Path(name.removesuffix(OVERWRITE)).expanduser()
        form = FORMS.get(self.path.suffix.lower())
        if form is None:
            endings = ", ".join(FORMS)
            what = f"{self.path.suffix or 'no ending'} is no form"
            raise UsageError(what, mend=f"end it in one of {endings}", where=str(self.path))
        self._form, self._name = form, name
        self._refuse_to_overwrite()

    def write(self, findings: Findings, is_wanted: Callable[[], bool] = lambda: True) -> Path:
        """Write a thread, in page order whichever it is shown in, and return the path.

        Args:
            findings: The thread.
            is_wanted: Is asked at each piece; once it says no, nothing is left behind.

        Raises:
            UsageError: The file has come to be there meanwhile.
            OutputError: It cannot be written, or is wanted no longer.
        """
        path = self.path
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            with draft.open("w", encoding="utf-8", errors="replace") as stream:
                pieces = _pieces(as_on_page(findings), self._form)
                stream.writelines(takewhile(lambda _: is_wanted(), pieces))
            if not is_wanted():
                raise OutputError("was stopped", mend="save it again", where=str(path))
            self._refuse_to_overwrite()
            draft.replace(path)
        except OSError as error:
            what = f"cannot be written: {error.strerror or error}"
            raise OutputError(what, mend="name another folder", where=str(path)) from None
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        return path

    def _refuse_to_overwrite(self) -> None:
        """See to it that nothing is overwritten without having been asked."""
        if self.path.exists() and not self._name.endswith(OVERWRITE):
            mend = f"{self._name}{OVERWRITE} overwrites it"
            raise UsageError("is there already", mend=mend, where=str(self.path))


def _pieces(findings: Findings, form: str) -> Iterator[str]:
    """Return a thread in a form, piece by piece."""
    if form == "json":
        return json.pieces(findings)
    if form == "html":
        return ended(html.lines(findings))
    if form == "markdown":
        return ended(markdown.lines(findings))
    return ended(text.lines(findings, width=WIDTH, now=datetime.now(UTC)))
