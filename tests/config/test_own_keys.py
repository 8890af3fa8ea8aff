"""The reader's own keys over those of a preset; the presets."""

from __future__ import annotations

import re

import pytest

from threadview.config.presets import PRESETS
from threadview.config.reading import configuration
from threadview.errors import ConfigError
from threadview.session import ACTIONS, Keymap, bound, press_name

KEYS = {action.id: action.keys for action in ACTIONS}


def keys(text: str) -> dict[str, tuple[str, ...]]:
    made = configuration(text, "f", {}, KEYS).keys
    assert made is not None
    return dict(made)


def refused(text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        configuration(text, "f", {}, KEYS)
    return str(caught.value)


def test_a_line_gives_an_action_other_keys() -> None:
    made = keys('[keys]\nnext = ["Ctrl+N", "↓"]\nfirst = "gt"')
    assert made["next"] == ("ctrl+n", "down")
    assert made["first"] == ("g t",)
    assert {action: own for action, own in made.items() if own != KEYS[action]}.keys() == {"next", "first"}


def test_a_key_is_taken_from_the_action_that_had_it_while_that_keeps_another_one() -> None:
    made = keys('[keys]\nquit = ["q", "End"]')
    assert made["quit"] == ("q", "end")
    assert made["last"] == ("G",)


def test_a_key_that_begins_sequences_takes_those_that_could_no_longer_be_pressed() -> None:
    made = keys('[keys]\nquit = ["g"]\nquoted-by = ["F2"]\nnew-comments = ["F3"]')
    assert made["first"] == ("home",)
    assert made["to-quoted"] == ('"',)


def test_an_action_that_is_left_without_keys_is_an_error() -> None:
    said = refused('[keys]\n\nnext = ["x"]')
    assert said == (
        "f, line 3: keys.next: 'x' was the last key of fold-on, which nothing asks for now; "
        'give fold-on another key: fold-on = ["…"]'
    )
    assert "last key of quoted-by" in refused('[keys]\nquit = ["g"]')
    assert keys('[keys]\nnext = ["x"]\nfold-on = ["j"]')["fold-on"] == ("j",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('next = ["F2"]\nquit = ["F2"]', "line 2: keys.next: 'F2' is asked for by quit too"),
        ('next = ["F2 a"]\nquit = ["F2"]', "'F2 a' can never be pressed, since 'F2' of quit begins it"),
        ('next = ["F2"]\nquit = ["F2 a"]', "'F2' begins 'F2 a' of quit, which could never be pressed"),
        ('next = ["F2", "F2 a"]', "'F2' begins 'F2 a' of next"),
        ('next = ["Ctrl+P"]', "Ctrl+P is always the command palette"),
        ('palette = ["g Ctrl+P"]', "Ctrl+P is always the command palette"),
        ('to-level = ["F2"]', "'F2' ends in no {digit}; let its keys end in {digit}"),
        ('set-mark = ["F2{digit}"]', "let its keys end in {letter}"),
        ('next = ["F2{digit}"]', "'F2{digit}' ends in {digit}; name the key itself"),
    ],
)
def test_clashes_and_places_that_do_not_fit_are_refused(text: str, said: str) -> None:
    assert said in refused(f"[keys]\n{text}")


def test_the_palette_keeps_its_key() -> None:
    assert keys('[keys]\npalette = ["F2"]')["palette"] == ("f2", "ctrl+p")


def test_a_sequence_said_twice_is_there_once() -> None:
    assert keys('[keys]\nnext = ["F2", "f2"]')["next"] == ("f2",)


@pytest.mark.parametrize("preset", PRESETS)
def test_every_action_can_be_asked_for_in_every_preset(preset: str) -> None:
    made = configuration(f'keymap = "{preset}"', "f", {}, KEYS)
    keymap = Keymap(bound(made.keys))
    assert set(PRESETS[preset]) <= set(KEYS)
    for action in keymap.actions:
        for sequence in action.keys:
            pending = ""
            for press in sequence.replace("{digit}", "7").replace("{letter}", "q").split(" "):
                asked = keymap.press(pending, press)
                pending = asked.pending
            assert asked.action == action, (action.id, sequence)


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_gives_n_another_meaning_or_takes_a_reserved_key(preset: str) -> None:
    keymap = Keymap(bound(configuration(f'keymap = "{preset}"', "f", {}, KEYS).keys))
    assert [action.id for action in keymap.actions if "n" in action.keys] == ["next-match"]
    for reserved in ("ctrl+i", "ctrl+m", "ctrl+left_square_bracket", "ctrl+q", "ctrl+c", "ctrl+h"):
        assert keymap.press("", reserved).action is None
    palette = keymap.press("", "ctrl+p").action
    assert palette is not None
    assert palette.id == "palette"


def test_in_arrows_no_letter_moves() -> None:
    keymap = Keymap(bound(configuration('keymap = "arrows"', "f", {}, KEYS).keys))
    assert [keymap.press("", letter).action for letter in "hjkl"] == [None] * 4
    down = keymap.press("", press_name("down", None)).action
    assert down is not None
    assert down.id == "next"


def test_textual_knows_the_keys_of_the_presets_by_these_names() -> None:
    from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

    known = {key.value for keys in ANSI_SEQUENCES_KEYS.values() if isinstance(keys, tuple) for key in keys}
    known |= {f"alt+{way}" for way in ("left", "right", "up", "down")}
    presses = {
        press for preset in PRESETS.values() for keys in preset.values() for one in keys for press in one.split(" ")
    }
    named = {press for press in presses if len(press) > 1 and not re.fullmatch(r"alt\+(shift\+)?[a-z]|\{\w+\}", press)}
    assert named <= known
