"""The words of ActivityStreams 1 and 2, mf2 and jf2 for the same things, and what is read by them."""

from __future__ import annotations

from typing import Final

from threadview.markup import clean_line
from threadview.markup.html import html_line
from threadview.readers.common.json_shape import names

WORDS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("id", "@id", "uid", "url"),
    "type": ("type", "@type", "objectType"),
    "author": ("attributedTo", "author", "actor"),
    "content": ("content", "contentMap", "text"),
    "name": ("name", "displayName"),
    "time": ("published", "dt-published"),
    "edited": ("updated",),
    "parent": ("inReplyTo", "in-reply-to", "in_reply_to"),
    "media": ("attachment", "attachments", "photo", "video", "image"),
}
"""What each thing is called in the vocabularies; the first that is there counts."""

POSTS: Final = frozenset(
    names(
        "note article page question video audio image event comment review document chatmessage tombstone status "
        "bookmark entry cite h-entry h-cite"
    )
)
LISTS: Final = frozenset(
    names("collection orderedcollection collectionpage orderedcollectionpage h-feed feed create announce update")
)


_BLANK: Final[tuple[object, ...]] = ("", [])


def plain(value: dict[str, object]) -> dict[str, object]:
    """Return an object of mf2, whose values are all lists, as the others write theirs."""
    inner = value.get("properties")
    if not isinstance(inner, dict):
        return value
    flat = {key: one[0] if isinstance(one, list) and len(one) == 1 else one for key, one in inner.items()}
    return {**flat, "type": value.get("type"), **({"children": value["children"]} if "children" in value else {})}


def is_post(value: dict[str, object]) -> bool:
    """Tell whether an object is a post, not what holds one."""
    if "verb" in value and isinstance(value.get("object"), dict):
        return False
    return kind(value) in POSTS or (kind(value) not in LISTS and bool(get(value, "content")) and "object" not in value)


def each(value: object) -> list[object]:
    """Return the values of a list, or the one value."""
    return value if isinstance(value, list) else [] if value is None else [value]


def get(value: dict[str, object], word: str) -> object:
    """Return what an object has for a word of any vocabulary."""
    for key in WORDS[word]:
        found = value.get(key)
        if found or (found is not None and found not in _BLANK):
            return found
    return None


def kind(value: dict[str, object]) -> str:
    """Return the type of an object in small letters."""
    found = get(value, "type")
    return (found if isinstance(found, str) else _first(found)).lower().removeprefix("as:")


def _first(value: object) -> str:
    """Return a text, or the first of a list of texts; empty where there is none."""
    if isinstance(value, list):
        value = next(iter(value), "")
    return value if isinstance(value, str) else ""


def name_of(value: object) -> str:
    """Return the id or address of what is named by it or given whole."""
    if isinstance(value, str):
        return clean_line(value)
    if isinstance(value, list):
        value = next(iter(value), "")
    if isinstance(value, dict):
        value = get(plain(value), "id")
    return clean_line(_first(value))


def line(value: dict[str, object], word: str) -> str:
    """Return a word's text on one line."""
    found = get(value, word)
    return clean_line(found if isinstance(found, str) else _first(found))


def total(collection: object) -> int | None:
    """Return how many posts a collection says it has, else how many it names where some are no more than named."""
    if not isinstance(collection, dict):
        return None
    said = collection.get("totalItems")
    if isinstance(said, int) and not isinstance(said, bool) and 0 < said < 2**31:
        return said
    pages = [collection, *(page for page in each(collection.get("first")) if isinstance(page, dict))]
    named = [one for page in pages for key in ("items", "orderedItems") for one in each(page.get(key))]
    return len(named) if any(isinstance(one, str) for one in named) else None


def author(value: object) -> str | None:
    """Return the name of who is given as an object, by an address or by name."""
    value = next(iter(each(value)), None)
    if isinstance(value, dict):
        person = plain(value)
        keys = ("preferredUsername", "username", "nickname", "name", "displayName")
        named = next((one for key in keys if isinstance(one := person.get(key), str) and one.strip()), None)
        return html_line(named) if named else _handle(name_of(person)) or None
    return _handle(clean_line(value)) if isinstance(value, str) and value.strip() else None


def _handle(address: str) -> str:
    """Return the name in an address; with its host where it is a bare number."""
    _, is_address, path = address.partition("://")
    host, _, last = path.split("?")[0].split("#")[0].rstrip("/").rpartition("/")
    name, host = last.removeprefix("@"), host.partition("/")[0]
    if not is_address:
        return address
    return f"{name}@{host}" if name.isdecimal() else name
