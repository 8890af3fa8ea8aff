"""Requests made by a process of its own: on another processor, while this one gets the screen ready.

The HTTP library and the interface each take a good part of the time until the first picture to import. Two threads
would share one processor; the library's part is left to a process, which ends with this one.
"""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from functools import partial
from importlib import import_module
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Final

from threadview.errors import SourceError
from threadview.sources.watch import Watch

from . import addresses

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO, Self

    from threadview.fork import Half

    from .answer import Asked, Reply
    from .asking import Came
    from .limits import Limits

PAUSE: Final = 0.1
"""Seconds between two messages at least that only say how much has come."""


class Line:
    """One end of a line between two processes; each message is an object and arrives whole."""

    def __init__(self, reading: int, writing: int) -> None:
        """Take the descriptors of two pipes."""
        self._reading: BinaryIO = open(reading, "rb")  # noqa: SIM115 - it stays open
        self._writing: BinaryIO = open(writing, "wb")  # noqa: SIM115 - it stays open
        self._lock = threading.Lock()

    def send(self, *message: object) -> None:
        """Send a message; BrokenPipeError where nobody is at the other end."""
        import pickle

        with self._lock:
            pickle.dump(message, self._writing, pickle.HIGHEST_PROTOCOL)
            self._writing.flush()

    def receive(self) -> tuple[Any, ...]:
        """Wait for a message; EOFError where the other end is gone."""
        import pickle

        try:
            message: tuple[Any, ...] = pickle.load(self._reading)  # noqa: S301 - from the other half of this program
        except (pickle.UnpicklingError, OSError, ValueError):
            raise EOFError from None
        return message

    def close(self) -> None:
        """Have the other end see that this one is gone."""
        for stream in (self._writing, self._reading):
            with suppress(OSError):
                stream.close()


class Aside:
    """A process that stands by to ask for one session; what it is to ask with is told it by :meth:`begin`."""

    def __init__(self, half: Half) -> None:
        """Take the process, which has begun to :func:`serve`."""
        self._process = half.process
        self._line = Line(half.reading, half.writing)
        self._watch = Watch()

    def begin(self, typed: str, limits: Limits, watch: Watch) -> Self:
        """Begin a session; see :class:`~threadview.sources.web.asking.Here`."""
        self._watch = watch
        self._tell("begin", typed, limits)
        return self

    def ask_all(self, asked: Sequence[Asked], came: Came | None) -> Sequence[Reply | SourceError]:
        """Return what each address gave, in their order; ``came`` gets each answer, by its number, when it comes.

        Raises:
            SourceError: The process was ended.
        """
        self._tell("ask", [_lightened(one) for one in asked], came is not None)
        self._watch.send()
        if self._watch.stopped:
            self.give_up()
        try:
            while True:
                kind, answers, size, *told = self._line.receive()
                self._watch.receive(size)
                for _ in range(answers):
                    self._watch.answer()
                if kind == "done":
                    return told[0]  # type: ignore[no-any-return]
                if came is not None and kind == "came":
                    came(*told)
        except EOFError:
            what, mend = "the process that fetched it was ended", "open it again"
            raise SourceError(what, mend=mend, where=addresses.named(asked[0].url)) from None

    def give_up(self) -> None:
        """Let what has not been answered go unanswered."""
        self._tell("give_up")

    def close(self) -> None:
        """End the process."""
        self._tell("end")  # a process that was split off meanwhile may hold the line open
        self._line.close()
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)

    def _tell(self, *message: object) -> None:
        """Send a message; that nobody is there any more is seen when the answer is waited for."""
        with suppress(OSError, ValueError):
            self._line.send(*message)


def _lightened(asked: Asked) -> Asked:
    """Return a question without the content of the copy: only its header has a say."""
    copy = asked.copy._replace(body=b"") if asked.copy else None
    return asked._replace(headers=dict(asked.headers), copy=copy)


class _Telling(Watch):
    """Tells the other process what it is told, a little at a time: each message that comes there costs it a turn."""

    def __init__(self, line: Line) -> None:
        """Have told nothing yet."""
        super().__init__()
        self._line = line
        self._answers = self._size = 0
        self._told = 0.0

    def receive(self, size: int) -> None:
        """Take note of so many bytes."""
        self._size += size
        if time.monotonic() > self._told + PAUSE:
            self.tell("so_far")

    def answer(self) -> None:
        """Take note that an answer has come, or failed."""
        self._answers += 1

    def tell(self, kind: str, *what: object) -> None:
        """Tell something, with what has come so far."""
        self._line.send(kind, self._answers, self._size, *what)
        self._answers = self._size = 0
        self._told = time.monotonic()


def serve(reading: int, writing: int) -> None:
    """Ask whatever is to be asked, until the other process closes the line or ends; it is told by two descriptors."""
    line = Line(reading, writing)
    waiting: SimpleQueue[tuple[Any, ...]] = SimpleQueue()
    telling = _Telling(line)

    def listen() -> None:
        try:
            while (message := line.receive())[0] != "end":
                if message[0] == "give_up":
                    telling.stop()
                else:
                    waiting.put(message)
        finally:
            os._exit(0)

    threading.Thread(target=listen, name="listen", daemon=True).start()
    from .asking import Here

    import_module("httpx2")
    _, typed, limits = waiting.get()
    here = Here(typed, limits, telling)
    telling.on_stop(here.give_up)
    while True:
        _, asked, follows = waiting.get()
        replies = here.ask_all(asked, partial(telling.tell, "came") if follows else None)
        telling.tell("done", replies)
