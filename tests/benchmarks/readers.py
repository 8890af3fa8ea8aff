"""Measure how long a file takes to become a Thread, beside what must be done in any case::

    python tests/benchmarks/readers.py [--comments 10000] [--rounds 5]

JSON is measured against msgspec's decoding of the same bytes plus half the start of a bare Textual app, a mailbox
against neomutt's first picture of it (where neomutt is installed), a web page against selectolax's parse, a page dump
against the start of a bare Textual app. Every round measures all of them, so that a noisy machine is noisy to all.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

import msgspec
from limits import Limit
from pty_program import PtyProgram
from selectolax.lexbor import LexborHTMLParser

sys.path.insert(0, str(Path(__file__).parents[1]))

import synthetic_answers as answers
import synthetic_forms as forms
from synthetic import generate

from threadview.readers import read
from threadview.thread import Document

if TYPE_CHECKING:
    from collections.abc import Callable

HERE: Final = Path(__file__).parent
HELLO: Final = (sys.executable, str(HERE / "hello.py"))
NEOMUTT: Final = (
    "neomutt",
    "-n",
    "-F",
    "/dev/null",
    "-e",
    "set folder=/tmp",
    "-e",
    "set sort=threads",
    "-e",
    "set read_only",
    "-R",
    "-f",
)
JSON: Final = ("json", "hacker-news", *(form for form in answers.ANSWERS if form != "wxr"))
HEADERS: Final = forms.PageStyle(number="", bullet="", author="Posted by {author} on {time}")


def main() -> int:
    """Print the table; return 1 when a limit falls short."""
    parser = argparse.ArgumentParser(description="Measure the readers beside what they stand on.")
    parser.add_argument("--comments", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    made = generate(given.comments)
    written = {form: forms.write(made, form).encode() for form in forms.FORMS}
    written["page with headers"] = forms.page(made, HEADERS).encode()
    written |= {form: answers.write(made, form).encode() for form in answers.ANSWERS}
    got: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        mailbox = Path(folder) / "thread.mbox"
        mailbox.write_bytes(written["mbox"])
        for _ in range(given.rounds):
            _measure(written, mailbox, got)
    lines = _limits({name: median(times) for name, times in got.items()})
    print(f"{given.comments} comments, medians of {given.rounds}\n{'':34}{'':13}{'x base':>9}{'limit':>8}")
    print(*(line.line() for line in lines), sep="\n")
    return int(not all(line.holds() for line in lines))


def _measure(written: dict[str, bytes], mailbox: Path, into: dict[str, list[float]]) -> None:
    """Measure everything once."""
    with PtyProgram(HELLO) as program:
        into["hello"].append(program.wait_for("hello 0"))
    if shutil.which("neomutt"):
        with PtyProgram([*NEOMUTT, str(mailbox)]) as program:
            into["neomutt"].append(program.wait_for("Poster"))
    for name, data in written.items():
        into[name].append(_seconds(read, Document(data, name)))
    for name in JSON:
        into[f"{name} decoded"].append(_seconds(msgspec.json.decode, written[name]))
    into["html parsed"].append(_seconds(LexborHTMLParser, written["html"].decode()))


def _seconds(work: Callable[[Any], object], argument: object) -> float:
    """Return how long some work takes."""
    gc.collect()
    _give_memory_back()
    gc.disable()  # as the command line does while it reads
    started = time.perf_counter()
    result = work(argument)
    took = time.perf_counter() - started
    del result  # to give the memory back is no part of reading
    gc.enable()
    return took


def _give_memory_back() -> None:
    """Let memory be new to whatever is measured next, as it is to a program that has just begun.

    Else it hangs on what was measured before whether a parser of some 60 MB must ask the system for them.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it
    if trim is not None:
        trim(0)


def _limits(took: dict[str, float]) -> list[Limit]:
    """Return the lines of the table."""
    hello = took["hello"]
    lines = [Limit(name, took[name], 3 * took[f"{name} decoded"] + hello / 2, 1) for name in JSON]
    if "neomutt" in took:
        lines.append(Limit("mbox / neomutt", took["mbox"], took["neomutt"], 2))
    return [
        *lines,
        Limit("html / selectolax", took["html"], took["html parsed"], 4),
        Limit("page / hello", took["page"], hello, 1),
        Limit("page with headers / hello", took["page with headers"], hello, 1),
        Limit("markdown / hello", took["markdown"], hello, None),
        Limit("wxr / hello", took["wxr"], hello, None),
    ]


if __name__ == "__main__":
    sys.exit(main())
