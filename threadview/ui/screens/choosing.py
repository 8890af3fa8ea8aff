"""Choosing from lists: people, who quotes this, the lines of the overview; and going where the choice leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from threadview.layout.age import age
from threadview.layout.header import counted
from threadview.session import ARTICLE, jumping, searching, shown_key
from threadview.session.looks import comment_line, quoted_line
from threadview.session.persons import tag
from threadview.session.visits import newest_first

if TYPE_CHECKING:
    from datetime import datetime

    from threadview.people import Person
    from threadview.session import Session
    from threadview.session.overview import Target

    from .picker import Picked
    from .reader import ReaderScreen

LIMIT_KEY: Final = "ctrl+l"
TAG_KEY: Final = "ctrl+t"

AT_ONCE: Final = 100_000
"""Of so many comments the people are counted before anybody sees it take time."""


def people(screen: ReaderScreen, name: str) -> None:
    """Let a person be picked, unless one is named."""
    if name:
        screen.update(jumping.pick_person(screen.state, name))
        return
    from threadview.people import roster

    from .picker import Choice, Picker

    findings, now = screen.state.findings, screen.panes.now
    persons: list[Person] = []

    def found() -> list[Choice]:
        persons.extend(roster(findings.thread, findings.mentions, findings.inferred, findings.new))
        return [Choice(person.handle, activity(person, now)) for person in persons]

    choices = found() if len(findings.thread) <= AT_ONCE else None
    if choices == []:
        screen.notice("nobody has a name here, and nobody is named")
        return

    def picked(choice: Picked | None) -> None:
        if choice is not None:
            uses = {LIMIT_KEY: _limit_to, TAG_KEY: tag}
            screen.update(uses.get(choice.key, jumping.pick_person)(screen.state, persons[choice.place].handle))

    others = {LIMIT_KEY: "limits to them", TAG_KEY: "colours them"}
    title = "people" if findings.whole else "people (still reading)"
    picker = Picker(title, choices, others)
    screen.app.push_screen(picker, picked)
    if choices is None:
        screen.run_worker(lambda: screen.call_later(picker.offer, found()), thread=True)


def quoted_by(screen: ReaderScreen, _argument: str) -> None:
    """Let one of those be picked who quote the comment under the cursor, or the article."""
    from .picker import Choice, Picker

    state = screen.state
    target = ARTICLE if state.pane == "article" else state.cursor
    found = sorted(state.findings.quotes.quoted_by(target), key=lambda pair: pair[1].source_start)
    if not found:
        screen.notice("nobody quotes this")
        return
    choices = [Choice(*quoted_line(state.thread, index, quote)) for index, quote in found]

    def picked(choice: Picked | None) -> None:
        if choice is not None:
            screen.update(jumping.to_quote(screen.state, *found[choice.place]))

    screen.app.push_screen(Picker("who quotes this", choices), picked)


def new_comments(screen: ReaderScreen, _argument: str) -> None:
    """Let one of the new comments be picked, the newest first."""
    from .picker import Choice, Picker

    state, now = screen.state, screen.panes.now
    found = newest_first(state)
    if not found:
        screen.notice(jumping.no_new(state))
        return
    choices = [Choice(*comment_line(state, index, now)) for index in found]

    def picked(choice: Picked | None) -> None:
        if choice is not None:
            screen.update(jumping.opened(screen.state, found[choice.place]).saying(jumping.COMES_BACK))

    screen.app.push_screen(Picker("new since the last visit", choices), picked)


def overview_screen(screen: ReaderScreen, _argument: str) -> None:
    """Show the overview, and go where one of its lines leads."""
    from threadview.session.overview import follow as follow_target

    from .overview import OverviewScreen

    def chosen(target: Target | None) -> None:
        if target is not None:
            screen.update(follow_target(screen.state, target))

    screen.app.push_screen(OverviewScreen(screen.state.findings, screen.panes.now), chosen)


def commands(screen: ReaderScreen) -> None:
    """Let one of the actions be picked, and do it."""
    from .picker import Choice, Picker

    offered = screen.preferences.keymap.actions
    choices = [Choice(action.title, "  ".join(map(shown_key, action.keys))) for action in offered]

    def picked(choice: Picked | None) -> None:
        if choice is not None:
            screen.action_do(offered[choice.place].id)

    screen.app.push_screen(Picker("commands", choices), picked)


def activity(person: Person, now: datetime) -> str:
    """Return what a person did: ``original poster · 3 comments · 1 new · named in 2 · from 3d to 2h``."""
    said = ["original poster"] if person.is_poster else []
    if person.comments:
        said.append(counted(len(person.comments), "comment", "comments"))
    if person.new:
        said.append(f"{person.new:,} new")
    if person.inferred:
        said.append(counted(len(person.inferred), "comment guessed", "comments guessed"))
    if person.mentions:
        said.append(f"named in {len(person.mentions):,}")
    if person.first and person.last:
        first, last = age(person.first, now), age(person.last, now)
        said.append(first if first == last else f"from {first} to {last}")
    return " · ".join(said)


def _limit_to(state: Session, handle: str) -> Session:
    """Show only what a person wrote, with all that these comments answer; where they wrote nothing, who names them."""
    wrote = any(comment.author and comment.author.casefold() == handle.casefold() for comment in state.thread.comments)
    return searching.limit(state, f'by:"{handle}"' if wrote else f"@{handle}", state)
