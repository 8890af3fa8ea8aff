"""The README is held to the program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from threadview import cli
from threadview.readers import READERS
from threadview.session import key_table

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_key_table_is_that_of_the_actions() -> None:
    between = re.search(r"<!-- made from.*?-->\n(.*?)\n<!-- end", README, re.DOTALL)
    assert between is not None
    assert between.group(1) == key_table()


def test_the_configuration_is_the_one_that_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    between = re.search(r"<!-- made by --print-config.*?-->\n```toml\n(.*?)```\n<!-- end", README, re.DOTALL)
    assert between is not None
    assert cli.main(["--print-config"]) == 0
    assert between.group(1) == capsys.readouterr().out


def test_every_format_has_its_row_and_its_example() -> None:
    for reader in READERS:
        row = re.search(rf"^\| `{reader.name}` \|.*\| `(.+)` \|$", README, re.MULTILINE)
        assert row is not None, reader.name
        assert (ROOT / row.group(1)).is_file()


def test_the_picture_asks_nobody_for_anything() -> None:
    picture = (ROOT / ".github/threadview.svg").read_text(encoding="utf-8")
    assert "url(" not in picture.replace("url(#", "")
    assert "@font-face" not in picture


def test_files_named_in_the_readme_exist() -> None:
    for path in re.findall(r"(?:examples|tests|threadview|\.github)/[\w./-]+\w", README):
        assert (ROOT / path).exists(), path
