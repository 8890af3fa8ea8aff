"""From key presses to actions: a small machine that waits for the rest of a sequence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.config.keys import DIGIT, LETTER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .actions import Action


_KEY: Final = re.compile("\x02([a-z-]+)\x03")


def key_of(identity: str) -> str:
    """Return what stands in a notice for the key of an action until :meth:`Keymap.worded` puts the reader's key there.

    No name and no text holds the characters around it: they are taken out of whatever is read.
    """
    return f"\x02{identity}\x03"


class Asked(NamedTuple):
    """What a press led to.

    Attributes:
        action: The action asked for; None while a sequence is open, or when the keys mean nothing.
        argument: The digit or letter that completed it.
        pending: The open sequence, empty when there is none.
    """

    action: Action | None = None
    argument: str = ""
    pending: str = ""


class Keymap:
    """The keys of a table of actions.

    Attributes:
        actions: The actions with their keys.

    Raises:
        ValueError: Two actions ask for the same keys, or one's keys begin another's; the message names both.
    """

    def __init__(self, actions: Iterable[Action]) -> None:
        """Take the keys of all actions."""
        self.actions = tuple(actions)
        self._sequences: dict[str, Action] = {}
        for action in self.actions:
            for keys in action.keys:
                if keys in self._sequences:
                    raise ValueError(f"{keys!r} is asked for by {self._sequences[keys].id} and by {action.id}")
                self._sequences[keys] = action
        self._prefixes: set[str] = set()
        for keys, action in self._sequences.items():
            parts = keys.split(" ")
            for length in range(1, len(parts)):
                prefix = " ".join(parts[:length])
                if prefix in self._sequences:
                    raise ValueError(f"{prefix!r} of {self._sequences[prefix].id} begins {keys!r} of {action.id}")
                self._prefixes.add(prefix)

    def shown(self, identity: str) -> str:
        """Return the first key of an action as people write it; empty for an action that is none."""
        from .actions import shown_key

        return next((shown_key(action.keys[0]) for action in self.actions if action.id == identity), "")

    def worded(self, notice: str) -> str:
        """Return a notice with the keys that its actions have here."""
        return _KEY.sub(lambda found: self.shown(found[1]), notice)

    def press(self, pending: str, key: str) -> Asked:
        """Return what a key leads to after those pressed before it.

        Esc ends an open sequence and nothing else. A key that does not continue a sequence ends it.
        """
        if pending and key == "escape":
            return Asked()
        keys = f"{pending} {key}" if pending else key
        if action := self._sequences.get(keys):
            return Asked(action)
        if keys in self._prefixes:
            return Asked(pending=keys)
        if wildcard := _wildcard(key):
            keys = f"{pending} {wildcard}" if pending else wildcard
            if action := self._sequences.get(keys):
                return Asked(action, key)
        return Asked()


def _wildcard(key: str) -> str:
    """Return what a key may stand for in a sequence."""
    if len(key) == 1 and "1" <= key <= "9":
        return DIGIT
    if len(key) == 1 and "a" <= key <= "z":
        return LETTER
    return ""


def press_name(key: str, character: str | None) -> str:
    """Return how a key press is written in the table of actions.

    Args:
        key: The name of the key: ``"J"``, ``"question_mark"``, ``"ctrl+d"``.
        character: What it types, None where it types nothing.
    """
    if key == "space" or character == " ":
        return "space"
    if character is not None and character.isprintable() and "+" not in key[:-1]:
        return character
    return key
