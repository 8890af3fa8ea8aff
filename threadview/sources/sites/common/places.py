"""The parts of a web address, by which a site knows its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_FIELDS: Final = 100
MOST_DIGITS: Final = 20
_VARIANTS: Final = frozenset({"www", "m", "mobile", "amp", "old", "new", "np", "i"})
_AMP: Final = "amp"


class Place(NamedTuple):
    """An address in its parts; the fragment, which names a place on the page, is left out.

    Attributes:
        origin: What stands before the path: ``https://example.org:8080``.
        host: Its host in small letters, without what only tells of the form of the page: ``old.``, ``m.``, ``www.``.
        path: The steps of its path, decoded, without empty ones and without ``amp`` at an end.
        query: The fields behind it.
    """

    origin: str
    host: str
    path: tuple[str, ...]
    query: Mapping[str, str]

    def after(self, name: str) -> str:
        """Return the step that follows the one of this name; empty where there is none."""
        places = [place for place, step in enumerate(self.path[:-1]) if step == name]
        return self.path[places[0] + 1] if places else ""


def place_of(source: str) -> Place | None:
    """Return the parts of an http(s) address, None for what is none."""
    try:
        parts = urlsplit(source.strip())
        fields = parse_qsl(parts.query, max_num_fields=MOST_FIELDS)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    first, _, rest = parts.hostname.partition(".")
    steps = [unquote(step) for step in parts.path.split("/") if step]
    if steps and steps[-1] == _AMP:
        steps.pop()
    return Place(
        f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}",
        rest if first in _VARIANTS and "." in rest else parts.hostname,
        tuple(steps[1:] if steps and steps[0] == _AMP else steps),
        dict(fields),
    )


def is_web(source: str) -> bool:
    """Tell whether a source is an http(s) address."""
    return place_of(source) is not None


def is_number(step: str) -> bool:
    """Tell whether a step of a path is the number of something."""
    return step.isascii() and step.isdecimal() and len(step) <= MOST_DIGITS


def bare(source: str, prefix: str) -> str:
    """Return what follows a prefix such as ``hn:``, empty where the source does not begin with it."""
    name, mark, rest = source.strip().partition(":")
    return rest if mark and name.lower() == prefix and rest and "/" not in rest else ""


def url(base: str, *steps: str, **fields: str | int) -> str:
    """Return an address: steps are encoded and put behind the base, fields become its query."""
    path = "/".join((base, *(quote(step, safe="@:!$,;~*+()") for step in steps)))
    return f"{path}?{urlencode(fields)}" if fields else path


def joined(base: str, reference: str) -> str:
    """Return the address that a reference on a page leads to; empty for a damaged one."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return ""
