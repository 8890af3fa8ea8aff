"""Names written with an ``@``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_NAME: Final = re.compile(r"(?<![\w@/.=+-])@(?=[\w.-]{0,40}[^\W\d])(\w+(?:[.-]\w+)*(?:@\w+(?:[.-]\w+)+)?)")


class AtName(NamedTuple):
    """An ``@name`` in a text: from the ``@`` to behind the name."""

    start: int
    end: int
    name: str


def at_names(text: str) -> Iterator[AtName]:
    """Yield each ``@name`` of a text, with the server behind it where it names one (``@ann@boats.example``).

    No mail addresses, no parts of web addresses, no numbers.
    """
    if "@" in text:
        for match in _AT_NAME.finditer(text):
            yield AtName(match.start(), match.end(), match.group(1))
