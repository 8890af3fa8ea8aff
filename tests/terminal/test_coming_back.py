"""Leaving threadview and opening the same page again, in a real terminal."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from synthetic import Synthetic
    from tmux import Terminal


def test_a_page_opens_where_it_was_left_and_says_what_is_new(
    terminal: Terminal, program: str, page: Path, made: Synthetic, tmp_path: Path
) -> None:
    total = len(made.texts)
    terminal.resize(200, 50)
    terminal.run(f"{program} {page}")
    terminal.wait_for(f"1 of {total} comments")
    terminal.keys("j", "j", "q")
    terminal.wait_until(lambda _: terminal.ask("alternate_on") == "0", "the interface is gone")
    assert terminal.result(f"ls {tmp_path}/state/threadview") == "memory.db"
    longer = page.read_text(encoding="utf-8").rstrip() + "\n\n  99. A sentence that nobody has written here before.\n"
    page.write_text(longer, encoding="utf-8")
    terminal.run(f"{program} {page}")
    terminal.wait_for(f"3 of {total + 1} comments")
    assert "1 new" in terminal.screen()
    terminal.keys("]", "n")
    assert "✱ new" in terminal.wait_for("A sentence that nobody has written")
    terminal.keys("q")
    terminal.wait_until(lambda _: terminal.ask("alternate_on") == "0", "the interface is gone")
    terminal.run(f"{program} --no-remember {page}")
    terminal.wait_for(f"1 of {total + 1} comments")
    terminal.keys("q")


def test_a_sleep_keeps_what_is_remembered_and_fg_comes_back(
    terminal: Terminal, program: str, page: Path, made: Synthetic, tmp_path: Path
) -> None:
    total = len(made.texts)
    terminal.run("set -m")
    terminal.resize(200, 50)
    terminal.run(f"{program} {page}")
    terminal.wait_for(f"1 of {total} comments")
    terminal.keys("j", "j", "j", "C-z")
    terminal.wait_until(lambda _: terminal.ask("alternate_on") == "0", "the shell is back")
    assert "memory.db" in terminal.result(f"ls {tmp_path}/state/threadview")
    terminal.run("fg")
    terminal.wait_for(f"4 of {total} comments")
    terminal.keys("q")


def test_a_kill_loses_no_earlier_visit(
    terminal: Terminal, program: str, page: Path, made: Synthetic, tmp_path: Path
) -> None:
    total, number = len(made.texts), tmp_path / "number"
    terminal.resize(200, 50)
    terminal.run(f"{program} {page}")
    terminal.wait_for(f"1 of {total} comments")
    terminal.keys("j", "j", "q")
    terminal.wait_until(lambda _: terminal.ask("alternate_on") == "0", "the interface is gone")
    terminal.run(f"sh -c 'echo $$ > {number}; exec {program} {page}'")
    terminal.wait_for(f"3 of {total} comments")
    terminal.keys("G")
    terminal.wait_for(f"{total} of {total} comments")
    os.kill(int(number.read_text()), signal.SIGKILL)
    terminal.wait_for("ready$")
    terminal.keys(*"stty sane && echo calm$((1 + 1))", "C-j")  # the terminal was left raw, where Enter ends no line
    terminal.wait_for("calm2")
    terminal.run(f"{program} {page}")
    terminal.wait_for(f"3 of {total} comments")
    assert "nothing is remembered" not in terminal.screen()
    assert "damaged" not in terminal.screen()
