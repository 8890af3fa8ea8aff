"""What every screen of the program stands in: its themes, what the reader set, and the guard before the terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.app import App
from textual.theme import BUILTIN_THEMES

from threadview.errors import ConfigError

from .guard import Guard
from .plain import PLAIN, is_plain, show_cursor
from .preferences import PLAIN as UNCONFIGURED
from .preferences import WATCH, preferences
from .theme import ANSI_THEME, THEMES, colors_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.filter import LineFilter

    from threadview.config import Colors

    from .preferences import ConfigSource

Result = TypeVar("Result")


class Dressed(App[Result], Generic[Result]):
    """An application in the program's colours, through which nothing that a terminal would obey gets out as text."""

    TITLE = "threadview"
    COMMAND_PALETTE_BINDING: ClassVar[str] = "ctrl+p"
    ALLOW_SELECT: ClassVar[bool] = False
    """Panes select by themselves: what was written, not what is shown of it."""

    CSS = """
    .-plain OptionList { text-wrap: nowrap; text-overflow: ellipsis; scrollbar-size-vertical: 0; }
    .-plain ModalScreen { background: $background; }
    .-plain Sheet > Vertical, .-plain Picker > Vertical { border: none; width: 100%; max-width: 100%; padding: 0;
        min-height: 100%; max-height: 100%; background: $background; }
    OptionList:nocolor > .option-list--option-highlighted { text-style: bold underline; }
    """

    def __init__(self, config: ConfigSource | None = None) -> None:
        """Put the themes on; without a configuration everything is as it always was."""
        self._guard = Guard()
        self._config = config
        self.preferences = UNCONFIGURED if config is None else preferences(config.current)
        colors, wanted = colors_of(os.environ), self.preferences.settings.theme
        if colors == "none":
            os.environ.setdefault("NO_COLOR", "1")
        if colors != "many" and not (wanted in BUILTIN_THEMES and BUILTIN_THEMES[wanted].ansi):
            wanted = ANSI_THEME
        if wanted in BUILTIN_THEMES:
            # Textual chooses its filters before a theme of its own can be chosen: one in the terminal's sixteen colours
            # would be black on black where there are to be none.
            self.set_reactive(App.theme, wanted)
        super().__init__()
        if self.no_color:
            # Textual takes it out of the environment, where the next application and what is started look for it.
            os.environ["NO_COLOR"] = "1"
        for theme in THEMES:
            self.register_theme(theme)
        self.set_class(self.preferences.settings.plain_ui, PLAIN)
        # Nothing is styled yet: to be told of the theme, Textual would parse all its style sheets once more.
        self.set_reactive(App.theme, wanted)
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def wanted_colors(self) -> Colors:
        """What is coloured otherwise than the theme does."""
        return self.preferences.settings.colors

    def on_mount(self) -> None:
        """After a sleep, paint what the shell has painted over; look whether the configuration changes."""
        self.app_resume_signal.subscribe(self, lambda _app: self._take_terminal())
        if is_plain(self):
            show_cursor(self)
        if self._config is not None:
            self.set_interval(WATCH, self._look)

    def _take_terminal(self) -> None:
        """Paint what the shell has painted over."""
        self.refresh(layout=True)
        if is_plain(self):
            show_cursor(self)

    def reconfigure(self) -> str:
        """Read the configuration again; return what is wrong with it, so that the one before stays, else nothing."""
        if self._config is None:
            return ""
        try:
            read = self._config.read()
        except ConfigError as error:
            error.where = error.where.rpartition("/")[2]  # a status line has no room for the way there
            return str(error)
        before, self.preferences = self.preferences, preferences(read)
        if self.preferences.settings.theme != before.settings.theme:
            self.theme = self.preferences.settings.theme
        self.set_class(self.preferences.settings.plain_ui, PLAIN)
        self.changed_preferences()
        return ""

    def changed_preferences(self) -> None:
        """Show what was set otherwise: the colours are looked at with every picture."""
        self.refresh_css(animate=False)

    def say(self, words: str) -> None:
        """Say something where the screen says things."""

    def _look(self) -> None:
        """Read the configuration again once its file is another one."""
        if self._config is not None and self._config.changed() and (wrong := self.reconfigure()):
            self.say(wrong)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters and, last, the guard."""
        return [*super().get_line_filters(), self._guard]
