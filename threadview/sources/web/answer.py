"""What an address gave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from threadview.markup import clean_line, safe_url
from threadview.sources.media import charset, media_type
from threadview.thread import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Fields(Mapping[str, str]):
    """The header of an answer; the case of a name does not matter (RFC 9110, 5.1)."""

    def __init__(self, fields: Iterable[tuple[str, str]] = ()) -> None:
        """Take names and values; the values of one name are joined by a comma."""
        self._fields: dict[str, str] = {}
        for name, value in fields:
            known = self._fields.get(name.lower())
            self._fields[name.lower()] = value if known is None else f"{known}, {value}"

    def __getitem__(self, name: str) -> str:
        """Return the value of a field."""
        return self._fields[name.lower()]

    def __iter__(self) -> Iterator[str]:
        """Yield the names, in small letters."""
        return iter(self._fields)

    def __len__(self) -> int:
        """Return the number of fields."""
        return len(self._fields)


class Reply(NamedTuple):
    """An answer as it came, or as it was kept.

    Attributes:
        url: The address that gave it, after all redirects.
        fields: Its header.
        body: Its content, unpacked.
        time: When it was asked for, in seconds since 1970.
        status: Its number; 304 says that what was kept still holds.
        damage: What is wrong with it, as a note; empty for a whole one.
    """

    url: str
    fields: Fields
    body: bytes
    time: float
    status: int = 200
    damage: str = ""


class Asked(NamedTuple):
    """What is to be asked.

    Attributes:
        url: An address that was checked.
        headers: What to say beyond what is always said.
        copy: What is kept of it, so that the server may say that it still holds (RFC 9110, 13.1).
    """

    url: str
    headers: Mapping[str, str]
    copy: Reply | None = None

    @property
    def spoken(self) -> dict[str, str]:
        """All that is to be said."""
        fields = self.copy.fields if self.copy else {}
        conditions = {"If-None-Match": fields.get("etag"), "If-Modified-Since": fields.get("last-modified")}
        return {name: value for name, value in (*conditions.items(), *self.headers.items()) if value}


class Answer(NamedTuple):
    """What an address gave.

    Attributes:
        document: Its content.
        headers: The fields around it, asked for in any case of letters.
    """

    document: Document
    headers: Mapping[str, str]


def answer_of(reply: Reply, *notes: str) -> Answer:
    """Return an answer with what is to be said of it."""
    content_type = reply.fields.get("content-type", "")
    document = Document(
        reply.body,
        name=clean_line(reply.url),
        media_type=media_type(content_type),
        charset=charset(content_type),
        url=safe_url(reply.url),
        notes=tuple(note for note in (reply.damage, *notes) if note),
    )
    return Answer(document, reply.fields)
