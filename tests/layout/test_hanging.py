"""Lines of two columns, broken."""

from __future__ import annotations

from threadview.layout.hanging import hanging
from threadview.layout.runs import plain_text

J, K = ("  j     ", ()), ("  k     ", ())
TABLE = [(("Moving", ()),), (J, ("next comment, a line in the article", ())), (K, ("up", ()))]


def shown(width: int) -> list[str]:
    return [plain_text(line) for line in hanging(TABLE, width)]


def test_what_fits_stays() -> None:
    assert shown(60) == [plain_text(line) for line in TABLE]


def test_what_is_too_long_hangs_under_its_beginning() -> None:
    assert shown(24) == ["Moving", "  j     next comment, a", "        line in the", "        article", "  k     up"]


def test_without_room_all_of_it_stands_below_the_first_column() -> None:
    below = ["    next", "    comment, a", "    line in the", "    article"]
    assert shown(15) == ["Moving", "  j", *below, "  k", "    up"]
