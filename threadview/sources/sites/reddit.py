"""Reddit: a post with its comments is one answer, ``/comments/ID.json``, which is refused to most who do not log in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from threadview.errors import FetchError

from .base import Site
from .common.asking import token, value_of
from .common.places import place_of, url

if TYPE_CHECKING:
    from threadview.sources.web import Fetcher
    from threadview.thread import Document

    from .common.places import Place

HOME: Final = "https://www.reddit.com"
WITH_TOKEN: Final = "https://oauth.reddit.com"  # noqa: S105 - an address
TOKEN: Final = "REDDIT_TOKEN"  # noqa: S105 - the name of a variable
HOST: Final = "reddit.com"
SHORT: Final = "redd.it"
MOST: Final = 500
_REFUSED: Final = frozenset({401, 403, 429})


def matches(source: str) -> bool:
    """Know the addresses of posts and of comments, short ones, and those that are made for sharing."""
    place = place_of(source)
    if place is None:
        return False
    return bool(_post(place)) or (_is_reddit(place) and (_is_shared(place) or _is_asked_for(place)))


def documents(source: str, fetcher: Fetcher) -> list[Document]:
    """Return the post with its comments.

    Raises:
        SourceError: Reddit refuses; it says what else can be done.
    """
    try:
        found = _listing(source, fetcher)
    except FetchError as error:
        if error.status not in _REFUSED:
            raise
        raise _refused(source, error.status) from None
    if found and value_of(found) is None:
        raise _refused(source, None)
    return [found] if found else []


def _listing(source: str, fetcher: Fetcher) -> Document | None:
    """Return the post with its comments, None where the address leads to no post."""
    place = place_of(source)
    own = token(fetcher, "reddit", TOKEN)
    headers = {"Authorization": f"Bearer {own}"} if own else {}
    if place and _is_asked_for(place):
        return fetcher.get(source.replace(HOME, WITH_TOKEN, 1) if own else source, headers=headers)
    if place and not _post(place):
        place = place_of(fetcher.get(source).url or "")
    post = _post(place) if place else ""
    asked = url(WITH_TOKEN if own else HOME, "comments", f"{post}.json", limit=MOST, raw_json=1)
    return fetcher.get(asked, headers=headers) if post else None


def _refused(source: str, status: int | None) -> FetchError:
    """Return the error that says what is left to do; who does not log in may be given a page that asks for it."""
    mend = f"put an OAuth token in the configuration or in {TOKEN}, or save the page in a browser and give the file"
    return FetchError(f"Reddit refuses {f' (HTTP {status})' if status else ''}", mend=mend, where=source, status=status)


def _post(place: Place) -> str:
    """Return the id of the post that an address leads to, empty for none."""
    post = ""
    if _is_reddit(place):
        post = place.after("comments") or place.after("gallery")
    elif place.host == SHORT and len(place.path) == 1:
        post = place.path[0]
    post = post.removesuffix(".json")
    return post if post.isascii() and post.isalnum() else ""


def _is_reddit(place: Place) -> bool:
    """Tell whether an address is Reddit's, in any language."""
    return place.host == HOST or place.host.endswith(f".{HOST}")


def _is_asked_for(place: Place) -> bool:
    """Tell whether an address gives what a thread lacked: some children, or the replies to one comment."""
    is_branch = "comment" in place.query and bool(place.path) and place.path[-1].endswith(".json")
    return place.path[:1] == ("api",) or is_branch


def _is_shared(place: Place) -> bool:
    """Tell whether an address only redirects to a post: ``/r/NAME/s/CODE``."""
    return len(place.path) == 4 and place.path[2] == "s"  # noqa: PLR2004 - its steps


SITE: Final = Site(
    "reddit",
    f"`reddit.com/r/…/comments/ID`, `redd.it/ID`: `.json`; with an OAuth token in `{TOKEN}` where it is refused",
    matches,
    documents,
)
