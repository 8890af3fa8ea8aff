"""What is known of a thread besides its texts: who quotes what, who is named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from threadview.people import Mentions, find_mentions
from threadview.quotes import Quotes, find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from threadview.thread import Thread


@dataclass(frozen=True, eq=False)
class Findings:
    """A thread with what was found in it.

    Attributes:
        thread: The thread.
        quotes: The quotes of the comments that were studied so far.
        mentions: The handles that occur in the texts.
        whole: All of it was studied; False where that goes on while one reads.
    """

    thread: Thread
    quotes: Quotes
    mentions: Mentions
    whole: bool = True

    @cached_property
    def quoting(self) -> list[int]:
        """The comments that quote, in page order."""
        return self.quotes.quoting()

    def handles(self, index: int) -> Iterator[str]:
        """Yield the handles that a comment names."""
        return (mention.handle for mention in self.mentions.of(index))


def unstudied(thread: Thread) -> Findings:
    """Return a thread of which nothing is known yet."""
    return Findings(thread, Quotes.collect(()), Mentions.collect(()), whole=False)


def study(thread: Thread) -> Findings:
    """Return a thread with everything that is to be found in it."""
    return Findings(thread, Quotes.collect(find(thread)), find_mentions(thread))
