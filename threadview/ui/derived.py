"""Palettes for what is no theme of our own: Textual's themes of a dozen colours, sixteen colours, none at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.color import Color

from .theme import Palette, attributes

if TYPE_CHECKING:
    from textual.theme import Theme

READABLE: Final = 4.5
"""Contrast that text needs (WCAG 2.2, 1.4.3)."""

SEEN: Final = 3.0
"""Contrast that a control needs (1.4.11)."""

STEPS: Final = 20
MAIN: Final = ("primary", "secondary", "warning", "error", "success", "accent", "foreground")
BLACK, WHITE = Color(0, 0, 0), Color(255, 255, 255)

ANSI: Final = {
    "guide": "bright_black",
    **{f"guide{n}": color for n, color in enumerate(("blue", "green", "yellow", "magenta", "cyan", "red"))},
    "cursor": "reverse",
    "idle": "underline",
    "status": "reverse",
    "selected": "reverse",
    "label": "cyan",
    "author": "bold",
    "nobody": "italic",
    "mark": "green",
    "flag": "italic magenta",
    "new": "bold yellow",
    "title": "bold",
    "heading": "bold underline",
    "code": "cyan",
    "codeblock": "cyan",
    "tablehead": "bold",
    "link": "underline cyan",
    "emphasis": "italic",
    "strong": "bold",
    "strike": "strike",
    "spoiler": "reverse",
    "gutter": "bold green",
    "quote": "italic green",
    "found": "italic green",
    "mention": "bold",
    "guess": "italic",
    **{f"tag{n}": f"bold {color}" for n, color in enumerate(("red", "cyan", "green", "yellow", "magenta"), 1)},
    "added": "bold underline green",
    "removed": "strike red",
    "lit": "bold not italic underline reverse green",
    "hit": "bold not italic reverse yellow",
}
"""The roles in the sixteen colours of the terminal, on its own ground; dark blue is none of those for text."""

MONOCHROME: Final = Palette(
    "default",
    "default",
    {role: attributes(definition) for role, definition in ANSI.items()} | {"guide": "dim"},
    inverts=True,
)
"""The roles in attributes alone."""


def derived(theme: Theme, like: Palette) -> Palette:
    """Return the palette of a theme; the attributes of each role are those of ``like``.

    Every colour of a text is brought so near to black or white that it can be read on each ground that it may lie on.
    """
    if theme.ansi:
        return Palette("default", "default", ANSI, inverts=True)
    generated = theme.to_color_system().generate()
    colors = {name: Color.parse(generated[name]) for name in ("background", *MAIN)}
    ground = colors["background"]
    text = readable(colors["foreground"], (ground,))
    grounds = {
        "cursor": ground.blend(colors["primary"], 0.2),
        "idle": ground.blend(text, 0.09),
        "status": ground.blend(text, 0.09),
    }
    code = ground.blend(text, 0.06)
    under = (ground, *grounds.values(), code)
    main = {name: readable(colors[name], under) for name in MAIN}
    faint = readable(ground.blend(text, 0.6), under)
    made = _inked(like, main, faint) | {role: f"on {color.hex6}" for role, color in grounds.items()}
    made |= {role: f"{made[role]} on {code.hex6}" for role in ("code", "codeblock")}
    made |= {role: f"bold not italic {_on(main[name])}" for role, name in (("lit", "success"), ("hit", "warning"))}
    made |= {"spoiler": _on(faint), "selected": _on(ground.blend(colors["primary"], 0.5))}
    made |= _drawn(ground, text, main)
    return Palette(ground.hex6, main["foreground"].hex6, made)


def _inked(like: Palette, main: dict[str, Color], faint: Color) -> dict[str, str]:
    """Return the roles of text, each in one of the main colours."""
    inks = {
        **dict.fromkeys(("time", "count", "excerpt", "meta", "item", "signature", "attribution", "nobody"), faint),
        **dict.fromkeys(("label", "link", "tag2"), main["primary"]),
        **dict.fromkeys(("author", "new", "guess", "tag4"), main["warning"]),
        **dict.fromkeys(("mark", "gutter", "quote", "found", "added", "tag3"), main["success"]),
        **dict.fromkeys(("removed", "tag1"), main["error"]),
        **dict.fromkeys(("flag", "tag5"), main["accent"]),
        **dict.fromkeys(("code", "codeblock"), main["secondary"]),
    }
    return {
        role: f"{attributes(definition)} {inks[role].hex6}".strip() if role in inks else attributes(definition)
        for role, definition in like.roles.items()
    }


def _drawn(ground: Color, text: Color, main: dict[str, Color]) -> dict[str, str]:
    """Return the roles of lines that are no text: guides fade into the ground, the scrollbar must be found."""
    turns = ("primary", "success", "warning", "accent", "secondary", "error")
    guides = {f"guide{level}": ground.blend(main[name], 0.6).hex6 for level, name in enumerate(turns)}
    lines = {"guide": 0.3, "rule": 0.45, "track": 0.15}
    thumb = readable(ground.blend(text, 0.4), (ground,), SEEN)
    return guides | {role: ground.blend(text, share).hex6 for role, share in lines.items()} | {"thumb": thumb.hex6}


def _on(ground: Color) -> str:
    """Return black or white on a ground, whichever can be read better."""
    return f"{max((BLACK, WHITE), key=lambda one: contrast(one, ground)).hex6} on {ground.hex6}"


def readable(color: Color, grounds: tuple[Color, ...], least: float = READABLE) -> Color:
    """Return a colour, brought nearer to black or white until its contrast to all of these grounds suffices."""
    end = max((BLACK, WHITE), key=lambda one: min(contrast(one, ground) for ground in grounds))
    steps = (color.blend(end, step / STEPS) for step in range(STEPS + 1))
    return next((one for one in steps if all(contrast(ground, one) >= least for ground in grounds)), end)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    """Return the relative luminance of a colour."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]  # noqa: PLR2004 - of sRGB
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
