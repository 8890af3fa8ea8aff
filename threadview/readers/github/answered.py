"""Which comment of a flat list answers which: by the words that it quotes, or by whom it addresses first."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKED: Final = re.compile(r"(>(?:(?<=^>)|(?<=^ >)|(?<=^  >)|(?<=^   >)).*$)", re.MULTILINE)
"""A quoted line. Led by its one sure character, which is sought ten times as fast as the beginning of a line."""

_ADDRESSED: Final = re.compile(r"\s*@([\w][\w-]{0,38})")
_BLANKS: Final = b" \t\n\v\f\r\x1c\x1d\x1e\x1f"
_SHORTEST: Final = 12
"""Characters, without blanks, that a quoted line must have to tell where it comes from."""

_LONGEST: Final = 60
_ENOUGH: Final = 160
"""Of a longer line its first characters are tried, without blanks, before all of it."""

_FAR: Final = 400_000
"""How many characters back the words are sought: a bound for threads without end."""


def answered(article: str, texts: Sequence[str], authors: Sequence[str | None]) -> list[int | None]:
    """Return for each comment the place of the one that it answers; None for the article, or where nothing tells it.

    None too for the one just before: they stand together as they are, and a talk of two people stays a list.

    A quoted line counts that an earlier comment has among its author's own: as a line, or else somewhere in its words;
    the nearest first. Without one, ``@name`` at the beginning leads to the last comment of that name.

    Args:
        article: The Markdown of what is discussed.
        texts: The Markdown of each comment.
        authors: Who wrote each comment.
    """
    if not any(">" in text or "@" in text for text in texts):
        return [None] * len(texts)
    earlier = _Earlier((article, *texts))
    lines = earlier.lines
    last: dict[str, int] = {}
    found: list[int | None] = []
    for place, (text, author) in enumerate(zip(texts, authors, strict=True)):
        parent = earlier.source(text, place) if ">" in text else None
        if parent is None and "@" in text:
            parent = _addressed(text, author, last)
        found.append(None if parent == -1 or parent == place - 1 else parent)
        for line in text.split("\n"):
            lines[line] = place
        if author:
            last[author.casefold()] = place
    return found


class _Earlier:
    """What was said so far; most quotes have a whole line of it, and the others are sought in the words.

    Attributes:
        lines: The last place of each line. Those that are quotes begin with their mark, and are not asked for.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """Know only the first of some texts yet, the article, whose place is -1."""
        self._texts = texts
        self.lines: dict[str, int] = dict.fromkeys(texts[0].split("\n"), -1)

    def source(self, text: str, place: int) -> int | None:
        """Return the place from which the first line comes that a comment quotes and that can be found."""
        match = _MARKED.search(text)
        while match is not None:
            quoted = match[1]
            line = quoted[1:].lstrip(" ")
            if len(line) - line.count(" ") >= _SHORTEST and line[0] != ">" and line in self.lines:
                return self.lines[line]
            if (found := self._with_words(quoted, place)) is not None:
                return found
            match = _MARKED.search(text, match.end())
        return None

    def _with_words(self, quoted: str, place: int) -> int | None:
        """Return the last place before one that has the words of a quoted line among its own."""
        words = _squeezed(quoted[1:_ENOUGH])
        if len(words) < _LONGEST and len(quoted) > _ENOUGH:
            words = _squeezed(quoted[1:])
        if len(words) < _SHORTEST or quoted[1] == ">":
            return None
        everything, ends = self._words
        words, before = words[:_LONGEST], ends[place] - 1
        at = everything.rfind(words, before - _FAR if before > _FAR else 0, before)
        if at < 0 and before > _FAR:
            at = everything.find(words, 0, ends[0])
        return bisect_right(ends, at) - 1 if at >= 0 else None

    @cached_property
    def _words(self) -> tuple[str, list[int]]:
        """What the authors of all texts say themselves, without blanks, and where each of them ends."""
        own = [_squeezed("".join(_MARKED.split(text)[::2]) if ">" in text else text) for text in self._texts]
        return "\n".join(own), list(accumulate(len(text) + 1 for text in own))


def _addressed(text: str, author: str | None, last: dict[str, int]) -> int | None:
    """Return the last comment of whom a text addresses before all else, but for its own author."""
    match = _ADDRESSED.match(text) if "@" in text else None
    name = match[1].casefold() if match else ""
    return None if not name or name == (author or "").casefold() else last.get(name)


def _squeezed(text: str) -> str:
    """Return the characters of a text without its blanks; those of ASCII are taken out in a tenth of the time."""
    squeezed = text.encode(errors="surrogatepass").translate(None, _BLANKS).decode(errors="surrogatepass")
    return squeezed if text.isascii() else "".join(squeezed.split())
