"""Who is quoted: the attributions above the quotes of a finished Body, where no element of the markup has told it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threadview.thread import Body, Span

from .attribution import MOST_LINES, attribution_above

if TYPE_CHECKING:
    from collections.abc import Iterator


def name_authors(body: Body) -> Body:
    """Return the body with an ``attribution`` over the lines above a quote that say whose words it holds."""
    found = list(_attributions(body))
    if not found:
        return body
    return Body(body.text, tuple(sorted((*body.spans, *found), key=lambda span: (span.start, -span.end))))


def _attributions(body: Body) -> Iterator[Span]:
    """Yield the attributions; what stands in another quote, as deep or deeper, is none of this one."""
    ends: dict[int, int] = {}
    named = {span.end for span in body.spans if span.kind == "attribution"}
    for quote in body.spans:
        if quote.kind != "quote":
            continue
        above = quote.start
        while above and body.text[above - 1] == "\n":
            above -= 1
        if above and above not in named and all(end < above for level, end in ends.items() if level >= quote.level):
            named.add(above)
            yield from _above(body.text, above)
        ends[quote.level] = max(quote.end, ends.get(quote.level, 0))


def _above(text: str, end: int) -> Iterator[Span]:
    """Yield the attribution that ends here."""
    break_above = text.rfind("\n\n", 0, end)
    start = break_above + len("\n\n") if break_above >= 0 else 0
    lines = text[start:end].split("\n")[-MOST_LINES:]
    if found := attribution_above(lines):
        count, name = found
        begin = end - len("\n".join(lines[-count:]))
        yield Span(begin, end, "attribution", marker=name or None)
