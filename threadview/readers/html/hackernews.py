"""Hacker News: rows of a table, indented by an attribute or, until 2021, only by the width of a picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .family import Family
from .formed import found_by, has_marks
from .forms import Form
from .found import NO_ARTICLE, Found

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from .page import Page

_WIDTH: Final = re.compile(r"\d{1,7}")
_STEP: Final = 40


def _depth(node: LexborNode) -> int:
    """Return how far the cell before a comment is indented, in steps."""
    told = node.attributes.get("indent") or ""
    if told.isdecimal():
        return int(told[:7])
    picture = node.css_first("img")
    width = _WIDTH.match((picture.attributes.get("width") or "") if picture is not None else "")
    return int(width[0]) // _STEP if width else 0


FORM: Final = Form(
    "Hacker News",
    ("hnmain",),
    post="table.fatitem, tr.athing:has(> td.title), td.ind",
    id=".age a@href | .comhead a[href*='item?id='], .subtext a[href*='item?id=']@href | a[id^='up_']@id",
    identity=r"(?:id=|up_)(\d+)",
    author=".hnuser | .comhead a[href*='user?id='], .subtext a[href*='user?id=']",
    time=".age@title",
    body=".commtext | .toptext | .comment | .titleline, .storylink, td.title:has(> a)",
    flags=(("collapsed", ".coll td.ind"), ("dead", ".commtext.cdd, .comhead .dead")),
    skip=frozenset({"reply", "navs"}),
    depth=_depth,
    article=".fatitem, .fatitem td.ind, tr.athing:has(> td.title)",
    title=".fatitem .titleline > a, .fatitem .storylink, .onstory a, td.title > a",
    declared=".subtext a[href*='item?id=']",
)


def _read(page: Page) -> Found | None:
    """Read the page of an item; a list of stories is no thread."""
    if page.tree.css_first("td.ind, .fatitem") is None:
        return Found([], article=NO_ARTICLE)
    return found_by(FORM, page)


FAMILY: Final = Family(FORM.name, lambda page: has_marks(FORM, page), _read)
