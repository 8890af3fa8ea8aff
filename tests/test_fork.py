"""The program in two: the other half does what it is told, holds nothing of this one, and ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from threadview.fork import split_off

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is split off")


def echo(reading: int, writing: int) -> None:
    """Send back what comes until the line is closed."""
    while data := os.read(reading, 100):
        os.write(writing, data)


def test_the_other_half_is_at_the_end_of_the_line_and_ends_with_it() -> None:
    with Path(__file__).open("rb"):
        half = split_off(echo)
        assert half is not None
        os.write(half.writing, b"words")
        assert os.read(half.reading, 100) == b"words"
        held = [descriptor.readlink().name for descriptor in Path(f"/proc/{half.process}/fd").iterdir()]
        assert Path(__file__).name not in held
        assert held.count("null") == 3
    os.close(half.writing)
    assert os.read(half.reading, 1) == b""
    assert os.waitpid(half.process, 0) == (half.process, 0)
    os.close(half.reading)


def test_a_half_with_nothing_to_do_is_ended() -> None:
    half = split_off(echo)
    assert half is not None
    half.dismiss()
    with pytest.raises(ProcessLookupError):
        os.kill(half.process, 0)
