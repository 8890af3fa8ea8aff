"""A page dump as the hypotheses see it: its lines, and what was already recognised in them."""

from __future__ import annotations

from bisect import bisect_left
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
    from collections.abc import Callable
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
        has_links: Whether a Markdown link may stand in them.
    """

    raw: list[str]
    lines: list[Line]
    has_links: bool

    @classmethod
    def of(cls, text: str) -> Page:
        """Take a cleaned text apart."""
        raw = raw_lines(text)
        return cls(raw, with_ordinals(split(raw)), "](" in text)

    @cached_property
    def is_markdown(self) -> bool:
        """Whether the extractor wrote Markdown (html2text does): addresses stand behind the words that link to them."""
        if not self.has_links:
            return False
        linked = sum("](http" in line or "](/" in line for line in self.raw)
        return linked >= max(_FEWEST_LINKS, len(self.raw) / _LINES_A_LINK)

    @cached_property
    def _above(self) -> list[int]:
        """The nearest line above each line that is not blank, -1 for none."""
        written = [n if text or marker else -1 for n, (_, marker, _, text) in enumerate(self.lines)]
        return [-1, *accumulate(written, max)]

    @cached_property
    def _below(self) -> list[int]:
        """The nearest line from each line on that is not blank, the number of lines for none; from the last up."""
        size = len(self.lines)
        written = [n if text or marker else size for n, (_, marker, _, text) in enumerate(self.lines)]
        return [size, *accumulate(reversed(written), min)]

    @cached_property
    def short(self) -> list[int]:
        """The written lines that are short enough for a heading or a name."""
        return [number for number, (_, _, _, text) in enumerate(self.lines) if 0 < len(text) <= _SHORT_LINE]

    @cached_property
    def headings(self) -> list[tuple[int, Heading]]:
        """The lines that comments may stand under; where many counts differ, they count what stands elsewhere."""
        lines = self.lines
        likely = self._beginning(lambda start: start in BEGIN_HEADING or start[:1] in NUMBERED)
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
        return {
            number: said
            for number, (_, _, _, text) in enumerate(self.lines)
            if text and headers.may_be(text) and self.opens(number) and (said := headers.mark(text))
        }

    @cached_property
    def runs(self) -> list[Run]:
        """The lists of the page."""
        return runs(self.lines)

    @cached_property
    def weights(self) -> list[int]:
        """How many characters stand above each line, and at last in all."""
        return [0, *accumulate([len(text) for _, _, _, text in self.lines])]

    @cached_property
    def endings(self) -> list[int]:
        """The lines that begin what stands below comments, and at last the number of lines."""
        lines = self.lines
        likely = self._beginning(lambda start: start in BEGIN_END or start[:1] in END_SIGNS)
        return [*(number for number in likely if is_end(lines[number].text)), len(lines)]

    @cached_property
    def _starts(self) -> list[str]:
        """The first three letters of each line: most of what a line is not, these tell."""
        return [text[:3] for _, _, _, text in self.lines]

    def _beginning(self, fits: Callable[[str], bool]) -> list[int]:
        """Return the lines whose first three letters fit, which is asked once for all that begin alike.

        A line such as "Posted by Ann" with a date neither announces comments nor ends them.
        """
        fitting = set(filter(fits, set(self._starts)))
        likely = [number for number, start in enumerate(self._starts) if start in fitting]
        signed = {number for number, mark in self.marks.items() if mark.shape == "by" and mark.time}
        return [number for number in likely if number not in signed]

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
        return self._above[number]

    def after(self, number: int) -> int:
        """Return the nearest line below that is not blank, the number of lines for none."""
        return self._below[-number - 2]
