"""A page dump as the hypotheses see it: its lines, and what was already recognised in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from . import headers
from .furniture import BEGIN_END, BEGIN_HEADING, END_SIGNS, NUMBERED, Heading, heading, is_button, is_end
from .lines import Line, is_rule, raw_lines, split
from .ordinals import with_ordinals
from .runs import Run, runs

if TYPE_CHECKING:
    from datetime import datetime

SHORT: Final = 60
"""A line below this many characters was hardly broken by a wrap."""

_SHORT_LINE: Final = 160
_HEADING_REPEATS: Final = 3
_COUNTS_OF_INDEX: Final = 3
_FEWEST_LINKS: Final = 3
_LINES_A_LINK: Final = 100


class Anchor(NamedTuple):
    """Where a comment begins, and what its header said.

    Attributes:
        line: Its first line.
        column: How far it stands in; deeper ones answer.
        consumed: The lines of its header, whose words are no part of its text.
        author: The name, where one stands there.
        time: When, where an absolute date stands there.
        ident: Its id in the page; empty when there is none.
        unsure: Nothing but its place says that a comment begins here.
        answers: Whom it says it answers, where it says so.
    """

    line: int
    column: int
    consumed: tuple[int, ...] = ()
    author: str | None = None
    time: datetime | None = None
    ident: str = ""
    unsure: bool = False
    answers: str | None = None


class Reading(NamedTuple):
    """What a hypothesis makes of a page.

    Attributes:
        anchors: The comments, in the order of the page.
        start: The line of the heading above them, or their first line.
        end: One past the last line of the last comment.
    """

    anchors: list[Anchor]
    start: int
    end: int


@dataclass(frozen=True)
class Page:
    """The lines of a page.

    Attributes:
        raw: As they were written.
        lines: The same, taken apart.
    """

    raw: list[str]
    lines: list[Line]

    @classmethod
    def of(cls, text: str) -> Page:
        """Take a cleaned text apart."""
        raw = raw_lines(text)
        return cls(raw, with_ordinals(split(raw)))

    @cached_property
    def is_markdown(self) -> bool:
        """Whether the extractor wrote Markdown (html2text does): addresses stand behind the words that link to them."""
        linked = sum("](http" in line or "](/" in line for line in self.raw)
        return linked >= max(_FEWEST_LINKS, len(self.raw) / _LINES_A_LINK)

    @cached_property
    def written(self) -> list[int]:
        """The lines that are not blank."""
        return [number for number, line in enumerate(self.lines) if line.text or line.marker]

    @cached_property
    def short(self) -> list[int]:
        """The written lines that are short enough for a heading or a name."""
        return [number for number, line in enumerate(self.lines) if 0 < len(line.text) <= _SHORT_LINE]

    @cached_property
    def headings(self) -> list[tuple[int, Heading]]:
        """The lines that comments may stand under; where many counts differ, they count what stands elsewhere."""
        lines = self.lines
        likely = [n for n in self.short if lines[n].text[:3] in BEGIN_HEADING or lines[n].text[0] in NUMBERED]
        headings = [(number, said) for number in likely if (said := heading(lines[number].text))]
        often = Counter(self.lines[number].text for number, _ in headings)
        single = [(number, said) for number, said in headings if often[self.lines[number].text] <= _HEADING_REPEATS]
        counts = {said.declared for _, said in single if said.declared is not None}
        if len(counts) < _COUNTS_OF_INDEX:
            return single
        return [(number, said) for number, said in single if said.title or said.declared is None]

    @cached_property
    def marks(self) -> dict[int, headers.Mark]:
        """What each line that may be one says as the header of a comment."""
        found = {}
        for number, line in enumerate(self.lines):
            text = line.text
            if text and headers.may_be(text) and self.opens(number):
                said = headers.mark(text)
                if said:
                    found[number] = said
        return found

    @cached_property
    def runs(self) -> list[Run]:
        """The lists of the page."""
        return runs(self.lines)

    @cached_property
    def weights(self) -> list[int]:
        """How many characters stand above each line, and at last in all."""
        return [0, *accumulate([len(line.text) for line in self.lines])]

    @cached_property
    def endings(self) -> list[int]:
        """The lines that begin what stands below comments, and at last the number of lines."""
        texts = [line.text for line in self.lines]
        likely = [number for number, text in enumerate(texts) if text[:3] in BEGIN_END or text[:1] in END_SIGNS]
        return [*(number for number in likely if is_end(texts[number])), len(texts)]

    def weight(self, first: int, end: int) -> int:
        """Return how many characters stand on these lines."""
        return self.weights[end] - self.weights[first] if end > first else 0

    def ending(self, first: int) -> int:
        """Return the first line from ``first`` on that begins what stands below comments, else the number of lines."""
        return self.endings[bisect_left(self.endings, first)]

    def opens(self, number: int) -> bool:
        """Tell whether a line may be the first of something: it does not go on with a sentence above it."""
        if number == 0 or self.lines[number].marker:
            return True
        above = self.lines[number - 1]
        if len(above.text) < SHORT or above.indent != self.lines[number].indent:
            return True
        return above.text[-1] in '.!?:…"”)»' or is_rule(above.text) or is_button(above.text)

    def before(self, number: int) -> int:
        """Return the nearest line above that is not blank, -1 for none."""
        place = bisect_left(self.written, number) - 1
        return self.written[place] if place >= 0 else -1

    def after(self, number: int) -> int:
        """Return the nearest line below that is not blank, the number of lines for none."""
        place = bisect_right(self.written, number)
        return self.written[place] if place < len(self.written) else len(self.lines)
