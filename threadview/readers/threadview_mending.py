"""What is left of a damaged ``threadview/1``: its comments that stand whole, its article as far as it goes, and notes.

A field of a wrong type is left out, a text that is missing is empty: the indexes of a file, which its parents are told
by, stay as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import msgspec

from threadview.errors import FormatError
from threadview.markup import clean_line

from .common import lenient_json
from .common.json_fields import Problems, broken_off
from .threadview_schema import ArticleForm, CommentForm, ThreadForm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Form = TypeVar("Form")

_INNER: Final = ("comments", "article")
_FIRST_KEY: Final = re.compile(r"\$\.(\w+)")


class Mended(NamedTuple):
    """A damaged document as far as it can be read, and what is wrong with it."""

    form: ThreadForm
    notes: tuple[str, ...]


def mended(data: bytes, refusal: FormatError) -> Mended:
    """Return what can be read of a document.

    Args:
        data: The document.
        refusal: What is said where neither a text of the article nor a whole comment with one can be read.

    Raises:
        FormatError: The refusal.
    """
    text = data.decode(errors="replace")
    value, stopped, unclosed = lenient_json.decode(text)
    if not isinstance(value, dict):
        raise refusal
    problems = Problems()
    if stopped is not None:
        problems.say(broken_off(text, stopped))
    form = _converted({"comments": [], **_without(value, *_INNER)}, ThreadForm, "$", problems)
    article = value.get("article")
    if isinstance(article, dict):
        form.article = _converted(article, ArticleForm, "$.article", problems)
    form.comments = _comments(value.get("comments"), unclosed, problems)
    if not any(one.text for one in (form.article, *form.comments) if one):
        raise refusal
    return Mended(form, problems.notes())


def _comments(value: object, unclosed: Sequence[object], problems: Problems) -> list[CommentForm]:
    """Return the comments of a list, but one within which the document ends."""
    if not isinstance(value, list):
        return []
    whole = value[:-1] if value and any(value[-1] is one for one in unclosed) else value
    return [
        _converted(one if isinstance(one, dict) else {}, CommentForm, f"$.comments[{place}]", problems)
        for place, one in enumerate(whole)
    ]


def _converted(value: Mapping[str, Any], form: type[Form], path: str, problems: Problems) -> Form:
    """Return an object in its form, without the fields that are of a wrong type; these are noted."""
    given = value
    while True:
        try:
            return msgspec.convert(value, form)
        except msgspec.ValidationError as error:
            what, at = _parted(str(error))
        if key := _FIRST_KEY.match(at):
            problems.say(f"{path}{at[1:]}: {what}, and {key[1]} was left out")
            value = _without(value, key[1])
            continue
        if value is given:
            problems.say(f"{path}.text is missing")
        value = {**value, "text": ""}


def _without(value: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    """Return an object without some of its fields."""
    return {key: one for key, one in value.items() if key not in keys}


def _parted(message: str) -> tuple[str, str]:
    """Return what msgspec found, and the path to it; empty where it names none."""
    what, _, path = message.partition(" - at `")
    return clean_line(what).lower().replace("`", ""), path.rstrip("`")


def explained(message: str, data: bytes) -> FormatError:
    """Say what msgspec found as one sentence with its place."""
    if "truncated" in message:
        return FormatError("the JSON is cut off", mend="fetch or save it again", place=f"byte {len(data)}")
    what, path = _parted(message)
    if missing := re.match(r"Object missing required field `(\w+)`", message):
        return FormatError("is missing", mend="add it", place=f"{path or '$'}.{missing[1]}")
    if path:
        return FormatError(what, mend="correct the value", place=path)
    byte = re.search(r"\(byte (\d+)\)", what)
    place = f"byte {byte[1]}" if byte else ""
    return FormatError("the JSON is damaged", mend="correct it there, or write it again", place=place)
