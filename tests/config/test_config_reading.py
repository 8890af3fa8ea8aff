"""A file and the environment as a configuration, and what is said of those that are wrong."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from textual.theme import BUILTIN_THEMES

from threadview.config import DEFAULTS, Configuration, Layout
from threadview.config.reading import configuration, variable
from threadview.config.schema import SETTINGS, THEMES, defaults
from threadview.errors import ConfigError
from threadview.session import ACTIONS
from threadview.ui.theme import THEMES as OWN_THEMES

ACTIONS_KEYS = {action.id: action.keys for action in ACTIONS}


def read(text: str, **environ: str) -> Configuration:
    return configuration(text, "config.toml", environ, ACTIONS_KEYS)


def refused(text: str, **environ: str) -> str:
    with pytest.raises(ConfigError) as caught:
        read(text, **environ)
    assert caught.value.exit_code == 2
    return str(caught.value)


def test_a_file_changes_what_it_names_and_nothing_else() -> None:
    read_from = read('theme = "nord"\n[layout]\nside_by_side = 80\n')
    assert read_from == Configuration(replace(DEFAULTS, theme="nord", layout=Layout(side_by_side=80)))
    assert read("") == Configuration()


def test_an_inline_table_and_dotted_keys_are_the_same_as_a_table() -> None:
    assert read("layout = {side_by_side = 80}") == read("layout.side_by_side = 80") == read("[layout]\nside_by_side=80")


def test_every_default_is_what_its_setting_takes() -> None:
    for name, value in defaults().items():
        table, _, key = name.rpartition(".")
        written = str(list(value) if isinstance(value, tuple) else value).lower() if not isinstance(value, str) else ""
        line = f"{key} = {written or chr(34) + str(value) + chr(34)}"
        assert read(f"[{table}]\n{line}" if table else line) == Configuration(), name


def test_the_themes_are_ours_and_all_of_textuals() -> None:
    assert set(THEMES) == {*BUILTIN_THEMES, *(theme.name for theme in OWN_THEMES)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('\n\nthem = "nord"', "config.toml, line 3: them: there is no such setting; did you mean theme?"),
        (
            "[layout]\n# here\nside_by_sid = 3",
            "line 3: layout.side_by_sid: there is no such setting; did you mean layout.side_by_side?",
        ),
        ("side_by_side = 80", "line 1: side_by_side: there is no such setting; did you mean layout.side_by_side?"),
        ("[kyes]\nnext = ['x']", "line 2: kyes.next: there is no such setting"),
        ("[layot]", "line 1: layot: there is no such setting; did you mean layout?"),
        ('theme = "nrod"', "line 1: theme: 'nrod' is not known; did you mean nord?"),
        ('order = "by colour of the sky"', "it takes one of page, newest, replies, quoted"),
        ("theme = 3", "line 1: theme: "),
        ('fold = "1"', "line 1: fold: '1' will not do; it takes a level from 1 to 99, or 0"),
        ("fold = true", "expected int, got bool"),
        ("fold = -1", "it takes a level from 1 to 99, or 0"),
        ("remember = 1", "it takes true or false"),
        ("layout = 3", "line 1: layout is a table, not a value; write [layout], and its settings below"),
        ("[[layout]]\nside_by_side = 80", "layout is a table, not a value"),
        ("layout.article_share = nan", "it takes a number from 0.1 to 0.9"),
        ("layout.article_share = inf", "it takes a number from 0.1 to 0.9"),
        ("layout.side_by_side = 49", "it takes a whole number from 50 to 1000"),
        ("layout.side_by_side.x = 1", "layout.side_by_side: "),
        ('colors.quote = "chartreuse-ish"', "colors.quote: 'chartreuse-ish' will not do"),
        ('colors.quote = "bold\\n"', "colors.quote: "),
        ('tokens.github = "abc\\n"', "tokens.github: "),
        ('colors.guides = ["red", "no colour"]', "colors.guides: "),
        ("colors.guides = ['red','red','red','red','red','red','red']", "colors.guides: "),
        ("theme = ", "config.toml, line 1: invalid value; correct it"),
        ('fold = 1\ntheme = "a', "config.toml"),
        ("fold = 1\nfold = 2", "config.toml, line 2: cannot overwrite a value"),
        ("keys = 3", "keys is a table"),
        ("keys.nxet = ['x']", "keys.nxet: there is no such action; did you mean keys.next?"),
        ("keys.next = 3", "it takes a list of keys"),
        ("keys.next = []", "it takes a list of keys"),
        ("keys.next = ['']", "it is empty"),
    ],
)
def test_what_is_wrong_is_named_by_file_line_key_and_nearest_name(text: str, said: str) -> None:
    assert said in refused(text)


def test_a_token_is_never_told_in_an_error() -> None:
    for wrong in ('"secret word"', '["secret"]', "{secret = 1}", f'"{"secret" * 200}"'):
        said = refused(f"[tokens]\ngithub = {wrong}")
        assert "tokens.github" in said
        assert "secret" not in said


@pytest.mark.parametrize("text", ["x = " + "[" * 20_000, "a." * 15_000 + "b = 1", "k" * 60_000 + " = 1", "[" * 60_000])
def test_hostile_texts_are_refused_in_a_sentence(text: str) -> None:
    assert len(refused(text)) < 400


@given(st.text(max_size=60) | st.text("[]{}=\"'\n\\.a1#", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ConfigError):
        read(text)


def test_the_environment_wins_over_the_file_by_one_rule_for_all_names() -> None:
    read_from = read(
        'theme = "nord"\nfold = 2',
        THREADVIEW_THEME="dracula",
        THREADVIEW_LAYOUT_ARTICLE_SHARE="0.3",
        THREADVIEW_COLORS_TAGS='["red"]',
        THREADVIEW_KEYS_NEXT_TOP='["Ctrl+N"]',
        THREADVIEW_REMEMBER="false",
        THREADVIEW_FOLD="",
        HOME="/nowhere",
    )
    settings = read_from.settings
    assert (settings.theme, settings.fold, settings.remember) == ("dracula", 2, False)
    assert (settings.layout.article_share, settings.colors.tags) == (0.3, ("red",))
    assert read_from.keys is not None
    assert read_from.keys["next-top"] == ("ctrl+n",)


def test_no_two_names_share_a_variable() -> None:
    names = [*SETTINGS, *(f"keys.{action}" for action in ACTIONS_KEYS)]
    assert len({variable(name) for name in names} | {"THREADVIEW_CONFIG"}) == len(names) + 1


def test_a_wrong_variable_is_named() -> None:
    assert "THREADVIEW_THEM sets nothing; did you mean THREADVIEW_THEME?" in refused("", THREADVIEW_THEM="nord")
    assert refused("", THREADVIEW_THEME="nrod") == "THREADVIEW_THEME: theme: 'nrod' is not known; did you mean nord?"
    assert refused("", THREADVIEW_FOLD="two").startswith("THREADVIEW_FOLD: 'two' cannot be read; it takes a level")
    assert refused("", THREADVIEW_FOLD="2\nfold = 3").startswith("THREADVIEW_FOLD: ")
    assert "THREADVIEW_KEYS_NEXT" in refused("", THREADVIEW_KEYS_NEXT='["Ctrl+I"]')
