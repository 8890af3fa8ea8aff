"""What the reader set, as the interface needs it; looked at again when the thread is, and when the file changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from threadview.config import NOT_CONFIGURED, Colors, Settings
from threadview.session import ACTIONS, Keymap, bound

if TYPE_CHECKING:
    from threadview.config import Configuration

WATCH: Final = 2.0
"""Seconds between two looks at whether the file has changed: each is one question to the file system."""


class ConfigSource(Protocol):
    """Where a configuration comes from, to be read again.

    Attributes:
        current: The last one that was read without an error.
    """

    current: Configuration

    def read(self) -> Configuration:
        """Read it again.

        Raises:
            ConfigError: It is wrong; ``current`` stays.
        """

    def changed(self) -> bool:
        """Tell whether it is another one than when it was read."""


class Preferences(NamedTuple):
    """The settings of a run, and the keys.

    Attributes:
        settings: The settings.
        keymap: The keys.
    """

    settings: Settings
    keymap: Keymap

    @property
    def colors(self) -> Colors:
        """What is coloured otherwise than the theme does."""
        return self.settings.colors


def preferences(configuration: Configuration) -> Preferences:
    """Return what a configuration means for the interface."""
    return Preferences(configuration.settings, Keymap(bound(configuration.keys)))


PLAIN: Final = Preferences(NOT_CONFIGURED.settings, Keymap(ACTIONS))
"""Those of a reader who set nothing."""
