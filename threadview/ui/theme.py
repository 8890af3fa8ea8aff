"""The look: which colours and attributes each role of :mod:`threadview.layout.runs` gets.

Whatever a colour says, an attribute, a glyph or a word says too, so that nothing is lost without colours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal

from rich.style import Style
from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App

    from threadview.config import Colors

KEPT_STYLES: Final = 4096


class Palette:
    """One theme: its ground, and a rich style definition for each role that differs from it.

    Attributes:
        background: The colour of the ground.
        foreground: That of the text.
        roles: What each role adds.
        inverts: There are no grounds to tell the cursor by, so that its line is inverted, in the colours of the text.
    """

    def __init__(self, background: str, foreground: str, roles: Mapping[str, str], *, inverts: bool = False) -> None:
        """Make no style yet."""
        self.background, self.foreground, self.roles, self.inverts = background, foreground, roles, inverts
        self._styles: dict[tuple[str, ...], Style] = {}

    def style(self, roles: tuple[str, ...]) -> Style:
        """Return the style of a run: the ground, then each role over it."""
        style = self._styles.get(roles)
        if style is None:
            if len(self._styles) >= KEPT_STYLES:
                self._styles.clear()
            style = self._styles[roles] = self._made(roles)
        return style

    def _made(self, roles: tuple[str, ...]) -> Style:
        """Lay the roles over the ground."""
        style = Style.parse(f"{self.foreground} on {self.background}")
        inverted = self.inverts and any(role in INVERTED for role in roles)
        for role in roles:
            definition = self.roles.get(role, "")
            if inverted and role not in INVERTED:
                definition = attributes(definition).replace("reverse", "not reverse")
            if definition:
                style += Style.parse(definition)
        return style

    def with_colors(self, colors: Colors) -> Palette:
        """Return the palette with what somebody wants otherwise."""
        guides = {f"guide{level}": color for level, color in enumerate(colors.guides)}
        tags = {f"tag{number}": f"bold {color}" for number, color in enumerate(colors.tags, 1)}
        single = {
            "quote": colors.quote,
            "found": colors.quote,
            "gutter": colors.quote_bar,
            "author": colors.author,
            "nobody": colors.nobody,
            "guess": colors.guess,
            "mention": colors.mention,
            "new": colors.new,
        }
        roles = {**self.roles, **guides, **tags, **{role: color for role, color in single.items() if color}}
        return Palette(self.background, self.foreground, roles, inverts=self.inverts)


INVERTED: Final = frozenset({"cursor", "status", "selected"})
"""Roles that are told by their ground alone."""


def attributes(definition: str) -> str:
    """Return a style definition without its colours."""
    return " ".join(word for word in definition.split() if word in ATTRIBUTES)


ATTRIBUTES: Final = frozenset({"not", "bold", "dim", "italic", "underline", "strike", "reverse"})


DARK: Final = Palette(
    "#15171c",
    "#d6d9e0",
    {
        "guide": "#4a5160",
        "guide0": "#4f6d8f",
        "guide1": "#5f8a6a",
        "guide2": "#8f7a4f",
        "guide3": "#87608c",
        "guide4": "#4f8a8a",
        "guide5": "#8f5f5f",
        "cursor": "on #283650",
        "idle": "on #23272f",
        "status": "on #23272f",
        "selected": "#ffffff on #3a5f94",
        "label": "#7fb0e8",
        "author": "bold #f0c987",
        "nobody": "italic #a0a7b4",
        "time": "#a6adb9",
        "count": "#a6adb9",
        "mark": "#8fd0ae",
        "flag": "italic #d99ac5",
        "new": "bold #ffb86b",
        "excerpt": "#a9b0bc",
        "title": "bold #ffffff",
        "meta": "#a6adb9",
        "heading": "bold underline #e8eaf0",
        "item": "#a6adb9",
        "code": "#d7ba7d on #20242c",
        "codeblock": "#d7ba7d on #20242c",
        "rule": "#6f7787",
        "tablehead": "bold",
        "link": "underline #7fb0e8",
        "emphasis": "italic",
        "strong": "bold",
        "strike": "strike",
        "spoiler": "#15171c on #9299a6",
        "signature": "#a0a7b4",
        "attribution": "#a0a7b4",
        "gutter": "bold #8fd0ae",
        "quote": "italic #a9d3bc",
        "found": "italic #a9d3bc",
        "mention": "bold",
        "guess": "italic #c9b48a",
        "tag1": "bold #ff9e9e",
        "tag2": "bold #9ecbff",
        "tag3": "bold #b6f09c",
        "tag4": "bold #ffc97a",
        "tag5": "bold #e3a8ff",
        "added": "bold underline #b6f09c",
        "removed": "strike #ff9e9e",
        "lit": "bold not italic #101216 on #8fd0ae",
        "hit": "bold not italic #101216 on #e8c45c",
        "track": "#2a2e37",
        "thumb": "#7b8497",
    },
)

LIGHT: Final = Palette(
    "#fbfaf7",
    "#23262d",
    {
        "guide": "#a9afba",
        "guide0": "#7c9cc0",
        "guide1": "#7fae8c",
        "guide2": "#b59c68",
        "guide3": "#ab84b0",
        "guide4": "#6fa9a9",
        "guide5": "#b88383",
        "cursor": "on #d5e3f7",
        "idle": "on #eceae4",
        "status": "on #eceae4",
        "selected": "#000000 on #a9cbf2",
        "label": "#1d5fa8",
        "author": "bold #7a4d00",
        "nobody": "italic #5a5f70",
        "time": "#5c6270",
        "count": "#5c6270",
        "mark": "#0f6b43",
        "flag": "italic #8d2b72",
        "new": "bold #9a3b00",
        "excerpt": "#5c6270",
        "title": "bold #000000",
        "meta": "#5c6270",
        "heading": "bold underline",
        "item": "#5c6270",
        "code": "#6b4a00 on #f1eee6",
        "codeblock": "#6b4a00 on #f1eee6",
        "rule": "#7f8590",
        "tablehead": "bold",
        "link": "underline #1d5fa8",
        "emphasis": "italic",
        "strong": "bold",
        "strike": "strike",
        "spoiler": "#fbfaf7 on #5a5f70",
        "signature": "#5a5f70",
        "attribution": "#5a5f70",
        "gutter": "bold #0f6b43",
        "quote": "italic #1c5b3f",
        "found": "italic #1c5b3f",
        "mention": "bold",
        "guess": "italic #7a5a1a",
        "tag1": "bold #b3261e",
        "tag2": "bold #0b5cad",
        "tag3": "bold #2c6e1f",
        "tag4": "bold #8a5200",
        "tag5": "bold #7b2fa0",
        "added": "bold underline #2c6e1f",
        "removed": "strike #b3261e",
        "lit": "bold not italic #ffffff on #0f6b43",
        "hit": "bold not italic #000000 on #f2cf63",
        "track": "#e3e0d8",
        "thumb": "#7f8590",
    },
)

THEMES: Final = tuple(
    Theme(
        name=name,
        primary="#7fb0e8" if dark else "#1d5fa8",
        accent="#e8c45c" if dark else "#7a4d00",
        foreground=palette.foreground,
        background=palette.background,
        surface="#1c1f26" if dark else "#f3f1eb",
        panel="#23272f" if dark else "#eceae4",
        dark=dark,
    )
    for name, palette, dark in (("threadview-dark", DARK, True), ("threadview-light", LIGHT, False))
)


ANSI_THEME: Final = "ansi-dark"
"""Textual's theme in the terminal's own colours: what the sixteen are is its reader's choice, dark or light."""

_COLOURLESS: Final = re.compile(r"(?:vt\d+|.*-m|.*-mono|dumb|unknown)(?:-.*)?|")
_COLOURFUL: Final = re.compile(r".*(?:256|truecolor|direct|kitty|ghostty|alacritty|foot|wezterm|iterm).*")


def colors_of(environ: Mapping[str, str]) -> Literal["none", "sixteen", "many"]:
    """Return how many colours a terminal shows, by its name and by what its reader wants (https://no-color.org)."""
    name = environ.get("TERM", "").lower()
    if "NO_COLOR" in environ or _COLOURLESS.fullmatch(name):
        return "none"
    if environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"} or _COLOURFUL.fullmatch(name):
        return "many"
    return "sixteen"


_OWN: Final = {"threadview-dark": DARK, "threadview-light": LIGHT}
_MADE: dict[tuple[str, Colors | None], Palette] = {}


def palette_of(app: App[Any]) -> Palette:
    """Return the palette of an application: that of its theme, with what its reader wants otherwise.

    Where there are to be no colours, it is the one without them.
    """
    theme = None if app.no_color else app.current_theme
    colors: Colors | None = getattr(app, "wanted_colors", None)
    key = theme.name if theme else "", colors
    palette = _MADE.get(key)
    if palette is None:
        palette = _MADE[key] = _palette(theme, colors)
    return palette


def _palette(theme: Theme | None, colors: Colors | None = None) -> Palette:
    """Return the palette of a theme: our own, or one that follows from the theme's few colours; None has no colours."""
    from .derived import MONOCHROME, derived

    if theme is None:
        return MONOCHROME
    palette = _OWN.get(theme.name) or derived(theme, DARK if theme.dark else LIGHT)
    return palette if colors is None else palette.with_colors(colors)
