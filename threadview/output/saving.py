"""A thread as a file, in the form that its name tells."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from threadview.errors import OutputError, UsageError
from threadview.session.ordering import as_on_page

from . import html, json, markdown, text

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


def save(findings: Findings, name: str, is_wanted: Callable[[], bool] = lambda: True) -> Path:
    """Write a thread to a file, in page order whichever it is shown in, and return its path.

    Args:
        findings: The thread.
        name: The file, whose ending tells the form; with a ``!`` behind it, it may be there already.
        is_wanted: Is asked at each line; once it says no, nothing is left behind.

    Raises:
        UsageError: Its ending tells no form, or it is there already.
        OutputError: It cannot be written, or is wanted no longer.
    """
    path = Path(name.removesuffix(OVERWRITE)).expanduser()
    form = FORMS.get(path.suffix.lower())
    if form is None:
        endings = ", ".join(FORMS)
        raise UsageError(
            f"{path.suffix or 'no ending'} is no form", mend=f"end it in one of {endings}", where=str(path)
        )
    if path.exists() and not name.endswith(OVERWRITE):
        raise UsageError("is there already", mend=f"{name}{OVERWRITE} overwrites it", where=str(path))
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8", errors="replace") as stream:
            lines = _lines(as_on_page(findings), form)
            stream.writelines(f"{line}\n" for line in takewhile(lambda _: is_wanted(), lines))
        if not is_wanted():
            draft.unlink()
            raise OutputError("was stopped", mend="save it again", where=str(path))
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        what = f"cannot be written: {error.strerror or error}"
        raise OutputError(what, mend="name another folder", where=str(path)) from None
    return path


def _lines(findings: Findings, form: str) -> Iterator[str]:
    """Return the lines of a thread in a form."""
    if form == "json":
        return json.lines(findings)
    if form == "html":
        return html.lines(findings)
    if form == "markdown":
        return markdown.lines(findings)
    return text.lines(findings, width=WIDTH, now=datetime.now(UTC))
