"""Opening what the command line names."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import pytest

from threadview.errors import SourceError
from threadview.sources.files import open_source

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_its_bytes_under_its_path(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"caf\xe9\r\n\x00")
    document = open_source(str(path))
    assert (document.data, document.name) == (b"caf\xe9\r\n\x00", str(path))


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff piped")))
    document = open_source("-")
    assert (document.data, document.name) == (b"\xff piped", "standard input")


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("absent.txt", "there is no such file"),
        (".", "is a directory"),
        ("a\0b", "cannot be read"),
        ("x" * 5000, "cannot be read"),
    ],
)
def test_what_is_no_file_is_refused_with_its_name_and_the_mend(source: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=says) as refused:
        open_source(f"{tmp_path}/{source}")
    assert str(tmp_path) in refused.value.where
    assert refused.value.mend


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("text")
    path.chmod(0)
    with pytest.raises(SourceError, match="may not be read"):
        open_source(str(path))


def test_a_hostile_name_is_harmless_in_the_message() -> None:
    with pytest.raises(SourceError) as refused:
        open_source("no\x1b]0;such\x07\nfile")
    assert "\x1b" not in str(refused.value)
    assert "\n" not in str(refused.value)
