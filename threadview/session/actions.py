"""Every action a reader can take, in one table: the keys, the palette, the help screen and the README come from it.

An action either is a transition of the :class:`~threadview.session.state.Session` (``run``), or belongs to the screen
(``run`` is None), which has a handler by its ``id``. Keys are written as Textual names them, those of a sequence parted
by blanks; ``{digit}`` and ``{letter}`` stand for any of ``1``…``9`` and ``a``…``z``, which the action then gets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.config.keys import DIGIT, LETTER, shown

from . import folds, jumping, motion, persons, searching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .state import Session

    Transition = Callable[[Session, str], Session]


class Action(NamedTuple):
    """One thing a reader can do.

    Attributes:
        id: Its name, for configuration and tests.
        keys: The key sequences that ask for it.
        section: The heading it stands under in the help.
        title: What it does, as an imperative.
        run: The transition; it gets what stood for ``{digit}`` or ``{letter}``, else an empty string.
        takes: What it is given as a command (:mod:`threadview.session.commands`), which it asks for otherwise: one of
            the names below. An empty string for nothing.
    """

    id: str
    keys: tuple[str, ...]
    section: str
    title: str
    run: Transition | None = None
    takes: str = ""


NUMBER, ONE_LETTER, QUERY, NAME, FILE, SHELL, WORDS = "NUMBER", "LETTER", "QUERY", "NAME", "FILE", "COMMAND", "WORDS"


def _plain(transition: Callable[[Session], Session]) -> Transition:
    """Make a transition of one that needs no argument."""
    return lambda state, _argument: transition(state)


def _to_level(state: Session, digit: str) -> Session:
    """Fold to the level of a digit."""
    return folds.to_level(state, int(digit))


MOVE, FOLD, SEARCH, PEOPLE, QUOTES, JUMP, LINKS, HAND, PANES, HELP = (
    "Moving",
    "Folding",
    "Searching",
    "People",
    "Quotes",
    "Jumping",
    "Links",
    "Handing on",
    "Panes",
    "Help",
)

ACTIONS: Final[tuple[Action, ...]] = (
    Action("next", ("j", "down"), MOVE, "next visible comment (a line in the article)", _plain(motion.next_visible)),
    Action("previous", ("k", "up"), MOVE, "previous visible comment", _plain(motion.previous_visible)),
    Action("next-sibling", ("J", "shift+down"), MOVE, "next sibling", _plain(motion.next_sibling)),
    Action("previous-sibling", ("K", "shift+up"), MOVE, "previous sibling", _plain(motion.previous_sibling)),
    Action("parent", ("p", "shift+left"), MOVE, "parent", _plain(motion.parent)),
    Action("root", ("r",), MOVE, "root of this branch", _plain(motion.root)),
    Action("next-top", ("}",), MOVE, "next top-level comment", _plain(motion.next_top)),
    Action("previous-top", ("{",), MOVE, "previous top-level comment", _plain(motion.previous_top)),
    Action("first", ("g g", "home"), MOVE, "first comment", _plain(motion.first)),
    Action("last", ("G", "end"), MOVE, "last comment", _plain(motion.last)),
    Action("half-page-down", ("ctrl+d",), MOVE, "half a page down"),
    Action("half-page-up", ("ctrl+u",), MOVE, "half a page up"),
    Action("page-down", ("ctrl+f", "pagedown"), MOVE, "a page down"),
    Action("page-up", ("ctrl+b", "pageup"), MOVE, "a page up"),
    Action("outward", ("h", "left"), FOLD, "fold; when folded or a leaf, go to the parent", _plain(motion.outward)),
    Action("inward", ("l", "right"), FOLD, "unfold; when open, go to the first reply", _plain(motion.inward)),
    Action("load", ("enter",), FOLD, "load the replies that a stub stands for; elsewhere toggle the fold"),
    Action("toggle", ("space",), FOLD, "toggle the fold (page down in the article)", _plain(folds.toggle)),
    Action("fold-on", ("x",), FOLD, "fold and go on", _plain(folds.fold_and_go_on)),
    Action("fold-branch-on", ("X",), FOLD, "fold the whole branch and go on", _plain(folds.fold_branch_and_go_on)),
    Action("fold", ("z c",), FOLD, "fold", _plain(folds.fold)),
    Action("unfold", ("z o",), FOLD, "unfold", _plain(folds.unfold)),
    Action("toggle-branch", ("z a",), FOLD, "open, or fold, everything below", _plain(folds.toggle_branch)),
    Action("fold-all", ("z M",), FOLD, "fold all", _plain(folds.fold_all)),
    Action("unfold-all", ("z R",), FOLD, "unfold all", _plain(folds.unfold_all)),
    Action("to-level", ("z {digit}",), FOLD, "fold to a level", _to_level, takes=NUMBER),
    Action("less", ("-",), FOLD, "show one level less", _plain(folds.less)),
    Action("more", ("+",), FOLD, "show one level more", _plain(folds.more)),
    Action("search", ("/",), SEARCH, "search as you type", takes=QUERY),
    Action("next-match", ("n",), SEARCH, "next match", _plain(searching.next_match)),
    Action("previous-match", ("N",), SEARCH, "previous match", _plain(searching.previous_match)),
    Action("limit", ("\\",), SEARCH, "limit to matches with their ancestors", takes=QUERY),
    Action(
        "clear", ("escape",), SEARCH, "end the search, give its folds back; lift the limit", _plain(searching.clear)
    ),
    Action("people", ("@",), PEOPLE, "pick a person", takes=NAME),
    Action("next-by", ("a",), PEOPLE, "next comment by that person", _plain(jumping.next_by_person)),
    Action("previous-by", ("A",), PEOPLE, "previous comment by that person", _plain(jumping.previous_by_person)),
    Action("tag", ("t",), PEOPLE, "colour this person everywhere, or no longer", _plain(persons.tag_author)),
    Action(
        "mute",
        ("M",),
        PEOPLE,
        "mute this person, or no longer (unfolding shows a comment anyway)",
        _plain(persons.mute_author),
    ),
    Action("why-guessed", ("w",), PEOPLE, "why this name is a guess", _plain(persons.why_guessed)),
    Action("next-poster", ("] o",), PEOPLE, "next comment by the original poster", _plain(jumping.next_by_poster)),
    Action("previous-poster", ("[ o",), PEOPLE, "previous one by the poster", _plain(jumping.previous_by_poster)),
    Action("to-quoted", ('"', "g d"), QUOTES, "go to the words this quotes", _plain(jumping.to_quoted)),
    Action("quoted-by", ("g r",), QUOTES, "list who quotes this"),
    Action("difference", ("D",), QUOTES, "show how a quote differs from its source"),
    Action("toggle-quoted", ("T",), QUOTES, "hide quoted text, or show it", _plain(persons.toggle_quoted)),
    Action("skip-quoted", ("S",), QUOTES, "skip quoted text"),
    Action("next-quoting", ("] q",), QUOTES, "next comment that quotes", _plain(jumping.next_quoting)),
    Action("previous-quoting", ("[ q",), QUOTES, "previous comment that quotes", _plain(jumping.previous_quoting)),
    Action("next-new", ("] n",), JUMP, "next comment that is new since the last visit", _plain(jumping.next_new)),
    Action("previous-new", ("[ n",), JUMP, "previous new comment", _plain(jumping.previous_new)),
    Action("new-comments", ("g n",), JUMP, "list the new comments, the newest first"),
    Action("back", ("ctrl+o", "alt+left"), JUMP, "back through the jumps", _plain(jumping.back)),
    Action("forward", ("alt+right",), JUMP, "forward through the jumps", _plain(jumping.forward)),
    Action("set-mark", ("m {letter}",), JUMP, "set a mark", jumping.set_mark, takes=ONE_LETTER),
    Action("to-mark", ("' {letter}",), JUMP, "go to a mark", jumping.to_mark, takes=ONE_LETTER),
    Action("peek", ("P",), JUMP, "peek at the chain of parents without moving"),
    Action("links", ("f",), LINKS, "choose one of the links on screen"),
    Action("nth-link", ("{digit}",), LINKS, "open the nth link of this comment", takes=NUMBER),
    Action("open-link", ("o",), LINKS, "open the first link in the browser"),
    Action("open-permalink", ("O",), LINKS, "open the permalink in the browser"),
    Action("copy", ("y",), HAND, "copy this comment with who said it and where"),
    Action("copy-permalink", ("Y",), HAND, "copy the permalink"),
    Action("save", ("s",), HAND, "save the thread: the name tells the form", takes=FILE),
    Action("pipe", ("|",), HAND, "pipe the comment, its branch or the thread into a command", takes=SHELL),
    Action("other-pane", ("tab", "shift+tab"), PANES, "other pane"),
    Action("zoom", ("Z",), PANES, "zoom this pane"),
    Action("narrower", ("<",), PANES, "move the splitter left"),
    Action("wider", (">",), PANES, "move the splitter right"),
    Action("overview", ("i",), HELP, "an overview of the thread: people, quotes, activity"),
    Action("help", ("?", "f1"), HELP, "show keys, mouse, queries and commands; letters narrow it", takes=WORDS),
    Action("command", (":",), HELP, "type a command by its name; Tab completes it"),
    Action("palette", ("ctrl+p",), HELP, "choose a command from a list"),
    Action("reload", ("R",), HELP, "read the thread again; folds, marks and the place stay"),
    Action("suspend", ("ctrl+z",), HELP, "go to the shell; fg comes back"),
    Action("quit", ("q",), HELP, "quit, or go back"),
)

BY_ID: Final = {action.id: action for action in ACTIONS}


def bound(keys: Mapping[str, tuple[str, ...]] | None) -> tuple[Action, ...]:
    """Return all actions with other keys, by their ids; with those of the table for None."""
    return ACTIONS if keys is None else tuple(action._replace(keys=keys[action.id]) for action in ACTIONS)


def shown_key(keys: str) -> str:
    """Return a key sequence as people write it: ``gg``, ``z1–9``, ``Ctrl+D``, ``Shift+↓``."""
    return shown(keys).replace(DIGIT, "1–9").replace(LETTER, "a–z")


FIRST_STEPS: Final = (
    ("help", "all keys"),
    ("next", "on"),
    ("toggle", "fold"),
    ("search", "find"),
    ("other-pane", "pane"),
)
"""Five keys for somebody who has never used the program, and what to say of them."""


def first_steps(actions: Iterable[Action]) -> str:
    """Return the five keys in a line: ``? all keys · j on · …``."""
    by_id = {action.id: action for action in actions}
    return " · ".join(f"{shown_key(by_id[identity].keys[0])} {does}" for identity, does in FIRST_STEPS)


def key_table() -> str:
    """Return all actions as the Markdown table of the README."""
    lines = ["| keys | action |", "|---|---|"]
    section = ""
    for action in ACTIONS:
        if action.section != section:
            section = action.section
            lines.append(f"| **{section}** | |")
        keys = " ".join(f"`{_escaped(shown_key(key))}`" for key in action.keys)
        lines.append(f"| {keys} | {action.title} |")
    return "\n".join(lines)


def _escaped(key: str) -> str:
    """Keep a bar from ending the cell of a table."""
    return key.replace("|", "\\|")
