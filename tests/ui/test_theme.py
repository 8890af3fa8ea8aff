"""Every role can be read in every theme, and is told by more than its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factories import thread
from rich.style import Style
from screens import reader
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from threadview.layout.runs import ROLES
from threadview.ui.derived import ANSI, MONOCHROME, READABLE, contrast
from threadview.ui.theme import DARK, LIGHT, THEMES, Palette, _palette, attributes, colors_of, palette_of

if TYPE_CHECKING:
    from textual.theme import Theme

    from threadview.ui.app import ThreadviewApp

DRAWN = {"guide", "guide0", "guide1", "guide2", "guide3", "guide4", "guide5", "rule", "track", "thumb"}
"""Roles of lines, which say nothing that text does not say."""

GROUNDS = ("cursor", "idle", "status")
ALL_THEMES = [*THEMES, *(theme for theme in BUILTIN_THEMES.values() if not theme.ansi)]


def grounds(palette: Palette) -> list[Color]:
    """Return all that a text may lie on."""
    return [Color.parse(palette.background), *(ground(palette.style((role,))) for role in GROUNDS)]


def ground(style: Style) -> Color:
    assert style.bgcolor is not None
    return Color.from_rich_color(style.bgcolor)


def ink(style: Style) -> Color:
    assert style.color is not None
    return Color.from_rich_color(style.color)


@pytest.mark.parametrize("theme", ALL_THEMES, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    palette = _palette(theme)
    for role in [r for r in ROLES if r not in DRAWN] + ["status", "selected"]:
        own = Style.parse(palette.roles.get(role, "")).bgcolor is not None and role not in GROUNDS
        for under in [()] if own else [(), *((role,) for role in GROUNDS)]:
            style = palette.style((*under, role))
            assert contrast(ink(style), ground(style)) >= READABLE, (role, under, style)


@pytest.mark.parametrize("theme", ALL_THEMES, ids=lambda theme: theme.name)
def test_the_scrollbar_is_seen_and_the_panels_of_the_interface_can_be_read(theme: Theme) -> None:
    palette = _palette(theme)
    thumb = palette.style(("thumb",))
    assert contrast(ink(thumb), ground(thumb)) >= 3
    if theme in THEMES:
        colors = theme.to_color_system().generate()
        panel = Color.parse(colors["panel"])
        assert contrast(Color.parse(colors["accent"]), panel) >= READABLE
        assert contrast(Color.parse(colors["foreground"]), Color.parse(colors["surface"])) >= READABLE


@pytest.mark.parametrize("palette", [DARK, LIGHT, MONOCHROME, _palette(BUILTIN_THEMES["ansi-dark"])])
def test_what_lies_on_the_text_is_told_by_an_attribute(palette: Palette) -> None:
    for role in ("quote", "found", "link", "hit", "lit", "mention", "guess", "added", "removed", "new", "author"):
        assert attributes(palette.roles[role]), role


def test_without_colours_states_still_differ() -> None:
    roles = ("author", "cursor", "quote", "hit", "lit", "link", "strike", "heading")
    assert len({str(MONOCHROME.style((role,))) for role in roles}) == len(roles)
    assert all(style.color is None or style.color.is_default for style in map(MONOCHROME.style, [(r,) for r in ROLES]))


def test_a_hit_on_the_inverted_line_of_the_cursor_stands_out_from_it() -> None:
    assert MONOCHROME.style(("cursor",)).reverse
    assert not MONOCHROME.style(("cursor", "author", "hit")).reverse
    ansi = Palette("default", "default", ANSI, inverts=True)
    assert ansi.style(("cursor", "label")).color == ansi.style(("cursor",)).color


@pytest.mark.parametrize(
    ("environ", "colors"),
    [
        ({"TERM": "xterm-256color"}, "many"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "many"),
        ({"TERM": "xterm-kitty"}, "many"),
        ({"TERM": "xterm"}, "sixteen"),
        ({"TERM": "linux"}, "sixteen"),
        ({"TERM": "screen"}, "sixteen"),
        ({"TERM": "vt220"}, "none"),
        ({"TERM": "xterm-mono"}, "none"),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, "none"),
        ({}, "none"),
    ],
)
def test_a_terminal_is_known_by_its_name(environ: dict[str, str], colors: str) -> None:
    assert colors_of(environ) == colors


def painted(app: ThreadviewApp) -> list[Style]:
    """Return the styles of all that is on the screen."""
    strips = app.screen._compositor.render_strips()
    return [segment.style for strip in strips for segment in strip if segment.style is not None]


@pytest.mark.parametrize("variables", [{"NO_COLOR": ""}, {"TERM": "vt220"}])
async def test_no_colour_is_written_when_none_is_wanted(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    async with reader(thread("a(b)", {"a": "one"}, {"a": "Ann"}, article="x")) as it:
        await it.press("at")
        await it.press("escape", "colon")
        for style in painted(it.app):
            assert style.color is None or style.color.is_default
            assert style.bgcolor is None or style.bgcolor.is_default


async def test_a_terminal_of_sixteen_colours_gets_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLORTERM", raising=False)
    async with reader(thread("a(b)", {"a": "one"}, {"a": "Ann"}, article="x")) as it:
        assert palette_of(it.app).background == "default"
        assert all(style.color is None or style.color.triplet is None for style in painted(it.app))


async def test_another_theme_is_another_palette_at_once() -> None:
    async with reader(thread("a(b)", {"a": "one"}, {"a": "Ann"}, article="x")) as it:
        for name in ("threadview-light", "nord", "gruvbox"):
            it.app.theme = name
            await it.pilot.pause()
            assert Color.parse(_palette(it.app.current_theme).background) in [
                ground(style) for style in painted(it.app) if style.bgcolor
            ]


async def test_what_a_list_would_choose_is_told_without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reader(thread("a(b)", authors={"a": "Ann", "b": "Bob"})) as it:
        await it.press("at", "down")
        strips = it.app.screen._compositor.render_strips()
        marked = [segment.text for strip in strips for segment in strip if segment.style and segment.style.underline]
        assert "Bob" in "".join(marked)
        assert "Ann" not in "".join(marked)
