"""The people who wrote a thread, and their names inside its texts."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from .findings import ARTICLE, Mention
from .tokens import TOKEN, tokens
from .vocabulary import AMBIGUOUS, COMMON

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from threadview.thread import Thread

SHORTEST: Final = 3
"""Shorter names are only found behind an ``@`` or where somebody is spoken to."""

LONGEST: Final = 80
"""Longer names are not looked for behind an ``@``."""

OFTEN: Final = 3
"""A name that is a plain word, in more texts than these and than twice its author's comments, is used as a word."""

_INSIDE: Final = frozenset("/@.#=_-&%")
_PLAIN: Final = re.compile(r"[^\W\d_]+")

_AT_ONCE: Final = 500


def names_of(thread: Thread) -> Generator[None, None, Counter[str]]:
    """Return how much each author wrote, by the names as they are first written; yield after some comments."""
    names: Counter[str] = Counter()
    if thread.article and thread.article.person:
        names[thread.article.person] += 1
    for start in range(0, len(thread), _AT_ONCE):
        some = (thread.comments[index] for index in range(start, min(start + _AT_ONCE, len(thread))))
        names.update(name for comment in some if (name := comment.person))
        yield
    return names


class Authors:
    """The handles of a thread's authors, by their folded forms."""

    def __init__(self, thread: Thread, names: Counter[str]) -> None:
        """Collect them from the names that :func:`names_of` counted."""
        self._thread = thread
        self._handles: dict[str, str] = {}
        self._comments: Counter[str] = Counter()
        for name, count in names.items():
            self._handles.setdefault(name.casefold(), name)
            self._comments[name.casefold()] += count
        self._parts = self._unique_parts()
        self._by_first_token = self._distinct_by_first_token()
        self._longest = min(LONGEST, max(map(len, self._handles), default=0))

    def handle(self, word: str) -> str | None:
        """Return the author of that name, or of a name that the word is a part of and no other author's name is."""
        folded = word.casefold()
        return self._handles.get(folded) or self._parts.get(folded)

    def wrote(self, index: int, handle: str) -> bool:
        """Tell whether a comment, or the article, was written by that author."""
        comment = self._thread.article if index == ARTICLE else self._thread.comments[index]
        return bool(comment and comment.author and comment.author.casefold() == handle.casefold())

    def continued(self, text: str, start: int, end: int) -> int:
        """Return where an author's name ends that begins at ``start`` and goes on past ``end``; else ``end``."""
        for past in range(min(len(text), start + self._longest), end, -1):
            if text[start:past].casefold() in self._handles:
                return past
        return end

    def named_in(self, index: int, text: str) -> list[Mention]:
        """Return where authors other than its own are called by their whole name in a text."""
        found = _named_in(text, self._by_first_token)
        return [mention for mention in found if not self.wrote(index, mention.handle)]

    def without_words(self, found: dict[int, list[Mention]]) -> Iterator[tuple[int, Mention]]:
        """Yield the mentions found in all texts, without the names that are used as words."""
        texts = Counter(handle for mentions in found.values() for handle in {mention.handle for mention in mentions})
        for index, mentions in found.items():
            for mention in mentions:
                key = mention.handle.casefold()
                if not _PLAIN.fullmatch(key) or texts[mention.handle] <= max(OFTEN, 2 * self._comments[key]):
                    yield index, mention

    def _unique_parts(self) -> dict[str, str]:
        """Return the parts of names of several words that no two authors share."""
        parts: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for folded, handle in self._handles.items():
            for part in set(folded.split()) - {folded}:
                counts[part] += 1
                parts[part] = handle
        return {part: handle for part, handle in parts.items() if counts[part] == 1 and _is_distinct(part)}

    def _distinct_by_first_token(self) -> dict[str, list[str]]:
        """Return the names that are no everyday words, the longest first, by the first word of each."""
        by_start: dict[str, list[str]] = {}
        for folded, handle in self._handles.items():
            first = TOKEN.search(folded)
            if first and first.start() == 0 and _is_distinct(folded):
                by_start.setdefault(first.group(), []).append(handle)
        for handles in by_start.values():
            handles.sort(key=len, reverse=True)
        return by_start


def _is_distinct(name: str) -> bool:
    """Tell whether a folded name is long enough and no everyday word."""
    return len(name) >= SHORTEST and name not in COMMON and name not in AMBIGUOUS


def _named_in(text: str, by_start: dict[str, list[str]]) -> Iterator[Mention]:
    """Yield the names of authors in a text: as they write them, or in any case where they are no plain words."""
    if by_start.keys().isdisjoint(tokens(text.casefold())):
        return
    end = 0
    for token in TOKEN.finditer(text):
        handles = by_start.get(token.group().casefold())
        if handles is None or token.start() < end or text[token.start() - 1 : token.start()] in _INSIDE:
            continue
        for handle in handles:
            written = text[token.start() : token.start() + len(handle)]
            end = token.start() + len(written)
            same = written == handle or (written.casefold() == handle.casefold() and not _PLAIN.fullmatch(handle))
            if same and not text[end : end + 1].isalnum():
                yield Mention(token.start(), end, handle, "named")
                break
        else:
            end = token.end()
