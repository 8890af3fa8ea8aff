"""A configuration as the text of a file, which reads back as the same."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final, NamedTuple

from . import keymap
from .keys import shown
from .schema import KEYS, SETTINGS, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .settings import Configuration

WIDTH: Final = 100
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\"}


class Meaning(NamedTuple):
    """An action, as the file tells of it.

    Attributes:
        keys: Its keys by the preset ``vim``, as Textual names them.
        title: What it does.
    """

    keys: Sequence[str]
    title: str


def lines(configuration: Configuration, actions: Mapping[str, Meaning]) -> Iterator[str]:
    """Yield the lines of the file that says the whole of a configuration.

    Tokens are not shown: each that is set stands as a comment without its value.

    Args:
        configuration: What is in force.
        actions: The actions by their ids.
    """
    yield from _comment("The configuration of threadview. A variable of the environment wins over its line here:")
    yield from _comment("THREADVIEW_THEME, THREADVIEW_LAYOUT_SIDE_BY_SIDE, THREADVIEW_KEYS_NEXT_TOP and so on.")
    table = ""
    for name, setting in SETTINGS.items():
        head, _, key = name.rpartition(".")
        if head != table:
            table = head
            yield from _table(table)
        yield from ("", *_comment(setting.about))
        yield _line(key, _value(configuration, name), hidden=table == "tokens")
    yield from _table(KEYS)
    yield ""
    keys = configuration.keys or keymap.preset("vim", {name: meaning.keys for name, meaning in actions.items()})
    for name, meaning in actions.items():
        written = ", ".join(_text(shown(one)) for one in keys[name])
        yield f"{name} = [{written}]  # {meaning.title}"


def _value(configuration: Configuration, name: str) -> object:
    """Return the value of a setting."""
    value: object = configuration.settings
    for part in name.split("."):
        value = getattr(value, part)
    return value


def _table(name: str) -> Iterator[str]:
    """Yield the header of a table."""
    yield from ("", f"[{name}]", *_comment(TABLES[name]))


def _comment(words: str) -> Iterable[str]:
    """Return words as comments."""
    return wrap(words, WIDTH, initial_indent="# ", subsequent_indent="# ")


def _line(key: str, value: object, *, hidden: bool) -> str:
    """Return a line that sets something."""
    return f"# {key} is set, and not shown" if hidden and value else f"{key} = {_toml(value)}"


def _toml(value: object) -> str:
    """Return a value as TOML."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, str):
        return _text(value)
    return str(value).lower()


def _text(value: str) -> str:
    """Return a text as a TOML string; whatever cannot be printed is written as its number."""
    return f'"{"".join(_escaped(letter) for letter in value)}"'


def _escaped(letter: str) -> str:
    """Return a character of a TOML string."""
    if letter.isprintable():
        return _ESCAPES.get(letter, letter)
    return f"\\U{ord(letter):08X}"
