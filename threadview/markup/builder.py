"""Putting a Body together, piece by piece: what every markup language here compiles to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from threadview.thread import Body, Span

from .clean import clean

if TYPE_CHECKING:
    from threadview.thread import SpanKind

URL: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"“”‘’«»`{}|\\^\[\]]{2,2000}", re.IGNORECASE)
_URL_TAIL: Final = ".,;:!?'*_…"
MAX_URL: Final = 4096
_WEB: Final = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
_USUAL: Final = re.compile(r"https?://[\x21-\x7e]{1,1000}")
_UNSAFE_URL: Final = re.compile(r"[^\x21-\x7e]")


def safe_url(url: str) -> str | None:
    """Return an address in printable ASCII, percent-encoded, or None where it is no web or mail address or too long."""
    url = url.strip()
    if _USUAL.fullmatch(url):
        return url
    if len(url) > MAX_URL or not _WEB.match(url):
        return None
    return _UNSAFE_URL.sub(
        lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode(errors="replace")), url
    )


def find_urls(text: str) -> list[tuple[int, int, str]]:
    """Return ``(start, end, address)`` of the bare addresses in a text, without the punctuation that follows them."""
    found: list[tuple[int, int, str]] = []
    if "://" not in text and "ww." not in text.lower():
        return found
    for match in URL.finditer(text):
        written = match.group().rstrip(_URL_TAIL)
        while written.endswith(")") and written.count(")") > written.count("("):
            written = written[:-1].rstrip(_URL_TAIL)
        address = safe_url(written if "://" in written else f"https://{written}")
        if address and len(written) > len("www."):
            found.append((match.start(), match.start() + len(written), address))
    return found


class BodyBuilder:
    """Collects text and spans; :meth:`body` returns them tidied.

    Blanks at the ends of paragraphs and empty paragraphs never come about, so offsets stay true while building.
    """

    def __init__(self) -> None:
        """Start with an empty text."""
        self._pieces: list[str] = []
        self._spans: list[Span] = []
        self._length = 0
        self._pending = ""

    @property
    def position(self) -> int:
        """Where the next character will stand, counting the break that would come before it."""
        return self._length + len(self._pending)

    def since(self, start: int) -> str:
        """Return the characters written since a position."""
        return "".join(self._pieces)[start:]

    def write(self, text: str, *, verbatim: bool = False) -> None:
        """Add characters, cleaned. At the start of a line leading blanks are dropped, unless ``verbatim``."""
        text = clean(text)
        if not verbatim and (self._pending or not self._length):
            text = text.lstrip(" \t\n")
        if not text:
            return
        if self._pending:
            self._pieces.append(self._pending)
            self._length += len(self._pending)
            self._pending = ""
        self._pieces.append(text)
        self._length += len(text)

    def line_break(self) -> None:
        """End the line."""
        self._break("\n")

    def paragraph_break(self) -> None:
        """End the paragraph."""
        self._break("\n\n")

    def span(
        self, start: int, kind: SpanKind, *, level: int = 0, url: str | None = None, marker: str | None = None
    ) -> None:
        """Lay a span over what was written since ``start``; nothing when that is nothing."""
        if start < self._length:
            self._spans.append(Span(start, self._length, kind, level, url, marker))

    def link(self, start: int, url: str) -> None:
        """Lay a link over what was written since ``start``; nothing when the address is none to follow."""
        address = safe_url(url)
        if address:
            self.span(start, "link", url=address)

    def body(self) -> Body:
        """Return what was written; bare addresses outside links and code become links."""
        text = "".join(self._pieces).rstrip()
        spans = [_clip(span, len(text)) for span in self._spans if span.start < len(text)]
        taken = sorted((span.start, span.end) for span in spans if span.kind in {"link", "code", "codeblock"})
        spans += [Span(a, b, "link", url=url) for a, b, url in find_urls(text) if not _inside(a, b, taken)]
        return Body(text, tuple(sorted(spans, key=_order)))

    def _break(self, pending: str) -> None:
        """Remember the longest break that is due before the next character."""
        self._strip_line()
        if self._length and len(pending) > len(self._pending):
            self._pending = pending

    def _strip_line(self) -> None:
        """Take blanks off the end of what was written."""
        while self._pieces:
            last = self._pieces[-1]
            stripped = last.rstrip(" \t\n")
            self._length -= len(last) - len(stripped)
            if stripped:
                self._pieces[-1] = stripped
                return
            self._pieces.pop()


def _clip(span: Span, end: int) -> Span:
    """Return the span, ending no later than the text."""
    return span if span.end <= end else Span(span.start, end, span.kind, span.level, span.url, span.marker)


def _inside(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    """Tell whether a range touches one of the taken ones."""
    return any(a < end and start < b for a, b in taken)


def _order(span: Span) -> tuple[int, int]:
    """Outer spans before inner ones."""
    return span.start, -span.end
