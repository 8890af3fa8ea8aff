"""What is set for a run: the command line over the environment over the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from threadview.config import ConfigFile, place

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence

    from threadview.config import Configuration
    from threadview.config.printing import Meaning


class Configured:
    """The configuration of a run; the options of its command line follow from it where they were not given.

    Attributes:
        current: The last one that was read without an error.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        """Read it.

        Raises:
            ConfigError: It is wrong.
        """
        self._options = options
        self._asked = options.no_remember, options.offline, options.plain_ui
        self._file = ConfigFile(_keys)
        self.current = self.read()

    def read(self) -> Configuration:
        """Read it again.

        Raises:
            ConfigError: It is wrong; everything stays as it is.
        """
        self.current = self._file.read()
        settings, (no_remember, offline, plain_ui) = self.current.settings, self._asked
        self._options.no_remember = no_remember or not settings.remember
        self._options.offline = offline or (settings.offline and not self._options.refresh)
        self._options.plain_ui = plain_ui or settings.plain_ui
        if plain_ui:
            self.current = replace(self.current, settings=replace(settings, plain_ui=True))
        return self.current

    def changed(self) -> bool:
        """Tell whether the file is another one than when it was read."""
        return self._file.changed()

    def lines(self) -> Iterator[str]:
        """Return the lines of the file that says all of it."""
        from threadview.config.printing import lines

        return lines(self.current, _meanings())


def paths() -> Iterator[str]:
    """Yield where the configuration, the memory and what is kept of sources lie, a line each."""
    from threadview.cache import folder
    from threadview.sources.web import cache
    from threadview.store import memory

    named = {
        "configuration": place(),
        "memory": memory.place(),
        "indexes": folder.place(),
        "answers": cache.place(),
    }
    yield from (f"{name}\t{path}" for name, path in named.items())


def _keys() -> Mapping[str, Sequence[str]]:
    """Return the keys of each action by its id."""
    from threadview.session import ACTIONS

    return {action.id: action.keys for action in ACTIONS}


def _meanings() -> Mapping[str, Meaning]:
    """Return the actions as the file tells of them."""
    from threadview.config.printing import Meaning
    from threadview.session import ACTIONS

    return {action.id: Meaning(action.keys, action.title) for action in ACTIONS}
