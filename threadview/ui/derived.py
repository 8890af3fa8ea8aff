"""A palette for a theme of Textual's, which has a dozen colours: each role gets one that can be read on its ground."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from textual.color import Color

from .theme import Palette

if TYPE_CHECKING:
    from textual.theme import Theme

READABLE: Final = 4.5
"""Contrast that text needs (WCAG 2.2, 1.4.3)."""

STEPS: Final = 10

FAINT: Final = 0.6
"""The part of a colour that is left in what matters less."""

TURNS: Final = ("primary", "success", "warning", "accent", "secondary", "error")
"""The colours of a theme, in the order in which the levels take them."""

WRITTEN: Final = {
    "primary": ("label", "link", "tag2"),
    "warning": ("author", "new", "guess", "tag4"),
    "success": ("mark", "gutter", "quote", "found", "added", "tag3"),
    "error": ("removed", "tag1"),
    "accent": ("flag", "tag5"),
}
WRITTEN_FAINT: Final = ("time", "count", "excerpt", "meta", "item", "signature", "attribution", "nobody")

ANSI: Final = {
    "guide": "bright_black",
    **{f"guide{n}": color for n, color in enumerate(("blue", "green", "yellow", "magenta", "cyan", "red"))},
    "cursor": "reverse",
    "idle": "underline",
    "label": "blue",
    "author": "bold",
    "nobody": "italic",
    "mark": "green",
    "flag": "italic magenta",
    "new": "bold yellow",
    "title": "bold",
    "heading": "bold underline",
    "tablehead": "bold",
    "link": "underline blue",
    "emphasis": "italic",
    "strong": "bold",
    "strike": "strike",
    "spoiler": "reverse",
    "gutter": "bold green",
    "quote": "italic green",
    "found": "italic green",
    "mention": "bold",
    "guess": "italic",
    **{f"tag{n}": f"bold {color}" for n, color in enumerate(("red", "blue", "green", "yellow", "magenta"), 1)},
    "added": "bold underline green",
    "removed": "strike red",
    "lit": "bold not italic reverse green",
    "hit": "bold not italic reverse yellow",
    "current": "underline",
}
"""The roles in the sixteen colours of the terminal, on its own ground."""


class Ink(NamedTuple):
    """The colours of a theme that roles are written in, each of which can be read on the ground.

    Attributes:
        ground: The ground.
        text: The colour of the text.
        faint: That of what matters less.
        main: The colours that have a name in the theme.
    """

    ground: Color
    text: Color
    faint: Color
    main: dict[str, Color]

    def shade(self, part: float) -> Color:
        """Return the ground with a part of the colour of the text in it."""
        return self.ground.blend(self.text, part)


def derived(theme: Theme, like: Palette) -> Palette:
    """Return the palette of a theme; the attributes of each role are those of ``like``."""
    if theme.ansi:
        return Palette("default", "default", ANSI)
    ink = _ink(theme)
    written = _written(ink)
    roles = {role: f"{_attributes(definition)} {written.get(role, '')}" for role, definition in like.roles.items()}
    return Palette(ink.ground.hex6, ink.text.hex6, {**roles, **_guides(ink), **_laid_under(ink)})


def _ink(theme: Theme) -> Ink:
    """Return the colours of a theme."""
    colors = theme.to_color_system().generate()
    ground, text = Color.parse(colors["background"]), Color.parse(colors["foreground"])
    main = {name: _readable(Color.parse(colors[name]), ground, text) for name in TURNS}
    return Ink(ground, text, _readable(ground.blend(text, FAINT), ground, text), main)


def _written(ink: Ink) -> dict[str, str]:
    """Return the colour of each role that has one of its own."""
    main = {role: ink.main[name].hex6 for name, roles in WRITTEN.items() for role in roles}
    lines = dict.fromkeys(("rule", "thumb"), ink.shade(0.45).hex6)
    return {**main, **dict.fromkeys(WRITTEN_FAINT, ink.faint.hex6), **lines, "track": ink.shade(0.15).hex6}


def _guides(ink: Ink) -> dict[str, str]:
    """Return the colours of the lines of the levels: fainter than what stands beside them."""
    levels = {f"guide{level}": ink.ground.blend(ink.main[name], FAINT).hex6 for level, name in enumerate(TURNS)}
    return {"guide": ink.shade(0.3).hex6, **levels}


def _laid_under(ink: Ink) -> dict[str, str]:
    """Return the roles that have a ground of their own."""
    code = f"{ink.main['secondary'].hex6} on {ink.shade(0.06).hex6}"
    return {
        "cursor": f"on {ink.ground.blend(ink.main['primary'], 0.2).hex6}",
        "idle": f"on {ink.shade(0.09).hex6}",
        "code": code,
        "codeblock": code,
        "spoiler": f"{ink.ground.hex6} on {ink.faint.hex6}",
        "lit": f"bold not italic {ink.ground.hex6} on {ink.main['success'].hex6}",
        "hit": f"bold not italic {ink.ground.hex6} on {ink.main['warning'].hex6}",
    }


def _readable(color: Color, ground: Color, text: Color) -> Color:
    """Return a colour, brought nearer to that of the text until it can be read on the ground."""
    steps = (color.blend(text, step / STEPS) for step in range(STEPS + 1))
    return next((one for one in steps if contrast(ground, one) >= READABLE), text)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    """Return the relative luminance of a colour."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]  # noqa: PLR2004 - of sRGB
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _attributes(definition: str) -> str:
    """Return a style definition without its colours."""
    words = definition.split()
    return " ".join(word for word in words if word[0] != "#" and word != "on")
