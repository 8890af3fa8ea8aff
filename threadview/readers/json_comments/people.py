"""Who wrote a comment, in somebody's JSON: a name, an object with one, or an id that another place of it explains."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from threadview.markup.html import html_line
from threadview.readers.common.json_shape import at

from .roles import WRAPPERS, name_keys, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .walk import Found

_RELATED: Final = ("relationships.user.data.id", "relationships.author.data.id", "relationships.uid.data.id")
"""Where JSON:API keeps the id of an author."""

_ADDRESSES: Final = ("http://", "https://")
_LONGEST: Final = 200
_REMEMBERED: Final = 4096


def author(found: Found, people: dict[str, str]) -> str | None:
    """Return the name of who wrote a comment; ``people`` are names by id."""
    value = found.fields.get(found.keys["author"]) if "author" in found.keys else None
    if value is None or isinstance(value, bool):
        value = next((one for path in _RELATED if (one := at(found.fields.value, path))), None)
    if isinstance(value, dict):
        value = name(value) or next((value[key] for key in ("id", "_id", "ID") if key in value), None)
    said = str(value) if isinstance(value, str | int) else ""
    written = _written(said) if len(said) <= _LONGEST else _written.__wrapped__(said)
    return people.get(written, written) or None


@lru_cache(_REMEMBERED)
def _written(said: str) -> str:
    """Return a name as one line; of an address its end."""
    written = html_line(said)[:_LONGEST]
    return written.rstrip("/").rpartition("/")[2].lstrip("~@") if written.startswith(_ADDRESSES) else written


def name(person: dict[str, object]) -> str:
    """Return the name in an object that is a person, or in one that is wrapped in it; empty where there is none."""
    if called := _own_name(person):
        return called
    wrapped = (one for key, one in person.items() if isinstance(one, dict) and squeezed(key) in WRAPPERS)
    return next((called for one in wrapped if (called := _own_name(one))), "")


def _own_name(person: dict[str, object]) -> str:
    """Return the name that stands in an object itself; empty where there is none."""
    for key in name_keys(tuple(person)):
        if isinstance(called := person[key], str) and called.strip():
            return html_line(called)[:_LONGEST]
    return ""


def people_of(values: Iterable[object], found: Sequence[Found]) -> dict[str, str]:
    """Return the names of people by their ids, where comments name their authors by such; else nothing."""
    people: dict[str, str] = {}
    own = {id(one.fields.value) for one in found}
    waiting = list(values) if any(_is_reference(one) for one in found[:20]) else []
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict) and id(value) not in own:
            people.update(_named(value))
            waiting += value.values()
    return people


def _named(value: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Yield ids and names: of the objects that stand in one under their ids, and of itself."""
    for key, one in value.items():
        if isinstance(one, dict) and (called := name(one)):
            yield key, called
    called = name(value)
    for key in ("id", "_id", "phid", "uid", "user_id"):
        if called and isinstance(value.get(key), str | int) and called != str(value[key]):
            yield str(value[key]), called


def _is_reference(one: Found) -> bool:
    """Tell whether a comment names its author by an id."""
    key = squeezed(one.keys.get("author", "relationships"))
    value = one.fields.get(one.keys["author"]) if "author" in one.keys else None
    return (
        isinstance(value, int)
        or key.endswith(("id", "hex", "relationships"))
        or (key == "user" and isinstance(value, str))
    )
