"""The page that the project began with, and real dumps with known trees, where they are at hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from threadview.readers.page_text import READER
from threadview.thread import Document, Thread

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path) -> Thread:
    (found,) = READER.read(Document(path.read_bytes(), path.name))
    return found


def letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def test_the_seed_is_read_exactly(seed: Path) -> None:
    thread = read(seed / "page.txt")
    truth = json.loads((seed / "truth.json").read_text(encoding="utf-8"))["comments"]
    assert len(thread) == len(truth)
    for index, known in enumerate(truth):
        comment = thread.comments[index]
        assert comment.text.startswith(known["begins"][:50])
        assert (thread.parents[index] + 1 or None, thread.depths[index]) == (known["parent"], known["depth"])
        assert len(comment.body.paragraphs()) == known["paragraphs"]


def test_no_line_of_the_seed_is_lost(seed: Path) -> None:
    thread = read(seed / "page.txt")
    assert thread.article is not None
    texts = [thread.title, thread.article.text, *(comment.text for comment in thread.comments), *thread.furniture]
    found = letters("".join(texts))
    lines = (seed / "page.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if letters(line.strip().lstrip("•0123456789. ")) not in found] == []


def test_pages_without_a_thread_show_none(corpus: Path) -> None:
    pages = sorted((corpus / "text/dumps").glob("no-thread*.txt"))
    assert pages
    assert [page.name for page in pages if len(read(page))] == []


@pytest.mark.parametrize(
    ("pattern", "found", "right"),
    [
        ("wordpress--*.lynx", 0.95, 0.95),
        ("wordpress--*.w3m", 0.75, 0.9),
        ("wordpress--*.elinks", 0.95, 0.9),
        ("wordpress--*.pandoc-plain", 0.8, 0.9),
        ("wordpress--*.resiliparse-main", 0.8, 0.9),
        ("smf-export--*.elinks", 0.95, 0.95),
    ],
)
def test_real_dumps_give_back_their_comments_and_parents(
    corpus: Path, pattern: str, found: float, right: float
) -> None:
    known = hits = parents = 0
    for path in sorted((corpus / "text/dumps").glob(f"{pattern}.truth.json")):
        truth = [
            each for each in json.loads(path.read_text(encoding="utf-8"))["comments"] if each["offset"] is not None
        ]
        thread = read(path.with_name(path.name.replace(".truth.json", ".txt")))
        heads = [letters(comment.text[:400]) for comment in thread.comments]
        places: dict[str, int] = {}
        for each in truth:
            opening = letters(each["text60"])[:18]
            place = next(
                (i for i, head in enumerate(heads) if opening and opening in head and i not in places.values()), None
            )
            known += 1
            if place is not None:
                places[each["id"]] = place
                hits += 1
                parents += thread.parents[place] == places.get(each["parent"], -1)
    assert known
    assert hits >= found * known
    assert parents >= right * hits
