"""From key presses to actions."""

from __future__ import annotations

import pytest

from threadview.session import ACTIONS, Keymap, key_table, press_name, shown_key
from threadview.session.actions import Action

MAP = Keymap(ACTIONS)


def asked(*presses: str) -> str | None:
    """Return the action that a row of presses ends in, with its argument."""
    pending = ""
    for press in presses:
        result = MAP.press(pending, press)
        pending = result.pending
    if result.action is None:
        return None
    return f"{result.action.id}:{result.argument}" if result.argument else result.action.id


@pytest.mark.parametrize(
    ("presses", "action"),
    [
        (["j"], "next"),
        (["g", "g"], "first"),
        (["g", "d"], "to-quoted"),
        (["z", "M"], "fold-all"),
        (["z", "3"], "to-level:3"),
        (["3"], "nth-link:3"),
        (["m", "k"], "set-mark:k"),
        (["'", "m"], "to-mark:m"),
        (["]", "q"], "next-quoting"),
        (["escape"], "clear"),
        (["g"], None),
        (["g", "x"], None),
        (["z", "escape"], None),
        (["z", "escape", "j"], "next"),
        (["g", "x", "j"], "next"),
        (["0"], None),
        (["ctrl+i"], None),
    ],
)
def test_presses_ask_for_actions(presses: list[str], action: str | None) -> None:
    assert asked(*presses) == action


@pytest.mark.parametrize("reserved", ["ctrl+i", "ctrl+m", "ctrl+left_square_bracket", "ctrl+q", "ctrl+c"])
def test_keys_that_a_terminal_cannot_tell_apart_stay_unbound(reserved: str) -> None:
    assert MAP.press("", reserved).action is None


def test_n_never_means_anything_but_the_next_match() -> None:
    assert [action.id for action in ACTIONS if "n" in action.keys] == ["next-match"]


def test_a_clash_is_refused() -> None:
    with pytest.raises(ValueError, match="asked for by one and by two"):
        Keymap([Action("one", ("x",), "", ""), Action("two", ("x",), "", "")])
    with pytest.raises(ValueError, match="begins"):
        Keymap([Action("one", ("x",), "", ""), Action("two", ("x y",), "", "")])


@pytest.mark.parametrize(
    ("key", "character", "name"),
    [
        ("J", "J", "J"),
        ("question_mark", "?", "?"),
        ("space", " ", "space"),
        ("ctrl+d", "\x04", "ctrl+d"),
        ("shift+down", None, "shift+down"),
        ("plus", "+", "+"),
        ("escape", "\x1b", "escape"),
    ],
)
def test_key_presses_have_names(key: str, character: str | None, name: str) -> None:
    assert press_name(key, character) == name


@pytest.mark.parametrize(
    ("keys", "shown"),
    [("g g", "gg"), ("z {digit}", "z1–9"), ("ctrl+d", "Ctrl+D"), ("shift+down", "Shift+↓"), ("+", "+"), ("f1", "F1")],
)
def test_keys_are_shown_as_people_write_them(keys: str, shown: str) -> None:
    assert shown_key(keys) == shown


def test_every_action_is_in_the_table() -> None:
    table = key_table()
    assert all(action.title in table for action in ACTIONS)
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
