"""Stack Exchange: a question, its answers, and the comments on all of them, put together as one question.

Documented at https://api.stackexchange.com/docs. The filter ``withbody`` adds the texts to the usual fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from threadview.errors import SourceError

from .base import Site
from .common.asking import at, noted, objects, text_at, value_of
from .common.places import is_number, place_of, url

if TYPE_CHECKING:
    from threadview.sources.web import Fetcher
    from threadview.thread import Document

    from .common.places import Place

API: Final = "https://api.stackexchange.com/2.3"
PER_PAGE: Final = 100
MOST_PAGES: Final = 25
HOSTS: Final = {
    "stackoverflow.com": "stackoverflow",
    "serverfault.com": "serverfault",
    "superuser.com": "superuser",
    "askubuntu.com": "askubuntu",
    "mathoverflow.net": "mathoverflow.net",
    "stackapps.com": "stackapps",
}
_NETWORK: Final = ".stackexchange.com"
_LANGUAGES: Final = ".stackoverflow.com"
_KINDS: Final = {"questions": "questions", "q": "questions", "a": "answers", "answers": "answers"}


def matches(source: str) -> bool:
    """Know the addresses of questions, and short ones of questions and answers."""
    place = place_of(source)
    return place is not None and bool(_site(place)) and _kind(place) is not None


def documents(source: str, fetcher: Fetcher) -> list[Document]:
    """Return the question with its answers and all comments, as one document.

    Raises:
        SourceError: There is no such question.
    """
    place = place_of(source)
    if place is None or (kind := _kind(place)) is None:
        return []
    api = _Api(_site(place), fetcher)
    number = place.path[1]
    if kind == "answers":
        number = text_at(next(iter(api.items("answers", number)), None), "question_id")
    first = fetcher.get(api.address("questions", number))
    question = next(iter(objects(at(value_of(first), "items"))), None)
    if question is None:
        raise SourceError("there is no such question", mend="check the address", where=source)
    fetcher.offer(first)
    answers = api.items("questions", number, "answers", sort="votes")
    names = [text_at(answer, "answer_id") for answer in answers]
    comments = [
        comment
        for start in range(0, len(names), PER_PAGE)
        for comment in api.items("answers", ";".join(names[start : start + PER_PAGE]), "comments")
    ]
    for answer, name in zip(answers, names, strict=True):
        answer["comments"] = [comment for comment in comments if text_at(comment, "post_id") == name]
    question["answers"] = answers
    question["comments"] = api.items("questions", number, "comments")
    whole = replace(first, data=msgspec.json.encode({"items": [question]}))
    return noted([whole], api.notes)


class _Api:
    """The API of one site.

    Attributes:
        notes: What could not be had.
    """

    def __init__(self, site: str, fetcher: Fetcher) -> None:
        """Ask for one site's posts."""
        self._site, self._fetcher = site, fetcher
        self.notes: list[str] = []

    def address(self, *steps: str, **fields: str | int) -> str:
        """Return what to ask for."""
        return url(API, *steps, site=self._site, filter="withbody", **fields)

    def items(self, *steps: str, sort: str = "creation") -> list[dict[str, object]]:
        """Return the posts of all pages of an answer; where one is missing, those before it."""
        found: list[dict[str, object]] = []
        order = "desc" if sort == "votes" else "asc"
        for page in range(1, MOST_PAGES + 1):
            try:
                asked = self.address(*steps, order=order, sort=sort, pagesize=PER_PAGE, page=page)
                value = value_of(self._fetcher.get(asked))
            except SourceError as error:
                self.notes.append(f"page {page} of the {steps[-1]} could not be fetched: {error.what}")
                break
            found += objects(at(value, "items"))
            if at(value, "has_more") is not True:
                break
        return found


def _site(place: Place) -> str:
    """Return what the API calls a site, empty for one that is not of the network."""
    if place.host in HOSTS:
        return HOSTS[place.host]
    if place.host.endswith(_LANGUAGES):
        return place.host.removesuffix(".com")
    name = place.host.removesuffix(_NETWORK)
    return name if name != place.host and not name.startswith(("api", "chat", "data")) else ""


def _kind(place: Place) -> str | None:
    """Return what an address names: a question or an answer."""
    has_number = len(place.path) > 1 and is_number(place.path[1])
    return _KINDS.get(place.path[0]) if has_number else None


SITE: Final = Site(
    "stack-exchange",
    "questions of Stack Overflow and the sites of its network: the API, with answers and all comments",
    matches,
    documents,
)
