"""Make the README's pictures from the examples: ``python tests/picture.py``.

Textual's export names a font on the network; it is taken out, so that the pictures ask nobody for anything.
"""

from __future__ import annotations

import asyncio
import html
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from threadview.readers import read
from threadview.sources import open_source
from threadview.store import Memory, Shelved
from threadview.store.shelf import Shelf
from threadview.thread import Spot, Visit
from threadview.ui.app import ThreadviewApp
from threadview.ui.browser import Browser
from threadview.ui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from threadview.thread import Thread

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".github"
SIZE = (116, 34)
FONTS = "ui-monospace, DejaVu Sans Mono, Menlo, Consolas"


SHELF = ("harbour.txt", "townhall.json", "pond-hacker-news.json", "bicycle.md", "allotment.txt", "observatory.json")
"""The examples that were read, the last first."""

READ = (0, 3, 26, 75, 340, 600)
"""How many hours ago."""


class Picture(NamedTuple):
    """One picture: an example, or the shelf of several, and what is pressed in it."""

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
    Picture("shelf", "", ("j",)),
)


async def made(picture: Picture) -> str:
    """Return the reader's screen as SVG, once everything in the thread has been looked at."""
    if not picture.example:
        return await _made_of_shelf(picture)
    app = ThreadviewApp([_example(picture.example)])
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
    return _without_fonts(svg)


async def _made_of_shelf(picture: Picture) -> str:
    """Return the shelf's screen as SVG, once the examples were read."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "memory.db")
        for name, hours in zip(SHELF, READ, strict=True):
            _read(path, name, hours)
        shelf = Shelf(path)
        app = Browser(shelf)
        async with app.run_test(size=(SIZE[0], 20)) as pilot:
            app.theme = picture.theme
            await pilot.press(*picture.keys)
            await asyncio.wrap_future(shelf.listed())
            await pilot.pause()
            svg = app.export_screenshot(title="threadview")
        shelf.close()
    return _without_fonts(svg)


def _read(path: Path, example: str, hours: int) -> None:
    """Leave an example in a memory as somebody does who read it so many hours ago."""
    thread = _example(example)
    memory = Memory([thread], [f"https://news.example/{Path(example).stem}"], path=path)
    memory.recall(thread).result()
    words = "\n".join(comment.text for comment in thread.comments)
    unseen = len(example) % 4
    shelved = Shelved((), len(thread) - thread.stubs, unseen, words)
    memory.keep(thread, lambda: Visit(Spot("comments", thread.comments[0].id)), lambda: shelved).result()
    memory.close()
    with closing(sqlite3.connect(path)) as database, database:
        ago = hours * 3600 + 1800
        database.execute("UPDATE threads SET last_read = last_read - ? WHERE title = ?", (ago, thread.title))


def _example(name: str) -> Thread:
    """Return the thread of an example."""
    return read(open_source(str(ROOT / "examples" / name)))[0]


def _without_fonts(svg: str) -> str:
    """Return a picture that asks nobody for a font."""
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code", FONTS)


def characters(svg: str) -> str:
    """Return what stands in a picture."""
    return html.unescape("".join(re.findall(r">([^<>]*)</text>", svg)))


if __name__ == "__main__":
    for one in PICTURES:
        one.path.write_text(asyncio.run(made(one)), encoding="utf-8")
