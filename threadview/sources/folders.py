"""Folders of mails as one mailbox: a Maildir, an MH folder or news spool, a folder of saved mails.

Each mail is a file. They are joined as an mboxrd (RFC 4155 names the medium; ``From`` at the start of a line is marked
with ``>``), from which the mail reader gets every byte of them back but for the ends of lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAILDIR: Final = ("cur", "new")
"""The folders of a Maildir that hold mails; ``tmp`` holds those that are not delivered yet."""

SAVED: Final = (".eml",)
SEPARATOR: Final = b"From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n"
_FROM: Final = re.compile(rb"^(?=>*From )", re.MULTILINE)


def mailbox_of(folder: Path) -> bytes | None:
    """Return the mails of a folder as one mailbox, None when it holds none.

    Raises:
        OSError: A mail cannot be read.
    """
    return b"".join(_escaped(path.read_bytes()) for path in _mails(folder)) or None


def _mails(folder: Path) -> Iterator[Path]:
    """Yield the files that hold mails: those of a Maildir, or those named by a number or as a saved mail."""
    places = [folder / name for name in MAILDIR if (folder / name).is_dir()] or [folder]
    is_maildir = places != [folder]
    found = [path for place in places for path in place.iterdir() if is_maildir or _is_mail(path)]
    yield from (path for path in sorted(found, key=_order) if path.is_file() and not path.name.startswith("."))


def _is_mail(path: Path) -> bool:
    """Tell whether a file is named as a mail is in an MH folder, or when it is saved."""
    return (path.name.isascii() and path.name.isdecimal()) or path.suffix.lower() in SAVED


def _order(path: Path) -> tuple[int, str]:
    """Return what mails are sorted by: the number that a name begins with (in a Maildir the time of delivery)."""
    number = re.match(r"\d{1,18}", path.name)
    return int(number[0]) if number else 0, path.name


def _escaped(mail: bytes) -> bytes:
    """Return a mail as it stands in a mailbox."""
    return SEPARATOR + _FROM.sub(b">", mail.replace(b"\r\n", b"\n").strip(b"\n")) + b"\n\n"
