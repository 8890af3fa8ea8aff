"""Write the manual page and the completions that go into the wheel: ``python tests/manual/write.py``."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import roff
import shells

SHARE = Path(__file__).parents[2] / "threadview/cli/share"
PAGE = SHARE / "man/man1/threadview.1"
COMPLETIONS = {
    SHARE / "bash-completion/completions/threadview": shells.bash,
    SHARE / "zsh/site-functions/_threadview": shells.zsh,
    SHARE / "fish/vendor_completions.d/threadview.fish": shells.fish,
}


def made() -> dict[Path, str]:
    """Return the text of each file; the page keeps its date as long as it says the same."""
    texts = {path: make() for path, make in COMPLETIONS.items()}
    before = PAGE.read_text(encoding="ascii") if PAGE.exists() else ""
    dated = re.search(r"\d{4}-\d\d-\d\d", before)
    same = roff.page(dated[0]) if dated else ""
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    return {PAGE: before if before and same == before else roff.page(today), **texts}


if __name__ == "__main__":
    for path, text in made().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
