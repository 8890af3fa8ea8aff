"""Make the README's picture from an example: ``python tests/picture.py``.

Textual's export names a font on the network; it is taken out, so that the picture asks nobody for anything.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from threadview.readers import read
from threadview.sources import open_source
from threadview.ui.app import ThreadviewApp

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples/harbour.txt"
PICTURE = ROOT / ".github/threadview.svg"
SIZE = (116, 34)
KEYS = ("j", "j", "j", "]", "q", "quotation_mark")


async def picture() -> str:
    """Return the reader's screen as SVG: a quote followed to the words it quotes."""
    thread = read(open_source(str(EXAMPLE)))[0]
    app = ThreadviewApp([thread])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*KEYS)
        await pilot.pause(0.2)
        svg = app.export_screenshot(title="threadview examples/harbour.txt")
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code", "ui-monospace, DejaVu Sans Mono, Menlo, Consolas")


if __name__ == "__main__":
    PICTURE.write_text(asyncio.run(picture()), encoding="utf-8")
