"""Settings and keys: a TOML file in the user's configuration directory, and variables of the environment over it.

``settings`` is what can be set, ``schema`` what each means and takes, ``presets`` and ``keymap`` the keys; ``reading``
and ``printing`` are the file as text. Only ``file`` touches the machine. Without a file and variables none but
``settings`` and ``file`` are imported.
"""

from .file import ConfigFile, place
from .settings import DEFAULTS, NOT_CONFIGURED, Colors, Configuration, Layout, Settings, Tokens

__all__ = [
    "DEFAULTS",
    "NOT_CONFIGURED",
    "Colors",
    "ConfigFile",
    "Configuration",
    "Layout",
    "Settings",
    "Tokens",
    "place",
]
