"""The tour of the README, walked through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens import reader

from threadview.readers import read
from threadview.sources import open_source

if TYPE_CHECKING:
    from pathlib import Path

    from screens import Reader


def label(it: Reader) -> str:
    """Return the outline number of the comment under the cursor."""
    return it.state.thread.label(it.state.cursor)


async def test_the_tour_goes_where_the_readme_says(examples: Path) -> None:
    thread = read(open_source(str(examples / "townhall.json")))[0]
    assert len(thread) == 212
    async with reader(thread) as it:
        await it.press("j", "J", "p", "right_curly_bracket")
        assert label(it) == "2"
        await it.press("tab")
        assert it.state.pane == "article"
        await it.press("tab", "space")
        assert it.state.closed(it.state.cursor)
        await it.press("z", "1")
        assert all(depth == 0 for depth in (thread.depths[row] for row in it.state.rows))
        await it.press("z", "R", "x")
        assert label(it) == "3"
        await it.press("z", "R", "g", "g")
        while not it.state.findings.quotes.of(it.state.cursor):
            await it.press("right_square_bracket", "q")
        before = it.state.cursor
        await it.press("quotation_mark")
        assert it.state.lit is not None
        await it.press("ctrl+o")
        assert it.state.cursor == before
        await it.type("/bus")
        await it.press("enter", "n")
        assert "bus" in thread.comments[it.state.cursor].text.casefold()
        await it.press("escape")
        await it.type("\\bus is:quoting")
        await it.press("enter")
        assert 0 < len(it.state.rows) < 212
        await it.press("escape")
        await it.type("@hop")
        await it.press("enter", "a")
        assert thread.comments[it.state.cursor].author == "hopscotch"
        await it.type(":2.3.1")
        await it.press("enter")
        assert label(it) == "2.3.1"
