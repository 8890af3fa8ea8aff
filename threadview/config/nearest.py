"""What somebody may have meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

SIMILAR: Final = 0.6
LONGEST: Final = 60
"""Characters of a name that are compared and shown."""


def meant(written: str, known: Iterable[str]) -> str:
    """Return a question after the nearest name that is known, empty where none is near."""
    if len(written) > LONGEST:
        return ""
    from difflib import get_close_matches

    by_folded = {name.casefold().replace("-", "_"): name for name in known}
    near = get_close_matches(written.casefold().replace("-", "_"), by_folded, n=1, cutoff=SIMILAR)
    return f"did you mean {by_folded[near[0]]}?" if near else ""


def cut(written: str) -> str:
    """Return what somebody wrote, in a length that can be read."""
    return written if len(written) <= LONGEST else f"{written[: LONGEST - 1]}…"
