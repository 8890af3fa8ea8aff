"""The keys of a run: those of the preset, and over them the reader's own. Nothing is lost in silence.

A key that the reader gives to an action is taken from whichever action had it by the preset, and so are the keys that
could no longer be pressed, as ``g`` makes ``gg``. An action that is left without any key is an error, and so are two of
the reader's own lines that want the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .keys import DIGIT, LETTER, PALETTE, RESERVED, WrongKeyError, parsed, shown
from .presets import PRESETS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Keys = dict[str, tuple[str, ...]]


class WrongKeysError(ValueError):
    """The keys of an action cannot be had; the message says why.

    Attributes:
        action: The action whose line is wrong.
        mend: What to do about it.
    """

    def __init__(self, action: str, what: str, mend: str) -> None:
        """Say which, why, and what to do."""
        super().__init__(what)
        self.action, self.mend = action, mend


class _Owned(NamedTuple):
    """A sequence, and the action that it asks for."""

    keys: str
    action: str


def preset(name: str, actions: Mapping[str, Sequence[str]]) -> Keys:
    """Return the keys of a preset.

    Args:
        name: One of :data:`~threadview.config.presets.PRESETS`.
        actions: The keys of each action by its id, as ``vim`` has them.
    """
    return {action: PRESETS[name].get(action, tuple(keys)) for action, keys in actions.items()}


def own_keys(action: str, written: Sequence[str], like: Sequence[str]) -> tuple[str, ...]:
    """Return the keys that a reader gives to an action, as Textual names them.

    Args:
        action: Its id.
        written: The sequences, as people write them.
        like: The keys of the action by the preset, which tell whether a digit or a letter belongs to it.

    Raises:
        WrongKeysError: One of them cannot be had.
    """
    made: list[str] = []
    for one in written:
        try:
            keys = parsed(one)
        except WrongKeyError as error:
            what, _, mend = str(error).partition("; ")
            raise WrongKeysError(action, f"{one!r}: {what}", mend) from None
        _check_place(action, keys, _wild(like[0]))
        if keys not in made:
            made.append(keys)
    if action == "palette" and PALETTE not in made:
        made.append(PALETTE)
    return tuple(made)


def effective(base: Keys, own: Keys) -> Keys:
    """Return the keys of each action: the reader's own, and of the others what is left to them.

    Raises:
        WrongKeysError: Two of the reader's own clash, or an action is left without keys.
    """
    by_start = _starts(own)
    _refuse_clashes(own, by_start)
    made: Keys = {}
    for action, keys in base.items():
        made[action] = own.get(action) or tuple(one for one in keys if not _blocking(one, own, by_start))
        if not made[action]:
            taker = _blocking(keys[0], own, by_start)[0]
            what = f"{shown(taker.keys)!r} was the last key of {action}, which nothing asks for now"
            raise WrongKeysError(taker.action, what, f'give {action} another key: {action} = ["…"]')
    return made


def _refuse_clashes(own: Keys, by_start: Mapping[str, list[_Owned]]) -> None:
    """Refuse two of the reader's own sequences that are the same, or of which one begins the other."""
    for action, sequences in own.items():
        for keys in sequences:
            others = [other for other in _blocking(keys, own, by_start) if other != (keys, action)]
            if others:
                raise WrongKeysError(action, _clash(keys, others[0]), "give one of them another key")


def _clash(keys: str, other: _Owned) -> str:
    """Return how a sequence clashes with another one."""
    if keys == other.keys:
        return f"{shown(keys)!r} is asked for by {other.action} too"
    if keys.startswith(f"{other.keys} "):
        return f"{shown(keys)!r} can never be pressed, since {shown(other.keys)!r} of {other.action} begins it"
    return f"{shown(keys)!r} begins {shown(other.keys)!r} of {other.action}, which could never be pressed"


def _starts(own: Keys) -> dict[str, list[_Owned]]:
    """Return the sequences by each of the beginnings that they have, themselves included."""
    found: dict[str, list[_Owned]] = {}
    for action, sequences in own.items():
        for keys in sequences:
            presses = keys.split(" ")
            for length in range(1, len(presses) + 1):
                found.setdefault(" ".join(presses[:length]), []).append(_Owned(keys, action))
    return found


def _blocking(keys: str, own: Keys, by_start: Mapping[str, list[_Owned]]) -> list[_Owned]:
    """Return the reader's own sequences that are the same as one, begin it, or are begun by it."""
    presses = keys.split(" ")
    begun_by_it = by_start.get(keys, [])
    begins_it = [
        found
        for length in range(1, len(presses))
        for found in by_start.get(" ".join(presses[:length]), [])
        if found.keys == " ".join(presses[:length])
    ]
    return [found for found in (*begun_by_it, *begins_it) if found.action in own]


def _wild(keys: str) -> str:
    """Return the digit or letter that a sequence ends in; empty for none."""
    last = keys.rpartition(" ")[2]
    return last if last in (DIGIT, LETTER) else ""


def _check_place(action: str, keys: str, wanted: str) -> None:
    """Refuse keys that lack the digit or letter that an action needs, that have one too many, or that are reserved."""
    if keys.rpartition(" ")[2] != wanted and _wild(keys) != wanted:
        what = f"{shown(keys)!r} ends in {_wild(keys) or 'no ' + wanted}"
        mend = f"let its keys end in {wanted}" if wanted else "name the key itself"
        raise WrongKeysError(action, what, mend)
    if PALETTE in keys.split(" ") and (action, keys) != ("palette", PALETTE):
        what, _, mend = RESERVED[PALETTE].partition("; ")
        raise WrongKeysError(action, what, mend)
