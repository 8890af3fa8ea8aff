"""The presets of keys: what each does otherwise than ``vim``, whose keys stand in the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

Keys = dict[str, tuple[str, ...]]

MUTT: Final[Keys] = {
    "next-sibling": ("J", "alt+n", "shift+down"),
    "previous-sibling": ("K", "alt+p", "shift+up"),
    "parent": ("P", "shift+left"),
    "next-top": ("ctrl+n", "}"),
    "first": ("=", "home", "g g"),
    "last": ("*", "end", "G"),
    "half-page-down": ("]", "ctrl+d"),
    "half-page-up": ("[", "ctrl+u"),
    "page-up": ("pageup",),
    "inward": ("right",),
    "outward": ("left", "h"),
    "toggle-branch": ("alt+v", "z a"),
    "fold-all": ("alt+shift+v", "z M"),
    "limit": ("l", "\\"),
    "next-new": ("tab",),
    "previous-new": ("shift+tab",),
    "next-quoting": (")",),
    "previous-quoting": ("(",),
    "next-poster": ("g o",),
    "previous-poster": ("g O",),
    "peek": ("p",),
    "links": ("ctrl+b", "f"),
    "other-pane": ("i",),
    "overview": ("v",),
    "reload": ("R", "$"),
}
"""After the index and the pager of mutt: limit with ``l``, skip and hide quoted text with ``S`` and ``T``, new ones
with Tab, threads collapse with Alt+V."""

ARROWS: Final[Keys] = {
    "next": ("down",),
    "previous": ("up",),
    "next-sibling": ("shift+down", "alt+down"),
    "previous-sibling": ("shift+up", "alt+up"),
    "parent": ("shift+left", "backspace"),
    "root": ("shift+right", "r"),
    "next-top": ("ctrl+down",),
    "previous-top": ("ctrl+up",),
    "first": ("home", "ctrl+home"),
    "last": ("end", "ctrl+end"),
    "page-down": ("pagedown",),
    "page-up": ("pageup",),
    "outward": ("left",),
    "inward": ("right",),
    "search": ("/", "ctrl+f", "f3"),
}
"""Moving by the arrow keys alone: ``h``, ``j``, ``k`` and ``l`` mean nothing."""

PRESETS: Final[Mapping[str, Keys]] = {"vim": {}, "mutt": MUTT, "arrows": ARROWS}
