"""A process that stands by to ask, in tests whose server runs in a thread."""

from __future__ import annotations

import warnings

from threadview.fork import _halved
from threadview.sources.web.aside import Aside, serve


def standing_by() -> Aside:
    """Start one; of a thread beside it Python warns, as it should where that thread might be needed in the process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return Aside(_halved(serve))
