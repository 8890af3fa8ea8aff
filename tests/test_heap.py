"""What is freed goes back to the system where the C library lets itself be told; elsewhere nothing breaks."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from types import SimpleNamespace

import pytest

from threadview import heap

HOLES = """
from pathlib import Path
from threadview import heap
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
things = [bytes(1000) for _ in range(50_000)]
del things[:-1]
before = resident()
heap.give_back()
print(before - resident())
"""

GROWING = """
from array import array
from pathlib import Path
from threadview import heap
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
bytes(8_000_000)
heap.part_large()
before = resident()
one, other = array("i"), array("i")
for _ in range(1_000):
    one.extend(range(1_000))
    other.extend(range(1_000))
print(resident() - before)
"""


def is_gnu() -> bool:
    return sys.platform == "linux" and heap._library() is not None


@pytest.mark.skipif(not is_gnu(), reason="another C library")
def test_what_was_freed_below_something_that_stays_is_given_back() -> None:
    assert said(HOLES) > 30_000_000


@pytest.mark.skipif(not is_gnu(), reason="another C library")
def test_two_arrays_that_grow_in_turn_leave_no_holes() -> None:
    assert said(GROWING) < 9_500_000


def said(script: str) -> int:
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return int(ended.stdout)


@pytest.mark.parametrize("error", [OSError, TypeError])
def test_a_library_that_cannot_be_had_is_none(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def refuse(_name: None) -> None:
        raise error

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    heap.give_back()
    heap.part_large()


def test_another_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace())
    heap.give_back()
    heap.part_large()
