"""What can be set, with its defaults; what each setting means and takes stands in :mod:`.schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping


class Layout(Struct, frozen=True):
    """How the panes share the screen.

    Attributes:
        side_by_side: Columns from which both panes are shown.
        article_share: The part of the columns, or rows, that the article gets then.
        stacked: Where the article stands above the comments: ``"never"``, below ``side_by_side`` columns
            (``"narrow"``), or ``"always"``.
        depth_guides: Whether lines lead down the levels of replies.
    """

    side_by_side: int = 100
    article_share: float = 0.44
    stacked: str = "never"
    depth_guides: bool = True


class Colors(Struct, frozen=True):
    """What is coloured otherwise than the theme does; empty for as the theme does.

    Attributes:
        people: Whose names have a colour of their own: of those who are ``"tagged"``, or of ``"all"``.
    """

    quote: str = ""
    quote_bar: str = ""
    guides: tuple[str, ...] = ()
    author: str = ""
    nobody: str = ""
    guess: str = ""
    mention: str = ""
    new: str = ""
    people: str = "tagged"
    tags: tuple[str, ...] = ()


class Tokens(Struct, frozen=True):
    """What sites are asked with; empty for none."""

    github: str = ""
    reddit: str = ""
    disqus: str = ""


class Settings(Struct, frozen=True):
    """All settings but the keys.

    Attributes:
        theme: The name of a theme.
        keymap: The preset that the keys begin with.
        order: How siblings are ordered: ``"page"``, ``"newest"``, ``"replies"``, ``"quoted"``.
        fold: The outline level to fold to when a thread is read for the first time; 0 to fold nothing.
        remember: Whether anything is remembered of a visit.
        offline: Whether addresses are read from their kept copies only.
        plain_ui: Whether everything is said in words, for who listens or reads braille.
    """

    theme: str = "threadview-dark"
    keymap: str = "vim"
    order: str = "page"
    fold: int = 0
    remember: bool = True
    offline: bool = False
    plain_ui: bool = False
    layout: Layout = Layout()
    colors: Colors = Colors()
    tokens: Tokens = Tokens()


DEFAULTS: Final = Settings()


class Configuration(Struct, frozen=True):
    """The settings and keys of a run.

    Attributes:
        settings: The settings.
        keys: The key sequences of each action, by its id, as Textual names them; None where nobody changed any.
    """

    settings: Settings = DEFAULTS
    keys: Mapping[str, tuple[str, ...]] | None = None


NOT_CONFIGURED: Final = Configuration()
