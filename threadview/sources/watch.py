"""What a fetch tells of itself while it runs, and its end by hand: for whoever waits in another thread."""

from __future__ import annotations

from threading import Condition
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from threadview.thread import Document


class Progress(NamedTuple):
    """How far a fetch has come.

    Attributes:
        asked: Answers asked for so far; more may follow from what they say.
        answered: Those that have come, or have failed.
        received: Bytes received, as they were sent.
    """

    asked: int = 0
    answered: int = 0
    received: int = 0


class Watch:
    """Watches one fetch from another thread.

    Attributes:
        stopped: Somebody wants no more of it.
        waits: A question is on its way: from now on there is time for other things.
    """

    def __init__(self) -> None:
        """Have seen nothing yet."""
        self.stopped = self.waits = False
        self._changed = Condition()
        self._asked = self._answered = self._received = 0
        self._parts: Sequence[Document] = ()
        self._taken: Sequence[Document] = ()
        self._stops: list[Callable[[], None]] = []

    @property
    def progress(self) -> Progress:
        """How far the fetch has come."""
        return Progress(self._asked, self._answered, self._received)

    @property
    def is_answered(self) -> bool:
        """Whether nothing is on its way."""
        return self._answered >= self._asked

    def ask(self, number: int) -> None:
        """Take note that so many more answers are asked for."""
        with self._changed:
            self._asked += number
            self._changed.notify_all()

    def send(self) -> None:
        """Take note that all is ready for a question to go out."""
        if not self.waits:
            with self._changed:
                self.waits = True
                self._changed.notify_all()

    def answer(self) -> None:
        """Take note that one of them has come, or failed."""
        self._answered += 1

    def receive(self, size: int) -> None:
        """Take note of so many bytes."""
        self._received += size

    def offer(self, parts: Sequence[Document]) -> None:
        """Show the parts of the thread that are there; they take the place of those offered before."""
        with self._changed:
            self._parts = parts
            self._changed.notify_all()

    def parts(self) -> Sequence[Document]:
        """Return the parts that were offered last."""
        return self._parts

    def take(self) -> None:
        """Take note that what was offered last is shown, or is nothing to be shown."""
        with self._changed:
            self._taken = self._parts
            self._changed.notify_all()

    def wait_until_taken(self, seconds: float) -> None:
        """Wait until what was offered last is shown, at most so long: two at once would take much longer over it."""
        self.wait(lambda: self._taken is self._parts or self.stopped, seconds)

    def wake(self) -> None:
        """Let whoever waits for a change look again."""
        with self._changed:
            self._changed.notify_all()

    def wait(self, until: Callable[[], bool], seconds: float | None = None) -> bool:
        """Wait until something holds, which is looked at after each change; tell whether it does."""
        with self._changed:
            return self._changed.wait_for(until, seconds)

    def on_stop(self, stop: Callable[[], None]) -> None:
        """Have something called when nobody wants more; at once where that is so already."""
        self._stops.append(stop)
        if self.stopped:
            stop()

    def stop(self) -> None:
        """Want no more: what has come is kept, what is under way is given up."""
        self.stopped = True
        self.wake()
        for stop in self._stops:
            stop()
