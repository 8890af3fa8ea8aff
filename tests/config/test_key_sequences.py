"""Key sequences as people write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadview.config.keys import RESERVED, WrongKeyError, parsed, shown


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("j", "j"),
        ("J", "J"),
        ("gg", "g g"),
        ("z M", "z M"),
        ("zM", "z M"),
        ("]n", "] n"),
        ("Down", "down"),
        ("↓", "down"),
        ("g↓", "g down"),
        ("end", "end"),
        ("e n d", "e n d"),
        ("PgDn", "pagedown"),
        ("PageDown", "pagedown"),
        ("Return", "enter"),
        ("Ctrl+D", "ctrl+d"),
        ("ctrl+d", "ctrl+d"),
        ("Shift+↓", "shift+down"),
        ("Shift+Tab", "shift+tab"),
        ("Alt+v", "alt+v"),
        ("Alt+V", "alt+shift+v"),
        ("Shift+Ctrl+Left", "ctrl+shift+left"),
        ("Ctrl+\\", "ctrl+backslash"),
        ("Ctrl+]", "ctrl+right_square_bracket"),
        ("+", "+"),
        ("g+", "g +"),
        ("++", "+ +"),
        ("0 + 0", "0 + 0"),
        ("g + +", "g + +"),
        ("g Home", "g home"),
        ("g Ctrl+D", "g ctrl+d"),
        ("z{digit}", "z {digit}"),
        ("z 1–9", "z {digit}"),
        ("m{letter}", "m {letter}"),
        ("{digit}", "{digit}"),
        ("é", "é"),
    ],
)
def test_a_sequence_is_read_as_it_is_meant(written: str, keys: str) -> None:
    assert parsed(written) == keys
    assert parsed(shown(keys)) == keys


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("Ctrl+I", "write Tab"),
        ("Ctrl+M", "write Enter"),
        ("Ctrl+[", "write Esc"),
        ("Ctrl+H", "write Backspace"),
        ("Ctrl+C", "copies"),
        ("Ctrl+Q", "always quits"),
        ("Ctrl+5", "does not tell Ctrl+5 from 5"),
        ("Ctrl+Enter", "does not tell Enter"),
        ("Ctrl+Space", "does not tell Space"),
        ("Shift+j", "write 'J' without Shift"),
        ("Alt+/", "does not tell Alt+/ from /"),
        ("Ctrl+Alt+x", "leave one of them out"),
        ("Ctrl+Dwn", "'Dwn' is no key's name"),
        ("Hyper+x", "'Hyper' is no modifier"),
        ("g Esc", "Esc ends a sequence"),
        ("Esc g", "Esc ends a sequence"),
        ("{digit}x", "only the last key"),
        ("PageDwn", "did you mean PgDn?"),
        ("qwxyz", "at most 4"),
        ("  ", "it is empty"),
        ("a\x07", "is no key"),
    ],
)
def test_what_can_never_be_pressed_is_refused_with_the_reason(written: str, why: str) -> None:
    with pytest.raises(WrongKeyError, match=re.escape(why)):
        parsed(written)


def test_no_reserved_key_can_be_written_but_that_of_the_palette() -> None:
    for name in RESERVED:
        if name != "ctrl+p":
            with pytest.raises(WrongKeyError):
                parsed(shown(name))


@given(st.text(max_size=12) | st.text("+CtrlAltShiftgG {}1–9digit↓", max_size=14))
def test_what_is_read_is_shown_so_that_it_is_read_as_the_same(written: str) -> None:
    try:
        keys = parsed(written)
    except WrongKeyError:
        return
    assert parsed(shown(keys)) == keys
