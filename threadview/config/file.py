"""The file of the configuration: where it is, what stands in it, and whether it has changed.

This is the one module of the room that touches the machine.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.errors import ConfigError

from .settings import NOT_CONFIGURED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .settings import Configuration

FILE: Final = "THREADVIEW_CONFIG"
PREFIX: Final = "THREADVIEW_"
MOST: Final = 2**16
"""Bytes that a file may have: the whole of the default one takes a sixth of it."""

OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def place(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the user's configuration lies; it need not exist."""
    if named := environ.get(FILE):
        return Path(named).expanduser()
    return _directory() / "config.toml"


def _directory() -> Path:
    """Return the directory of the user's configuration, which every run asks for.

    On Linux that is quickly said (XDG Base Directory Specification), without the library that knows all systems.
    """
    if sys.platform == "linux":
        named = os.environ.get("XDG_CONFIG_HOME", "")
        return Path(named if named.startswith("/") else Path("~/.config").expanduser()) / "threadview"
    from platformdirs import user_config_path

    return Path(user_config_path("threadview", appauthor=False))


class _State(NamedTuple):
    """By what a change of the file is seen; all None where there is none."""

    changed: int | None = None
    size: int | None = None
    number: int | None = None
    mode: int | None = None


class ConfigFile:
    """The user's file and environment.

    Attributes:
        path: Where the file is, or would be.
    """

    def __init__(
        self, actions: Callable[[], Mapping[str, Sequence[str]]], environ: Mapping[str, str] = os.environ
    ) -> None:
        """Look at nothing yet.

        Args:
            actions: Returns the keys of each action by its id, as the preset ``vim`` has them.
            environ: The environment.
        """
        self._actions, self._environ = actions, environ
        self.path = place(environ)
        self._read: _State | None = None

    def read(self) -> Configuration:
        """Return the configuration. Where there is neither file nor variable, nothing is imported for it.

        Raises:
            ConfigError: The file cannot be read, or something in it or in a variable is wrong.
        """
        self._read = self._state()
        text = "" if self._read == _State() else self._text()
        if not text and not any(name.startswith(PREFIX) and name != FILE for name in self._environ):
            return NOT_CONFIGURED
        from .reading import configuration

        made = configuration(text, str(self.path), self._environ, self._actions())
        self._check_mode(text)
        return made

    def changed(self) -> bool:
        """Tell whether the file is another one than it was when it was read: for the price of a stat."""
        return self._state() != self._read

    def _state(self) -> _State:
        """Return the state of the file; the default one may be absent.

        What cannot be looked at has a state too, so that it is read, and refused, once.
        """
        try:
            about = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return _State(changed=0) if self._environ.get(FILE) else _State()
        except (OSError, ValueError):
            return _State(changed=0)
        return _State(about.st_mtime_ns, about.st_size, about.st_ino, about.st_mode)

    def _text(self) -> str:
        """Return the text of the file.

        Raises:
            ConfigError: It is no file of text, or is not ours to read.
        """
        try:
            data = _bytes(self.path)
        except FileNotFoundError:
            raise self._error("is not there", f"correct {FILE}, or unset it") from None
        except IsADirectoryError:
            raise self._error("is a directory", "name a file in it") from None
        except PermissionError:
            raise self._error("cannot be read", f"chmod u+r {self.path}") from None
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            raise self._error(f"cannot be read ({reason})", "see the file") from None
        if len(data) > MOST:
            raise self._error(f"has more than {MOST:,} bytes", "a configuration is far smaller: see the file")
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise self._error("is not UTF-8", "save it as UTF-8", f"line {line}") from None

    def _check_mode(self, text: str) -> None:
        """Refuse a file that holds tokens and is open to others.

        Raises:
            ConfigError: It is.
        """
        if self._read is None or self._read.mode is None or not self._read.mode & OTHERS:
            return
        from .reading import holds_tokens

        if holds_tokens(text):
            raise self._error("holds tokens, and others may read or write it", f"chmod 600 {self.path}")

    def _error(self, what: str, mend: str, where: str = "") -> ConfigError:
        """Return an error that names the file."""
        return ConfigError(what, mend=mend, where=str(self.path), place=where)


def _bytes(path: Path) -> bytes:
    """Return the first bytes of a file, one more than it may have; nothing is waited for."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as stream:
        if not (stat.S_ISREG(os.fstat(descriptor).st_mode) or path == Path(os.devnull)):
            raise ValueError("it is no regular file")
        return stream.read(MOST + 1)
