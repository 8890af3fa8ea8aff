"""Recognising what no reader here reads, so that it is named instead of being shown as a heap of markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .base import Sample

_HTML: Final = re.compile(
    r"<(?:!doctype\s+html|html|head|body)\b|<!--.{0,2000}?-->\s*<(?:!doctype|html)", re.IGNORECASE | re.DOTALL
)
_XML: Final = re.compile(r".{0,3}<\?xml\b|<(?:rss|feed|rdf)\b", re.IGNORECASE)
_MAILBOX: Final = re.compile(r"From \S.{0,200}\d\d:\d\d.{0,40}\n[A-Za-z-]+:", re.DOTALL)
_MESSAGE: Final = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]*: .*\n(?:[ \t]+\S.*\n)*){3,}")
_MAIL_FIELDS: Final = re.compile(
    r"^(?:From|Message-ID|Subject|Newsgroups|Received|Date): ", re.IGNORECASE | re.MULTILINE
)
_JSON: Final = re.compile(r'\{\s*["}]|\[\s*(?:\{\s*["}]|\[\s*["\[{]|"[^"\n]*"\s*[,\]])')


def kind(sample: Sample) -> str | None:
    """Return what a document is by its first characters (``"a web page"``), None when it may be ours to read."""
    head = sample.head
    if _HTML.match(head):
        return "a web page"
    if _XML.match(head):
        return "XML"
    if _MAILBOX.match(head):
        return "a mailbox"
    if (message := _MESSAGE.match(head)) and len(set(_MAIL_FIELDS.findall(message.group()))) >= 3:  # noqa: PLR2004
        return "a mail or news message"
    if _JSON.match(head) and '"threadview/' not in head[:4096]:
        return "JSON of another program"
    return None
