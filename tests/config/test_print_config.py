"""A configuration as a file, which reads back as the same."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from threadview.config import DEFAULTS, NOT_CONFIGURED, Colors, Configuration, Layout, Tokens
from threadview.config.presets import PRESETS
from threadview.config.printing import Meaning, lines
from threadview.config.reading import configuration
from threadview.config.schema import SETTINGS
from threadview.session import ACTIONS

KEYS = {action.id: action.keys for action in ACTIONS}
MEANINGS = {action.id: Meaning(action.keys, action.title) for action in ACTIONS}


def printed(made: Configuration) -> str:
    return "\n".join(lines(made, MEANINGS))


def read(text: str) -> Configuration:
    return configuration(text, "f", {}, KEYS)


def test_the_default_names_every_setting_and_action_and_reads_back() -> None:
    text = printed(NOT_CONFIGURED)
    again = read(text)
    assert again == Configuration(DEFAULTS, KEYS)
    tables = tomllib.loads(text)
    named = {
        f"{name}.{key}" if isinstance(held, dict) else name
        for name, held in tables.items()
        for key in (held if isinstance(held, dict) else [""])
    }
    assert named == {*SETTINGS, *(f"keys.{action}" for action in KEYS)}


def test_each_setting_is_explained_above_it() -> None:
    written = printed(NOT_CONFIGURED).split("\n")
    for name, setting in SETTINGS.items():
        at = next(place for place, line in enumerate(written) if line.startswith(f"{name.rpartition('.')[2]} = "))
        above = []
        while written[at - 1].startswith("#"):
            at -= 1
            above.insert(0, written[at].removeprefix("# "))
        assert " ".join(above) == setting.about


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_reads_back(preset: str) -> None:
    made = read(f'keymap = "{preset}"\n[keys]\nquit = ["F9", "\\\\ x"]\nlimit = ["F8"]')
    assert read(printed(made)) == made


STYLES = st.sampled_from(["", "red", "bold #ffffff", "not italic on bright_black", "default"])


COLORS = st.builds(
    Colors,
    **dict.fromkeys(("quote", "quote_bar", "author", "nobody", "guess", "mention", "new"), STYLES),
    guides=st.lists(STYLES, max_size=6).map(tuple),
    people=st.sampled_from(["tagged", "all"]),
    tags=st.lists(STYLES, max_size=5).map(tuple),
)
STACKED = st.sampled_from(["never", "narrow", "always"])


@given(COLORS, st.builds(Layout, st.integers(50, 1000), st.floats(0.1, 0.9), STACKED, st.booleans()), st.booleans())
def test_any_configuration_reads_back(colors: Colors, layout: Layout, offline: bool) -> None:  # noqa: FBT001 - drawn
    made = Configuration(replace(DEFAULTS, colors=colors, layout=layout, offline=offline))
    assert read(printed(made)).settings == made.settings


def test_tokens_are_not_shown() -> None:
    text = printed(Configuration(replace(DEFAULTS, tokens=Tokens(github="abcdef"))))
    assert "abcdef" not in text
    assert "# github is set, and not shown" in text
    assert read(text).settings == DEFAULTS
