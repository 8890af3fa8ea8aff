"""The fields of a JSON answer, read with care: what is missing or of a wrong type is said with its place, never raised.

answer = load(document)
for post in answer.fields.objects("post_stream.posts"): post.text("cooked"); post.time("created_at")
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

import msgspec

from threadview.errors import FormatError
from threadview.markup import clean_line, decode, safe_url

from . import lenient_json
from .json_shape import steps
from .times import time as read_time

if TYPE_CHECKING:
    from datetime import datetime

    from threadview.thread import Document

Form = TypeVar("Form")

_NOTHING: Final = (None, "")
_NUMBER: Final = (int, float)
_UNREAD: Final = object()
_UTF8: Final = frozenset({"", "utf-8", "utf8"})
MOST_NOTES: Final = 5
"""So many wrong fields are named one by one; the others are counted."""


class Problems:
    """What was found wrong in a document, for the notes of its thread."""

    def __init__(self) -> None:
        """Know of nothing yet."""
        self._said: list[str] = []
        self._more = 0

    def say(self, note: str) -> None:
        """Keep a note."""
        if len(self._said) < MOST_NOTES:
            self._said.append(note)
        else:
            self._more += 1

    def notes(self) -> tuple[str, ...]:
        """Return what was said, and how much more there was."""
        return (*self._said, f"and {self._more} more of this kind") if self._more else tuple(self._said)


class Fields:
    """One object of an answer.

    A key may be a path of keys with dots (``"author.name"``); of several the first counts under which something stands.
    A field that is missing or null is empty (``""``, None, no objects); one of a wrong type is that too, and its place
    is noted.

    Attributes:
        value: The object as decoded.
        problems: Where notes go.
        above: The object it stands in.
        key: Where it stands in that: ``".children[3]"``.
    """

    __slots__ = ("above", "key", "problems", "value")

    def __init__(
        self, value: dict[str, object], problems: Problems, above: Fields | None = None, key: str = ""
    ) -> None:
        """Read an object that stands in another under a key."""
        self.value, self.problems = value, problems
        self.above, self.key = above, key

    @property
    def path(self) -> str:
        """Where it stands: ``$.children[3]``."""
        keys, at = [self.key], self.above
        while at is not None:
            keys.append(at.key)
            at = at.above
        return "$" + "".join(reversed(keys))

    def __contains__(self, key: str) -> bool:
        """Tell whether a key is there, whatever it holds."""
        return key in self.value

    def get(self, *keys: str) -> object:
        """Return what stands under a key; None where nothing does."""
        found: object = None
        value = self.value
        for key in keys:
            found = value.get(key)
            if found:
                return found
            if found is None and "." in key:
                found = self._far(key)
            if found not in _NOTHING:
                return found
        return found

    def _far(self, path: str) -> object:
        """Return what stands under a path of keys."""
        found: object = self.value
        for key in steps(path):
            if not isinstance(found, dict):
                return None
            found = found.get(key)
        return found

    def text(self, *keys: str) -> str:
        """Return a text as it is written, not cleaned."""
        value = self.value.get(keys[0]) or self.get(*keys)
        if isinstance(value, str):
            return value
        if value is not None:
            self.wrong(keys, "a text")
        return ""

    def line(self, *keys: str) -> str:
        """Return a text of one line, cleaned."""
        return clean_line(self.text(*keys))

    def name(self, *keys: str) -> str | None:
        """Return the name of a person, cleaned; None for a blank one."""
        value = self.value.get(keys[0])
        if not value or not isinstance(value, str):
            value = self.get(*keys)
        return clean_line(value if isinstance(value, str) else self.text(*keys)) or None

    def id(self, *keys: str) -> str:
        """Return an identifier, which may be written as a number or a text; tables write whole numbers as ``7.0``."""
        value = self.value.get(keys[0]) or self.get(*keys)
        if isinstance(value, str):
            return clean_line(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        if value is not None:
            self.wrong(keys, "an id")
        return ""

    def count(self, *keys: str) -> int | None:
        """Return a whole number from 0; None where there is none."""
        value = self.get(*keys)
        if isinstance(value, _NUMBER) and not isinstance(value, bool) and 0 <= value < 2**31:
            return int(value)
        if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 10:  # noqa: PLR2004
            return int(value)
        if value not in _NOTHING and not (isinstance(value, int) and value < 0):
            self.wrong(keys, "a number")
        return None

    def is_true(self, key: str) -> bool:
        """Tell whether a field says yes."""
        value = self.get(key)
        return value is True or (isinstance(value, int | str) and str(value).lower() in {"1", "true", "yes"})

    def time(self, *keys: str) -> datetime | None:
        """Return a time with its zone, from a text or a number of seconds or milliseconds."""
        value = self.value.get(keys[0]) or self.get(*keys)
        found = read_time(value)
        if found is None and value not in (None, "", 0, False):
            self.wrong(keys, "a time")
        return found

    def url(self, *keys: str) -> str | None:
        """Return a web address; None where there is none."""
        value = self.value.get(keys[0])
        written = value if value and isinstance(value, str) else self.text(*keys)
        return safe_url(written) if written else None

    def inner(self, key: str) -> Fields:
        """Return an object within this one; an empty one where there is none."""
        value = self.value.get(key) or self.get(key)
        if not isinstance(value, dict):
            if value is not None:
                self.wrong(key, "an object")
            value = {}
        return Fields(value, self.problems, self, f".{key}")

    def objects(self, key: str) -> list[Fields]:
        """Return the objects of a list within this one."""
        value = self.value.get(key) or self.get(key)
        if isinstance(value, list):
            return self.within(value, f".{key}") if value else []
        if value not in _NOTHING:
            self.wrong(key, "a list")
        return []

    def within(self, values: list[object], key: str) -> list[Fields]:
        """Return the objects of a list; what is none is noted. ``key`` is where the list stands (``".children"``)."""
        found = []
        problems = self.problems
        for place, value in enumerate(values):
            if isinstance(value, dict):
                found.append(Fields(value, problems, self, f"{key}[{place}]"))
            elif value is not None:
                self.wrong(f"{key[1:]}[{place}]", "an object")
        return found

    def wrong(self, keys: str | tuple[str, ...], wanted: str) -> None:
        """Note that a field, the first of these under which something stands, is not what it should be."""
        key = keys if isinstance(keys, str) else next(key for key in keys if self.get(key) not in _NOTHING)
        self.problems.say(f"{self.path}.{clean_line(key)} is not {wanted}, and was left out")

    def missing(self, key: str) -> None:
        """Note that a field is missing that should be there."""
        self.problems.say(f"{self.path}.{key} is missing")


class Answer(NamedTuple):
    """A decoded document.

    Attributes:
        values: Its value; several where each line is a document of its own.
        problems: What is wrong with it, to which readers add; the thread's notes.
    """

    values: list[object]
    problems: Problems

    @property
    def value(self) -> object:
        """The first value."""
        return self.values[0]

    @property
    def fields(self) -> Fields:
        """The first value as an object; a list is put under the key ``items``."""
        value = self.value
        return Fields(value if isinstance(value, dict) else {"items": value}, self.problems)

    def objects(self) -> list[Fields]:
        """Return all objects, whether the document is one, a list of them, pages of such lists, or one a line."""
        if len(self.values) == 1 and isinstance(self.value, dict):
            return [self.fields]
        flat = self.values
        for _ in range(2):
            flat = [one for value in flat for one in (value if isinstance(value, list) else [value])]
        return Fields({}, self.problems).within(flat, "")


def load(document: Document) -> Answer:
    """Return the value of a JSON document, or of each of its lines.

    What is cut off or damaged is read as far as it goes, and the place is noted.

    Raises:
        FormatError: Nothing of it can be read.
    """
    problems = Problems()
    if isinstance(whole := sound(document, object), dict | list):
        return Answer([whole], problems)
    decoded = decode(document)
    text = decoded.text.strip().lstrip("\ufeff")
    if decoded.replaced:
        problems.say(f"{decoded.replaced} bytes could not be decoded")
    values = _values(text, problems)
    if not any(isinstance(value, dict | list) for value in values):
        raise FormatError("the JSON is damaged", mend="save or fetch it again", place="byte 0")
    return Answer(values, problems)


def sound(document: Document, form: type[Form]) -> Form | None:
    """Return a document as msgspec decodes it into a type; None where it is damaged or of another form."""
    try:
        return msgspec.json.decode(document.data, type=form) if document.charset.lower() in _UTF8 else None
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None


def _values(text: str, problems: Problems) -> list[object]:
    """Return the values of a text: one, or one a line."""
    if not _is_lines(text):
        return [_value(text, problems, "")]
    if isinstance(values := _decoded(text, lines=True), list):
        return values
    lines = enumerate(text.split("\n"), 1)
    return [_value(line, problems, f"line {number}, ") for number, line in lines if line.strip()]


def _decoded(text: str, *, lines: bool = False) -> object:
    """Return the value of a text that is sound, or the list of those of its lines; :data:`_UNREAD` for another."""
    try:
        return msgspec.json.Decoder().decode_lines(text) if lines else msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return _UNREAD


def _is_lines(text: str) -> bool:
    """Tell whether each line is a document of its own."""
    return re.match(r"\s*(?:\{.*\}[ \t\r]*\n\s*\{|\[.*\][ \t\r]*\n\s*\[)", text) is not None


def _value(text: str, problems: Problems, where: str) -> object:
    """Return as much of a value as can be read, and note where it is cut off or damaged."""
    if (sound := _decoded(text)) is not _UNREAD:
        return sound
    read = lenient_json.decode(text)
    if read.stopped is not None:
        problems.say(broken_off(text, read.stopped, where))
    return read.value


def broken_off(text: str, stopped: int, where: str = "") -> str:
    """Return the note for a text of which nothing could be read from a character on, in a line that is named or not."""
    place = len(text[:stopped].encode(errors="replace"))
    what = "damaged" if any(mark in text[stopped:] for mark in '"]}') else "cut off"
    return f"the JSON is {what} at {where}byte {place}: what follows is missing"
