"""A web that is written down: what each address answers, for sites to be asked about without a network."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from threadview.errors import FetchError, SourceError
from threadview.readers import read
from threadview.readers.joining import join
from threadview.sources.sites import site_of
from threadview.sources.web import Answer, Fields
from threadview.thread import Document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from threadview.thread import Thread

SILENT = 0


class Said(NamedTuple):
    """An answer with more than its content.

    Attributes:
        content: Bytes and texts as they are, other values as JSON.
        headers: The fields around it.
        media_type: What it is.
        moved: The address that gives it in the end.
    """

    content: object
    headers: Mapping[str, str] = {}
    media_type: str = ""
    moved: str = ""


class Script:
    """Answers by address, as a Fetcher gives them: a number is a refusal, ``SILENT`` a host that is down.

    Attributes:
        asked: The addresses in the order in which they were asked.
        sent: The fields sent with each.
        offered: The names of the parts that were shown, each time some were.
    """

    def __init__(self, answers: Mapping[str, object]) -> None:
        self._answers = answers
        self.tokens: Mapping[str, str] = {}
        self.asked: list[str] = []
        self.sent: list[Mapping[str, str]] = []
        self.offered: list[list[str]] = []

    def fetch(self, url: str, *, headers: Mapping[str, str] = {}) -> Answer:
        self.asked.append(url)
        self.sent.append(headers)
        answer = self._answers.get(url, 404)
        if isinstance(answer, int):
            raise FetchError(f"HTTP {answer}", where=url, status=answer or None, is_down=answer == SILENT)
        said = answer if isinstance(answer, Said) else Said(answer)
        kind = "text/html" if isinstance(said.content, str) else "application/json"
        data = said.content
        if not isinstance(data, bytes):
            data = data.encode() if isinstance(data, str) else json.dumps(data).encode()
        where = said.moved or url
        return Answer(Document(data, where, said.media_type or kind, url=where), Fields(said.headers.items()))

    def get(self, url: str, *, headers: Mapping[str, str] = {}) -> Document:
        return self.fetch(url, headers=headers).document

    def fetch_all(self, urls: Sequence[str]) -> list[Answer | SourceError]:
        found: list[Answer | SourceError] = []
        for url in urls:
            try:
                found.append(self.fetch(url))
            except SourceError as error:
                found.append(error)
        self.offer(*(answer.document for answer in found if isinstance(answer, Answer)))
        return found

    def offer(self, *parts: Document) -> None:
        self.offered.append([part.name for part in parts])

    def get_all(
        self, urls: Sequence[str], *, headers: Mapping[str, str] = {}, onto: Sequence[Document] = ()
    ) -> list[Document]:
        found: list[Document] = []
        errors: list[SourceError] = []
        for url in urls:
            try:
                found.append(self.get(url, headers=headers))
                if onto:
                    self.offer(*onto, *found)
            except SourceError as error:
                errors.append(error)
        if errors and not found:
            raise errors[0]
        if errors:
            found[0] = replace(found[0], notes=(f"{len(errors)} of {len(urls)} parts are missing: {errors[0]}",))
        return found


def documents_of(source: str, script: Script) -> list[Document]:
    """Return what the site of a source gives."""
    site = site_of(source)
    assert site is not None, source
    return site.documents(source, script)  # type: ignore[arg-type]


def thread_of(source: str, script: Script) -> Thread:
    """Return the thread of a source, as the command line makes it."""
    parts = [thread for document in documents_of(source, script) for thread in read(document)]
    return parts[0] if len(parts) == 1 else join(parts)
