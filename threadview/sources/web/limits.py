"""How long, how much and how often."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """What bounds every request. All times are seconds.

    Attributes:
        head: Until the header of an answer is whole; connecting is part of it.
        idle: Between two pieces of an answer.
        whole: Until an address has given its document, with all that is asked again on the way.
        tries: Times that an address is asked at most.
        pause: Before it is asked the second time; doubled before each further one.
        redirects: In a row.
        at_once: Requests at the same time.
        packed: Bytes of an answer as it is sent.
        unpacked: Bytes of it when it is unpacked.
    """

    head: float = 15
    idle: float = 15
    whole: float = 60
    tries: int = 4
    pause: float = 0.5
    redirects: int = 10
    at_once: int = 6
    packed: int = 2**26
    unpacked: int = 2**28


LIMITS = Limits()
