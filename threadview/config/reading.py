"""From the text of a file and the environment to a configuration: everything is checked, and what is wrong is placed.

A setting of the environment has the name of its key in capitals behind ``THREADVIEW_``, with ``_`` for ``.`` and ``-``:
``THREADVIEW_LAYOUT_SIDE_BY_SIDE=80``. It wins over the file. Where a text is wanted it is taken as it stands, else it
is read as TOML. An empty one counts as none.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

import msgspec

from threadview.errors import ConfigError

from . import keymap
from .lines import line_of, lines_of, steps
from .nearest import cut, meant
from .schema import KEY_FORM, KEYS, SETTINGS, TABLES, Sequences, Setting, defaults
from .settings import Colors, Configuration, Layout, Settings, Tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .lines import Path

PREFIX: Final = "THREADVIEW_"
FILE: Final = "THREADVIEW_CONFIG"
MOST_STEPS: Final = 32
"""Steps that a dotted key may have: those of settings have two."""

_POSITION: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_KEY: Final = Setting(Sequences, "", KEY_FORM)


class _Given(NamedTuple):
    """A value that somebody gave, and where: the name of a file or variable, and the place in it."""

    value: object
    where: str
    place: str


def configuration(
    text: str, where: str, environ: Mapping[str, str], actions: Mapping[str, Sequence[str]]
) -> Configuration:
    """Return the configuration that a file and the environment ask for.

    Args:
        text: The text of the file; empty for none.
        where: Its name.
        environ: The environment.
        actions: The keys of each action by its id, as the preset ``vim`` has them.

    Raises:
        ConfigError: Something is wrong; the error names the file, the line and the key, or the variable.
    """
    given = _of_file(text, where, actions) | _of_environment(environ, actions)
    values = defaults() | {name: _checked(name, one, SETTINGS[name]) for name, one in given.items() if name in SETTINGS}
    return Configuration(_settings(values), _keys(given, str(values["keymap"]), actions))


def parsed(text: str, where: str) -> dict[str, Any]:
    """Return the tables of a text that claims to be TOML.

    Raises:
        ConfigError: It is not.
    """
    too_deep = ConfigError("is nested too deeply", mend="a setting needs one table", where=where)
    if steps(text) > MOST_STEPS:
        raise too_deep
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        words = str(error)
        at = _POSITION.search(words)
        what = words[: at.start()] if at else words
        last = text.count("\n", 0, len(text.rstrip())) + 1
        place = f"line {at[1]}, column {at[2]}" if at and at[1] else f"line {last}"
        raise ConfigError(_lower(what), mend="correct it (https://toml.io)", where=where, place=place) from None
    except RecursionError:
        raise too_deep from None


def holds_tokens(text: str) -> bool:
    """Tell whether a text that was read without an error holds a token."""
    return any(tomllib.loads(text).get("tokens", {}).values())


def variable(name: str) -> str:
    """Return the variable of the environment that sets a key."""
    return PREFIX + name.upper().replace(".", "_").replace("-", "_")


def _of_file(text: str, where: str, actions: Mapping[str, Sequence[str]]) -> dict[str, _Given]:
    """Return what a file sets, by dotted names that are known.

    Raises:
        ConfigError: It is no TOML, or a name is not known.
    """
    tables = parsed(text, where)
    lines = lines_of(text)
    given: dict[str, _Given] = {}
    for path, value in _leaves(tables):
        place = f"line {line_of(lines, path)}"
        name = ".".join(path)
        if path[0] in TABLES and len(path) == 1:
            what = f"{path[0]} is a table, not a value"
            raise ConfigError(what, mend=f"write [{path[0]}], and its settings below", where=where, place=place)
        _check_name(name, actions, where, place)
        given[name] = _Given(value, where, place)
    return given


def _leaves(tables: dict[str, Any]) -> list[tuple[Path, object]]:
    """Return what is set, by its path of one or two steps; deeper tables are values that nothing takes."""
    found: list[tuple[Path, object]] = []
    for key, value in tables.items():
        if isinstance(value, dict) and key not in SETTINGS:
            found += [((key, inner), held) for inner, held in value.items()] or (
                [] if key in TABLES else [((key,), {})]
            )
        else:
            found.append(((key,), value))
    return found


def _of_environment(environ: Mapping[str, str], actions: Mapping[str, Sequence[str]]) -> dict[str, _Given]:
    """Return what the environment sets, by dotted names.

    Raises:
        ConfigError: A variable has our prefix and is none of ours, or is no TOML where it has to be.
    """
    names = {variable(name): name for name in _names(actions)}
    given: dict[str, _Given] = {}
    for name, written in environ.items():
        if not name.startswith(PREFIX) or name == FILE or not written:
            continue
        if name not in names:
            mend = meant(name, [*names, FILE]) or "unset it"
            raise ConfigError(f"{cut(name)} sets nothing", mend=mend, where="the environment")
        given[names[name]] = _Given(_value(names[name], written, name), name, "")
    return given


def _value(key: str, written: str, where: str) -> object:
    """Return what a variable says: its text where one is wanted, else what that is as TOML."""
    setting = SETTINGS.get(key)
    if setting is not None and isinstance(defaults()[key], str):
        return written
    try:
        read = tomllib.loads(f"value = {written}")
    except (tomllib.TOMLDecodeError, RecursionError):
        read = {}
    if list(read) != ["value"]:
        takes = (setting or _KEY).takes
        raise ConfigError(f"{cut(written)!r} cannot be read", mend=f"it takes {takes}", where=where)
    return read["value"]


def _names(actions: Mapping[str, Sequence[str]]) -> list[str]:
    """Return all dotted names."""
    return [*SETTINGS, *(f"{KEYS}.{action}" for action in actions)]


def _check_name(name: str, actions: Mapping[str, Sequence[str]], where: str, place: str) -> None:
    """Refuse what is no setting and no action."""
    table, _, key = name.partition(".")
    if name in SETTINGS or (table == KEYS and key in actions):
        return
    if table == KEYS:
        what, known = f"keys.{cut(key)}: there is no such action", [f"{KEYS}.{action}" for action in actions]
    else:
        what, known = f"{cut(name)}: there is no such setting", [*SETTINGS, *TABLES]
    mend = meant(name, known) or meant(name, [f"{table}.{one}" for one in SETTINGS]) or _home(key or table)
    raise ConfigError(what, mend=mend or "threadview --print-config names all", where=where, place=place)


def _home(key: str) -> str:
    """Return where a key belongs that stands in the wrong table; empty for one that is nowhere."""
    homes = [name for name in SETTINGS if name.rpartition(".")[2] == key]
    return f"did you mean {homes[0]}?" if homes else ""


def _checked(name: str, given: _Given, setting: Setting) -> object:
    """Return a value of the type that its setting wants.

    Raises:
        ConfigError: It is none.
    """
    try:
        return _hashable(msgspec.convert(given.value, setting.kind))
    except (msgspec.ValidationError, RecursionError) as error:
        _refuse(name, given, setting, error)


def _refuse(name: str, given: _Given, setting: Setting, error: Exception) -> NoReturn:
    """Say what is wrong with a value; what it is, is not said of a token."""
    takes = f"it takes {setting.takes}"
    if isinstance(given.value, str) and setting.choices:
        what = f"{name}: {cut(given.value)!r} is not known"
        raise ConfigError(what, mend=meant(given.value, setting.choices) or takes, where=given.where, place=given.place)
    if isinstance(given.value, str) and not name.startswith("tokens."):
        what = f"{name}: {cut(given.value)!r} will not do"
    else:
        what = f"{name}: {_lower(str(error)).replace('`', '')}" if len(str(error)) < 200 else f"{name}: is wrong"  # noqa: PLR2004 - of a line
    raise ConfigError(what, mend=takes, where=given.where, place=given.place)


def _keys(
    given: Mapping[str, _Given], preset: str, actions: Mapping[str, Sequence[str]]
) -> Mapping[str, tuple[str, ...]] | None:
    """Return the keys of each action; None where they are as they always were.

    Raises:
        ConfigError: They clash, or leave an action without any.
    """
    mine = {name.partition(".")[2]: one for name, one in given.items() if name not in SETTINGS}
    if not mine and preset == defaults()["keymap"]:
        return None
    base = keymap.preset(preset, actions)
    try:
        own = {action: keymap.own_keys(action, _sequences(action, one), base[action]) for action, one in mine.items()}
        return keymap.effective(base, own)
    except keymap.WrongKeysError as error:
        one = mine[error.action]
        what = f"keys.{error.action}: {error}"
        raise ConfigError(what, mend=error.mend, where=one.where, place=one.place) from None


def _sequences(action: str, given: _Given) -> Sequence[str]:
    """Return the sequences of a line, which may be a single one without its brackets."""
    value = [given.value] if isinstance(given.value, str) else given.value
    checked = _checked(f"{KEYS}.{action}", given._replace(value=value), _KEY)
    assert isinstance(checked, tuple)  # noqa: S101 - of a list
    return checked


def _settings(values: Mapping[str, Any]) -> Settings:
    """Return checked values as settings."""
    inner: dict[str, dict[str, Any]] = {"": {}, "layout": {}, "colors": {}, "tokens": {}}
    for name, value in values.items():
        table, _, key = name.rpartition(".")
        inner[table][key] = value
    layout, colors, tokens = Layout(**inner["layout"]), Colors(**inner["colors"]), Tokens(**inner["tokens"])
    return Settings(**inner[""], layout=layout, colors=colors, tokens=tokens)


def _hashable(value: object) -> object:
    """Return a list as a tuple."""
    return tuple(value) if isinstance(value, list) else value


def _lower(words: str) -> str:
    """Return words as they stand within a sentence."""
    return words[:1].lower() + words[1:]
