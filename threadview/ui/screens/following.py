"""Following links: the nth of a comment, one of those on screen, the permalink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threadview.ui.links import Link, host, links_of, open_in_browser

if TYPE_CHECKING:
    from .picker import Picked
    from .pressing import Pressable
    from .reader import ReaderScreen


def links(screen: ReaderScreen, _argument: str) -> None:
    """Let one of the links on screen be chosen."""
    from .picker import Choice, Picker

    found = _links_on_screen(screen)
    if not found:
        screen.notice("no links on screen")
        return

    def picked(choice: Picked | None) -> None:
        if choice is not None:
            open_link(screen, found[choice.place].url)

    screen.app.push_screen(
        Picker("links", [Choice(f"{host(link.url)}  {link.text}", link.url) for link in found]), picked
    )


def nth_link(screen: ReaderScreen, digit: str) -> None:
    """Open the nth link of the comment, or of the article."""
    found = _links_here(screen)
    if int(digit) > len(found):
        screen.notice(f"there is no link {digit} here" if found else "no link here")
        return
    open_link(screen, found[int(digit) - 1].url)


def open_permalink(screen: ReaderScreen, _argument: str) -> None:
    """Open the comment's own address."""
    state = screen.state
    comment = state.thread.comments[state.cursor] if state.rows and state.pane == "comments" else state.thread.article
    url = (comment.url if comment else None) or (state.thread.url if state.pane == "article" else None)
    if url is None:
        screen.notice("the source gives no permalink")
        return
    open_link(screen, url)


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


def open_link(screen: Pressable, url: str) -> None:
    """Say where a link leads, and open it without making the keys wait."""
    screen.notice(f"opening {host(url)} …")
    screen.run_worker(lambda: screen.app.call_from_thread(screen.notice, open_in_browser(url)), thread=True)
