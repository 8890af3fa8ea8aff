"""Measure threadview beside a bare Textual app, in one run::

    python tests/benchmarks/run.py [--rounds 7] [--program .venv/bin/threadview]

Prints what was measured as ratios to the bare app (``hello.py``), and which of the project's limits hold. Rounds are
interleaved, so that a noisy machine is noisy to both. Standard library and the installed program only.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from limits import Limit, percentile
from pty_program import Answer, PtyProgram

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
PAGES: Final = (ROOT / "../shared/seed/page.txt", ROOT / "examples/harbour.txt")
HELLO: Final = (sys.executable, str(HERE / "hello.py"))
SOUGHT: Final = b"water"

SCRIPT: Final = (
    ("j", b"j", 30),
    ("k", b"k", 30),
    ("fold, unfold", b" ", 10),
    *(("fold all", b"zM", 1), ("unfold all", b"zR", 1)) * 4,
    *(("last", b"G", 1), ("", b"gg", 1)) * 4,
    ("", b"/", 1),
    ("", SOUGHT, 1),
    ("", b"\r", 1),
    ("next match", b"n", 20),
)
"""What is pressed in the thread: a name to count under (or none), the keys, how often."""

Samples = dict[str, list[float]]
"""By name: seconds, bytes or counts."""


def measure_hello(into: Samples) -> None:
    """Start the bare app, press keys, resize it, leave."""
    with PtyProgram(HELLO) as program:
        into["hello start"].append(program.wait_for("hello 0"))
        program.settle()
        into["hello key"] += _seconds(program.press(b"j") for _ in range(30))
        into["hello resize"] += _resized(program)
        into["hello memory"].append(program.peak_memory())
        into["hello leave"].append(program.leave(b"q").seconds)


def measure_command(argv: list[str], name: str, into: Samples) -> None:
    """Run a command that writes and ends."""
    started = time.perf_counter()
    subprocess.run(argv, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=True)
    into[name].append(time.perf_counter() - started)


def measure_start(program: str, page: Path, text: str, into: Samples) -> None:
    """Open a page, wait for its first comment, leave."""
    with PtyProgram([program, str(page)]) as running:
        into["page start"].append(running.wait_for(text))
        running.settle()
        running.leave(b"q")


def measure_thread(program: str, thread: Path, text: str, into: Samples) -> None:
    """Open a large thread, wait for its first comment, press every key of the script, resize, leave."""
    with PtyProgram([program, str(thread)]) as running:
        into["thread start"].append(running.wait_for(text))
        running.settle(1.0)
        for name, keys, times in SCRIPT:
            answers = [running.press(keys) for _ in range(times)]
            if name:
                into[name] += _seconds(answers)
                into["without an answer"].append(sum(answer.seconds is None for answer in answers))
            if name in {"j", "k"}:
                into["frames"] += [answer.frames for answer in answers]
        into["thread resize"] += _resized(running)
        running.press(b"gg")  # the next round opens where this one leaves
        into["thread memory"].append(running.peak_memory())
        left = running.leave(b"q")
        into["thread leave"].append(left.seconds)
        into["left badly"].append(left.code != 0 or not left.restored)


def _seconds(answers: Iterable[Answer]) -> list[float]:
    """Return the times of the answers that came."""
    return [answer.seconds for answer in answers if answer.seconds is not None]


def _resized(program: PtyProgram) -> list[float]:
    """Return the times of two resizes, there and back."""
    return _seconds([program.resize(100, 30), program.resize(120, 40)])


def first_words(program: str, path: Path) -> str:
    """Return how the first comment begins, as the program itself reads it: what a useful picture shows."""
    written = subprocess.run([program, "--to", "json", str(path)], capture_output=True, check=True).stdout
    return json.loads(written)["comments"][0]["text"][:20].rsplit(" ", 1)[0]


def limits(got: Samples, thread_bytes: int) -> list[Limit]:
    """Return the lines of the table, with the limits of the project's performance section."""
    start, key = median(got["hello start"]), median(got["hello key"])
    memory, allowed = median(got["thread memory"]), median(got["hello memory"]) + 8 * thread_bytes
    lines = [
        Limit("page: first useful paint", median(got["page start"]), start, 1.6),
        Limit("--version", median(got["version"]), start, 0.35),
        Limit("--to text", median(got["text"]), start, 0.9),
        Limit("thread: first useful paint", median(got["thread start"]), start, 3),
        Limit("thread: memory / (hello + 8 files)", memory, allowed, 1, "MB"),
        Limit("thread: frames a key, 95 % of them", percentile(got["frames"], 0.95), 1, 1, ""),
        Limit("thread: resize", median(got["thread resize"]), median(got["hello resize"]), 5),
        Limit("thread: leave", median(got["thread leave"]), median(got["hello leave"]), None),
        Limit("thread: keys without an answer", sum(got["without an answer"]), 1, 0, ""),
        Limit("thread: left badly", sum(got["left badly"]), 1, 0, ""),
    ]
    for name in dict.fromkeys(name for name, _, _ in SCRIPT if name):
        lines.append(Limit(f"{name}: p50", median(got[name]), key, 4))
        lines.append(Limit(f"{name}: p95", percentile(got[name], 0.95), key, 8))
    return lines


def write_thread(folder: str, comments: int) -> Path:
    """Write a synthetic thread in our JSON."""
    path = Path(folder) / "thread.json"
    made = [sys.executable, str(HERE.parent / "synthetic.py"), "--comments", str(comments)]
    path.write_bytes(subprocess.run(made, capture_output=True, check=True).stdout)
    return path


def measure(program: str, page: Path, thread: Path, rounds: int) -> Samples:
    """Measure everything in turn, so many times."""
    got: Samples = defaultdict(list)
    on_page, on_thread = first_words(program, page), first_words(program, thread)
    turns: list[Callable[[], None]] = [
        lambda: measure_hello(got),
        lambda: measure_command([program, "--version"], "version", got),
        lambda: measure_command([program, "--to", "text", str(page)], "text", got),
        lambda: measure_start(program, page, on_page, got),
        lambda: measure_thread(program, thread, on_thread, got),
    ]
    for number in range(rounds):
        for turn in turns:
            turn()
        print(f"\rround {number + 1} of {rounds}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return got


def main() -> int:
    """Print the table; return 1 when a limit falls short."""
    parser = argparse.ArgumentParser(description="Measure threadview beside a bare Textual app.")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--comments", type=int, default=10_000)
    parser.add_argument("--program", default=str(Path(sys.executable).with_name("threadview")))
    given = parser.parse_args()
    page = next(page for page in PAGES if page.exists())
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"] = folder
        thread = write_thread(folder, given.comments)
        got = measure(given.program, page, thread, given.rounds)
        lines = limits(got, thread.stat().st_size)
    for name in ("start", "key", "resize", "leave"):
        print(f"hello {name:28}{median(got[f'hello {name}']) * 1000:10.1f} ms")
    print(f"hello {'memory':28}{median(got['hello memory']) / 1e6:10.1f} MB")
    print(f"\n{given.comments} comments, medians of {given.rounds}\n{'':34}{'':13}{'x hello':>9}{'limit':>8}")
    print(*(line.line() for line in lines), sep="\n")
    return int(not all(line.holds() for line in lines))


if __name__ == "__main__":
    sys.exit(main())
