"""What the actions that belong to the screen do: scrolling, prompts, pickers, links, panes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from threadview.layout.comment import INDENT, CommentLayout, Look, shown_depth
from threadview.session import ACTIONS, jumping, motion, searching, shown_key
from threadview.ui.links import Link, host, links_of, open_in_browser
from threadview.ui.screens.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Callable

    from threadview.layout.runs import Line
    from threadview.session import Action
    from threadview.ui.widgets.pane import Pane

    from .reader import ReaderScreen

KEY_COLUMN: Final = 16


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


def press(screen: ReaderScreen, message: Pane.Pressed) -> None:
    """Select the pressed comment, or pane; on its fold mark, fold or open it."""
    state = screen.state
    if message.pane is screen.panes.article:
        screen.update(replace(state, pane="article", notice=""))
        return
    index = state.rows[message.row]
    selected = state.moved(index).saying("")
    mark = INDENT * shown_depth(state.thread.depths[index], message.pane.text_width)
    if message.line == 0 and mark <= message.x < mark + INDENT:
        from threadview.session.folds import toggle

        selected = toggle(selected)
    screen.update(selected)


def follow(screen: ReaderScreen, pane: Pane) -> None:
    """Let the cursor follow a window that was scrolled."""
    if pane is screen.panes.comments and screen.state.rows:
        cursor = screen.panes.cursor_into_window(screen.state)
        screen.update(replace(screen.state.moved(cursor), pane=screen.state.pane, notice=""), reveal=False)


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


def search(screen: ReaderScreen, _argument: str) -> None:
    """Ask what to search."""
    screen.ask("/", "", searching.seek)


def limit(screen: ReaderScreen, _argument: str) -> None:
    """Ask what to limit to; what is searched already is offered."""
    shown = screen.state.limit or (screen.state.search.query if screen.state.search else None)
    screen.ask("limit to ", shown.text if shown else "", searching.limit)


def people(screen: ReaderScreen, _argument: str) -> None:
    """Let a person be picked."""
    from threadview.people import roster
    from threadview.ui.screens.picker import Choice, Picker

    persons = roster(screen.state.thread, screen.state.findings.mentions)
    if not persons:
        screen.notice("nobody has a name here, and nobody is named")
        return
    choices = [Choice(person.handle, _activity(len(person.comments), len(person.mentions))) for person in persons]

    def picked(place: int | None) -> None:
        if place is not None:
            screen.update(jumping.pick_person(screen.state, persons[place].handle))

    screen.app.push_screen(Picker("people", choices), picked)


def peek(screen: ReaderScreen, _argument: str) -> None:
    """Show the chain of parents without moving."""
    state = screen.state
    chain = [*reversed(list(state.thread.ancestors(state.cursor)))] if state.rows else []
    if not chain:
        screen.notice("this is a top-level comment")
        return
    nearest = chain[-50:]

    def lines(width: int) -> list[Line]:
        made: list[Line] = []
        for index in nearest:
            layout = CommentLayout(state.thread, index, width, folded=False)
            made += layout.paint(Look(index), screen.panes.now)
        return made

    screen.app.push_screen(Overlay(f"what {state.thread.label(state.cursor)} answers", lines))


def links(screen: ReaderScreen, _argument: str) -> None:
    """Let one of the links on screen be chosen."""
    from threadview.ui.screens.picker import Choice, Picker

    found = _links_on_screen(screen)
    if not found:
        screen.notice("no links on screen")
        return

    def picked(place: int | None) -> None:
        if place is not None:
            _open(screen, found[place].url)

    screen.app.push_screen(
        Picker("links", [Choice(f"{host(link.url)}  {link.text}", link.url) for link in found]), picked
    )


def nth_link(screen: ReaderScreen, digit: str) -> None:
    """Open the nth link of the comment, or of the article."""
    found = _links_here(screen)
    if int(digit) > len(found):
        screen.notice(f"there is no link {digit} here" if found else "no link here")
        return
    _open(screen, found[int(digit) - 1].url)


def open_permalink(screen: ReaderScreen, _argument: str) -> None:
    """Open the comment's own address."""
    state = screen.state
    comment = state.thread.comments[state.cursor] if state.rows and state.pane == "comments" else state.thread.article
    url = (comment.url if comment else None) or (state.thread.url if state.pane == "article" else None)
    if url is None:
        screen.notice("the source gives no permalink")
        return
    _open(screen, url)


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
    screen.panes.arrange(screen.state, screen.size.width)


def _move_splitter(step: int) -> Callable[[ReaderScreen, str], None]:
    """Return a handler that moves the splitter."""
    return lambda screen, _argument: screen.panes.move_splitter(screen.state, screen.size.width, step=step)


def help_screen(screen: ReaderScreen, _argument: str) -> None:
    """Show the keys."""
    screen.app.push_screen(Overlay("keys", help_lines))


def help_lines(_width: int) -> list[Line]:
    """Return the table of actions as lines."""
    lines: list[Line] = []
    section = ""
    for action in ACTIONS:
        if action.section != section:
            section = action.section
            lines += [(), ((section, ("heading",)),)] if lines else [((section, ("heading",)),)]
        keys = "  ".join(shown_key(key) for key in action.keys)
        lines.append(((f"  {keys}".ljust(KEY_COLUMN + 2), ("label",)), (action.title, ())))
    return lines


def palette(screen: ReaderScreen, _argument: str) -> None:
    """Show the command palette."""
    screen.app.action_command_palette()


def leave(screen: ReaderScreen, _argument: str) -> None:
    """Leave the thread."""
    screen.post_message(screen.Left())


HANDLERS: Final[dict[str, Callable[[ReaderScreen, str], None]]] = {
    "half-page-down": _scroll(0.5),
    "half-page-up": _scroll(-0.5),
    "page-down": _scroll(1),
    "page-up": _scroll(-1),
    "search": search,
    "limit": limit,
    "people": people,
    "peek": peek,
    "links": links,
    "nth-link": nth_link,
    "open-link": lambda screen, _argument: nth_link(screen, "1"),
    "open-permalink": open_permalink,
    "other-pane": other_pane,
    "zoom": zoom,
    "narrower": _move_splitter(-1),
    "wider": _move_splitter(1),
    "help": help_screen,
    "palette": palette,
    "quit": leave,
}
"""A handler for each action that is no transition of the Session."""


def _activity(written: int, mentioned: int) -> str:
    """Return ``3 comments, named in 2``."""
    parts = [f"{written} comment{'s' * (written != 1)}"] if written else []
    return ", ".join([*parts, f"named in {mentioned}"] if mentioned else parts)


def _links_here(screen: ReaderScreen) -> list[Link]:
    """Return the links of the comment under the cursor, or of the article when it has the keys."""
    state = screen.state
    if state.pane == "article":
        return links_of(state.thread.article) if state.thread.article else []
    return links_of(state.thread.comments[state.cursor]) if state.rows else []


def _links_on_screen(screen: ReaderScreen) -> list[Link]:
    """Return the links of all that is in the active pane's window."""
    if screen.state.pane == "article":
        return _links_here(screen)
    comments = screen.state.thread.comments
    return [link for index in screen.panes.visible_comments(screen.state) for link in links_of(comments[index])]


def _open(screen: ReaderScreen, url: str) -> None:
    """Say where a link leads, and open it without making the keys wait."""
    screen.notice(f"opening {host(url)} …")
    screen.run_worker(lambda: screen.app.call_from_thread(screen.notice, open_in_browser(url)), thread=True)
