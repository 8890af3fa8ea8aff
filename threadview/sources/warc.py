"""A page out of a web archive (WARC, ISO 28500): the largest one, or the one whose address is named.

A page that was sent compressed is left so: its first bytes tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from threadview.errors import SourceError
from threadview.markup import clean_line, safe_url

from .media import charset, media_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from threadview.thread import Document

_HEAD: Final = re.compile(rb"WARC/[\d.]+\r?\n(.*?)\r?\n\r?\n", re.DOTALL)
_HTTP: Final = re.compile(rb"HTTP/[\d.]+ 2\d\d[^\n]*\n(.*?)\r?\n\r?\n", re.DOTALL)
_FIELD: Final = re.compile(rb"^([\w-]+)[ \t]*:[ \t]*([^\r\n]*)", re.MULTILINE)
_PAGE: Final = re.compile(r"(?:text/html|application/xhtml|.*json|.*xml)", re.IGNORECASE)
_CHUNK: Final = re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r?\n")


class Page(NamedTuple):
    """An answer of the web that was kept.

    Attributes:
        url: Its address.
        fields: The header of the answer, names in small letters.
        body: As it was sent.
        is_whole: Whether the record is not cut off.
    """

    url: str
    fields: dict[str, str]
    body: bytes
    is_whole: bool

    @property
    def media_type(self) -> str:
        """What kind of document it is."""
        return media_type(self.fields.get("content-type", ""))


def document_of(document: Document, name: str) -> Document:
    """Return the page with the address that is named, else the one with the largest body.

    Raises:
        SourceError: There is none.
    """
    pages = [page for page in _pages(document.data) if _PAGE.match(page.media_type)]
    chosen = [page for page in pages if page.url == name] if name else pages
    if not chosen:
        what = f"holds no {clean_line(name)}" if name else "holds no page"
        mend = f"it holds {clean_line(pages[0].url)}" if pages else "give an archive with saved pages"
        raise SourceError(what, mend=mend, where=document.name)
    page = max(chosen, key=lambda one: len(one.body))
    where = f"{document.name}/{clean_line(page.url)}"
    notes = [] if page.is_whole else ["the web archive is cut off within this page"]
    if len(pages) > 1 and not name:
        size = f"the web archive holds {len(pages)} pages, and this is the largest"
        notes.append(f"{size}; each is read by its address behind the archive's name: {where}")
    return replace(
        document,
        data=_dechunked(page.body) if "chunked" in page.fields.get("transfer-encoding", "").lower() else page.body,
        name=where,
        media_type=page.media_type,
        charset=charset(page.fields.get("content-type", "")),
        url=safe_url(page.url),
        notes=(*document.notes, *notes),
    )


def _pages(data: bytes) -> Iterator[Page]:
    """Yield the answers that an archive holds."""
    at = 0
    while record := _HEAD.search(data, at):
        fields = _fields(record[1])
        size = fields.get("content-length", "")
        end = record.end() + (int(size) if size.isascii() and size.isdecimal() and len(size) < 15 else 0)  # noqa: PLR2004 - digits of a size
        content = data[record.end() : end]
        at = max(end, record.end())
        url = fields.get("warc-target-uri", "").strip("<>")
        kind = fields.get("warc-type", "").lower()
        answer = _HTTP.match(content) if kind == "response" else None
        if answer:
            yield Page(url, _fields(answer[1]), content[answer.end() :], end <= len(data))
        elif kind in {"resource", "conversion"}:
            yield Page(url, {"content-type": fields.get("content-type", "")}, content, end <= len(data))


def _fields(head: bytes) -> dict[str, str]:
    """Return the fields of a header, names in small letters."""
    return {name.decode().lower(): value.decode(errors="replace").strip() for name, value in _FIELD.findall(head)}


def _dechunked(body: bytes) -> bytes:
    """Return a body that was sent in chunks (RFC 9112, 7.1) as a whole; one that is not, as it is."""
    kept, at = [], 0
    while chunk := _CHUNK.match(body, at):
        size = int(chunk[1], 16)
        kept.append(body[chunk.end() : chunk.end() + size])
        at = chunk.end() + size
        at += 2 if body[at : at + 2] == b"\r\n" else body[at : at + 1] == b"\n"
        if not size:
            break
    return b"".join(kept) or body
