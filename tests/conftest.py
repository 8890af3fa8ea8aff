"""What all tests share: the examples, the corpus where there is one, how long hypothesis searches."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
SHARED = ROOT / "../shared"

settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test, and every program it starts, away from what the developer's own threadview has and is set to."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for name in [name for name in os.environ if name.startswith("THREADVIEW_")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _own_colors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show every test the same colours, whatever terminal it is started from."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of threads written for this project."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages beside the checkout; a test that needs it is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder of real pages, ../shared, is not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def corpus(shared: Path) -> Path:
    """The real threads with known trees."""
    folder = shared / "corpus"
    if not folder.is_dir():
        pytest.skip("there is no corpus in ../shared")
    return folder


@pytest.fixture(scope="session")
def seed(shared: Path) -> Path:
    """The page dump that the project began with, and what is known of it."""
    folder = shared / "seed"
    if not folder.is_dir():
        pytest.skip("there is no seed in ../shared")
    return folder
