"""Regular expressions that are compiled when they are first needed: most pages need few of them."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def lazy(pattern: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """Return what compiles a pattern when it is first called, and remembers it."""
    return cache(partial(re.compile, pattern, flags))
