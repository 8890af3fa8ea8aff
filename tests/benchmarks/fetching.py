"""Measure how a thread comes over a network, beside what its delays cost in any case, and how it opens again::

    python tests/benchmarks/fetching.py [--rounds 7] [--pages 30]

A server on loopback, a process of its own, takes 50 ms for each answer, as one far away does. It gives a blog: a post
and so many pages of a hundred comments. The time until all of it is there is measured against the rounds that it takes
at best when six are asked at once; beside it stands a client that does nothing but ask. Kept, the thread is opened
``--offline`` against the same answers in files, and a page with a thousand comments against the file of that page: in
processor time of the whole command, and until the first comment stands in a terminal. The first comment of what has to
be fetched is measured against one answer and the start of a bare Textual app. All are measured in turn, round after
round; fetches and processor times are the least of all rounds, what is waited for at a terminal is a median.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from limits import Limit
from pty_program import PtyProgram

sys.path.insert(0, str(Path(__file__).parents[1]))

import synthetic_answers as answers
import synthetic_forms as forms
from scripted_server import Server, answer
from synthetic import generate

from threadview.sources import open_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE: Final = Path(__file__).parent
SHOWN: Final = " keys"
DELAY: Final = 0.05
AT_ONCE: Final = 6
PER_PAGE: Final = 100
FIRST: Final = 3
"""Requests before the pages are known: the page, the post, the first page of its comments."""

PATIENCE: Final = 30
PAGE, POST, LONG = "blog", "api/posts/7", "long"
PROGRAM: Final = str(Path(sys.executable).with_name("threadview"))


def contents(pages: int) -> dict[str, bytes]:
    """Return what the server gives: the page of the blog, its post, the pages of comments, and a long page."""
    made = generate(pages * PER_PAGE)
    comments = answers.wordpress(made)
    post = {
        "id": 7,
        "title": {"rendered": made.title},
        "content": {"rendered": made.article},
        "link": "",
        "date_gmt": "",
    }
    html = (
        f"<html><head><title>{made.title}</title></head><body><h1>{made.title}</h1><p>{made.article}</p></body></html>"
    )
    return {
        PAGE: html.encode(),
        POST: json.dumps(post).encode(),
        **{
            comment_page(number): json.dumps(comments[(number - 1) * PER_PAGE : number * PER_PAGE]).encode()
            for number in range(1, pages + 1)
        },
        LONG: forms.write(generate(1_000), "html").encode(),
    }


def comment_page(number: int) -> str:
    """Return the address of a page of comments."""
    return f"api/wp/v2/comments?post=7&per_page={PER_PAGE}&order=asc&orderby=date_gmt&page={number}"


def serve(pages: int) -> None:
    """Serve until standard input ends; the port is written first."""
    with Server() as server:
        api = f'<{server.url("api/")}>; rel="https://api.w.org/"'
        link = f'{api}, <{server.url(POST)}>; rel="alternate"; type="application/json"'
        given = contents(pages)
        for path, body in given.items():
            kind = "text/html" if path in {PAGE, LONG} else "application/json"
            fields = {"link": link} if path == PAGE else {"x_wp_totalpages": str(pages)}
            where = f"{path}?_embed=author" if path == POST else path
            server.pages[where] = [
                DELAY,
                answer(body, content_type=f"{kind}; charset=utf-8", connection="keep-alive", **fields),
            ]
        print(server.port, flush=True)
        sys.stdin.read()


def measure(origin: str, folder: Path, pages: int, rounds: int) -> Iterator[Limit]:
    """Yield the lines of the table."""
    address, long = f"{origin}/{PAGE}", f"{origin}/{LONG}"
    ideal = DELAY * (FIRST + math.ceil((pages - 1) / AT_ONCE))
    _fetched(address, folder / "first", pages + 1)
    came = [(_fetched(address, folder / f"{n}", pages + 1), _asked(origin, pages)) for n in range(rounds)]
    yield Limit(f"{pages} pages / ideal of 6 at once", min(ours for ours, _ in came), ideal, 1.3)
    yield Limit("a bare client / ideal of 6 at once", min(bare for _, bare in came), ideal, None)
    saved = _saved(folder, pages)
    os.environ["XDG_CACHE_HOME"] = str(folder / "kept")
    for one in (address, long):
        _spent([one])
    yield from _opened("kept thread / its answers in files", [address, "--offline"], saved, rounds)
    yield from _opened("kept page / the file of it", [long, "--offline"], [str(folder / LONG)], rounds)
    first = " ".join(generate(pages * PER_PAGE).texts[0].split()[:2])
    yield from _shown(address, first, long, folder, rounds)


def _fetched(address: str, cache: Path, parts: int) -> float:
    """Return the seconds until a whole thread is there, and in a cache that was empty."""
    os.environ["XDG_CACHE_HOME"] = str(cache)
    started = time.perf_counter()
    documents = open_sources(address)
    took = time.perf_counter() - started
    assert len(documents) == parts, documents
    return took


def _asked(origin: str, pages: int) -> float:
    """Return the seconds in which the same is asked for by a client that looks at nothing."""
    started = time.perf_counter()
    asyncio.run(asyncio.wait_for(_ask_all(int(origin.rpartition(":")[2]), pages), PATIENCE))
    return time.perf_counter() - started


async def _ask_all(port: int, pages: int) -> None:
    """Ask for the first answers one by one, then for the others on some connections at once."""
    further = [comment_page(number) for number in range(pages, 1, -1)]
    await _ask(port, [comment_page(1), f"{POST}?_embed=author", PAGE])
    await asyncio.gather(*(_ask(port, further) for _ in range(AT_ONCE)))


async def _ask(port: int, waiting: list[str]) -> None:
    """Ask for what waits until nothing does, the last first."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while waiting:
        writer.write(f"GET /{waiting.pop()} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0]))
    writer.close()
    await writer.wait_closed()


def _saved(folder: Path, pages: int) -> list[str]:
    """Write what the server gives into files, and return the parts of the thread."""
    given = contents(pages)
    parts = [POST, *map(comment_page, range(1, pages + 1))]
    for number, path in enumerate(parts):
        (folder / f"part-{number}.json").write_bytes(given[path])
    (folder / LONG).write_bytes(given[LONG])
    return [str(folder / f"part-{number}.json") for number in range(len(parts))]


def _opened(name: str, kept: list[str], files: list[str], rounds: int) -> Iterator[Limit]:
    """Yield how what is kept opens beside files, each measured in turn."""
    spent = [(_spent(kept), _spent(files)) for _ in range(rounds)]
    yield Limit(name, min(one for one, _ in spent), min(other for _, other in spent), 1.15)


def _shown(address: str, first: str, long: str, folder: Path, rounds: int) -> Iterator[Limit]:
    """Yield how soon the first comment stands in a terminal: of what has to be fetched, of what is kept, of a file."""
    hello: list[float] = []
    fetched: list[float] = []
    kept: list[float] = []
    files: list[float] = []
    for number in range(rounds):
        with PtyProgram([sys.executable, str(HERE / "hello.py")]) as program:
            hello.append(program.wait_for("hello 0"))
        os.environ["XDG_CACHE_HOME"] = str(folder / f"shown-{number}")
        fetched.append(_first_picture([address, "--no-remember"], first))
        os.environ["XDG_CACHE_HOME"] = str(folder / "kept")
        kept.append(_first_picture([long, "--offline", "--no-remember"], SHOWN))
        files.append(_first_picture([str(folder / LONG), "--no-remember"], SHOWN))
    yield Limit("first comment / answer + Textual", median(fetched), DELAY + median(hello), 1.5)
    yield Limit("kept page shown / its file shown", median(kept), median(files), 1.15)


def _first_picture(arguments: list[str], text: str) -> float:
    """Return the seconds until something stands in a terminal."""
    with PtyProgram([PROGRAM, *arguments]) as program:
        took = program.wait_for(text, PATIENCE)
        program.leave(b"q")
    return took


def _spent(arguments: list[str]) -> float:
    """Return the processor seconds of a command that writes JSON."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([PROGRAM, *arguments, "--to", "json"], stdout=subprocess.DEVNULL, check=True, timeout=PATIENCE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Print the table; return 1 when a limit falls short."""
    parser = argparse.ArgumentParser(description="Measure fetching beside the delays of a server.")
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.pages)
        return 0
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        os.environ.pop(name, None)
        os.environ.pop(name.upper(), None)
    command = [sys.executable, __file__, "--serve", "--pages", str(given.pages)]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server,
    ):
        assert server.stdout is not None
        os.environ["XDG_STATE_HOME"] = folder
        port = server.stdout.readline().strip()
        lines = list(measure(f"http://127.0.0.1:{port}", Path(folder), given.pages, given.rounds))
        server.communicate("")
    print(f"{given.pages} pages, {given.rounds} rounds\n{'':34}{'':13}{'x base':>9}{'limit':>8}")
    print(*(line.line() for line in lines), sep="\n")
    return int(not all(line.holds() for line in lines))


if __name__ == "__main__":
    sys.exit(main())
