"""What starts a server also ends it, and says why one does not start."""

from __future__ import annotations

import subprocess
import time
from typing import TYPE_CHECKING

import processes
import pytest
from processes import Process, free_port, needed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _timeout() -> None:
    needed("sh", "sleep", "ps")


def group_of(log: Path) -> int:
    """Return the group of a process that writes it."""
    while not (said := log.read_text()).endswith("\n"):
        time.sleep(0.01)
    return int(said)


def is_there(group: int) -> bool:
    """Tell whether a process of a group runs; what has ended and is only waited for does not."""
    told = subprocess.run(["ps", "-eo", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    states = (line.split() for line in told.splitlines())
    return any(int(pgid) == group and not state.startswith("Z") for pgid, state in states)


@pytest.mark.parametrize("stubborn", ["", "trap : TERM;"])
def test_a_server_is_ended_with_its_children_when_a_test_fails(
    stubborn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "PARTING", 0.3)
    group = 0

    def failing() -> None:
        nonlocal group
        script = f"{stubborn} sleep 300 & ps -o pgid= $$; while :; do sleep 1; done"
        with Process(["sh", "-c", script], tmp_path / "log") as process:
            group = group_of(process.log)
            assert is_there(group)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert not is_there(group)


@pytest.mark.parametrize(("script", "seconds"), [("echo no room; exit 1", 30), ("echo no room; sleep 60", 0.3)])
def test_one_that_does_not_start_fails_with_what_it_said(
    script: str, seconds: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "START", seconds)
    with (
        Process(["sh", "-c", script], tmp_path / "log") as process,
        pytest.raises(pytest.fail.Exception, match="no room"),
    ):
        process.until(lambda: False)


def test_a_free_port_has_no_listener() -> None:
    assert not processes.listening(2, ("127.0.0.1", free_port()))


def test_what_is_not_installed_is_named() -> None:
    with pytest.raises(pytest.skip.Exception, match="no-such-program not installed"):
        needed("sh", "no-such-program")
