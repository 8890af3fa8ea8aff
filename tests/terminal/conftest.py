"""A terminal for each test of this folder."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import synthetic_forms as forms
from synthetic import generate
from tmux import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synthetic import Synthetic


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """A shell in a terminal of 80 columns and 24 lines."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed: apt-get install tmux")
    with Terminal() as window:
        yield window


@pytest.fixture(scope="session")
def program() -> str:
    """The installed command."""
    return str(Path(sys.executable).with_name("threadview"))


@pytest.fixture(scope="session")
def made() -> Synthetic:
    """A thread whose every text is known."""
    return generate(60, seed=7)


@pytest.fixture
def page(made: Synthetic, tmp_path: Path) -> Path:
    """The same as the dump of a page."""
    path = tmp_path / "page.txt"
    path.write_text(forms.write(made, "page"), encoding="utf-8")
    return path
