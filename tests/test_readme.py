"""The README is held to the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from picture import PICTURES, Picture, characters, made

from threadview import cli
from threadview.cli.configuring import paths
from threadview.cli.options import OUTPUTS
from threadview.readers import readers
from threadview.search import term_table
from threadview.session import key_table
from threadview.session.commands import ordered
from threadview.sources.sites import PROGRAMS, SITES

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
    for reader in readers():
        row = re.search(rf"^\| `{reader.name}` \|.*\| `(.+)` \|$", README, re.MULTILINE)
        assert row is not None, reader.name
        assert (ROOT / row.group(1)).is_file()


def test_every_site_has_its_row() -> None:
    for site in (*SITES, *PROGRAMS):
        assert re.search(rf"^\| `{site.name}` \|.*\|.*\|$", README, re.MULTILINE), site.name


def test_the_table_of_terms_is_that_of_queries() -> None:
    assert term_table() in README


def test_every_output_has_its_row() -> None:
    for form in OUTPUTS:
        assert f"\n| `{form}` |" in README


def test_commands_named_in_the_readme_are_commands() -> None:
    named = re.findall(r"`:([a-z0-9][^`]*)`", README)
    assert len(named) > 4
    for text in named:
        assert ordered(text).command


def test_places_named_in_the_readme_are_those_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{room}_HOME", f"/XDG_{room}_HOME")
    for line in paths():
        name, _, place = line.partition("\t")
        assert f"| {name} | `${place[1:]}`" in README


def test_links_within_the_readme_lead_somewhere() -> None:
    heads = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", README, flags=re.DOTALL), re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}
    assert set(re.findall(r"\]\(#([^)]+)\)", README)) <= anchors


def test_every_picture_is_shown_and_asks_nobody_for_anything() -> None:
    assert set(re.findall(r"\.github/[\w-]+\.svg", README)) == {f".github/{one.name}.svg" for one in PICTURES}
    for one in PICTURES:
        svg = one.path.read_text(encoding="utf-8")
        assert "url(" not in svg.replace("url(#", "")
        assert "@font-face" not in svg
        assert not re.search(r"(?:href|src)\s*=", svg)


@pytest.mark.parametrize("one", PICTURES, ids=lambda one: one.name)
async def test_pictures_show_what_the_program_shows(one: Picture) -> None:
    kept = characters(one.path.read_text(encoding="utf-8"))
    assert kept == characters(await made(one)), "an old picture: python tests/picture.py"


def test_files_named_in_the_readme_exist() -> None:
    for path in re.findall(r"(?<![\w/])(?:examples|tests|threadview|\.github)/[\w./-]+\w", README):
        assert (ROOT / path).exists(), path
