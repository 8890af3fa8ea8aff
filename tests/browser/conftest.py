"""A browser for the tests of this folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from chrome import Browser, missing

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser without a window."""
    if lacking := missing():
        pytest.skip(lacking)
    profile = tmp_path_factory.mktemp("browser")
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        os.environ.setdefault(name, str(profile))
    with Browser(profile) as window:
        yield window
