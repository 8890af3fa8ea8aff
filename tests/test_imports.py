"""What an import pulls in: proved on the modules of a fresh interpreter, and by the directions of the imports."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import threadview

ROOT = Path(__file__).parents[1]
PURE = ("errors", "thread", "markup", "quotes", "people", "search", "layout", "session")
RUN_MAIN = """
from threadview.cli import main
try:
    assert not main(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code
"""
IMPORT_EACH_ALONE = """
import importlib
for name in sys.argv[1:]:
    for known in [known for known in sys.modules if known.startswith("threadview")]:
        del sys.modules[known]
    importlib.import_module(name)
"""
PAGE = "A title\n\nSome words of an article.\n\n\n  1. A first comment.\n\n    • A reply to it.\n"


def modules_after(code: str, *arguments: str) -> set[str]:
    """Return the names of all modules that a fresh interpreter holds after running some code."""
    script = f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", script, *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert ended.returncode == 0, ended.stderr[-1000:]
    return set(ended.stderr.split())


def run_main(*arguments: str) -> set[str]:
    """Return the modules that the command has pulled in when it ends well."""
    return modules_after(RUN_MAIN, *arguments)


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    return str(path)


def test_the_version_is_told_without_the_interface_the_readers_or_anything_large() -> None:
    pulled_in = run_main("--version")
    assert not pulled_in & {"textual", "rich", "markdown_it", "regex", "msgspec", "asyncio", "threadview.ui"}


@pytest.mark.parametrize("form", ["json", "text", "markdown"])
def test_what_is_written_needs_no_interface(page: str, form: str) -> None:
    pulled_in = run_main("--to", form, page)
    assert "threadview.thread" in pulled_in
    assert not {name for name in pulled_in if name.split(".")[0] in {"textual", "asyncio"}}
    assert "threadview.ui" not in pulled_in


def test_a_plain_page_is_written_without_the_libraries_of_other_formats(page: str) -> None:
    assert not run_main("--to", "text", page) & {"markdown_it", "regex"}


@pytest.mark.parametrize("room", PURE)
def test_the_pure_rooms_start_no_large_library(room: str) -> None:
    pulled_in = modules_after(f"import threadview.{room}")
    assert not pulled_in & {"textual", "markdown_it", "regex", "asyncio", "sqlite3", "socket", "subprocess"}
    assert "dataclasses" not in pulled_in, "values are Structs: see threadview/__init__.py"


def test_every_module_can_be_imported_first() -> None:
    names = sorted(found.name for found in pkgutil.walk_packages(threadview.__path__, "threadview."))
    assert "threadview.thread.build" in names
    modules_after(IMPORT_EACH_ALONE, *(name for name in names if not name.endswith("__main__")))


def test_the_directions_of_the_imports_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    if not linter.exists():
        pytest.skip("import-linter comes with the extra dev")
    ended = subprocess.run([linter, "--no-cache"], capture_output=True, text=True, check=False, cwd=ROOT)
    assert ended.returncode == 0, ended.stdout
