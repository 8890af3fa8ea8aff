"""Make the README's pictures from the examples: ``python tests/picture.py``.

Textual's export names a font on the network; it is taken out, so that the pictures ask nobody for anything.
"""

from __future__ import annotations

import asyncio
import html
import re
from pathlib import Path
from typing import NamedTuple

from threadview.readers import read
from threadview.sources import open_source
from threadview.ui.app import ThreadviewApp
from threadview.ui.screens.reader import ReaderScreen

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".github"
SIZE = (116, 34)
FONTS = "ui-monospace, DejaVu Sans Mono, Menlo, Consolas"


class Picture(NamedTuple):
    """One picture: an example, and what is pressed in it."""

    name: str
    example: str
    keys: tuple[str, ...]
    theme: str = "threadview-dark"

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return FOLDER / f"{self.name}.svg"


TO_A_SOURCE = ("j", "j", "j", "]", "q", "quotation_mark")
PICTURES = (
    Picture("threadview", "harbour.txt", TO_A_SOURCE),
    Picture("threadview-light", "harbour.txt", TO_A_SOURCE, "threadview-light"),
    Picture("search", "townhall.json", ("backslash", *"bus", "enter", "n", "n")),
    Picture("help", "bicycle.md", ("question_mark", "slash", *"quote")),
)


async def made(picture: Picture) -> str:
    """Return the reader's screen as SVG, once everything in the thread has been looked at."""
    thread = read(open_source(str(ROOT / "examples" / picture.example)))[0]
    app = ThreadviewApp([thread])
    async with app.run_test(size=SIZE) as pilot:
        app.theme = picture.theme
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        await pilot.pause()
        while reader._study is not None:
            await pilot.pause(0.02)
        await pilot.press(*picture.keys)
        await pilot.pause(0.2)
        svg = app.export_screenshot(title=f"threadview examples/{picture.example}")
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code", FONTS)


def characters(svg: str) -> str:
    """Return what stands in a picture."""
    return html.unescape("".join(re.findall(r">([^<>]*)</text>", svg)))


if __name__ == "__main__":
    for one in PICTURES:
        one.path.write_text(asyncio.run(made(one)), encoding="utf-8")
