"""What the reader set, in the interface: themes, keys, layout, order, and changes while a thread is read."""

from __future__ import annotations

from contextlib import asynccontextmanager
from threading import Event
from typing import TYPE_CHECKING

import pytest
from factories import thread
from screens import WIDE, Config, Reader
from textual.color import Color

from threadview.config import place
from threadview.config.schema import THEMES
from threadview.session.arrival import Opening
from threadview.store import Memory
from threadview.ui import dressed
from threadview.ui.app import ThreadviewApp
from threadview.ui.derived import contrast
from threadview.ui.theme import palette_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from threadview.thread import Thread

OUTLINE = "a b(c(d) e) f(g)"
AUTHORS = {"a": "Ann", "b": "Bob", "c": "Cid", "f": "Bob"}


def story() -> Thread:
    return thread(OUTLINE, authors=AUTHORS, title="The pier", article="First words.\n\n" + "More of it. " * 60)


@asynccontextmanager
async def reader(
    text: str, size: tuple[int, int] = WIDE, *, memory: Memory | None = None, fold: int | None = None
) -> AsyncIterator[Reader]:
    app = ThreadviewApp([story()], Opening(None, fold, None), memory, config=Config(text))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Reader(app, pilot)


async def change(it: Reader, text: str) -> None:
    place().write_text(text)
    await it.pilot.pause(0.1)
    await it.pilot.pause()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dressed, "WATCH", 0.02)


def shown(it: Reader) -> str:
    return " ".join(it.state.thread.comments[index].id for index in it.state.rows)


@pytest.mark.parametrize("theme", THEMES)
async def test_every_theme_shows_the_thread_and_its_texts_can_be_read(theme: str) -> None:
    async with reader(f'theme = "{theme}"') as it:
        assert "1  Ann" in it.picture
        assert it.app.theme == theme
        palette = palette_of(it.app)
        if it.app.current_theme.ansi:
            return
        for role in ("", "author", "quote", "link", "time", "label", "hit", "lit", "code", "tag1", "tag5", "cursor"):
            style = palette.style((role,))
            assert style.color is not None
            assert style.bgcolor is not None
            colors = [Color(*one.get_truecolor()) for one in (style.color, style.bgcolor)]
            assert contrast(*colors) > 3.5, role


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_a_theme_of_the_terminals_colours_is_no_black_on_black_without_colours(
    theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reader(f'theme = "{theme}"') as it:
        assert "1  Ann" in it.picture
        for strip in it.app.screen._compositor.render_strips():
            for segment in strip:
                style = segment.style
                if segment.text.strip() and style is not None and style.color is not None:
                    assert style.color != style.bgcolor or style.color.is_default


async def test_colours_win_over_the_theme() -> None:
    text = '[colors]\nauthor = "bold #123456"\nquote = "red"\nguides = ["#010203"]\ntags = ["#0a0b0c"]'
    async with reader(text) as it:
        palette = palette_of(it.app)
        told = {role: palette.style((role,)).color for role in ("author", "quote", "found", "guide0", "tag1")}
        assert {role: color.name for role, color in told.items() if color} == {
            "author": "#123456",
            "quote": "red",
            "found": "red",
            "guide0": "#010203",
            "tag1": "#0a0b0c",
        }


async def test_a_colour_that_the_terminal_names_is_painted_in_the_themes_own() -> None:
    async with reader('[colors]\nauthor = "red"') as it:
        segments = [segment for strip in it.app.screen._compositor.render_strips() for segment in strip]
        colors = [segment.style.color for segment in segments if segment.style and segment.text == "Ann"]
        assert colors
        assert all(color is not None and color.triplet is not None for color in colors)


async def test_everybody_may_have_a_colour() -> None:
    async with reader('[colors]\npeople = "all"') as it:
        first, second = it.state.hue_of(1), it.state.hue_of(5)
        assert first == second != ""
        assert it.state.hue_of(3) == ""
        await change(it, "")
        assert it.state.hue_of(1) == ""


async def test_the_guides_can_be_left_out() -> None:
    async with reader("[layout]\ndepth_guides = false") as it:
        assert "│" not in it.picture
        await change(it, "[layout]\ndepth_guides = true")
        assert "│" in it.picture


async def test_the_keys_are_the_readers_own_in_help_palette_and_status_line() -> None:
    async with reader('keymap = "mutt"\n[keys]\nnext = ["F7"]\nhelp = ["F8"]', (120, 130)) as it:
        assert "F8 keys" in it.picture
        await it.press("j")
        assert it.at == "a"
        await it.press("f7")
        assert it.at == "b"
        await it.press("f8")
        assert "F7" in it.picture
        assert "Alt+v  za" in it.picture
        await it.press("f8")
        assert len(it.app.screen_stack) == 1
        commands = {command.title: command.help for command in it.app.get_system_commands(it.screen)}
        assert commands["next visible comment (a line in the article)"] == "F7"


async def test_notices_name_the_keys_of_the_reader() -> None:
    async with reader('[keys]\nback = ["F6"]\nnext-by = ["F7"]\nprevious-by = ["F8"]\nsearch = ["F9"]') as it:
        await it.press("n")
        assert "nothing was searched: type F9 and a word" in it.picture
        await it.press("at")
        await it.type("bob")
        await it.press("enter")
        assert "Bob: 2; F7 and F8 walk them" in it.picture


async def test_lists_over_the_thread_move_by_the_readers_keys() -> None:
    async with reader('[keys]\nnext = ["F7"]\nlast = ["F6"]\nquit = ["F9"]', (100, 20)) as it:
        await it.press("question_mark")
        first = it.picture
        await it.press("f7")
        assert it.picture != first
        await it.press("f6")
        assert "select what the screen shows" in it.picture
        await it.press("f9")
        assert len(it.app.screen_stack) == 1


async def test_the_panes_share_the_screen_as_the_file_says() -> None:
    async with reader("[layout]\nside_by_side = 150\narticle_share = 0.3", (140, 40)) as it:
        assert not it.screen.panes.comments.display
        await it.pilot.resize_terminal(200, 40)
        await it.pilot.pause()
        assert it.screen.panes.article.size.width == 60


@pytest.mark.parametrize(("stacked", "size"), [("always", (160, 40)), ("narrow", (80, 40))])
async def test_the_article_stands_above_the_comments(stacked: str, size: tuple[int, int]) -> None:
    async with reader(f'[layout]\nstacked = "{stacked}"', size) as it:
        panes = it.screen.panes
        assert panes.article.region.bottom < panes.comments.region.y
        assert panes.article.size.width == panes.comments.size.width == size[0]
        height = panes.article.size.height
        await it.press("greater_than_sign")
        assert panes.article.size.height == height + 1
        await it.press("Z")
        assert not panes.article.display
        await it.press("Z")
        await it.pilot.resize_terminal(160, 12)
        await it.pilot.pause()
        assert panes.article.region.right < panes.comments.region.x


async def test_the_order_is_the_readers_and_changes_with_the_file(tmp_path: Path) -> None:
    memory = Memory([story()], ["here"], path=tmp_path / "memory.db")
    async with reader('order = "replies"', memory=memory) as it:
        assert shown(it) == "b c d e f g a"
        await it.press("j", "j")
        assert it.at == "d"
        assert it.state.thread.label(it.state.cursor) == "2.1.1"
        await it.press("h", "h")
        await change(it, 'order = "page"')
        assert shown(it) == "a b c e f g"
        assert it.at == "c"
        await change(it, 'order = "replies"')
        assert shown(it) == "b c e f g a"
    memory.close()


async def test_the_place_is_remembered_whatever_the_order(tmp_path: Path) -> None:
    for text in ('order = "replies"', 'order = "page"'):
        of = story()
        memory = Memory([of], ["here"], path=tmp_path / "memory.db")
        app = ThreadviewApp([of], memory=memory, config=Config(text))
        async with app.run_test(size=WIDE) as pilot:
            it = Reader(app, pilot)
            await it.recalled()
            if "page" in text:
                assert it.at == "c"
                assert shown(it) == "a b c e f g"
            else:
                await it.press("j", "h")
                assert it.at == "c"
        memory.close()


async def test_a_thread_is_folded_when_it_is_read_first(tmp_path: Path) -> None:
    memory = Memory([story()], ["here"], path=tmp_path / "memory.db")
    async with reader("fold = 1", memory=memory) as it:
        assert shown(it) == "a b f"
        await it.press("z", "R")
    memory.close()
    memory = Memory([story()], ["here"], path=tmp_path / "memory.db")
    async with reader("fold = 1", memory=memory) as it:
        await it.recalled()
        await it.until(lambda: shown(it) != "a b f")
        assert shown(it) == "a b c d e f g"
    memory.close()
    async with reader("fold = 1", fold=2) as it:
        assert shown(it) == "a b c e f g"


async def test_a_memory_that_answers_late_takes_the_first_folds_back(tmp_path: Path) -> None:
    memory = Memory([story()], ["here"], path=tmp_path / "memory.db")
    async with reader("", memory=memory) as it:
        await it.press("j", "h")
    memory.close()
    memory = Memory([story()], ["here"], path=tmp_path / "memory.db")
    answering = Event()
    memory._worker.submit(answering.wait)
    async with reader("fold = 1", memory=memory) as it:
        assert shown(it) == "a b f"
        answering.set()
        await it.until(lambda: shown(it) != "a b f")
        assert shown(it) == "a b f g"
    memory.close()


async def test_a_wrong_file_is_said_and_the_configuration_stays() -> None:
    async with reader('theme = "nord"') as it:
        await change(it, 'theme = "nrod"')
        said = "config.toml, line 1: theme: 'nrod' is not known; did you mean nord?"
        assert said in it.picture
        assert it.app.theme == "nord"
        await it.press("j")
        assert said not in it.picture
        await it.press("R")
        assert said in it.picture
        await change(it, 'theme = "dracula"')
        assert it.app.theme == "dracula"


async def test_reload_reads_the_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dressed, "WATCH", 1000)
    async with reader("") as it:
        place().write_text('theme = "nord"\n[keys]\nnext = ["F7"]')
        await it.press("R")
        assert it.app.theme == "nord"
        await it.press("f7")
        assert it.at == "b"


async def test_a_theme_that_was_chosen_meanwhile_stays_when_something_else_changes() -> None:
    async with reader('theme = "nord"') as it:
        it.app.theme = "gruvbox"
        await change(it, 'theme = "nord"\nfold = 2')
        assert it.app.theme == "gruvbox"
