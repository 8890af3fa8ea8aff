"""A page dump as a Thread."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from threadview.markup import clean, clean_line, decode
from threadview.thread import Comment, Counts, LateComments, Thread, reply_counts

from .article import Article, article, body
from .bodies import compose, compose_markdown, wrap_of
from .furniture import plain_words
from .hypotheses import interpret
from .page import Page
from .segments import segments
from .tree import doubted, tree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from threadview.thread import Body, Document

    from .bodies import Wrap
    from .page import Reading
    from .segments import Segment

FORMAT: Final = "page-text"


def thread_of(document: Document) -> Thread:
    """Return the thread of a page dump; a page without comments is an article with an empty tree."""
    decoded = decode(document)
    is_as_given = decoded.encoding == "utf-8" and not decoded.replaced
    page = Page.of(clean(decoded.text, document.data if is_as_given else None))
    reading = interpret(page)
    start, end = (reading.start, reading.end) if reading else (len(page.lines),) * 2
    found = segments(page, reading) if reading else []
    above = article(page, start)
    wrap = wrap_of(page.lines[start:end], page.lines)
    columns = tree(found, _comments(page, found, wrap))._asdict()
    return Thread(
        **columns,
        title=clean_line(plain_words(page.lines[above.title].text)) if above.title >= 0 else "",
        article=_article(page, above, wrap_of(page.lines[:start], page.lines)),
        format=FORMAT,
        url=document.url,
        declared=_declared(page, reading),
        furniture=_furniture(page, reading, above, found),
        notes=_notes(decoded.replaced, found),
        counted=Counts(any(segment.anchor.author for segment in found), 0, reply_counts(columns["parents"])),
    )


def _comments(page: Page, found: Sequence[Segment], wrap: Wrap | None) -> LateComments:
    """Return the comments, each made when it is first asked for."""
    unsure = doubted(found)
    return LateComments(
        len(found),
        lambda place: _comment(page, found[place], wrap, unsure=place in unsure),
        lambda: [segment.anchor.ident for segment in found],
    )


def _comment(page: Page, segment: Segment, wrap: Wrap | None, *, unsure: bool) -> Comment:
    """Return one comment; its body is made when it is first asked for."""
    anchor = segment.anchor
    return Comment(
        _late_body(page, segment, wrap),
        id=anchor.ident,
        author=clean_line(anchor.author) if anchor.author else None,
        time=anchor.time,
        flags=("unsure",) if unsure else (),
    )


def _late_body(page: Page, segment: Segment, wrap: Wrap | None) -> Callable[[], Body]:
    """Return what makes the body of a comment: its lines, the first without the marker of the comment itself."""
    text = segment.text
    marked = bool(text) and text[0] == segment.anchor.line
    return partial(_markdown_body if page.is_markdown else _body, page, text, wrap, marked=marked)


def _body(page: Page, numbers: Sequence[int], wrap: Wrap | None, *, marked: bool) -> Body:
    """Return the body of these lines."""
    return compose([page.lines[number] for number in numbers], wrap, marked=marked)


def _markdown_body(page: Page, numbers: Sequence[int], _wrap: Wrap | None, *, marked: bool) -> Body:
    """Return the body of these lines of Markdown, which has its own way with breaks."""
    raw = [page.raw[number] for number in numbers]
    return compose_markdown([page.lines[numbers[0]].text, *raw[1:]] if marked else raw)


def _article(page: Page, above: Article, wrap: Wrap | None) -> Comment | None:
    """Return what stands between the title and the comments, None when that is nothing."""
    lines = [page.lines[number] for number in above.text]
    if not any(line.written for line in lines):
        return None
    raw = [page.raw[number] for number in above.text]
    late = partial(compose_markdown, raw) if page.is_markdown else partial(body, lines, wrap)
    return Comment(late, author=above.author, time=above.time)


def _furniture(page: Page, reading: Reading | None, above: Article, found: Sequence[Segment]) -> tuple[str, ...]:
    """Return the lines that belong to no text, in the order of the page."""
    aside = set(above.aside)
    if reading:
        aside.update(range(reading.start, found[0].anchor.line), range(reading.end, len(page.lines)))
        aside.update(chain.from_iterable([segment.aside for segment in found]))
    lines = page.lines
    return tuple([written for number in sorted(aside) if (written := lines[number].written)])


def _declared(page: Page, reading: Reading | None) -> int | None:
    """Return how many comments the page says it has."""
    last = reading.start if reading else len(page.lines)
    counts = [said.declared for number, said in page.headings if said.declared is not None and number <= last]
    return counts[-1] if counts else None


def _notes(replaced: int, found: Sequence[Segment]) -> tuple[str, ...]:
    """Return what the reader wants said."""
    notes = []
    if replaced:
        notes.append(f"{replaced} {'byte' if replaced == 1 else 'bytes'} could not be decoded")
    if not found:
        notes.append("no comments were found")
    return tuple(notes)
