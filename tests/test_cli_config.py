"""The configuration on the command line: what it changes, how it is shown, and what is said of a wrong one."""

from __future__ import annotations

import io
import tomllib
from typing import TYPE_CHECKING

import pytest

from threadview import cli
from threadview.cli.configuring import Configured
from threadview.cli.options import parser
from threadview.config import place
from threadview.ui import app as interface

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "A title\n\nSome words of an article.\n\n\n  1. A first comment.\n\n    • A reply to it.\n"


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    return str(path)


@pytest.fixture(autouse=True)
def _no_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))


def write(text: str) -> Path:
    path = place()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.main(list(arguments))
    told = capsys.readouterr()
    return code, told.out, told.err


def test_a_wrong_file_is_wrong_usage(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = write("theme = 'nord'\nfodl = 2")
    code, out, err = run(capsys, page, "--to", "text")
    assert (code, out) == (2, "")
    assert err == f"threadview: {path}, line 2: fodl: there is no such setting; did you mean fold?\n"


def test_what_the_program_says_of_itself_needs_no_right_file(capsys: pytest.CaptureFixture[str]) -> None:
    write("fodl = 2")
    assert run(capsys, "--paths")[0] == run(capsys, "--list-formats")[0] == 0


def test_the_paths_are_those_that_are_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--paths")
    assert code == 0
    assert dict(line.split("\t") for line in out.splitlines()) == {
        "configuration": f"{tmp_path}/config/threadview/config.toml",
        "memory": f"{tmp_path}/state/threadview/memory.db",
        "indexes": f"{tmp_path}/cache/threadview/threads",
        "answers": f"{tmp_path}/cache/threadview/web",
    }


def test_what_is_in_force_is_printed_and_reads_back(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("theme = 'nord'\nkeymap = 'mutt'\n[keys]\nquit = ['F9']")
    monkeypatch.setenv("THREADVIEW_FOLD", "3")
    code, out, _ = run(capsys, "--print-config")
    assert code == 0
    tables = tomllib.loads(out)
    assert (tables["theme"], tables["fold"], tables["keys"]["quit"]) == ("nord", 3, ["F9"])
    monkeypatch.delenv("THREADVIEW_FOLD")
    path.write_text(out)
    assert run(capsys, "--print-config") == (0, out, "")


def test_remember_and_offline_are_as_their_options_say() -> None:
    write("remember = false\noffline = true")
    options = parser().parse_args(["x"])
    Configured(options)
    assert (options.no_remember, options.offline) == (True, True)
    options = parser().parse_args(["x", "--refresh"])
    Configured(options)
    assert not options.offline


def test_a_change_of_the_file_changes_the_options_and_a_wrong_one_leaves_them() -> None:
    path = write("offline = true")
    options = parser().parse_args(["x", "--no-remember"])
    config = Configured(options)
    path.write_text("offline = false\nfold = 2")
    assert config.changed()
    assert config.read().settings.fold == 2
    assert (options.no_remember, options.offline) == (True, False)
    before = config.current
    path.write_text("offline = 3")
    with pytest.raises(Exception, match="offline"):
        config.read()
    assert config.current is before


def test_the_interface_gets_the_configuration(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write("theme = 'nord'")
    got: list[Configured] = []

    def opened(*_threads: object, config: Configured, **_more: object) -> int:
        got.append(config)
        return 0

    monkeypatch.setattr(interface, "run", opened)
    monkeypatch.setattr("threadview.output.terminal.can_open_panes", lambda: True)
    assert cli.main([page]) == 0
    assert got[0].current.settings.theme == "nord"
