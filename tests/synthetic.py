"""Synthetic threads of any size, with their truth: who answers whom, what quotes what, who is mentioned.

Seeded: the same arguments make the same thread. As a script::

    python tests/synthetic.py --comments 10000 --form json > thread.json
    python tests/synthetic.py --comments 300 --form page --shape chinese --indent 4 --bullet '*'

Shapes: ``natural`` (few comments get many replies, long exchanges of two people, up to 40 levels), ``chain`` (each
answers the one before), ``star`` (all answer the first), ``huge`` (natural, one comment has a megabyte), ``chinese``.
"""

from __future__ import annotations

import argparse
import random
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from synthetic_prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from threadview.thread import Row, Thread

ARTICLE = -1
MAX_DEPTH = 40
HUGE_WORDS = 170_000
FIRST_TIME = datetime(2024, 5, 4, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Planted:
    """A quote that is known: characters ``start`` to ``end`` of a comment stand in its source too.

    ``source`` is an index, or :data:`ARTICLE`; ``marked`` tells whether the quoting author marked it.
    """

    comment: int
    start: int
    end: int
    source: int
    source_start: int
    source_end: int
    marked: bool


@dataclass(frozen=True)
class Mentioned:
    """A handle that a comment writes, with its at sign, at ``start`` to ``end``."""

    comment: int
    start: int
    end: int
    handle: str


@dataclass
class Synthetic:
    """A thread and its truth, in page order; texts have their paragraphs parted by a blank line."""

    title: str
    article: str
    parents: list[int]
    authors: list[str]
    times: list[datetime]
    texts: list[str] = field(default_factory=list)
    quotes: list[Planted] = field(default_factory=list)
    mentions: list[Mentioned] = field(default_factory=list)

    @property
    def depths(self) -> list[int]:
        """The depth of each comment, 0 at the top level."""
        depths: list[int] = []
        for parent in self.parents:
            depths.append(depths[parent] + 1 if parent >= 0 else 0)
        return depths

    def marked_in(self, comment: int) -> list[Planted]:
        """Return the quotes that this comment marks."""
        return self._marks.get(comment, [])

    @cached_property
    def _marks(self) -> dict[int, list[Planted]]:
        marks: dict[int, list[Planted]] = {}
        for quote in self.quotes:
            if quote.marked:
                marks.setdefault(quote.comment, []).append(quote)
        return marks

    def rows(self) -> list[Row]:
        """Return the comments as a source would tell them."""
        from threadview.thread import Body, Comment, Row, Span

        spans: dict[int, tuple[Span, ...]] = {}
        for quote in self.quotes:
            if quote.marked:
                spans[quote.comment] = (Span(quote.start, quote.end, "quote", level=1),)
        return [
            Row(
                f"c{at}",
                f"c{parent}" if parent >= 0 else None,
                Comment(Body(text, spans.get(at, ())), id=f"c{at}", author=self.authors[at], time=self.times[at]),
            )
            for at, (parent, text) in enumerate(zip(self.parents, self.texts, strict=True))
        ]

    def thread(self) -> Thread:
        """Return it as a Thread."""
        from threadview.thread import Body, Comment, Thread, build

        return Thread(**build(self.rows())._asdict(), title=self.title, article=Comment(Body(self.article)))


def generate(count: int, *, seed: int = 1, shape: str = "natural") -> Synthetic:
    """Make a thread of ``count`` comments; ``shape`` is one of :data:`SHAPES`."""
    rng = random.Random(f"{seed}/{count}/{shape}")  # noqa: S311 - the same thread each time is the point
    prose = Prose(rng, han=shape == "chinese")
    parents = SHAPES[shape](rng, count)
    made = Synthetic(
        prose.sentence()[:-1], prose.article(), parents, _authors(rng, prose, parents), _times(rng, parents)
    )
    for index in range(count):
        _write_comment(rng, prose, made, index)
    if shape == "huge" and count:
        longest = rng.randrange(count)
        made.texts[longest] += "\n\n" + prose.paragraph(HUGE_WORDS)
    return made


def _write_comment(rng: random.Random, prose: Prose, made: Synthetic, index: int) -> None:
    """Write one text; one in seven quotes an ancestor or the article, one in twelve mentions its parent."""
    paragraphs = [
        prose.paragraph(rng.randint(5, 45)) for _ in range(rng.choices((1, 2, 3, 4, 6), (50, 28, 14, 6, 2))[0])
    ]
    parent = made.parents[index]
    if parent >= 0 and rng.random() < 1 / 12:
        handle = made.authors[parent]
        made.mentions.append(Mentioned(index, 0, len(handle) + 1, handle))
        paragraphs[0] = f"@{handle} {paragraphs[0]}"
    elif rng.random() < 1 / 7:
        _plant(rng, made, index, paragraphs)
    made.texts.append("\n\n".join(paragraphs))


def _plant(rng: random.Random, made: Synthetic, index: int, paragraphs: list[str]) -> None:
    """Put a sentence of an earlier text before the paragraphs, as one of its own."""
    source = made.parents[index]
    while source >= 0 and rng.random() < 1 / 4:
        source = made.parents[source]
    text = made.article if source < 0 else made.texts[source]
    start, end = rng.choice(_sentences(text))
    if end - start > 20 and not any(quote.comment == source for quote in made.quotes[-200:]):
        paragraphs.insert(0, text[start:end])
        made.quotes.append(Planted(index, 0, end - start, source, start, end, marked=rng.random() < 1 / 2))


def _sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences stand."""
    found, start = [], 0
    for at, character in enumerate(text):
        if character in ".?!。？！":
            found.append((start, at + 1))
            start = at + 1
            while start < len(text) and text[start] in " \n":
                start += 1
    return found


def _authors(rng: random.Random, prose: Prose, parents: list[int]) -> list[str]:
    """Choose who writes: a few write much; in an exchange two people take turns."""
    names = list(dict.fromkeys(prose.handle() for _ in range(max(4, int(len(parents) ** 0.7)))))
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(names))))
    authors = rng.choices(names, cum_weights=weights, k=len(parents))
    for index, parent in enumerate(parents):
        if parent >= 0 and parents[parent] >= 0 and rng.random() < 1 / 3:
            authors[index] = authors[parents[parent]]
    return authors


def _times(rng: random.Random, parents: list[int]) -> list[datetime]:
    """Choose when: after the parent, and after the sibling before."""
    times: list[datetime] = []
    latest: dict[int, datetime] = {}
    for parent in parents:
        after = max(latest.get(parent, FIRST_TIME), times[parent] if parent >= 0 else FIRST_TIME)
        times.append(after + timedelta(seconds=int(rng.expovariate(1 / 900)) + 1))
        latest[parent] = times[-1]
    return times


def _natural(rng: random.Random, count: int) -> list[int]:
    """Return parents in page order: the one before, or one on its path, the likelier the more replies it has."""
    parents: list[int] = []
    replies = [0] * count
    path: list[int] = []
    exchange = 0
    for index in range(count):
        exchange = exchange - 1 if exchange else rng.randint(10, 50) if rng.random() < 1 / 400 else 0
        choice = rng.random()
        if not path or (choice < 1 / 10 and not exchange):
            path = []
        elif len(path) >= MAX_DEPTH or (choice > 1 / 2 and not exchange):
            chosen = rng.choices(path, [replies[up] + 1 for up in path])[0]
            del path[path.index(chosen) + 1 :]
            del path[MAX_DEPTH - 1 :]
        parents.append(path[-1] if path else ARTICLE)
        if path:
            replies[path[-1]] += 1
        path.append(index)
    return parents


def _chain(_rng: random.Random, count: int) -> list[int]:
    return list(range(-1, count - 1))


def _star(_rng: random.Random, count: int) -> list[int]:
    return [-1, *([0] * (count - 1))][:count]


SHAPES: dict[str, Callable[[random.Random, int], list[int]]] = {
    "natural": _natural,
    "chain": _chain,
    "star": _star,
    "huge": _natural,
    "chinese": _natural,
}


def main() -> None:
    """Write a thread to standard output."""
    import synthetic_forms as forms

    parser = argparse.ArgumentParser(description="Write a synthetic thread.")
    parser.add_argument("--comments", type=int, default=1000)
    parser.add_argument("--form", choices=tuple(forms.FORMS), default="json")
    parser.add_argument("--shape", choices=tuple(SHAPES), default="natural")
    parser.add_argument("--seed", type=int, default=1)
    forms.add_style_options(parser)
    given = parser.parse_args()
    made = generate(given.comments, seed=given.seed, shape=given.shape)
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(forms.write(made, given.form, forms.style_from(given)))


if __name__ == "__main__":
    main()
