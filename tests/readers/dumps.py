"""Discussions to write pages from: seeded, with texts that hold what could be taken for markers."""

from __future__ import annotations

import random
from typing import NamedTuple

from threadview.readers.page_text import READER
from threadview.thread import NO_PARENT, Document, Thread

SENTENCES = (
    "I walked past the slip this morning and the rope was still there.",
    "Nobody asked the people who live on the quay, did they?",
    "1000+ signatures and not one answer from the board.",
    "You are mistaken, the bylaw says fifty metres and not forty.",
    "3 winters in a row the pump failed and we carried buckets.",
    "Thanks for the photograph, my mother is the one in the hat.",
    "If the ferry runs at all I will eat my oilskin.",
    "Who pays for the crane when nobody is using the crane?",
    "The minutes of the meeting do not mention the dog.",
)
NAMES = ("Ann", "marlow", "Tom Aldous", "petrel77", "Ilse V.", "R. Okonjo", "Nan from plot 7")


class Written(NamedTuple):
    """One comment as it was written."""

    depth: int
    author: str
    paragraphs: list[str]

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


def discussion(seed: int, count: int) -> list[Written]:
    rng = random.Random(seed)  # noqa: S311 - the same discussion each time is the point
    depth, found = 0, []
    for place in range(count):
        depth = max(0, min(depth + rng.choice((1, 1, 0, 0, -1, -2)), 6)) if place else 0
        paragraphs = [" ".join(rng.sample(SENTENCES, rng.randint(1, 3))) for _ in range(rng.choice((1, 1, 2, 3)))]
        found.append(Written(depth, rng.choice(NAMES), paragraphs))
    return found


def parents_of(comments: list[Written]) -> list[int]:
    path, parents = [], []
    for place, comment in enumerate(comments):
        del path[comment.depth :]
        parents.append(path[-1] if path else NO_PARENT)
        path.append(place)
    return parents


def read(text: str) -> Thread:
    (found,) = READER.read(Document(text.encode()))
    return found
