"""What is known of a thread besides its texts: who quotes what, who is named, who may have written what."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from threadview.people import Mentions
from threadview.quotes import ARTICLE, Quotes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from threadview.people import Inferred
    from threadview.quotes import Found
    from threadview.thread import Thread

    from .since import Since


SMALL: int = 300
SMALL_TEXT: int = 400_000
"""Threads of up to so many comments and characters are studied before the first picture: nobody sees it take time."""


class Findings(Struct, frozen=True, eq=False, dict=True):
    """A thread with what was found in it, and what changed in it since it was read last.

    Attributes:
        thread: The thread.
        quotes: The quotes of the comments that were studied so far.
        mentions: The handles that occur in the texts.
        whole: All of it was studied; False where that goes on while one reads.
        since: What changed since the last visit; None where nothing is remembered of one.
    """

    thread: Thread
    quotes: Quotes
    mentions: Mentions
    whole: bool = True
    since: Since | None = None

    @cached_property
    def quoting(self) -> list[int]:
        """The comments that quote, in page order."""
        return self.quotes.quoting()

    @cached_property
    def inferred(self) -> dict[int, Inferred]:
        """Who seems to have written the comments that have no author, by their indexes; nobody before all is known."""
        if not self.whole:
            return {}
        from threadview.people import infer

        return infer(self.thread, self.mentions)

    def handles(self, index: int) -> Iterator[str]:
        """Yield the handles that a comment names."""
        return (mention.handle for mention in self.mentions.of(index))

    def addressed(self, index: int) -> Iterator[str]:
        """Yield the handles that a comment speaks to."""
        return (mention.handle for mention in self.mentions.of(index) if mention.kind != "named")

    def sources(self, index: int) -> list[int | None]:
        """Return what a comment quotes, once a quote."""
        return [quote.source for quote in self.quotes.of(index)]

    def quoters(self, index: int) -> set[int]:
        """Return which comments quote a comment."""
        return {by for by, _ in self.quotes.quoted_by(index) if by != ARTICLE}

    def is_repeat(self, index: int) -> bool:
        """Tell whether a comment has the very words of an earlier one."""
        return index in self.quotes.repeats

    def flags(self, index: int) -> tuple[str, ...]:
        """Return the flags of a comment: those of its source, and ``duplicate`` where it was found to be one."""
        comment = self.thread.comments[index]
        return comment.flagged("duplicate").flags if self.is_repeat(index) else comment.flags

    @property
    def new(self) -> list[int]:
        """The comments that are new since the last visit, in page order."""
        return self.since.new if self.since else []

    def is_new(self, index: int) -> bool:
        """Tell whether a comment is new since the last visit."""
        return self.since is not None and self.since.is_new(index)

    def is_edited(self, index: int) -> bool:
        """Tell whether a comment has another text than at the last visit."""
        return self.since is not None and self.since.is_edited(index)

    def guess(self, index: int) -> str | None:
        """Return who seems to have written a comment, if somebody does."""
        found = self.inferred.get(index)
        return found.name if found else None


def unstudied(thread: Thread) -> Findings:
    """Return a thread of which nothing is known yet."""
    return Findings(thread, Quotes.collect(()), Mentions.collect(()), whole=False)


def first_look(thread: Thread) -> Findings:
    """Return a thread as it is opened: studied where nobody would notice, else to be studied while it is read."""
    return study(thread) if is_small(thread) else unstudied(thread)


def is_small(thread: Thread) -> bool:
    """Tell whether a thread can be studied before its first picture without anyone noticing."""
    return len(thread) <= SMALL and sum(len(comment.text) for comment in thread.comments) <= SMALL_TEXT


def study(thread: Thread, passing: Callable[[Iterable[Found]], Iterable[Found]] = iter) -> Findings:
    """Return a thread with everything that is to be found in it; what each text quotes goes through ``passing``."""
    from threadview.people import find_mentions
    from threadview.quotes import find_quotes

    return Findings(thread, find_quotes(thread, passing), find_mentions(thread))
