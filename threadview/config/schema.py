"""Every setting: what it means, and what it takes. What is read, written and checked follows from this table."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Final, Literal, NamedTuple, get_args

from msgspec import Meta

from .settings import DEFAULTS

THEMES: Final = (
    "threadview-dark",
    "threadview-light",
    "textual-dark",
    "textual-light",
    "nord",
    "gruvbox",
    "catppuccin-mocha",
    "dracula",
    "tokyo-night",
    "monokai",
    "flexoki",
    "catppuccin-latte",
    "catppuccin-frappe",
    "catppuccin-macchiato",
    "solarized-light",
    "solarized-dark",
    "rose-pine",
    "rose-pine-moon",
    "rose-pine-dawn",
    "atom-one-dark",
    "atom-one-light",
    "ansi-dark",
    "ansi-light",
)
"""Our own themes and Textual's, by name: a file is checked without the interface."""

_NAMED: Final = "black|red|green|yellow|blue|magenta|cyan|white"
_COLOR: Final = rf"(?:#[0-9a-fA-F]{{6}}|default|(?:bright_)?(?:{_NAMED}))"
_WORD_OF_STYLE: Final = rf"(?:(?:not )?(?:bold|dim|italic|underline|strike|reverse)|(?:on )?{_COLOR})"
_STYLE: Final = rf"^(?:{_WORD_OF_STYLE}(?: (?!\Z)|\Z)){{0,8}}\Z"
_WITHOUT_BLANKS: Final = r"^[!-~]{0,512}\Z"

Style = Annotated[str, Meta(pattern=_STYLE)]
Token = Annotated[str, Meta(pattern=_WITHOUT_BLANKS)]
Share = Annotated[float, Meta(ge=0.1, le=0.9)]
Columns = Annotated[int, Meta(ge=50, le=1000)]
Level = Annotated[int, Meta(ge=0, le=99)]
Sequences = Annotated[list[str], Meta(min_length=1, max_length=20)]

STYLE_FORM: Final = '"" for that of the theme, else a colour (#rrggbb, red, bright_blue, default), bold, italic, on …'


class Setting(NamedTuple):
    """One setting.

    Attributes:
        kind: Its type, as msgspec checks it.
        about: What it means, in one line.
        form: What it takes, behind "it takes"; empty where its choices say it.
    """

    kind: Any
    about: str
    form: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """What it can be, where that is one of a few names."""
        return get_args(self.kind) if getattr(self.kind, "__origin__", None) is Literal else ()

    @property
    def takes(self) -> str:
        """What it takes, in words."""
        return self.form or "one of " + ", ".join(self.choices)


_TRUE_OR_FALSE: Final = "true or false"
_STYLES: Final = "a list of colours, written as for the others"
_WORD: Final = "a text of printable ASCII without blanks"

SETTINGS: Final[dict[str, Setting]] = {
    "theme": Setting(Literal[THEMES], "the colours: our own themes, or one of Textual's"),
    "keymap": Setting(Literal["vim", "mutt", "arrows"], "the preset that the keys begin with: vim, mutt, arrows"),
    "order": Setting(
        Literal["page", "newest", "replies", "quoted"],
        "replies of one comment stand as on the page, or by newest, most replies below (replies), most quoted first",
    ),
    "fold": Setting(
        Level,
        "a thread that is read for the first time is folded to this level; 0 folds nothing",
        "a level from 1 to 99, or 0",
    ),
    "remember": Setting(
        bool, "remember places, folds, marks and what was read; false is --no-remember", _TRUE_OR_FALSE
    ),
    "offline": Setting(bool, "read only the kept copies of addresses; true is --offline", _TRUE_OR_FALSE),
    "plain_ui": Setting(
        bool, "everything in words, for screen readers and braille; true is --plain-ui", _TRUE_OR_FALSE
    ),
    "layout.side_by_side": Setting(
        Columns, "columns from which article and comments stand side by side", "a whole number from 50 to 1000"
    ),
    "layout.article_share": Setting(
        Share, "the part of the screen that the article has beside or above the comments", "a number from 0.1 to 0.9"
    ),
    "layout.stacked": Setting(
        Literal["never", "narrow", "always"],
        "the article stands above the comments: never, on screens too narrow for side by side (narrow), or always",
    ),
    "layout.depth_guides": Setting(bool, "lines lead down the levels of replies", _TRUE_OR_FALSE),
    "colors.quote": Setting(Style, f"quoted text: {STYLE_FORM}", STYLE_FORM),
    "colors.quote_bar": Setting(Style, "the bar beside quoted text", STYLE_FORM),
    "colors.guides": Setting(
        Annotated[list[Style], Meta(max_length=6)], "the lines of the levels, outermost first, up to 6", _STYLES
    ),
    "colors.author": Setting(Style, "names of authors", STYLE_FORM),
    "colors.nobody": Setting(Style, '"no name"', STYLE_FORM),
    "colors.guess": Setting(Style, "names that are guessed", STYLE_FORM),
    "colors.mention": Setting(Style, "people who are named in a text", STYLE_FORM),
    "colors.new": Setting(Style, "what is new since the last visit", STYLE_FORM),
    "colors.people": Setting(
        Literal["tagged", "all"], "whose names have a colour of their own: of those who are tagged, or of all"
    ),
    "colors.tags": Setting(Annotated[list[Style], Meta(max_length=5)], "the colours of people, up to 5", _STYLES),
    "tokens.github": Setting(Token, "GitHub's token; GITHUB_TOKEN and GH_TOKEN win over it", _WORD),
    "tokens.reddit": Setting(Token, "Reddit's OAuth token; REDDIT_TOKEN wins over it", _WORD),
    "tokens.disqus": Setting(Token, "an API key of Disqus; DISQUS_API_KEY wins over it", _WORD),
}
"""All settings but the keys, by their dotted names, in the order in which they are written."""

TABLES: Final = {
    "layout": "How article and comments share the screen.",
    "colors": "What is coloured otherwise than the theme does.",
    "tokens": "What sites are asked with. A file that holds any must be yours alone: chmod 600.",
    "keys": "The keys of each action: these win over the preset. Keep only the lines that you change.",
}
"""The tables of the file, and what is in them."""

KEYS: Final = "keys"
KEY_FORM: Final = 'a list of keys, such as ["x", "gg", "Ctrl+D", "Shift+↓"]'


@cache
def defaults() -> dict[str, object]:
    """Return the default of each setting."""
    found: dict[str, object] = {}
    for name in SETTINGS:
        value: object = DEFAULTS
        for part in name.split("."):
            value = getattr(value, part)
        found[name] = value
    return found
