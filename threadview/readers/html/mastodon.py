"""Mastodon: a status among those it answers and those that answer it, as the web client or the server renders it.

The client draws a line from a status to the one below only where that answers it; else the reply stands at the top.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .family import Family
from .formed import found_by, has_marks
from .forms import Form

if TYPE_CHECKING:
    from .found import Found
    from .page import Page

_CLIENT: Final = Form(
    "Mastodon",
    ("status__content", "detailed-status"),
    post=".detailed-status, .status[data-id]",
    id="@data-id | .detailed-status__datetime[href]@href",
    identity=r"(\d+)/?$",
    author=".display-name__account | .display-name",
    time="time@datetime | .detailed-status__datetime",
    body=".status__content__text | .status__content",
    link=".status__relative-time@href | .detailed-status__datetime@href",
    subject=".status__content__spoiler-text, .content-warning p",
    article=".detailed-status",
)
_SERVER: Final = Form(
    "Mastodon (without scripts)",
    ("h-entry", "p-nickname"),
    post=".h-entry, .h-cite",
    id=".u-uid[href]@href | .u-url.detailed-status__datetime@href | .status__relative-time@href",
    identity=r"(\d+)/?$",
    author=".display-name__account | .p-nickname | .p-author .display-name",
    time="time.dt-published@datetime | data.dt-published@value | time@datetime",
    body=".e-content",
    subject=".p-summary",
    article=".entry-center.h-entry, .detailed-status",
)
_FIRST: Final = "status--first-in-thread"


def _read(page: Page) -> Found | None:
    """Read the page of the web client; replies hang below the status to which a line leads."""
    found = found_by(_CLIENT, page)
    if found is None:
        return None
    drawn = {node.attributes.get("data-id") or "": node for node in page.tree.css(".status[data-id]")}
    rows, above = [], None
    for row in found.rows:
        joined = row.id in drawn and _FIRST not in (drawn[row.id].attributes.get("class") or "")
        rows.append(row._replace(parent=above if joined else None))
        above = row.id
    return found._replace(rows=rows)


FAMILIES: Final = (
    Family(_CLIENT.name, lambda page: has_marks(_CLIENT, page), _read),
    Family(_SERVER.name, lambda page: has_marks(_SERVER, page), lambda page: found_by(_SERVER, page)),
)
