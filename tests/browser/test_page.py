"""The page of a thread in a real browser: it folds, leads to quotes and back, asks nobody for anything, prints."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from threadview.markup import plain
from threadview.output.html import lines
from threadview.readers import read
from threadview.session import study
from threadview.thread import Body, Comment, Document, Thread, from_depths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chrome import Browser

EXAMPLES = Path(__file__).parents[2] / "examples"
IS_SEEN = "return document.querySelector(arguments[0]).checkVisibility({contentVisibilityAuto: true})"
TARGET = "const at = document.querySelector(':target'); return at && at.id"
ON_SCREEN = (
    "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
    "return box.height > 0 && box.bottom > 0 && box.top < innerHeight"
)
OVERFLOW = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
COLOUR = "return getComputedStyle(document.body).backgroundColor"


class Silent(SimpleHTTPRequestHandler):
    """A server that does not say what it serves."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of what is overridden
        """Say nothing."""


def write(of: Thread, path: Path) -> str:
    """Write the page of a thread and return its address."""
    path.write_text("".join(f"{line}\n" for line in lines(study(of))), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def observatory(tmp_path: Path) -> str:
    """The address of a page."""
    path = EXAMPLES / "observatory.json"
    [thread] = read(Document(path.read_bytes(), path.name))
    return write(thread, tmp_path / "page.html")


@pytest.fixture
def served(observatory: str, tmp_path: Path) -> Iterator[str]:
    """The address of the same page on a server, where browsers look for an icon."""
    assert observatory.endswith("page.html")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(tmp_path))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/page.html"
        server.shutdown()


def test_a_branch_folds_by_mouse_and_by_keyboard(browser: Browser, observatory: str) -> None:
    browser.look(1200, 900)
    browser.open(observatory)
    reply = "[id='c-2.1.1']"
    assert browser.run(IS_SEEN, reply)
    browser.run("document.querySelector(\"[id='c-2'] .hidden\").scrollIntoView()")
    browser.click("[id='c-2'] > details > summary > time")
    assert not browser.run(IS_SEEN, reply)
    assert browser.run(IS_SEEN, "[id='c-2'] .hidden")
    browser.type("[id='c-2'] > details > summary", "\ue007")
    assert browser.run(IS_SEEN, reply)


def test_a_quote_leads_to_its_source_even_in_a_fold_and_back(browser: Browser, observatory: str) -> None:
    browser.look(1200, 900)
    browser.open(observatory)
    browser.run("document.querySelector(\"[id='c-2.1.1.2-q1']\").scrollIntoView()")
    browser.click("[id='c-2.1.1.2'] .ref")
    assert browser.run(TARGET) == "c-2-s1"
    assert browser.run(ON_SCREEN, ":target")
    browser.run("document.querySelector(\"[id='c-2.1']>details\").open = false")
    browser.click("[id='c-2'] > details > .text .ref")
    assert browser.run(TARGET) == "c-2.1.1.2-q1"
    assert browser.run(IS_SEEN, ":target"), "a browser opens the folds that hide what is gone to"
    browser.back()
    assert browser.run(TARGET) == "c-2-s1"


def test_a_source_of_several_paragraphs_is_lit_to_its_end_and_no_further(browser: Browser, tmp_path: Path) -> None:
    said = [f"Paragraph {word} of what the harbour master wrote down that winter." for word in ("one", "two", "three")]
    other = [f"Of the {word} summer he wrote nothing that anybody has kept." for word in ("first", "second")]
    own = "This is his own and nobody quotes it."
    texts = ["\n\n".join([*said, own, *other]), "\n\n".join([*said, "So it was."]), "\n\n".join([*other, "A pity."])]
    comments = [Comment(plain(text), author=name) for text, name in zip(texts, "abc", strict=True)]
    page = write(Thread(**from_depths(comments, [0, 1, 1])._asdict()), tmp_path / "long.html")
    lit = (
        "const shade = span => getComputedStyle(span).backgroundColor;"
        "return [...document.querySelectorAll(\"[id='c-1'] .s\")]"
        ".filter(span => shade(span) != shade(document.querySelector('.label'))).map(span => span.textContent)"
    )
    for anchor, passage in (("c-1-s1", said), ("c-1-s2", other)):
        browser.open(f"{page}#{anchor}")
        assert browser.run(lit) == passage


def test_it_asks_nobody_for_anything_and_complains_of_nothing(browser: Browser, observatory: str, served: str) -> None:
    for address in (observatory, served):
        browser.open(address)
        assert browser.requests() == [address]
        assert browser.console() == []


def test_what_is_smuggled_in_does_not_run(browser: Browser, tmp_path: Path) -> None:
    evil = '<script>document.title="taken"</script><img src=x onerror="document.title=\'taken\'">'
    one = Thread(**from_depths([Comment(Body(evil), author=evil)], [0])._asdict(), title=evil)
    address = write(one, tmp_path / "evil.html")
    browser.open(address)
    assert browser.run("return document.querySelector('.text').textContent") == evil
    assert browser.run("return document.title").replace("\n", "") == evil
    assert browser.requests() == [address]


def test_the_policy_stops_what_no_escaping_would(browser: Browser, observatory: str, tmp_path: Path) -> None:
    page = Path(observatory.removeprefix("file://")).read_text()
    broken = tmp_path / "broken.html"
    broken.write_text(page.replace("<footer>", "<footer><script>document.title='taken'</script><img src='x.png'>"))
    browser.open(broken.as_uri())
    assert browser.run("return document.title") != "taken"
    assert len(browser.console()) == 2


@pytest.mark.parametrize("width", [1200, 400, 320])
def test_no_page_is_wider_than_its_window(browser: Browser, tmp_path: Path, width: int) -> None:
    browser.look(width, 900)
    deep = [Comment(Body(f"{n} " + "word" * n), author="somebody_with_a_name") for n in range(40)]
    paths = (EXAMPLES / "observatory.json", EXAMPLES / "harbour.txt")
    read_ones = [thread for path in paths for thread in read(Document(path.read_bytes(), path.name))]
    for one in (*read_ones, Thread(**from_depths(deep, range(40))._asdict())):
        browser.open(write(one, tmp_path / "page.html"))
        assert browser.run(OVERFLOW) <= 0


def test_it_is_dark_where_the_reader_wants_it_dark(browser: Browser, observatory: str) -> None:
    browser.look(1200, 900, "dark")
    browser.open(observatory)
    dark = browser.run(COLOUR)
    browser.look(1200, 900, "light")
    assert dark != browser.run(COLOUR)


def test_it_prints(browser: Browser, observatory: str) -> None:
    browser.open(observatory)
    assert browser.pdf().startswith(b"%PDF")


def test_ten_thousand_comments_and_a_deep_chain_open(browser: Browser, tmp_path: Path) -> None:
    for depths in ([0] * 10_000, range(3_000)):
        many = [Comment(Body(f"number {n}")) for n in range(len(depths))]
        browser.open(write(Thread(**from_depths(many, depths)._asdict()), tmp_path / "many.html"))
        assert browser.run("return document.querySelectorAll('.comment').length") == len(depths)
        last = browser.run("const all = document.querySelectorAll('.comment'); return all[all.length - 1].id")
        browser.run("location.hash = arguments[0]", last)
        assert browser.run(ON_SCREEN, ":target")
