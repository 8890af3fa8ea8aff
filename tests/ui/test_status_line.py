"""What stays in the status line where there is no room for all."""

from __future__ import annotations

import pytest

from threadview.layout.cells import width_of
from threadview.ui.widgets.status import shortened


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (40, " a long note of something · ? keys "),
        (30, " a long note of som… · ? keys "),
        (12, " … · ? keys "),
        (8, " a long…"),
    ],
)
def test_a_long_note_leaves_how_to_get_help(width: int, shown: str) -> None:
    said = shortened("a long note of something · ? keys", width)
    assert said == shown
    assert width_of(said) <= width
