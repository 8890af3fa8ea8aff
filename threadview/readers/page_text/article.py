"""What stands before the comments: the title, and the article with its headings, lists and quoted passages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup import BodyBuilder
from threadview.readers.common.patterns import lazy

from .bodies import compose
from .furniture import is_button, is_furniture, plain_words
from .lines import is_rule, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from threadview.thread import Body

    from .bodies import Wrap
    from .lines import Line
    from .page import Page

_MAX_TITLE: Final = 200
_MAX_HEADING: Final = 100
_MAX_HEADING_WORDS: Final = 14
_NEAR_TITLE: Final = 4
_MAX_COLOPHON: Final = 16
_FURTHER_IN: Final = 12
_CUT_TITLE: Final = 12
_MARKED_HEADING: Final = lazy(r"(#{1,6})\s+(?=\S)")
_SAYING: Final = lazy(
    r"\b(?:said|says|added|adds|told|wrote|writes|stated|tweeted|replied|explained|asked|declared|announced"
    r"|sagte|schrieb|erklärte|ergänzte|déclaré|dijo)\b"
)
_QUOTATION_MARKS: Final = "\"“„«‘'"
_NOT_TITLE: Final = lazy(
    r"(?:skip to|jump to|zum inhalt|menu$|search|home$|https?://|#\[|\[[^\]]{0,40}\]$|link: |.{0,150}\[\d+\])",
    re.IGNORECASE,
)


class Article(NamedTuple):
    """The lines above the comments, sorted.

    Attributes:
        title: The line of the title, -1 without one.
        text: The lines of the article.
        aside: Those of the page: menus, buttons, the line with author and date.
        author: Who wrote it, where a line near the title says so.
        time: When, from the same line.
    """

    title: int
    text: list[int]
    aside: list[int]
    author: str | None = None
    time: datetime | None = None


def article(page: Page, end: int) -> Article:
    """Sort the lines above ``end``, where the comments begin."""
    title = _title_line(page, end)
    written = [number for number in range(max(title, 0)) if page.lines[number].written]
    if title >= 0 and plain_words(page.lines[title].text) != page.lines[title].text:
        written.append(title)
    body = range(title + 1, _without_colophon(page, title + 1, end))
    byline = _byline(page, body)
    apart = {number for number in body if _is_apart(page.lines[number])}
    below = [number for number in range(body.stop, end) if page.lines[number].written]
    found = Article(title, [n for n in body if n not in apart and n != byline], sorted([*written, *apart, *below]))
    if byline < 0:
        return found
    mark = page.marks[byline]
    return found._replace(aside=sorted([*found.aside, byline]), author=mark.author, time=mark.time)


def _title_line(page: Page, end: int) -> int:
    """Return the line of the title above ``end``, -1 when there is none.

    The title is the line that the heading of the comments names, else the first marked heading, else the first line
    that is no menu.
    """
    named = next((said.title for _, said in reversed(page.headings) if said.title), "")
    first = -1
    for number in range(end):
        line = page.lines[number]
        text = plain_words(line.text)
        if not text or line.marker or len(text) > _MAX_TITLE or is_furniture(text):
            continue
        if (named and _same(text, named)) or line.text.startswith("# "):
            return number
        if first < 0 and not _NOT_TITLE().match(line.text):
            first = number
    return first


def _byline(page: Page, body: range) -> int:
    """Return the line near the title that says who wrote the article, and when; -1 for none."""
    near = [number for number in body[: 4 * _NEAR_TITLE] if page.lines[number].text][:_NEAR_TITLE]
    for number in near:
        mark = page.marks.get(number)
        if mark and mark.author and mark.shape in {"by", "dated"} and (mark.time or mark.shape == "by"):
            return number
    return -1


def _without_colophon(page: Page, first: int, end: int) -> int:
    """Return where the article ends before a navigation or a form that stands right above the comments."""
    written = 0
    cut = end
    for number in range(end - 1, first - 1, -1):
        written += bool(page.lines[number].text)
        if written > _MAX_COLOPHON:
            break
        if page.ending(number) == number:
            cut = number
    return cut


def _is_apart(line: Line) -> bool:
    """Tell whether a line of an article is a row of buttons or a drawn line."""
    return bool(line.text) and not line.marker and (is_rule(line.text) or is_button(line.text))


def body(lines: Sequence[Line], wrap: Wrap | None) -> Body:
    """Return the article made of these lines."""
    builder = BodyBuilder()
    margin = _margin(lines)
    introduced = False
    listed = list(lines)
    for first, end in paragraphs(listed, 0, len(listed)):
        block = listed[first:end]
        text = compose(block, wrap)
        start = builder.position
        level = _heading_level(block, listed, end)
        _append(builder, text, len(plain_prefix(block[0])) if level else 0)
        if level:
            builder.span(start, "heading", level=level)
        elif _is_quoted(block, margin, text.text, introduced=introduced):
            builder.span(start, "quote", level=1)
        builder.paragraph_break()
        introduced = text.text.endswith(":") and _SAYING().search(text.text) is not None
    return builder.body()


def plain_prefix(line: Line) -> str:
    """Return the ``#`` marks of a heading, with the blank behind them."""
    match = _MARKED_HEADING().match(line.text)
    return match.group() if match else ""


def _append(builder: BodyBuilder, text: Body, skipped: int) -> None:
    """Write a finished body behind what is there, without its first characters, with its spans."""
    start = builder.position - skipped
    position = skipped
    for span in text.spans:
        if span.kind == "link" or span.start < position:
            continue
        builder.write(text.text[position : span.end])
        builder.span(start + span.start, span.kind, level=span.level, marker=span.marker)
        position = span.end
    builder.write(text.text[position:])


def _heading_level(block: Sequence[Line], lines: Sequence[Line], end: int) -> int:
    """Return the rank of a heading, 0 for any other paragraph.

    A heading is marked with ``#``, or is one short line that ends no sentence and has a paragraph below it.
    """
    line = block[0]
    if match := _MARKED_HEADING().match(line.text):
        return len(match.group(1))
    if len(block) > 1 or line.marker or len(line.text) > _MAX_HEADING or len(line.text.split()) > _MAX_HEADING_WORDS:
        return 0
    below = next((other for other in lines[end:] if other.text), None)
    if below is None or below.marker or len(below.text) < len(line.text):
        return 0
    return 2 if _reads_as_heading(line.text) else 0


def _reads_as_heading(text: str) -> bool:
    """Tell whether a short line begins like a heading and ends no sentence; a question may be one, a quoted one too."""
    quoted = text[0] in _QUOTATION_MARKS
    opens = quoted or text[0].isupper() or text[0].isdigit()
    return opens and text[-1] not in ".,;:!…-" and (quoted or text[-1] not in '"”»')


def _is_quoted(block: Sequence[Line], margin: int, text: str, *, introduced: bool) -> bool:
    """Tell whether a paragraph is a quoted passage.

    It stands further in than the rest, or words such as "he added:" lead to it.
    """
    if not text or block[0].marker or text[0] == ">":
        return False
    further_in = margin < min(line.indent for line in block) <= margin + _FURTHER_IN
    return further_in or (introduced and text[0] not in _QUOTATION_MARKS)


def _margin(lines: Sequence[Line]) -> int:
    """Return the column at which most of the text stands."""
    weights: dict[int, int] = {}
    for line in lines:
        if line.text and not line.marker:
            weights[line.indent] = weights.get(line.indent, 0) + len(line.text)
    return max(weights, key=weights.__getitem__) if weights else 0


def _same(text: str, title: str) -> bool:
    """Tell whether two titles have the same letters; one may be cut."""
    left, right = ("".join(letter for letter in each.lower() if letter.isalnum()) for each in (text, title))
    if not left or left == right:
        return bool(left)
    return min(len(left), len(right)) > _CUT_TITLE and (left.startswith(right) or right.startswith(left))
