"""Where the mails of a list stand on the web: at ``LIST/MESSAGE-ID/``, as the archive has it that gave the mailbox.

So do those of public-inbox (https://public-inbox.org/design_www.html), whatever the host; the address of the mailbox
itself tells the list, by the id of one of its mails in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from threadview.markup import safe_url

if TYPE_CHECKING:
    from collections.abc import Container

_OPEN: Final = "@:!$,;~*+()="
"""What stands as it is in the address of a mail."""


def list_at(url: str | None, ids: Container[str]) -> str:
    """Return the address of the list where one of its mails is named in that of the mailbox; empty where none is."""
    steps = (url or "").partition("?")[0].split("/")
    at = next((at for at, step in enumerate(steps) if at > 2 and unquote(step) in ids), 0)  # noqa: PLR2004 - behind the host
    return "/".join(steps[:at])


def mail_at(base: str, identifier: str) -> str | None:
    """Return the address of a mail of a list; None where that of the list is not known."""
    return safe_url(f"{base}/{quote(identifier, safe=_OPEN)}/") if base and identifier else None
