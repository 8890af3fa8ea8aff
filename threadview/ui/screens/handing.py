"""Handing on what is read: to the clipboard, to a file, to a command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import SuspendNotSupported

from threadview.errors import ThreadviewError
from threadview.session import excerpt
from threadview.ui import clipboard, piping, saving
from threadview.ui.asking import Words
from threadview.ui.files import Files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .reader import ReaderScreen

PIPES: Final = ("pipe the comment to: ", "pipe the branch to: ", "pipe the thread to: ")


def copy(screen: ReaderScreen, _argument: str) -> None:
    """Copy what the mouse has selected; else what is under the cursor, with who said it and where."""
    if copy_selected(screen):
        return
    text = "".join(f"{line}\n" for line in _here(screen, PIPES[0]))
    if text:
        _copy(screen, text, "copied")


def copy_selected(screen: ReaderScreen) -> bool:
    """Copy what the mouse has selected; tell whether it has."""
    text = screen.panes.selected()
    if text:
        _copy(screen, text, "selection copied")
    return bool(text)


def copy_only_selected(screen: ReaderScreen) -> None:
    """Copy what the mouse has selected, or say that it has nothing."""
    if not copy_selected(screen):
        screen.notice(f"nothing is selected; {screen.preferences.keymap.shown('copy')} copies the comment")


def copy_permalink(screen: ReaderScreen, _argument: str) -> None:
    """Copy the address of what is under the cursor."""
    state = screen.state
    url = excerpt.permalink(state.thread, state.cursor if state.rows and state.pane == "comments" else None)
    if url is None:
        screen.notice("the source gives no permalink")
    else:
        _copy(screen, url, "permalink copied")


def save(screen: ReaderScreen, name: str) -> None:
    """Write the thread to a file, whose name is asked for unless it is given."""
    supply = screen.origin.supply
    if supply is None:
        screen.notice("nothing can be saved from here")
        return

    def answered(name: str, _question: str) -> None:
        try:
            target = supply.target(name)
        except ThreadviewError as error:
            screen.notice(str(error))
        else:
            saving.save(screen, target)

    question = Words(["save as "], answered, Files(screen))
    if name:
        question.enter(name)
    else:
        screen.ask("save as ", excerpt.file_name(screen.state.thread.title), question)


def pipe(screen: ReaderScreen, command: str) -> None:
    """Ask for a command, and give it what is under the cursor, its branch, or the thread; a given one the first."""

    def answered(command: str, question: str) -> None:
        try:
            with screen.app.suspend():
                said = piping.run(command, _here(screen, question))
        except SuspendNotSupported:
            said = "this terminal cannot be lent to a command"
        screen.notice(said)

    questions = list(PIPES if screen.state.pane == "comments" else (PIPES[2],))
    question = Words(questions, answered)
    if command:
        question.enter(command)
    else:
        screen.ask(questions[0], "", question)


def _here(screen: ReaderScreen, question: str) -> Iterator[str]:
    """Return the lines of what is asked for."""
    state = screen.state
    if question == PIPES[2]:
        return excerpt.thread_lines(state.findings)
    if state.pane == "article" or not state.rows:
        return excerpt.article_lines(state.thread)
    if question == PIPES[1]:
        return excerpt.branch_lines(state.findings, state.cursor)
    return excerpt.comment_lines(state.findings, state.cursor)


def _copy(screen: ReaderScreen, text: str, said: str) -> None:
    """Copy a text without making the keys wait, and say where it went."""
    clipboard.copy_in_background(screen, text, lambda where: screen.notice(f"{said} {where}"))
