"""What is given away: it is built as others build it, holds what it should, and runs outside of this tree."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from threadview import __version__
from threadview.readers import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = [pytest.mark.wheel, pytest.mark.timeout(300)]
ROOT = Path(__file__).parents[1]
SHARED = (
    "share/man/man1/threadview.1",
    "share/bash-completion/completions/threadview",
    "share/zsh/site-functions/_threadview",
    "share/fish/vendor_completions.d/threadview.fish",
)
NEVER = (
    "__pycache__",
    ".pyc",
    ".hypothesis",
    ".pytest_cache",
    ".mypy_cache",
    ".ruff_cache",
    ".venv",
    ".coverage",
    "dist/",
)
UNREACHABLE = ("NewConnectionError", "No matching distribution", "Could not fetch", "Temporary failure", "ProxyError")


def run(command: Sequence[str | Path], folder: Path, **environment: str) -> str:
    """Return what a command writes; skip where the package index cannot be reached."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COVERAGE", "COV_"))}
    ended = subprocess.run(
        list(map(str, command)), cwd=folder, env=known | environment, capture_output=True, text=True, check=False
    )
    said = ended.stdout + ended.stderr
    if ended.returncode and any(reason in said for reason in UNREACHABLE):
        pytest.skip("the package index cannot be reached")
    assert ended.returncode == 0, said[-2000:]
    return ended.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the source distribution and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "build", "--outdir", folder, ROOT]
    run(command, folder, PIP_CONSTRAINT=str(ROOT / "requirements.lock"))
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment outside of this tree, in which the wheel is installed with what it needs."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    run([sys.executable, "-m", "venv", folder], built)
    wheel = next(built.glob("*.whl"))
    pip = [folder / "bin/python", "-m", "pip", "install", "-q", "--disable-pip-version-check", wheel]
    run(pip, built, PIP_CONSTRAINT=str(ROOT / "requirements.lock"))
    return folder


def test_the_wheel_holds_the_package_and_nothing_else(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = wheel.namelist()
    sources = {
        str(path.relative_to(ROOT)) for path in (ROOT / "threadview").rglob("*") if path.suffix in {".py", ".css"}
    }
    packed = {name for name in names if name.startswith("threadview/")}
    assert packed == sources
    rest = [name for name in names if name not in packed]
    assert {name.partition(".data/data/")[2] for name in rest if ".data/" in name} == set(SHARED)
    assert all(name.startswith(f"threadview-{__version__}.") for name in rest)


def test_the_source_holds_what_tests_need_and_nothing_that_they_leave(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as source:
        names = [name.partition("/")[2] for name in source.getnames()]
    assert not [name for name in names if any(mark in name for mark in NEVER)]
    assert {name.split("/")[0] for name in names} == {
        *("threadview", "tests", "examples", ".github", ".ci"),
        *("README.md", "LICENSE", "pyproject.toml", "requirements.lock", ".gitignore", "PKG-INFO"),
    }
    assert {f"examples/{path.name}" for path in (ROOT / "examples").iterdir()} <= set(names)


def test_it_runs_outside_of_the_tree(installed: Path, tmp_path: Path) -> None:
    program = installed / "bin/threadview"
    shutil.copy(ROOT / "examples/harbour.txt", tmp_path / "page.txt")
    assert run([program, "--version"], tmp_path) == f"threadview {__version__}\n"
    listed = run([program, "--list-formats"], tmp_path).splitlines()
    assert [line.split()[0] for line in listed] == list(FORMATS)
    written = run([program, "page.txt", "--to", "text", "--width", "80"], tmp_path)
    here = run([sys.executable, "-m", "threadview", tmp_path / "page.txt", "--to", "text", "--width", "80"], ROOT)
    assert written == here
    assert "seals" in written
    page = run([program, "page.txt", "--to", "html"], tmp_path)
    assert page.lower().startswith("<!doctype html>")


def test_the_page_and_the_completions_lie_where_they_are_looked_for(installed: Path) -> None:
    for path in SHARED:
        assert (installed / path).read_bytes() == (ROOT / "threadview/cli" / path).read_bytes()
    assert not list(installed.rglob("site-packages/threadview/cli/share"))


def test_man_finds_the_page(installed: Path) -> None:
    if shutil.which("man") is None:
        pytest.skip("man is not installed")
    found = run(["man", "-w", "threadview"], installed, PATH=f"{installed / 'bin'}:{os.environ['PATH']}")
    assert Path(found.strip()).resolve() == (installed / SHARED[0]).resolve()
