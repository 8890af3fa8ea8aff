"""What the actions that belong to the screen do: scrolling, prompts, panes; and the table of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from threadview.session import BY_ID, motion, searching
from threadview.ui import arriving
from threadview.ui.asking import Query
from threadview.ui.dressed import Dressed
from threadview.ui.plain import is_plain

from . import choosing, following, handing, showing

if TYPE_CHECKING:
    from collections.abc import Callable

    from threadview.session import Action
    from threadview.ui.widgets.dragging import Dragged

    from .pressing import Pressable
    from .reader import ReaderScreen


def in_article(screen: ReaderScreen, action: Action) -> bool:
    """Do what a motion means in the article, which has lines and no comments; tell whether it means something."""
    if screen.state.pane != "article":
        return False
    pane = screen.panes.article
    page = max(pane.window - 2, 1)
    steps = {"next": 1, "previous": -1, "toggle": page}
    before = pane.top
    if action.id in steps:
        pane.scroll_lines(steps[action.id])
    elif action.id == "first":
        pane.to_start()
    elif action.id == "last":
        pane.to_end()
    else:
        return False
    if action.id == "toggle" and pane.top == before and len(screen.state.thread):
        screen.update(replace(screen.state, pane="comments", notice=""))
    return True


def follow(screen: Pressable, pane: Dragged) -> None:
    """Let the cursor follow a window that was scrolled."""
    if pane is screen.panes.comments and screen.state.rows:
        cursor = screen.panes.cursor_into_window(screen.state)
        screen.update(replace(screen.state.moved(cursor), pane=screen.state.pane, notice=""), reveal=False)


def search(screen: ReaderScreen, argument: str) -> None:
    """Ask what to search, unless that is said."""
    if argument:
        Query(screen, searching.seek).enter(argument)
    else:
        screen.ask("/", "", Query(screen, searching.seek))


def limit(screen: ReaderScreen, argument: str) -> None:
    """Ask what to limit to, unless that is said; what is searched already is offered."""
    if argument:
        Query(screen, searching.limit).enter(argument)
        return
    shown = screen.state.limit or (screen.state.search.query if screen.state.search else None)
    screen.ask("limit to ", shown.text if shown else "", Query(screen, searching.limit))


def skip_quoted(screen: ReaderScreen, _argument: str) -> None:
    """Bring the comment's own words to the top, past what it quotes."""
    if not screen.panes.skip_quoted(screen.state):
        screen.notice("no quoted text here")


def other_pane(screen: ReaderScreen, _argument: str) -> None:
    """Give the keys to the other pane."""
    state = screen.state
    if state.pane == "comments" and state.thread.article is None:
        screen.notice("this thread has no article")
        return
    screen.update(replace(state, pane="comments" if state.pane == "article" else "article", notice=""))


def zoom(screen: ReaderScreen, _argument: str) -> None:
    """Give the whole screen to the active pane, or share it again."""
    screen.panes.zoomed = not screen.panes.zoomed
    screen.panes.arrange(screen.state, screen.size)


def command(screen: ReaderScreen, argument: str) -> None:
    """Ask for a command, with the beginning of one."""
    from threadview.ui.commanding import Commanding

    screen.ask(":", argument, Commanding(screen))


def palette(screen: ReaderScreen, _argument: str) -> None:
    """Show the command palette; where everything is plain, one without signs."""
    if is_plain(screen.app):
        choosing.commands(screen)
    else:
        screen.app.action_command_palette()


def leave(screen: ReaderScreen, _argument: str) -> None:
    """Leave the thread."""
    screen.leave()


def load(screen: ReaderScreen, argument: str) -> None:
    """Load what a stub stands for; fold or open anything else."""
    if not arriving.missing(screen, argument):
        screen.perform(BY_ID["toggle"])


def reload(screen: ReaderScreen, argument: str) -> None:
    """Read the configuration and the thread once more; a wrong configuration is said, and nothing else is done."""
    wrong = screen.app.reconfigure() if isinstance(screen.app, Dressed) else ""
    if wrong:
        screen.notice(wrong)
    else:
        arriving.again(screen, argument)


def _scroll(share: float) -> Callable[[ReaderScreen, str], None]:
    """Return a handler that scrolls by a share of the window."""

    def handler(screen: ReaderScreen, _argument: str) -> None:
        pane = screen.panes.active(screen.state)
        lines = max(int(pane.window * abs(share)) - (2 if abs(share) == 1 else 0), 1)
        before = pane.top
        pane.scroll_lines(lines if share > 0 else -lines)
        if pane.top != before:
            follow(screen, pane)
        elif pane is screen.panes.comments:
            screen.update((motion.last if share > 0 else motion.first)(screen.state))

    return handler


def _move_splitter(step: int) -> Callable[[ReaderScreen, str], None]:
    """Return a handler that moves the splitter."""
    return lambda screen, _argument: screen.panes.move_splitter(screen.state, screen.size, step=step)


HANDLERS: Final[dict[str, Callable[[ReaderScreen, str], None]]] = {
    "load": load,
    "reload": reload,
    "half-page-down": _scroll(0.5),
    "half-page-up": _scroll(-0.5),
    "page-down": _scroll(1),
    "page-up": _scroll(-1),
    "search": search,
    "limit": limit,
    "people": choosing.people,
    "new-comments": choosing.new_comments,
    "quoted-by": choosing.quoted_by,
    "difference": showing.difference_screen,
    "skip-quoted": skip_quoted,
    "overview": choosing.overview_screen,
    "peek": showing.peek,
    "links": following.links,
    "nth-link": following.nth_link,
    "open-link": lambda screen, _argument: following.nth_link(screen, "1"),
    "open-permalink": following.open_permalink,
    "copy": handing.copy,
    "copy-permalink": handing.copy_permalink,
    "save": handing.save,
    "pipe": handing.pipe,
    "other-pane": other_pane,
    "zoom": zoom,
    "narrower": _move_splitter(-1),
    "wider": _move_splitter(1),
    "help": showing.help_screen,
    "command": command,
    "palette": palette,
    "suspend": lambda screen, _argument: screen.app.action_suspend_process(),
    "quit": leave,
}
"""A handler for each action that is no transition of the Session."""
