"""The measuring itself, tried on the bare app; nothing here depends on how long anything takes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pty_program import PtyProgram
from run import Limit, percentile

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
HELLO = (sys.executable, str(Path(__file__).with_name("hello.py")))


def test_a_key_is_one_picture_and_leaving_restores_the_terminal() -> None:
    with PtyProgram(HELLO) as program:
        assert program.wait_for("hello 0") > 0
        program.settle()
        answer = program.press(b"j")
        assert answer.seconds is not None
        assert answer.frames == 1
        assert program.resize(100, 30).frames >= 1
        assert "hello 1" in program.shown()
        assert program.peak_memory() > 1_000_000
        left = program.leave(b"q")
    assert (left.code, left.restored) == (0, True)


def test_a_held_key_is_answered_and_a_program_at_rest_is_told() -> None:
    with PtyProgram(HELLO) as program:
        program.wait_for("hello 0")
        assert program.hold(b"j", 5, 0.01).seconds is not None
        assert "hello 6" in program.shown()
        assert program.rest(patience=30)


def test_a_program_that_never_rests_is_not_waited_for() -> None:
    with PtyProgram((sys.executable, "-c", "print('up')\nwhile True: pass")) as program:
        program.wait_for("up")
        assert program.rest(patience=1.5) is None


def test_a_key_without_an_answer_is_told_apart() -> None:
    with PtyProgram((sys.executable, "-c", "import tty; tty.setraw(0); print('up'); input()")) as program:
        program.wait_for("up")
        assert program.press(b"x").seconds is None


def test_a_program_that_leaves_the_alternate_screen_on_is_found_out() -> None:
    with PtyProgram((sys.executable, "-c", r"print('\x1b[?1049h up'); input(); raise SystemExit(3)")) as program:
        program.wait_for("up")
        left = program.leave(b"\r")
    assert (left.code, left.restored) == (3, False)


def test_a_text_that_never_comes_is_named() -> None:
    never = pytest.raises(TimeoutError, match="'down' was not shown; the output ends 'up")
    with PtyProgram((sys.executable, "-c", "print('up'); input()")) as program, never:
        program.wait_for("down", patience=1)


@pytest.mark.parametrize(("share", "sample"), [(0.5, 3), (0.95, 5), (0, 1)])
def test_a_percentile_is_one_of_the_samples(share: float, sample: float) -> None:
    assert percentile([5, 3, 1, 4, 2], share) == sample


def test_a_limit_holds_up_to_its_multiple_of_the_base() -> None:
    assert Limit("start", 3.0, 2.0, 1.5).holds()
    assert not Limit("start", 3.1, 2.0, 1.5).holds()
    assert "FALLS SHORT" in Limit("start", 3.1, 2.0, 1.5).line()
    assert Limit("leave", 3.1, 2.0, None).holds()
