"""Measure threadview on large threads, beside a bare Textual app, neomutt and less, in the same minutes::

    python tests/benchmarks/big.py [--sizes 1000 10000 100000 1000000] [--shapes natural chain] [--rounds 3]

Generates the threads (seeded), starts every program in a terminal of 120 by 40, in turns, so that a noisy machine is
noisy to all, and prints medians, what they are measured by, the ratio and what it may be. neomutt and less read the
same thread as a mailbox and as a dump; without them their lines are left out. Standard library and the programs only.
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
from typing import TYPE_CHECKING, Final, NamedTuple

from limits import Limit, percentile
from peers import LESS, NEOMUTT, measure_less, measure_neomutt
from pty_program import Answer, PtyProgram

from threadview.cache.folder import SUFFIX
from threadview.cache.source_index import LEAST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peers import Samples

HERE: Final = Path(__file__).parent
HELLO: Final = (sys.executable, str(HERE / "hello.py"))
SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
ABSENT: Final = "xylograph"
"""A word that no thread holds: whoever seeks it looks everywhere."""

SHOWN: Final = " of {:,} comments"
"""Stands in the last line of the first picture of so many comments, and in none while they are still read."""

CHAIN: Final = "chain"
"""A thread in which each comment answers the one before."""

BEGUN: Final = " 1 of "
"""Stands there as soon as any comments of it can be read."""

PATIENCE: Final = 120.0
STUDIED: Final = 100_000
"""Threads of up to so many comments are waited for until all their quotes are found."""

HELD: Final = (60, 1 / 30)
AT_A_READERS_PACE: Final = 0.25
KEYS: Final = (
    ("j", b"j", 30),
    ("k", b"k", 30),
    ("J", b"J", 10),
    ("K", b"K", 10),
    ("p", b"p", 5),
    ("]q", b"]q", 10),
    *(("quote's source", b"gd", 1), ("", b"]q", 1)) * 4,
    *(("G", b"G", 1), ("gg", b"gg", 1), ("fold all", b"zM", 1), ("unfold all", b"zR", 1)) * 4,
    *(("to level 2", b"z2", 1), ("unfold all", b"zR", 1), ("", b"gg", 1)) * 4,
)
"""What is pressed: a name to count under (or none), the keys, how often."""

NEAR: Final = (3, 3, 3, 3)
FAR: Final = (5, 6, 12, 60)
ONES: Final = (1, 1, 1, 1)
ROWS: Final[dict[str, tuple[str, tuple[float | None, ...]]]] = {
    "first useful paint": ("hello start", (1.5, 2, 4, 40)),
    "opened again": ("hello start", (1.4, 1.6, 2, 3)),
    **dict.fromkeys(("j", "k", "J", "K", "p", "]q"), ("hello key", NEAR)),
    "a held key": ("hello held", (4, 4, 4, 4)),
    **dict.fromkeys(("quote's source", "G", "gg", "fold all", "unfold all", "to level 2"), ("hello key", FAR)),
    "resize": ("hello resize", (3, 3.5, 4, 6)),
    "search, worst letter": ("less search", (1, 0.5, 0.25, 0.25)),
    "limit to a person": ("neomutt limit", (5, 2, 1, 1)),
    "leave": ("hello leave", (1.3, 1.3, 1.3, 1.5)),
    "mailbox": ("neomutt start", (None, 1.2, 0.5, 0.5)),
    "mailbox, all of it": ("neomutt start", (None, None, None, None)),
    "mailbox opened again": ("neomutt start", (None, 1.2, 0.2, 0.1)),
}
"""What is measured beside what, and the ratio it may have at each of :data:`SIZES`."""

MEMORY: Final = (12, 6, 5, 4)


class Files(NamedTuple):
    """One thread in three forms, and a person in it."""

    thread: Path
    dump: Path
    mailbox: Path
    person: str


def measure_hello(into: Samples) -> None:
    """Start the bare app, press keys, hold one, resize it, leave."""
    with PtyProgram(HELLO) as program:
        into["hello start"].append(program.wait_for("hello 0"))
        program.settle()
        _keep(into, "hello key", (program.press(b"j") for _ in range(30)))
        _keep(into, "hello held", [program.hold(b"j", *HELD)])
        _keep(into, "hello resize", _resized(program))
        into["hello memory"].append(program.peak_memory())
        into["hello leave"].append(program.leave(b"q").seconds)


def measure_threadview(program: str, files: Files, size: int, into: Samples) -> None:
    """Open a thread for the first time, use every key, leave, open it again."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(dict.fromkeys(("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), home))
        with PtyProgram([program, str(files.thread)]) as running:
            into["first useful paint"].append(running.wait_for(SHOWN.format(size), PATIENCE))
            _read_on(running, size, into)
            _use(running, into)
            _search(running, files.person, into)
            into["memory"].append(running.peak_memory())
            into["leave"].append(running.leave(b"q").seconds)
        if files.thread.stat().st_size >= LEAST:
            _wait_for_index(Path(home))
        with PtyProgram([program, str(files.thread)]) as running:
            into["opened again"].append(running.wait_for(SHOWN.format(size), PATIENCE))


def measure_mailbox(program: str, mailbox: Path, size: int, into: Samples) -> None:
    """Open the mailbox of a thread for the first time, and again once its index is written."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(dict.fromkeys(("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), home))
        for name in ("mailbox", "mailbox opened again"):
            with PtyProgram([program, str(mailbox)]) as running:
                into[name].append(running.wait_for(BEGUN, PATIENCE))
                whole = running.wait_for(SHOWN.format(size), PATIENCE)
                if name == "mailbox":
                    into["mailbox, all of it"].append(whole)
                running.leave(b"q")
            _wait_for_index(Path(home))


def _wait_for_index(home: Path) -> None:
    """Wait until the index of a file that is large enough for one is there: a process of its own writes it."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not any(home.rglob(f"*{SUFFIX}")):
        time.sleep(0.1)


def _read_on(running: PtyProgram, size: int, into: Samples) -> None:
    """Press keys at a reader's pace while the thread is studied, and again when that is over."""
    running.settle(0.5)
    _keep(into, "key while studying", _paced(running))
    busy = running.rest(PATIENCE) if size <= STUDIED else None
    if busy is not None:
        into["study"].append(busy)
        _keep(into, "key at rest", _paced(running))


def _paced(running: PtyProgram) -> Iterator[Answer]:
    """Press a key twenty times with pauses in which work may go on."""
    for _ in range(20):
        running.pause(AT_A_READERS_PACE)
        yield running.press(b"j")


def _use(running: PtyProgram, into: Samples) -> None:
    """Press every key, hold one, resize."""
    for name, keys, times in KEYS:
        answers = [running.press(keys) for _ in range(times)]
        if name:
            _keep(into, name, answers)
            into["frames"] += [answer.frames for answer in answers]
    _keep(into, "a held key", [running.hold(b"j", *HELD)])
    _keep(into, "resize", _resized(running))


def _search(running: PtyProgram, person: str, into: Samples) -> None:
    """Type a word letter by letter, then limit the thread to a person."""
    running.press(b"/")
    letters = [running.press(letter.encode(), patience=PATIENCE) for letter in ABSENT]
    into["search, worst letter"].append(max(answer.seconds or 0 for answer in letters))
    running.press(b"\x1b", quiet=0.3)
    running.press(b"\\")
    _keep(into, "limit to a person", [running.press(f"by:{person}\r".encode(), 0.25, PATIENCE)])
    running.press(b"\x1b", quiet=0.3)


def _resized(program: PtyProgram) -> list[Answer]:
    """Resize twice, there and back."""
    return [program.resize(100, 30), program.resize(120, 40)]


def _keep(into: Samples, name: str, answers: Iterable[Answer]) -> None:
    """Keep the times of the answers that came."""
    into[name] += [answer.seconds for answer in answers if answer.seconds is not None]


def write_files(folder: str, size: int, shape: str) -> Files:
    """Write a thread as our JSON, as a dump and as a mailbox; of a chain, whose indentation has no end, the first.

    What is sought in the dump is sought in the JSON then, and what takes a mailbox is left out.
    """
    forms = ("json", "json", "json") if shape == CHAIN else ("json", "page", "mbox")
    made = Files(*(Path(folder) / f"{shape}-{size}.{form}" for form in forms), "")
    for path in dict.fromkeys(made[:3]):
        generator = [sys.executable, str(HERE.parent / "synthetic.py"), "--comments", str(size), "--shape", shape]
        with path.open("wb") as written:
            subprocess.run([*generator, "--form", path.suffix[1:]], stdout=written, check=True)
    return made._replace(person=json.loads(made.thread.read_bytes())["comments"][0]["author"])


def measure(program: str, files: Files, size: int, rounds: int) -> Samples:
    """Measure everything in turn, so many times."""
    got: Samples = defaultdict(list)
    for number in range(rounds):
        measure_hello(got)
        measure_threadview(program, files, size, got)
        if files.mailbox != files.thread:
            measure_mailbox(program, files.mailbox, size, got)
        measure_less(files.dump, ABSENT, got)
        if files.mailbox != files.thread:
            measure_neomutt(files.mailbox, files.person, size, got)
        print(f"\r{files.thread.name}: round {number + 1} of {rounds}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return got


def lines(got: Samples, size: int, thread_bytes: int) -> Iterator[Limit]:
    """Yield the lines of the table; those of a size in between are held to the limits of the next smaller one."""
    column = max(sum(size >= known for known in SIZES) - 1, 0)
    for name, (base, most) in ROWS.items():
        if got[name] and got[base]:
            yield Limit(f"{name} / {base}", median(got[name]), median(got[base]), most[column])
    keys = [name for name, (base, _) in ROWS.items() if base == "hello key" and got[name]]
    for name in keys:
        yield Limit(f"{name}: p95 / p50", percentile(got[name], 0.95), median(got[name]), None)
    if got["key at rest"]:
        rest = percentile(got["key at rest"], 0.95)
        yield Limit("key while studying: p95 / at rest", percentile(got["key while studying"], 0.95), rest, 1.5)
        yield Limit("processor until all is studied", median(got["study"]), median(got["hello start"]), None)
    yield Limit("frames a key, 95 % of them", percentile(got["frames"], 0.95), 1, ONES[column], "")
    used = median(got["memory"]) - median(got["hello memory"])
    yield Limit("memory above hello / file", used, thread_bytes, MEMORY[column], "MB")


def main() -> int:
    """Print a table for each thread; return 1 when a limit falls short."""
    parser = argparse.ArgumentParser(description="Measure threadview on large threads, beside other programs.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES[:3], metavar="COMMENTS")
    parser.add_argument("--shapes", nargs="+", default=["natural"], help="natural, chain, star, huge, chinese")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--program", default=str(Path(sys.executable).with_name("threadview")))
    given = parser.parse_args()
    for name, found in (("less", LESS), ("neomutt", NEOMUTT)):
        if found is None:
            print(f"{name} is not installed: what is measured by it is left out")
    holds = True
    for size in given.sizes:
        for shape in given.shapes:
            with tempfile.TemporaryDirectory() as folder:
                files = write_files(folder, size, shape)
                table = list(
                    lines(measure(given.program, files, size, given.rounds), size, files.thread.stat().st_size)
                )
            print(f"\n{size:,} comments, {shape}, medians of {given.rounds}\n{'':34}{'':13}{'ratio':>9}{'limit':>8}")
            print(*(line.line() for line in table), sep="\n", flush=True)
            holds = holds and all(line.holds() for line in table)
    return int(not holds)


if __name__ == "__main__":
    sys.exit(main())
