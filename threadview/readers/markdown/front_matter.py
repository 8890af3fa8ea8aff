"""The front matter of a Markdown file: ``key: value`` lines between two lines of ``---``.

Of YAML only simple scalars are read, plain or in quotes; everything else is furniture.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_LINES: Final = 200
KNOWN: Final = frozenset({"title", "author", "date", "url", "comments", "generator"})

_FIELD: Final = re.compile(r"(?P<key>[A-Za-z][\w-]{0,40}):(?:[ \t]+(?P<value>.*))?")
_ENDS: Final = frozenset({"---", "..."})


def split_front_matter(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """Return the fields, keys in lower case, and the number of lines they take; ``({}, 0)`` where there are none."""
    if not lines or lines[0].rstrip() != "---":
        return {}, 0
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[1 : MAX_LINES + 1], 1):
        if line.rstrip() in _ENDS:
            return (fields, number + 1) if fields else ({}, 0)
        match = _FIELD.fullmatch(line.rstrip())
        if match:
            fields.setdefault(match["key"].lower(), _scalar(match["value"] or ""))
    return {}, 0


def furniture_of(lines: Sequence[str]) -> list[str]:
    """Return those of the lines of a front matter that tell nothing that is shown, so that none is lost."""
    return [line.strip() for line in lines if line.strip() not in _ENDS | {""} and not _is_known(line)]


def _is_known(line: str) -> bool:
    """Tell whether a line is a field that is shown elsewhere."""
    match = _FIELD.fullmatch(line.rstrip())
    return match is not None and match["key"].lower() in KNOWN


def _scalar(written: str) -> str:
    """Return the value of a plain or quoted scalar."""
    written = written.strip()
    if written.startswith('"') and written.endswith('"'):
        try:
            value = json.loads(written, strict=False)
        except ValueError:
            return written.strip('"')
        return value if isinstance(value, str) else written
    if len(written) > 1 and written.startswith("'") and written.endswith("'"):
        return written[1:-1].replace("''", "'")
    return written
