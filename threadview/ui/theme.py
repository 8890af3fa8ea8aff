"""The look: which colours and attributes each role of :mod:`threadview.layout.runs` gets.

Whatever a colour says, an attribute, a glyph or a word says too, so that nothing is lost without colours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

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
    """

    def __init__(self, background: str, foreground: str, roles: Mapping[str, str]) -> None:
        """Make no style yet."""
        self.background, self.foreground, self.roles = background, foreground, roles
        self._styles: dict[tuple[str, ...], Style] = {}

    def style(self, roles: tuple[str, ...]) -> Style:
        """Return the style of a run: the ground, then each role over it."""
        style = self._styles.get(roles)
        if style is None:
            if len(self._styles) >= KEPT_STYLES:
                self._styles.clear()
            style = Style.parse(f"{self.foreground} on {self.background}")
            for role in roles:
                if definition := self.roles.get(role):
                    style += Style.parse(definition)
            self._styles[roles] = style
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
        return Palette(
            self.background, self.foreground, {**self.roles, **guides, **tags, **{k: v for k, v in single.items() if v}}
        )


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
        "cursor": "on #2b3a55",
        "idle": "on #23272f",
        "label": "#7fb0e8",
        "author": "bold #f0c987",
        "nobody": "italic #858c99",
        "time": "#9299a6",
        "count": "#9299a6",
        "mark": "#8fd0ae",
        "flag": "italic #d99ac5",
        "new": "bold #ffb86b",
        "excerpt": "#9aa1ae",
        "title": "bold #ffffff",
        "meta": "#9299a6",
        "heading": "bold underline #e8eaf0",
        "item": "#9299a6",
        "code": "#d7ba7d on #20242c",
        "codeblock": "#d7ba7d on #20242c",
        "rule": "#5a6170",
        "tablehead": "bold",
        "link": "underline #7fb0e8",
        "emphasis": "italic",
        "strong": "bold",
        "strike": "strike",
        "spoiler": "#15171c on #9299a6",
        "signature": "#858c99",
        "attribution": "#858c99",
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
        "current": "underline",
        "track": "#2a2e37",
        "thumb": "#6a7386",
    },
)

LIGHT: Final = Palette(
    "#fbfaf7",
    "#23262d",
    {
        "guide": "#b9bec8",
        "guide0": "#7c9cc0",
        "guide1": "#7fae8c",
        "guide2": "#b59c68",
        "guide3": "#ab84b0",
        "guide4": "#6fa9a9",
        "guide5": "#b88383",
        "cursor": "on #d5e3f7",
        "idle": "on #eceae4",
        "label": "#1d5fa8",
        "author": "bold #7a4d00",
        "nobody": "italic #63687a",
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
        "rule": "#9aa0ac",
        "tablehead": "bold",
        "link": "underline #1d5fa8",
        "emphasis": "italic",
        "strong": "bold",
        "strike": "strike",
        "spoiler": "#fbfaf7 on #63687a",
        "signature": "#63687a",
        "attribution": "#63687a",
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
        "current": "underline",
        "track": "#e3e0d8",
        "thumb": "#9aa0ac",
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


_OWN: Final = {"threadview-dark": DARK, "threadview-light": LIGHT}
_MADE: dict[tuple[str, Colors | None], Palette] = {}


def palette_of(app: App[Any]) -> Palette:
    """Return the palette of an application: that of its theme, with what its reader wants otherwise."""
    theme = app.current_theme
    colors: Colors | None = getattr(app, "wanted_colors", None)
    key = theme.name, colors
    palette = _MADE.get(key)
    if palette is None:
        palette = _MADE[key] = _palette(theme, colors)
    return palette


def _palette(theme: Theme, colors: Colors | None) -> Palette:
    """Return the palette of a theme: our own, or one that follows from the theme's few colours."""
    palette = _OWN.get(theme.name)
    if palette is None:
        from .derived import derived

        palette = derived(theme, DARK if theme.dark else LIGHT)
    return palette if colors is None else palette.with_colors(colors)
