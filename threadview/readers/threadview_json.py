"""Our own JSON, ``threadview/1``: read as it stands, so that a round trip loses nothing.

Several documents one a line (as ``--select all --to json`` writes them) are several threads. Parents that cannot be
(past the end, in a ring, not before their child) are settled by the rules of :func:`threadview.thread.build`, and a
note says so; nothing is lost.
"""

from __future__ import annotations

import re
from array import array
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final, cast

import msgspec
from msgspec.structs import replace

from threadview.errors import FormatError
from threadview.markup import clean, clean_line, decode, safe_url
from threadview.thread import (
    EMPTY,
    FLAGS,
    NO_PARENT,
    SPAN_KINDS,
    Body,
    Comment,
    Row,
    Span,
    Thread,
    Tree,
    build,
    from_parents,
)

from .base import CERTAIN, NEVER, Reader, Sample
from .common.json_fields import sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from threadview.thread import Document, SpanKind

    from .threadview_mending import Mended
    from .threadview_schema import ArticleForm, CommentForm, SpanForm, ThreadForm

SCHEMA: Final = "threadview/1"
MAX_NESTING: Final = 64
"""Spans that may stand within one another; deeper ones mean nothing, and would cost every later step."""

_MARK: Final = re.compile(r'"schema"\s*:\s*"threadview/')
_SNIFFED: Final = 4096


def sniff(sample: Sample) -> int:
    """Look for the schema's name near the start of an object; without it a list of comments is asked for by name."""
    head = sample.head
    return CERTAIN if head.startswith("{") and _MARK.search(head, 0, _SNIFFED) else NEVER


def read(document: Document) -> list[Thread]:
    """Return the threads of a document, one a line where it holds several; what is damaged as far as it can be read.

    Raises:
        FormatError: Nothing of it can be read; the place is a path (``$.comments[3].text``) or a byte.
    """
    from .threadview_schema import ThreadForm

    form = sound(document, ThreadForm)
    if form is not None and form.schema in {"", SCHEMA}:
        return [_thread(form, (), ())]
    decoded = decode(document)
    data = decoded.text.strip().encode(errors="replace")
    lost = (f"{decoded.replaced} bytes could not be decoded",) if decoded.replaced else ()
    if not _is_lines(data):
        return [_thread(*_decoded(data), lost)]
    threads, refused = [], []
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            try:
                threads.append(_thread(*_decoded(line), lost))
            except FormatError as error:
                error.place = f"line {number}, {error.place}" if error.place else f"line {number}"
                refused.append(error)
    if refused and not any(thread.article or len(thread) for thread in threads):
        raise refused[0]
    return [replace(thread, notes=(*thread.notes, *map(str, refused))) for thread in threads] if refused else threads


def _is_lines(data: bytes) -> bool:
    """Tell whether each line is a document of its own."""
    first, line_break, rest = data.partition(b"\n")
    return bool(line_break) and first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")


def _decoded(data: bytes) -> Mended:
    """Return one document as it is written, or what can be read of it."""
    from .threadview_mending import Mended, explained, mended
    from .threadview_schema import ThreadForm

    try:
        try:
            read = Mended(msgspec.json.decode(data, type=ThreadForm), ())
        except msgspec.DecodeError:
            read = Mended(msgspec.json.decode(_without_lone_surrogates(data), type=ThreadForm), ())
    except msgspec.DecodeError as error:
        read = mended(data, explained(str(error), data))
    except RecursionError:
        read = mended(data, FormatError("is nested too deeply to be a thread", mend="write it with --to json again"))
    schema = read.form.schema
    if schema and schema != SCHEMA:
        what = f"is of the form {clean_line(schema)[:40]!r}, and this version reads {SCHEMA!r}"
        raise FormatError(what, mend="update threadview, or write the file again", place="$.schema")
    return read


def _without_lone_surrogates(data: bytes) -> bytes:
    """Put U+FFFD for the halves of surrogate pairs, which other programs write and msgspec refuses."""
    escape = rb"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\(u[dD][89a-fA-F]..)|\\."
    return re.sub(escape, lambda match: rb"\ufffd" if match[1] else match[0], data, flags=re.DOTALL)


def _thread(form: ThreadForm, damage: tuple[str, ...], lost: tuple[str, ...]) -> Thread:
    """Return the thread that a document tells of, with what is wrong with it."""
    comments = [_comment(one, one.count) for one in form.comments]
    tree, notes = _tree(comments, form.comments)
    return Thread(
        **tree._asdict(),
        title=clean_line(form.title or ""),
        article=_comment(form.article) if form.article else None,
        format=READER.name,
        url=safe_url(form.url) if form.url else None,
        declared=form.declared,
        furniture=tuple(clean(line) for line in form.furniture),
        notes=(*(clean_line(note) for note in form.notes), *damage, *notes, *lost),
    )


def _tree(comments: Sequence[Comment], forms: Sequence[CommentForm]) -> tuple[Tree, tuple[str, ...]]:
    """Lay out the comments; where they are not in page order or their parents cannot be, by the builder's rules.

    A part of a thread keeps the indexes of the whole, which then have gaps; indexes that do not rise are no use.
    """
    places = range(len(forms))
    indexes = [place if form.index is None else form.index for place, form in zip(places, forms, strict=True)]
    if indexes != list(places) and all(a < b for a, b in pairwise(indexes)):
        return build(_rows(comments, forms, indexes)), ()
    parents = array("q", (NO_PARENT if form.parent is None else _bounded(form.parent) for form in forms))
    try:
        return from_parents(comments, array("i", parents)), ()
    except ValueError as error:
        place = f"$.comments[{error.args[0]}].parent"
    note = f"{place} is not on the path to its comment: the tree from there on was settled by rule"
    return build(_rows(comments, forms, places)), (note,)


def _rows(comments: Sequence[Comment], forms: Sequence[CommentForm], indexes: Sequence[int]) -> Iterator[Row]:
    """Yield the comments under their indexes."""
    for comment, form, index in zip(comments, forms, indexes, strict=True):
        yield Row(str(index), None if form.parent in {None, NO_PARENT} else str(form.parent), comment)


def _bounded(parent: int) -> int:
    """Return a parent that fits a column; one out of any range stays out of range."""
    return min(max(parent, -2), 2**31 - 1)


def _comment(form: CommentForm | ArticleForm, count: int = 0) -> Comment:
    """Return one comment, or the article, its texts cleaned; ``count`` is what a ``more`` stub stands for."""
    return Comment(
        partial(_body, form.text, form.spans),
        id="" if form.id is None else clean_line(str(form.id)),
        author=_name(form.author),
        time=_time(form.time) if form.time else None,
        flags=_flags(form.flags) if form.flags else (),
        url=safe_url(form.url) if form.url else None,
        count=max(count, 0),
    )


def _name(author: str | None) -> str | None:
    """Return an author's name on one line, None for a blank one."""
    return (clean_line(author) or None) if author else None


def _time(written: str) -> datetime | None:
    """Return the time of an ISO 8601 text, in UTC where it names no zone; None where it is no time."""
    try:
        time = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _flags(flags: Iterable[str]) -> tuple[str, ...]:
    """Return the known ones of the flags, in their order."""
    given = set(flags)
    return tuple(flag for flag in FLAGS if flag in given)


def _body(written: str, forms: list[SpanForm]) -> Body:
    """Return a text with its spans; where cleaning changed the text, they move with it."""
    text = clean(written)
    if not forms:
        return Body(text) if text else EMPTY
    ends = [(form.start, form.end) for form in forms]
    if text is not written and text != written:
        text, ends = _clean_with_spans(written, ends)
    spans = [
        span for form, (start, end) in zip(forms, ends, strict=True) if (span := _span(form, start, end, len(text)))
    ]
    if any((a.start, -a.end) > (b.start, -b.end) for a, b in pairwise(spans)):
        spans.sort(key=lambda span: (span.start, -span.end))
    return Body(text, tuple(_shallow(spans)))


def _clean_with_spans(written: str, spans: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Return the cleaned text, piece by piece between the ends of spans, and where these stand in it."""
    size = len(written)
    within = [tuple(min(max(end, 0), size) for end in span) for span in spans]
    ends = sorted({0, size, *(end for span in within for end in span)})
    moved, pieces, length = {0: 0}, [], 0
    for start, end in pairwise(ends):
        pieces.append(clean(written[start:end]))
        length += len(pieces[-1])
        moved[end] = length
    return "".join(pieces), [(moved[start], moved[end]) for start, end in within]


def _span(form: SpanForm, start: int, end: int, size: int) -> Span | None:
    """Return a span that lies within the text, None where nothing is left of it or its kind is not known."""
    start, end = max(start, 0), min(end, size)
    url = safe_url(form.url) if form.url else None
    if start >= end or form.kind not in SPAN_KINDS or (form.kind == "link" and not url):
        return None
    marker = clean_line(form.marker) if form.marker else None
    return Span(start, end, cast("SpanKind", form.kind), form.level, url, marker)


def _shallow(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans but those that stand in more than :data:`MAX_NESTING` others; in one pass."""
    ends: list[int] = []
    for span in spans:
        while ends and ends[-1] <= span.start:
            ends.pop()
        if len(ends) < MAX_NESTING:
            ends.append(span.end)
            yield span


READER: Final = Reader("threadview", "threadview's own JSON, as --to json writes it", sniff, read)
