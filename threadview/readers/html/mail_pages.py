"""Pages of mail archives: one message each, between comments that the program writes (pipermail, hypermail, MHonArc).

Their pages that list threads hold no texts; the tree is only there, so a message's page is an article without replies.
"""

from __future__ import annotations

import codecs
import re
from functools import partial
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup.html import html, html_line
from threadview.markup.mail import mail_text
from threadview.thread import Comment

from .family import Family
from .found import NO_ARTICLE, Found
from .page import moment

if TYPE_CHECKING:
    from threadview.thread import Body

    from .page import Page


class _Archive(NamedTuple):
    """A program, and what its comments say: patterns whose first group is meant."""

    body: re.Pattern[str]
    subject: re.Pattern[str]
    author: re.Pattern[str]
    time: re.Pattern[str]
    id: re.Pattern[str]


def _patterns(*written: str) -> _Archive:
    """Return an archive's patterns."""
    return _Archive(*(re.compile(pattern, re.IGNORECASE | re.DOTALL) for pattern in written))


_ARCHIVES: Final = (
    _patterns(
        r"<!--beginarticle-->(.*?)(?:<!--endarticle-->|\Z)",
        r"<h1>(.{0,999}?)</h1>",
        r"</h1>\s*<b>(.{0,200}?)</b>",
        r"<i>([^<]{0,100})</i>",
        r"In-Reply-To=(.{1,200}?)[\"&]",
    ),
    _patterns(
        r"<!--\s*body=\"start\"\s*-->(.*?)(?:<!--\s*body=\"end\"\s*-->|\Z)",
        r"<!--\s*subject=\"(.{0,999}?)\"\s*-->",
        r"<!--\s*name=\"(.{0,200}?)\"\s*-->",
        r"<!--\s*(?:sent|received)=\"(.{0,100}?)\"\s*-->",
        r"<!--\s*id=\"(.{0,200}?)\"\s*-->",
    ),
    _patterns(
        r"<!--X-Body-of-Message-->(.*?)(?:<!--X-Body-of-Message-End-->|\Z)",
        r"<!--X-Subject:\s*(.{0,999}?)\s*-->",
        r"<!--X-From-R13:\s*(.{0,300}?)\s*-->",
        r"<!--X-Date:\s*(.{0,100}?)\s*-->",
        r"<!--X-Message-Id:\s*(.{0,200}?)\s*-->",
    ),
)
_MARKS: Final = ("beginarticle", 'body="start"', "X-Body-of-Message", "Messages sorted by:", "X-TopPNI")
_TAG: Final = re.compile(r"<[^>]{0,2000}>")
_UNIX_DATE: Final = re.compile(r"([A-Z][a-z]{2}\s+\d{1,2})\s+([\d:]{5,8})(\s+[A-Z]{2,5})?\s+((?:19|20)\d\d)")
_ADDRESS: Final = re.compile(r"\s*(?:<|&lt;|&#60;).*")


def _fits(page: Page) -> bool:
    """Tell whether a program for mail archives left its marks."""
    return any(mark in page.sample for mark in _MARKS)


def _read(page: Page) -> Found | None:
    """Read the message of a page; a list of messages is no thread."""
    for archive in _ARCHIVES:
        if message := archive.body.search(page.source):
            return _message(page, archive, message)
    return Found([], article=NO_ARTICLE, notes=("a list of messages: their texts stand on other pages",))


def _message(page: Page, archive: _Archive, message: re.Match[str]) -> Found:
    """Return a message as an article."""
    head = page.source[: message.start()]
    author = _said(archive.author, head)
    if "X-From-R13" in archive.author.pattern:
        author = codecs.decode(author, "rot13")
    article = Comment(
        partial(_body, message[1], page.base),
        id=_said(archive.id, head).replace("%40", "@"),
        author=html_line(_ADDRESS.sub("", author)).strip(' "') or None,
        time=moment(_UNIX_DATE.sub(r"\1 \4 \2\3", html_line(_said(archive.time, head)))),
        url=page.url,
    )
    return Found([], article=article, title=html_line(_said(archive.subject, head)) or None)


def _said(pattern: re.Pattern[str], head: str) -> str:
    """Return what a pattern finds before the message."""
    found = pattern.search(head)
    return found[1].strip() if found else ""


def _body(written: str, base: str) -> Body:
    """Return the text of a message: as mail holds it where it is preformatted, else HTML."""
    if re.match(r"\s*(?:<p>\s*)?<pre\b", written, re.IGNORECASE):
        return mail_text(unescape(_TAG.sub("", written)).strip("\n"))
    return html(written, base)


FAMILY: Final = Family("mail archive", _fits, _read)
