"""A page dump as the hypotheses see it: its lines, and what was already recognised in them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property
from itertools import accumulate, chain, compress, repeat
from operator import attrgetter, is_not
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from . import headers
from .furniture import (
    BEGIN_END,
    BEGIN_HEADING,
    END_SIGNS,
    LONGEST_UNLINKED,
    NUMBERED,
    Heading,
    heading,
    is_button,
    is_card,
    is_end,
    is_label,
    is_prose,
)
from .lines import EMPTY, Line, holds_link, is_rule, raw_lines, split
from .ordinals import with_ordinals
from .runs import Run, runs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

SHORT: Final = 60
"""A line below this many characters was hardly broken by a wrap."""

_SHORT_LINE: Final = 160
_HEADING_REPEATS: Final = 3
_COUNTS_OF_INDEX: Final = 3
_FEWEST_LINKS: Final = 3
_LINES_A_LINK: Final = 100
_TEXT: Final = attrgetter("text")


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


class Page(Struct, frozen=True, dict=True):
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
        return cls(raw, with_ordinals(*split(raw)), holds_link(text))

    @cached_property
    def is_markdown(self) -> bool:
        """Whether the extractor wrote Markdown (html2text does): addresses stand behind the words that link to them."""
        if not self.has_links:
            return False
        linked = sum("](http" in line or "](/" in line for line in self.raw)
        return linked >= max(_FEWEST_LINKS, len(self.raw) / _LINES_A_LINK)

    @cached_property
    def texts(self) -> list[str]:
        """What each line says, without its marker."""
        return list(map(_TEXT, self.lines))

    @cached_property
    def lengths(self) -> list[int]:
        """How many characters each line says."""
        return list(map(len, self.texts))

    @cached_property
    def written(self) -> list[int]:
        """The lines that are not blank."""
        return list(compress(range(len(self.lines)), map(is_not, self.lines, repeat(EMPTY))))

    @cached_property
    def _stops(self) -> list[int]:
        """The lines that are not blank, between -1 and the number of lines."""
        return [-1, *self.written, len(self.lines)]

    @cached_property
    def _written_above(self) -> list[int]:
        """How many lines above each line, and at last in all, are not blank."""
        return list(accumulate(map(is_not, self.lines, repeat(EMPTY)), initial=0))

    @cached_property
    def short(self) -> list[int]:
        """The written lines that are short enough for a heading or a name."""
        lengths = self.lengths
        return [number for number in self.written if 0 < lengths[number] <= _SHORT_LINE]

    @cached_property
    def headings(self) -> list[tuple[int, Heading]]:
        """The lines that comments may stand under; where many counts differ, they count what stands elsewhere."""
        texts = self.texts
        likely = self._beginning(lambda start: start in BEGIN_HEADING or start[:1] in NUMBERED)
        headings = [(number, said) for number in likely if (said := heading(texts[number]))]
        often = Counter(texts[number] for number, _ in headings)
        single = [(number, said) for number, said in headings if often[texts[number]] <= _HEADING_REPEATS]
        counts = {said.declared for _, said in single if said.declared is not None}
        if len(counts) < _COUNTS_OF_INDEX:
            return single
        return [(number, said) for number, said in single if said.title or said.declared is None]

    @cached_property
    def marks(self) -> dict[int, headers.Mark]:
        """What each line that may be one says as the header of a comment."""
        texts, lengths = self.texts, self.lengths
        likely = headers.likely(texts, self.written)
        likely = [number for number in likely if not lengths[number - 1] or self.opens(number)]
        marks = headers.marks([texts[number] for number in likely])
        return {number: mark for number, mark in zip(likely, marks, strict=True) if mark}

    @cached_property
    def are_of_text(self) -> Mapping[int, bool]:
        """Of each line, and of the one behind the last, whether it surely says nothing of who wrote, and no button."""
        return _AreOfText(self)

    @cached_property
    def runs(self) -> list[Run]:
        """The lists of the page."""
        return runs(self.lines) if self.has_items else []

    @cached_property
    def weights(self) -> list[int]:
        """How many characters stand above each line, and at last in all."""
        return list(accumulate(self.lengths, initial=0))

    @cached_property
    def endings(self) -> list[int]:
        """The lines that begin what stands below comments, and at last the number of lines."""
        lines = self.lines
        likely = self._beginning(lambda start: start in BEGIN_END or start[:1] in END_SIGNS)
        return [*(number for number in likely if is_end(lines[number].text)), len(lines)]

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        """The lines that are neither blank nor too long, by their first three letters.

        These tell most of what a line is not. A line such as "Posted by Ann" with a date neither announces comments nor
        ends them.
        """
        texts, lengths = self.texts, self.lengths
        signed = {number for number, mark in self.marks.items() if mark.shape == "by" and mark.time}
        longest = max(lengths) if self.has_links else LONGEST_UNLINKED
        starts: dict[str, list[int]] = {}
        for number in self.written:
            if lengths[number] <= longest and number not in signed:
                start = texts[number][:3]
                if start in starts:
                    starts[start].append(number)
                else:
                    starts[start] = [number]
        return starts

    def _beginning(self, fits: Callable[[str], bool]) -> list[int]:
        """Return the lines whose first three letters fit, which is asked once for all that begin alike."""
        return sorted(chain.from_iterable(numbers for start, numbers in self._starts.items() if fits(start)))

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

    def on_card(self, number: int) -> bool:
        """Tell whether a line stands on the card of a forum's member: as label, as value below one, or as both."""
        text = self.lines[number].text
        if is_card(text) or is_label(text):
            return True
        above = self.before(number)
        return above >= 0 and len(text) <= SHORT and is_label(self.lines[above].text)

    def before(self, number: int) -> int:
        """Return the nearest line above that is not blank, -1 for none."""
        return self._stops[self._written_above[number]]

    def nearest(self, number: int, most: int) -> list[int]:
        """Return the nearest lines above that are not blank, from below; no more than some."""
        end = self._written_above[number]
        return self.written[max(0, end - most) : end][::-1]

    def items_above(self, number: int, most: int) -> bool:
        """Tell whether one of the nearest lines above that are not blank begins an item."""
        end = self._written_above[number]
        return self._items[end] > self._items[max(0, end - most)]

    @cached_property
    def has_items(self) -> bool:
        """Whether any line begins an item."""
        return self._items[-1] > 0

    @cached_property
    def _items(self) -> list[int]:
        """How many of the first lines that are not blank begin items, from none to all."""
        lines = self.lines
        return list(accumulate([lines[number].marker != "" for number in self.written], initial=0))

    def after(self, number: int) -> int:
        """Return the nearest line below that is not blank, the number of lines for none."""
        return self._stops[self._written_above[number + 1] + 1]


class _AreOfText(dict[int, bool]):
    """Whether lines are of a text: found out when it is first asked for, as the first and the last of comments are."""

    def __init__(self, page: Page) -> None:
        """Know it of what stands behind the last line, and of the lines that say who wrote."""
        super().__init__(dict.fromkeys([*page.marks, len(page.lines)], False))
        self._texts = page.texts

    def __missing__(self, number: int) -> bool:
        """Find it out, and keep it."""
        said = self._texts[number]
        found = self[number] = is_prose(said) and not headers.reply_to(said)
        return found
