"""Key sequences as people write them, and as Textual names them: ``"z M"`` or ``"zM"``, ``"Ctrl+D"``, ``"Shift+↓"``."""

from __future__ import annotations

import re
from typing import Final

from .nearest import meant

DIGIT: Final = "{digit}"
LETTER: Final = "{letter}"
_PRESSES: Final = re.compile(r"\{digit\}|\{letter\}|1–9|a–z|.")
_WILD: Final = {DIGIT: DIGIT, LETTER: LETTER, "1–9": DIGIT, "a–z": LETTER}

NAMES: Final = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "space": "Space",
    "escape": "Esc",
    "enter": "Enter",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Delete",
    "insert": "Insert",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}
"""The keys that have a name, as Textual names them and as people write them."""

_OTHER_NAMES: Final = {"esc": "escape", "return": "enter", "pgdn": "pagedown", "pgup": "pageup", "del": "delete"}
_BY_NAME: Final = {
    **{name: name for name in NAMES},
    **{written.lower(): name for name, written in NAMES.items()},
    **_OTHER_NAMES,
}
_MODIFIERS: Final = {"ctrl": "ctrl", "control": "ctrl", "shift": "shift", "alt": "alt", "meta": "alt"}
_ORDER: Final = ("alt", "ctrl", "shift")
_SIGNS: Final = {
    "\\": "backslash",
    "]": "right_square_bracket",
    "[": "left_square_bracket",
    "^": "circumflex_accent",
    "_": "underscore",
}
_LETTERS_OF_SIGNS: Final = {name: sign for sign, name in _SIGNS.items()}

_ALIKE: Final = frozenset({"space", "escape", "enter", "tab", "backspace"})
"""Keys that a terminal sends alike with and without modifiers, but for Shift+Tab."""

MOST_PRESSES: Final = 4

RESERVED: Final = {
    "ctrl+i": "a terminal sends Ctrl+I as Tab; write Tab",
    "ctrl+m": "a terminal sends Ctrl+M as Enter; write Enter",
    "ctrl+left_square_bracket": "a terminal sends Ctrl+[ as Esc; write Esc",
    "ctrl+h": "a terminal sends Ctrl+H as Backspace; write Backspace",
    "ctrl+c": "Ctrl+C copies what is selected and interrupts; take another key",
    "ctrl+q": "Ctrl+Q always quits; take another key",
    "ctrl+p": "Ctrl+P is always the command palette; take another key",
}
"""Keys that are nobody's to give, with the reason and the mend."""

PALETTE: Final = "ctrl+p"


class WrongKeyError(ValueError):
    """A sequence is none, or holds a key that cannot be had; the message is the reason and the mend."""


def parsed(written: str) -> str:
    """Return a sequence as Textual names it, its presses parted by blanks.

    The presses may be parted by blanks; the letters of a word that is no key's name are pressed one after another.

    Raises:
        WrongKeyError: It is no sequence, or can never be pressed.
    """
    presses = [press for word in written.split() for press in _presses(word)]
    if not presses:
        raise WrongKeyError("it is empty; write a key")
    if len(presses) > MOST_PRESSES:
        near = meant(written, NAMES.values())
        raise WrongKeyError(f"it has {len(presses)} keys; {near or f'write at most {MOST_PRESSES}'}")
    if "escape" in presses and len(presses) > 1:
        raise WrongKeyError("Esc ends a sequence, so that it cannot be a part of one; leave it out")
    if any(press in (DIGIT, LETTER) for press in presses[:-1]):
        raise WrongKeyError(f"only the last key may be {DIGIT} or {LETTER}")
    return " ".join(presses)


def shown(keys: str) -> str:
    """Return a sequence as people write it: the inverse of :func:`parsed`."""
    presses = [_shown(press) for press in keys.split(" ")]
    written = "".join(presses)
    named = any(len(press) > 1 and press not in _WILD for press in presses)
    misread = "+" in presses[1:-1] or written.lower() in _BY_NAME
    return " ".join(presses) if len(presses) > 1 and (named or misread) else written


def _presses(word: str) -> list[str]:
    """Return the presses of a word without blanks."""
    if word.lower() in _BY_NAME:
        return [_BY_NAME[word.lower()]]
    if len(word) > 1 and "+" in word[1:-1]:
        return [_combined(word)]
    wrong = next((letter for letter in word if not letter.isprintable()), None)
    if wrong is not None:
        raise WrongKeyError(f"{wrong!r} is no key; write a character or a key's name")
    return [_WILD.get(press) or _BY_NAME.get(press, press) for press in _PRESSES.findall(word)]


def _combined(word: str) -> str:
    """Return the press of a key with Ctrl, Alt or Shift."""
    *named, key = word[:-1].split("+") if word.endswith("++") else word.split("+")
    key = "+" if word.endswith("++") else key
    unknown = next((name for name in named if name.lower() not in _MODIFIERS), None)
    if unknown is not None:
        if all(len(part) <= 1 for part in (*named, key)):
            return _refuse(f"{word!r} is no key; part the keys of a sequence by blanks")
        return _refuse(f"{unknown!r} is no modifier; write Ctrl, Alt or Shift")
    modifiers = {_MODIFIERS[name.lower()] for name in named}
    base = _BY_NAME.get(key.lower(), key)
    if len(base) > 1 and base not in NAMES:
        return _refuse(f"{key!r} is no key's name; write one character, or one of {', '.join(NAMES.values())}")
    return _with(modifiers, base)


def _with(modifiers: set[str], base: str) -> str:
    """Return a press as Textual names it."""
    if len(base) == 1:
        return _with_letter(modifiers, base)
    if base in _ALIKE and (modifiers, base) != ({"shift"}, "tab"):
        return _refuse(
            f"a terminal does not tell {NAMES[base]} with Ctrl, Alt or Shift from {NAMES[base]}; leave them out"
        )
    return "+".join([*(modifier for modifier in _ORDER if modifier in modifiers), base])


def _with_letter(modifiers: set[str], base: str) -> str:
    """Return the press of a character with Ctrl or Alt."""
    if "shift" in modifiers:
        return _refuse(f"a terminal does not tell Shift from the letter; write {base.upper()!r} without Shift")
    if modifiers == {"ctrl", "alt"}:
        return _refuse("a terminal does not tell Alt besides Ctrl; leave one of them out")
    if modifiers == {"alt"}:
        if not (base.isascii() and base.isalnum()):
            return _refuse(f"a terminal does not tell Alt+{base} from {base}; take a letter or a digit")
        return f"alt+shift+{base.lower()}" if base.isupper() else f"alt+{base}"
    base = base.lower()
    if not (base.isascii() and base.isalpha()) and base not in _SIGNS:
        return _refuse(f"a terminal does not tell Ctrl+{base} from {base}; take a letter")
    name = f"ctrl+{_SIGNS.get(base, base)}"
    reason = RESERVED.get(name)
    return name if reason is None or name == PALETTE else _refuse(reason)


def _refuse(reason: str) -> str:
    """Raise the error that says why."""
    raise WrongKeyError(reason)


def _shown(press: str) -> str:
    """Return one press as people write it."""
    if "+" not in press[1:-1]:
        return NAMES.get(press, press)
    *modifiers, key = press[:-1].split("+") if press.endswith("++") else press.split("+")
    key = "+" if press.endswith("++") else _LETTERS_OF_SIGNS.get(key, key)
    if len(key) == 1 and modifiers == ["alt", "shift"]:
        return f"Alt+{key.upper()}"
    base = NAMES.get(key) or (key.upper() if modifiers[-1] == "ctrl" else key)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), base])
