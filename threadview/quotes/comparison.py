"""Finding the quotes in one text: it is laid beside all that was written before it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from . import borders
from .attributed import is_attribution, named_above
from .findings import Quote
from .inline import inline_passages
from .judgement import chained, is_alike, is_quote
from .marked import locate
from .markings import marked_ranges, taken_ranges
from .passages import Passage, Shared, best_passage
from .runs import Line, Run, finding_runs, runs_by_line
from .stitching import parts
from .words import GRAM, Words

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from .alignment import Alignment
    from .attributed import Named
    from .findings import QuoteKind
    from .markings import Marked
    from .texts import Texts

LINES: Final = 32
"""So many lines are compared in one step."""


class Compared(NamedTuple):
    """What was found out about one comment.

    Attributes:
        quotes: What it quotes, in the order of its text.
        repeats: The earlier text of which it is a copy; None when it is none.
    """

    quotes: tuple[Quote, ...]
    repeats: int | None = None


def comparing(texts: Texts, comment: int, words: Words) -> Generator[None, None, Compared]:
    """Return what a comment quotes, after some milliseconds' worth of work for each step."""
    body = texts.thread.comments[comment].body
    marked = marked_ranges(body) if body.spans else []
    runs: list[Run] = []
    yield from finding_runs(texts.index, words, runs, {words.offsets.word_from(one.start) for one in marked})
    shared = Shared(texts.thread, texts.index, texts.sources, texts.numbers, comment, words, runs)
    quotes = (yield from _marked(texts, shared, marked)) if marked else []
    again = _repeated(texts, words, runs)
    if runs and again is None:
        quotes += yield from _unmarked(texts, shared, taken_ranges(body, marked) if body.spans else [])
    return Compared(tuple(sorted(quotes, key=lambda quote: quote.start)), again)


def _repeated(texts: Texts, words: Words, runs: Sequence[Run]) -> int | None:
    """Return the earlier text that is the whole comment, no more and no less: then it was posted twice."""
    size = len(words)
    for run in runs:
        if run.first:
            return None
        text = texts.index.text_of(run.place)
        if run.length == size == texts.index.length_of(text):
            return texts.sources[text]
    return None


def _marked(texts: Texts, shared: Shared, marked: list[Marked]) -> Generator[None, None, list[Quote]]:
    """Return the marked quotes that hold a word, each with its source where it has one."""
    quotes: list[Quote] = []
    offsets = shared.words.offsets
    ranges = [(offsets.word_from(one.start), offsets.word_from(one.end)) for one in marked]
    for place, (one, line) in enumerate(zip(marked, runs_by_line(shared.index, ranges, shared.runs), strict=True)):
        if line.first < line.end:
            quotes += _marked_parts(texts, shared, one, line)
        if place % LINES == LINES - 1:
            yield
    return quotes


def _marked_parts(texts: Texts, shared: Shared, one: Marked, line: Line) -> list[Quote]:
    """Return a marked quote, or its parts where it is stitched from several sources."""
    best = best_passage(shared, line, one.named)
    lines = parts(shared, line, best) if best else [line]
    passages = [locate(shared, part, one.named) for part in lines]
    if len(lines) == 1 or None in passages:
        passage = passages[0] if len(lines) == 1 else locate(shared, line, one.named)
        if passage is None:
            return [Quote(one.start, one.end, "marked", None, 0, 0)]
        return [Quote(one.start, one.end, "marked", passage.source, *texts.range_of([passage]))]
    quotes = []
    for part, passage in zip(lines, passages, strict=True):
        start, end = borders.stretch(shared.words.offsets, part.first, part.end)
        start, end = one.start if part is lines[0] else start, one.end if part is lines[-1] else end
        quotes += [Quote(start, end, "marked", passage.source, *texts.range_of([passage]))] if passage else []
    return quotes


def _unmarked(texts: Texts, shared: Shared, taken: list[tuple[int, int]]) -> Generator[None, None, list[Quote]]:
    """Return the quotes outside the marked ones: whole lines, parts of stitched ones, and stretches of the others."""
    whole: list[Passage] = []
    inside: list[Passage] = []
    yield from _judging(shared, taken, whole, inside)
    offsets = shared.words.offsets
    quotes: list[Quote] = []
    for is_whole, group in (*((True, one) for one in _joined(whole)), *((False, [one]) for one in inside)):
        borders_of = borders.whole_lines if is_whole else borders.stretch
        quotes.append(_quote(texts, group, *borders_of(offsets, group[0].alignment.first, group[-1].alignment.end)))
        if len(quotes) % LINES == 0:
            yield
    return quotes


def _judging(
    shared: Shared, taken: list[tuple[int, int]], whole: list[Passage], inside: list[Passage]
) -> Iterator[None]:
    """Put the lines that are quoted as a whole into one list, and what is quoted inside others into another."""
    judged: list[tuple[Passage, bool]] = []
    rest: list[Line] = []
    for place, (line, best) in enumerate(_placed(shared, taken)):
        if best and (stitched := _stitched(shared, line, best)):
            inside += stitched
        elif best:
            rest.append(line)
            judged += [(best, is_quote(shared, best) and not _says_who(shared.words, line))] if is_alike(best) else []
        if place % LINES == LINES - 1:
            yield
    whole += chained(judged)
    begun = {passage.alignment.first for passage in whole}
    for place, line in enumerate(rest):
        inside += inline_passages(shared, line) if line.first not in begun else []
        if place % LINES == LINES - 1:
            yield


def _placed(shared: Shared, taken: list[tuple[int, int]]) -> Iterator[tuple[Line, Passage | None]]:
    """Yield each line, and where most of its words stand; None where it is taken or no earlier text has any of it.

    Whom an attribution above a line names is preferred for the lines that follow it, too.
    """
    who: Named | None = None
    reached = -1
    for line in runs_by_line(shared.index, _lines_outside(shared.words, taken), shared.runs):
        best = None
        if line.runs and line.end - line.first >= GRAM:
            above = named_above(shared.words.text, shared.words.offsets.start(line.first))
            who = above or (who if line.first == reached else None)
            best = best_passage(shared, line, who)
        reached = line.end if best else -1
        yield line, best


def _says_who(words: Words, line: Line) -> bool:
    """Tell whether a line only says who wrote the next one: then it is quoted with its neighbours or not at all."""
    start, end = borders.whole_lines(words.offsets, line.first, line.end)
    return is_attribution(words.text[start:end])


def _stitched(shared: Shared, line: Line, best: Passage) -> list[Passage]:
    """Return the parts of a line that are quoted from several sources; nothing when it is not stitched together."""
    lines = parts(shared, line, best)
    if len(lines) == 1:
        return []
    passages = [passage for part in lines if (passage := best_passage(shared, part))]
    return [passage for passage in passages if is_alike(passage) and is_quote(shared, passage)]


def _lines_outside(words: Words, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the words of each line; no words for one that touches something that is taken."""
    ends = [end for _, end in taken]
    for first, past in words.offsets.lines():
        start, end = borders.whole_lines(words.offsets, first, past) if taken else (0, 0)
        at = bisect_right(ends, start)
        is_free = at == len(taken) or taken[at][0] >= end
        yield first, past if is_free else first


def _quote(texts: Texts, group: Sequence[Passage], start: int, end: int) -> Quote:
    """Return passages that follow each other in their source as one quote."""
    kind: QuoteKind = "verbatim" if group[0].alignment.exact else "near"
    return Quote(start, end, kind, group[0].source, *texts.range_of(group))


def _adjoins(before: Alignment, behind: Alignment) -> bool:
    """Tell whether two lines of one kind leave no word out between them, here and in their source."""
    ends = before.text, before.end, before.place_end, before.exact
    return ends == (behind.text, behind.first, behind.place, behind.exact)


def _joined(passages: list[Passage]) -> list[list[Passage]]:
    """Put together the lines that stand side by side, here and in their source."""
    groups: list[list[Passage]] = []
    for passage in passages:
        if groups and _adjoins(groups[-1][-1].alignment, passage.alignment):
            groups[-1].append(passage)
        else:
            groups.append([passage])
    return groups
