"""Copying, saving, piping."""

from __future__ import annotations

import json
import os
from contextlib import nullcontext
from itertools import count
from threading import Event
from typing import TYPE_CHECKING

import pytest
from factories import thread
from screens import WIDE, Reader

from threadview.cli.options import parser
from threadview.cli.supply import Supply
from threadview.output import saving as saving_to_files
from threadview.session import findings
from threadview.ui import background, clipboard, piping, saving
from threadview.ui.app import ThreadviewApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from threadview.session import Findings

POND = thread("a(b) c", {"a": "Warm ice.", "b": "No."}, {"a": "Ann"}, title="Pond", article="It froze.")


@pytest.fixture
async def it() -> AsyncIterator[Reader]:
    app = ThreadviewApp([POND], supply=Supply(parser().parse_args(["pond.md"])))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.pause()
        yield Reader(app, pilot)


def files_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def program(folder: Path, name: str, code: int = 0) -> None:
    """Put a program on the path that keeps what it is given."""
    path = folder / name
    path.write_text(f'#!/bin/sh\ncat > "{folder}/{name}.got"\necho "$@" > "{folder}/{name}.args"\nexit {code}\n')
    path.chmod(0o755)


def ways(folder: Path, **variables: str) -> dict[str, str]:
    return {"TERM": "xterm-256color", "PATH": str(folder)} | variables


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def test_in_tmux_its_buffer_and_clipboard_are_taken(path: Path) -> None:
    program(path, "tmux")
    said = clipboard.copy("Bär", pytest.fail, ways(path, TMUX="/tmp/x,1,0"))  # noqa: S108 - a socket that nobody opens
    assert said == "to tmux's buffer and clipboard"
    assert (path / "tmux.got").read_text() == "Bär"
    assert (path / "tmux.args").read_text() == "load-buffer -w -\n"


def test_a_program_that_fails_or_is_absent_gives_way_to_the_next(path: Path) -> None:
    program(path, "wl-copy", code=1)
    program(path, "xclip")
    said = clipboard.copy("x", pytest.fail, ways(path, WAYLAND_DISPLAY="wayland-0", DISPLAY=":0"))
    assert said == "to the clipboard"
    assert (path / "xclip.got").read_text() == "x"


def test_without_programs_the_terminal_is_asked_and_it_is_said_that_it_may_have_none(path: Path) -> None:
    asked: list[str] = []
    assert "OSC 52" in clipboard.copy("x\ud800", asked.append, ways(path))
    assert asked == ["x?"]


@pytest.mark.parametrize(("term", "text"), [("linux", "x"), ("xterm", "x" * 80_000)])
def test_where_no_terminal_would_take_it_a_file_does(path: Path, term: str, text: str) -> None:
    said = clipboard.copy(text, pytest.fail, ways(path, TERM=term), path / "state")
    written = path / "state" / "copied.txt"
    assert str(written) in said
    assert written.read_text() == text
    assert written.stat().st_mode & 0o077 == 0


def test_a_file_that_cannot_be_written_is_said(path: Path) -> None:
    (path / "state").write_text("a file, no folder")
    assert "nowhere" in clipboard.copy("x", pytest.fail, ways(path, TERM="linux"), path / "state")


async def test_a_comment_is_copied_with_who_said_it(it: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(clipboard, "copy", lambda text, _by: copied.append(text) or "to the clipboard")
    await it.press("y")
    await it.until(lambda: "copied" in it.picture)
    assert copied == ["Ann wrote (1):\n\nWarm ice.\n"]
    assert "copied to the clipboard" in it.picture
    await it.press("Y")
    assert "no permalink" in it.picture
    await it.press("tab", "y")
    await it.until(lambda: len(copied) == 2)
    assert copied[1] == "Pond:\n\nIt froze.\n"


async def test_the_thread_is_saved_under_the_name_that_is_entered(
    it: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    await it.press("s")
    assert "save as pond.md" in it.picture
    await it.press("enter")
    assert "saved as pond.md" in it.picture
    assert "Warm ice." in (tmp_path / "pond.md").read_text()
    await it.press("s", "enter")
    assert "is there already" in it.picture


async def test_a_large_thread_is_saved_while_one_reads_on_and_esc_stops_it(
    it: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(saving, "is_small", lambda _: False)
    go_on, lines = Event(), saving_to_files._pieces

    def slowly(findings: Findings, form: str) -> Iterator[str]:
        for line in lines(findings, form):
            go_on.wait(10)
            yield line

    monkeypatch.setattr(saving_to_files, "_pieces", slowly)
    await it.press("s", "enter")
    assert "saving pond.md · Esc stops" in it.picture
    await it.press("s", "enter")
    assert "another file is still being saved" in it.picture
    await it.press("j", "escape")
    go_on.set()
    await it.app.workers.wait_for_complete()
    await it.pilot.pause()
    assert "pond.md: was stopped" in it.picture
    assert files_in(tmp_path) == []
    await it.press("s", "enter")
    await it.app.workers.wait_for_complete()
    await it.pilot.pause()
    assert "saved as pond.md" in it.picture
    assert "Warm ice." in (tmp_path / "pond.md").read_text()


async def test_what_is_saved_early_has_its_quotes_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(findings, "SMALL", 0)
    monkeypatch.setattr(background, "QUIET", 3600.0)
    line = "The heron stood in the shallow water until the evening."
    of = thread("a(b)", {"a": line, "b": f"{line}\n\nNot the heron that I know."}, title="Pond")
    app = ThreadviewApp([of], supply=Supply(parser().parse_args(["pond.md"])))
    async with app.run_test(size=WIDE) as pilot:
        it = Reader(app, pilot)
        await it.press("s", "enter")
        assert "saving pond.md once its quotes are found · Esc stops" in it.picture
        await it.press("escape")
        assert "pond.md: was stopped" in it.picture
        await it.press("s", *["backspace"] * len("md"), *"json", "enter")
        monkeypatch.setattr(background, "QUIET", 0.0)
        it.screen._work_on()
        await it.until(lambda: "saved as pond.json" in it.picture)
    [back] = json.loads((tmp_path / "pond.json").read_text())["comments"][1]["quotes"]
    assert back["source"] == 0
    assert files_in(tmp_path) == ["pond.json"]


async def test_the_comment_its_branch_or_the_thread_is_piped(it: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    piped: list[tuple[str, str]] = []
    monkeypatch.setattr(
        piping, "run", lambda command, lines: piped.append((command, "\n".join(lines))) or f"{command}: done"
    )
    monkeypatch.setattr(it.app, "suspend", nullcontext)
    await it.press("vertical_line")
    assert "pipe the comment to:" in it.picture
    await it.press("w", "c", "enter")
    await it.press("vertical_line", "tab")
    assert "pipe the branch to:" in it.picture
    await it.press("w", "c", "enter")
    await it.press("vertical_line", "tab", "tab", "w", "c", "enter")
    assert [command for command, _ in piped] == ["wc"] * 3
    comment, branch, whole = (text for _, text in piped)
    assert "Warm ice." in comment
    assert "No." not in comment
    assert "No." in branch
    assert "It froze." not in branch
    assert "It froze." in whole
    assert "wc: done" in it.picture


def test_a_command_is_given_no_more_lines_than_it_takes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("builtins.input", lambda: "")
    given = 0

    def endless() -> Iterator[str]:
        nonlocal given
        for given in count(1):
            yield f"line {given}"

    first = tmp_path / "first.txt"
    assert piping.run(f"head -n 2 > {first}", endless()) == f"head -n 2 > {first}: done"
    assert first.read_text() == "line 1\nline 2\n"
    assert given > 2
    assert piping.run("exit 3", iter(())) == "exit 3: exit code 3"
    assert piping.run("kill -TERM $$", iter(())) == "kill -TERM $$: ended by SIGTERM"


async def test_where_the_terminal_cannot_be_lent_nothing_is_run(it: Reader) -> None:
    await it.press("vertical_line", "w", "c", "enter")
    assert "cannot be lent" in it.picture
