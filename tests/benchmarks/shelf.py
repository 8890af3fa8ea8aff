"""Measure the shelf with many threads, beside a bare Textual app and a bare query of the same index::

    python tests/benchmarks/shelf.py [--threads 10000] [--rounds 5]

Makes a memory of so many threads, opens the shelf on it in a terminal, seeks a word letter by letter, and asks SQLite
the same questions without a program around it.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Final

from limits import Limit
from pty_program import PtyProgram

from threadview.store import schema
from threadview.store.records import index_words

HERE: Final = Path(__file__).parent
HELLO: Final = (sys.executable, str(HERE / "hello.py"))
PROGRAM: Final = Path(sys.executable).with_name("threadview")
WORDS: Final = 400
"""Words of a thread."""

SOUGHT: Final = "harbour"
VOCABULARY: Final = 20_000
SHOWN: Final = "on the shelf"


def main() -> int:
    """Print the table; return 1 when a limit falls short."""
    parser = argparse.ArgumentParser(description="Measure the shelf beside what it stands on.")
    parser.add_argument("--threads", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    got: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"] = home
        path = Path(home) / "threadview" / "memory.db"
        fill(path, given.threads)
        for _ in range(given.rounds):
            with PtyProgram(HELLO) as hello:
                got["hello"].append(hello.wait_for("hello 0"))
                hello.leave(b"q")
            with PtyProgram([str(PROGRAM)]) as shelf:
                got["shelf"].append(shelf.wait_for(SHOWN))
                shelf.settle()
                shelf.press(b"/")
                answers = [shelf.press(letter.encode()).seconds or 0 for letter in SOUGHT]
                got["letter, worst"].append(max(answers))
                got["letter, last"].append(answers[-1])
                shelf.press(b"\x1b")
                shelf.leave(b"q")
            got["query, worst"].append(max(bare(path, SOUGHT[:size]) for size in range(1, len(SOUGHT) + 1)))
            got["query, last"].append(bare(path, SOUGHT))
    medians = {name: median(times) for name, times in got.items()}
    lines = [
        Limit("first picture / bare Textual", medians["shelf"], medians["hello"], 1.3),
        Limit("last letter / bare query", medians["letter, last"], medians["query, last"], None),
        Limit("worst letter / bare query", medians["letter, worst"], medians["query, worst"], 3),
        Limit("worst letter / 100 ms", medians["letter, worst"], 0.1, 1),
    ]
    print(f"{given.threads} threads of {WORDS} words, medians of {given.rounds}")
    print(*(line.line() for line in lines), sep="\n")
    return int(not all(line.holds() for line in lines))


def fill(path: Path, threads: int) -> None:
    """Make a memory of so many threads; a word of them is about as rare as in a language."""
    drawn = random.Random(3)  # noqa: S311 - no secret
    words = [SOUGHT, *(f"{drawn.choice('abcdefghijklmnop')}{number:x}" for number in range(VOCABULARY))]
    weights = [1 / (place + 5) for place in range(len(words))]
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        schema.migrate(connection)
        connection.execute("BEGIN")
        for number in range(1, threads + 1):
            title = f"Thread {number}"
            connection.execute(
                "INSERT INTO threads (id, identity, title, first_read, last_read, left_at, sources, comments)"
                " VALUES (?, ?, ?, ?, ?, '{}', ?, 40)",
                (number, title, title, number, number, f'["https://example.org/{number}"]'),
            )
            index_words(connection, number, title, " ".join(drawn.choices(words, weights, k=WORDS)))
        connection.execute("COMMIT")


def bare(path: Path, word: str) -> float:
    """Return the seconds of a bare query of the index for a word's beginning."""
    with closing(sqlite3.connect(path)) as connection:
        started = time.perf_counter()
        connection.execute("SELECT rowid FROM words WHERE words MATCH ?", (f'"{word}"*',)).fetchall()
        return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
