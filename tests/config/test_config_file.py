"""The file of the configuration on disk: where it is, who may read it, and what is no file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from platformdirs import user_config_path

from threadview.config import NOT_CONFIGURED, ConfigFile, place
from threadview.errors import ConfigError
from threadview.session import ACTIONS

KEYS = {action.id: action.keys for action in ACTIONS}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def file(path: Path, **environ: str) -> ConfigFile:
    return ConfigFile(lambda: KEYS, {"THREADVIEW_CONFIG": str(path), **environ})


def refused(path: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        file(path).read()
    return str(caught.value)


def test_it_lies_in_the_users_directory_or_where_a_variable_says(tmp_path: Path) -> None:
    assert place({}) == tmp_path / "config/threadview/config.toml"
    assert place({"THREADVIEW_CONFIG": "~/x.toml"}) == Path.home() / "x.toml"
    assert place({"THREADVIEW_CONFIG": ""}) == place({})


@pytest.mark.parametrize("named", ["/somewhere/else", "", " ", "not/absolute"])
def test_the_users_directory_is_that_of_the_library(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", named)
    assert place({}).parent == user_config_path("threadview", appauthor=False)


def test_without_a_file_everything_is_as_it_always_was() -> None:
    config = ConfigFile(lambda: KEYS, {})
    assert config.read() is NOT_CONFIGURED
    assert not config.changed()


def test_without_a_file_the_environment_is_read() -> None:
    assert ConfigFile(lambda: KEYS, {"THREADVIEW_THEME": "nord"}).read().settings.theme == "nord"


def test_a_byte_order_mark_and_an_empty_file_are_no_errors(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbftheme = 'nord'\r\n")
    assert file(path).read().settings.theme == "nord"
    path.write_bytes(b"")
    assert file(path).read() == NOT_CONFIGURED
    assert file(Path(os.devnull)).read() == NOT_CONFIGURED


def test_what_is_no_readable_file_is_refused(path: Path, tmp_path: Path) -> None:
    assert refused(path) == f"{path}: is not there; correct THREADVIEW_CONFIG, or unset it"
    assert refused(tmp_path) == f"{tmp_path}: is a directory; name a file in it"
    assert "is not there" in refused(Path("/dev/null/x")) or "cannot be read" in refused(Path("/dev/null/x"))
    os.mkfifo(tmp_path / "fifo")
    assert "no regular file" in refused(tmp_path / "fifo")
    assert "no regular file" in refused(Path("/dev/zero"))
    assert "cannot be read" in refused(Path("a\0b"))
    assert "cannot be read" in refused(Path("x" * 5000))
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    assert "cannot be read" in refused(tmp_path / "ring")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_says_the_mend(path: Path) -> None:
    path.write_text("fold = 1")
    path.chmod(0)
    assert refused(path) == f"{path}: cannot be read; chmod u+r {path}"


def test_a_huge_file_and_one_that_is_no_text_are_refused(path: Path) -> None:
    path.write_bytes(b"# nothing\n" * 1_000_000)
    assert "has more than 65,536 bytes" in refused(path)
    path.write_bytes(b"fold = 1\n\ntheme = '\xff'\n")
    assert refused(path) == f"{path}, line 3: is not UTF-8; save it as UTF-8"


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620])
def test_tokens_that_others_may_read_are_refused(path: Path, mode: int) -> None:
    path.write_text("[tokens]\ngithub = 'abc'\n")
    path.chmod(mode)
    assert refused(path) == f"{path}: holds tokens, and others may read or write it; chmod 600 {path}"
    path.chmod(0o600)
    assert file(path).read().settings.tokens.github == "abc"


def test_a_link_does_not_hide_the_mode(path: Path, tmp_path: Path) -> None:
    path.write_text("tokens = {reddit = 'abc'}")
    path.chmod(0o644)
    (tmp_path / "link").symlink_to(path)
    assert "holds tokens" in refused(tmp_path / "link")


def test_without_tokens_the_mode_is_nobodys_business(path: Path) -> None:
    path.write_text("fold = 1\n[tokens]\ngithub = ''\n")
    path.chmod(0o644)
    assert file(path).read().settings.fold == 1


def test_tokens_of_the_environment_need_no_mode(path: Path) -> None:
    path.write_text("fold = 1")
    path.chmod(0o644)
    assert file(path, THREADVIEW_TOKENS_GITHUB="abc").read().settings.tokens.github == "abc"


def test_a_change_is_seen_and_read(path: Path) -> None:
    path.write_text("fold = 1")
    config = file(path)
    assert config.read().settings.fold == 1
    assert not config.changed()
    path.write_text("fold = 22")
    assert config.changed()
    assert config.read().settings.fold == 22
    path.write_text("fold = x")
    with pytest.raises(ConfigError):
        config.read()
    assert not config.changed()
    path.unlink()
    assert config.changed()


def test_the_default_file_may_come_and_go(path: Path) -> None:
    config = ConfigFile(lambda: KEYS, {})
    assert config.read() is NOT_CONFIGURED
    config.path.parent.mkdir(parents=True)
    config.path.write_text("fold = 3")
    assert config.changed()
    assert config.read().settings.fold == 3
    config.path.unlink()
    assert config.changed()
    assert config.read() is NOT_CONFIGURED
    assert path.name == config.path.name


def test_without_a_file_nothing_is_imported_to_read_it() -> None:
    code = "import sys; from threadview.config import ConfigFile; ConfigFile(dict).read(); print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(ended.stdout.split())
    assert "threadview.config.settings" in loaded
    assert not loaded & {
        "tomllib",
        "platformdirs",
        "difflib",
        "threadview.config.reading",
        "threadview.config.schema",
    }
