"""Finding the comments in somebody's JSON, and what each stands under."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .roles import FLAGS, PASSED, WRAPPERS, described, roles, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from threadview.readers.common.json_fields import Fields

    from .roles import Role

MOST_WRAPPINGS: Final = 4
_HOLDERS: Final = frozenset({dict, list})


class Found(NamedTuple):
    """An object that is a comment, or the post that is discussed.

    Attributes:
        fields: The object, that in which it is wrapped laid over it.
        keys: Its keys by what they hold.
        row: What its row is called.
        under: The row of the comment that it stands within.
        topic: The name of the list that it stands in, where each list has its own; else empty.
        title: The title of what it stands in.
        single: It stands alone, not in a list of its like.
    """

    fields: Fields
    keys: dict[Role, str]
    row: str
    under: str | None
    topic: str
    title: str
    single: bool


class _Place(NamedTuple):
    """An object that is still to be looked at."""

    fields: Fields
    under: str | None
    topic: str
    title: str
    single: bool


def comments(parts: Iterable[Fields], *, is_list: bool) -> Iterator[Found]:
    """Yield the comments in the order of the document.

    Args:
        parts: The objects of the document.
        is_list: They are the objects of a list, not a document each.
    """
    waiting = [_Place(part, None, "", "", not is_list) for part in parts][::-1]
    while waiting:
        place = waiting.pop()
        fields, keys = _unwrapped(place.fields)
        under = place.under
        if is_comment(fields, keys):
            under = row_of(fields, keys)
            yield Found(fields, keys, under, place.under, place.topic, place.title, place.single)
        elif "title" in keys:
            place = place._replace(title=fields.text(keys["title"]))
        if holders := _holders(fields.value, keys):
            waiting += _inner(fields, holders, place._replace(under=under))[::-1]


def row_of(fields: Fields, keys: dict[Role, str]) -> str:
    """Return what the row of a comment is called: its id, else a name of its own."""
    return (fields.id(keys["id"]) if "id" in keys else "") or f"\0{id(fields.value)}"


def is_comment(fields: Fields, keys: dict[Role, str]) -> bool:
    """Tell whether an object is a comment or a post: it has words, and more that only these have.

    One that lost its words is one where it says so, or where they are no text and the rest is there.
    """
    if "text" in keys:
        return not keys.keys().isdisjoint({"author", "time", "id"})
    has_both = "author" in keys and "time" in keys
    if "summary" in keys:
        return "title" in keys and has_both
    if "id" not in keys or not _is_without_words(fields):
        return False
    return has_both or any(FLAGS.get(squeezed(key)) == "deleted" and value for key, value in fields.value.items())


def _is_without_words(fields: Fields) -> bool:
    """Tell whether an object has a key for words under which none stand, and note it where something else does."""
    for key, value in fields.value.items():
        if not any(role == "text" for role, _ in roles(key)) or isinstance(value, str):
            continue
        if value is not None and not (value and isinstance(value, list | dict)):
            fields.wrong(key, "a text")
            return True
        if value is None and any(squeezed(name) in FLAGS for name in fields.value):
            return True
    return False


def _unwrapped(fields: Fields) -> tuple[Fields, dict[Role, str]]:
    """Return an object with what is wrapped in it laid out flat, and its keys: ``{"comment": {…}, "replies": […]}``.

    Only an object without a text of its own is a wrapping.
    """
    value = fields.value
    keys = described(value)
    for _ in range(MOST_WRAPPINGS):
        if "text" in keys:
            break
        names = {squeezed(key): key for key, one in value.items() if isinstance(one, dict)}
        wrapper = next((names[name] for name in WRAPPERS if name in names), None)
        inner = value[wrapper] if wrapper else None
        if not isinstance(inner, dict):
            break
        value = {**{name: one for name, one in value.items() if name != wrapper}, **inner}
        keys = described(value)
    if value is fields.value:
        return fields, keys
    return type(fields)(value, fields.problems, fields.above, fields.key), keys


def _holders(value: dict[str, object], keys: dict[Role, str]) -> list[str]:
    """Return the keys under which comments may stand: those of objects and lists that are not the comment's own."""
    holders = [key for key, one in value.items() if type(one) in _HOLDERS and one]
    if not holders:
        return holders
    taken = {keys.get("author"), keys.get("text")}
    return [key for key in holders if key not in taken and squeezed(key) not in PASSED]


def _inner(fields: Fields, holders: Iterable[str], place: _Place) -> list[_Place]:
    """Return the objects that stand under these keys of one, in order; ``place`` is what they stand in."""
    topics = _are_topics(fields.value)
    found: list[_Place] = []
    for key in holders:
        value = fields.value[key]
        if isinstance(value, dict):
            one = type(fields)(value, fields.problems, fields, f".{key}")
            found.append(place._replace(fields=one, single=True))
        else:
            topic = key if topics else place.topic
            under, title = place.under, place.title
            listed = [_Place(one, under, topic, title, single=False) for one in _objects(fields, key)]
            found += _conversation(listed) if squeezed(key) == "notes" and place.under is None else listed
    return found


def _objects(fields: Fields, key: str) -> list[Fields]:
    """Return the objects of a list, or of lists in it."""
    value = fields.value[key]
    rows = value if isinstance(value, list) else []
    flat = [one for row in rows for one in (row if isinstance(row, list) else [row])]
    return [
        type(fields)(one, fields.problems, fields, f".{key}[{place}]")
        for place, one in enumerate(flat)
        if isinstance(one, dict)
    ]


def _conversation(notes: list[_Place]) -> list[_Place]:
    """Return the notes of one discussion: the others answer the first."""
    if len(notes) < 2:  # noqa: PLR2004 - nobody answers
        return notes
    row = row_of(*_unwrapped(notes[0].fields))
    return [notes[0], *(note._replace(under=row) for note in notes[1:])]


def _are_topics(value: dict[str, object]) -> bool:
    """Tell whether an object holds a list for each of several things, by their names or numbers, not by words."""
    if not value or not all(isinstance(one, list) for one in value.values()):
        return False
    return sum(not key.isidentifier() for key in value) * 2 >= len(value)
