"""The mouse: what is pressed is done, what is dragged over is selected and copied as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factories import thread
from rich.style import Style
from screens import NARROW, WIDE, Reader, reader
from textual.events import Click, MouseDown, MouseMove, MouseUp
from textual.widgets import OptionList

from threadview.thread import Body, Comment, Span, Thread, from_depths
from threadview.ui import clipboard
from threadview.ui.screens import following

if TYPE_CHECKING:
    from textual.widget import Widget

SAID = "the mill on the upper brook was sold to a cousin of the mayor in March"
LONG = "A sentence that has to be broken over several lines since it does not fit into one of them. " * 3
TEXTS = {"a": f"{LONG.strip()}\n\nSecond paragraph.", "b": f"{SAID}, they say.", "c": "日本語 👩‍👩‍👧 done"}


def story() -> Thread:
    return thread("a(b) c", TEXTS, {"a": "Ann", "b": "Bob"}, title="The mill", article=f"We hear {SAID}.")


def place(it: Reader, words: str) -> tuple[int, int]:
    """Return where words stand within the comments' pane."""
    pane = it.screen.panes.comments
    for y, line in enumerate(it.picture.splitlines()):
        shown = line[pane.region.x :]
        if words in shown:
            return shown.index(words), y - pane.region.y
    raise AssertionError(it.picture)


async def drag(it: Reader, widget: Widget, *places: tuple[int, int]) -> None:
    """Press at the first place, go over the others, let go at the last."""
    await it.pilot._post_mouse_events([MouseDown], widget, offset=places[0], button=1)
    for stop in places[1:]:
        await it.pilot._post_mouse_events([MouseMove], widget, offset=stop, button=1)
    await it.pilot._post_mouse_events([MouseUp], widget, offset=places[-1], button=1)
    await it.pilot.pause()


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take what is copied."""
    taken: list[str] = []

    def copy(text: str, _by_terminal: object) -> str:
        taken.append(text)
        return "to the test"

    monkeypatch.setattr(clipboard, "copy", copy)
    return taken


async def test_a_selection_is_copied_without_guides_and_wraps(copied: list[str]) -> None:
    async with reader(story()) as it:
        pane = it.screen.panes.comments
        x, y = place(it, "Second paragraph")
        await drag(it, pane, (2, 1), (x + 3, y - 1), (x + 5, y))
        assert "Ctrl+C copies" in it.picture
        await it.press("ctrl+c")
        await it.app.workers.wait_for_complete()
        assert copied == [f"{LONG.strip()}\n\nSecond"]
        assert "selection copied to the test" in it.picture


async def test_a_word_is_pressed_twice_and_a_paragraph_three_times(copied: list[str]) -> None:
    async with reader(story(), WIDE) as it:
        pane = it.screen.panes.comments
        x, y = place(it, "paragraph")
        for times, words in ((2, "paragraph"), (1, "Second paragraph.")):
            for _ in range(times):
                await drag(it, pane, (x + 3, y))
            await it.press("ctrl+c")
            assert copied[-1] == words
        pane._presses = (0.0, (x + 3, y), 3)
        await drag(it, pane, (x + 3, y))
        assert pane.selected() == ""


async def test_backwards_is_the_same_and_y_copies_it_too(copied: list[str]) -> None:
    async with reader(story()) as it:
        x, y = place(it, "paragraph.")
        await drag(it, it.screen.panes.comments, (x + 3, y), (x, y))
        await it.press("y")
        await it.app.workers.wait_for_complete()
        assert copied == ["para"]


async def test_several_comments_are_parted_by_who_wrote_them(copied: list[str]) -> None:
    async with reader(story()) as it:
        (x, y), end = place(it, "paragraph."), place(it, "the mill on")
        await drag(it, it.screen.panes.comments, (x, y), (end[0] + 7, end[1]))
        await it.press("ctrl+c")
        await it.app.workers.wait_for_complete()
        assert copied == ["Ann wrote (1):\n\nparagraph.\n\nBob wrote (1.1):\n\nthe mill"]


async def test_graphemes_are_taken_whole(copied: list[str]) -> None:
    async with reader(story()) as it:
        x, y = place(it, "日本語")
        await drag(it, it.screen.panes.comments, (x + 3, y), (x + 7, y))
        await it.press("ctrl+c")
        await it.app.workers.wait_for_complete()
        assert copied == ["本語 👩‍👩‍👧"]


async def test_the_article_is_selected_as_well_and_only_one_pane_at_a_time(copied: list[str]) -> None:
    async with reader(story()) as it:
        article = it.screen.panes.article
        await drag(it, it.screen.panes.comments, (2, 1), (9, 1))
        await drag(it, article, (2, 2), (8, 2))
        assert it.screen.panes.comments.selection is None
        await it.press("ctrl+c")
        await it.app.workers.wait_for_complete()
        assert copied == ["We hear"]


async def test_esc_a_key_and_a_press_end_a_selection(copied: list[str]) -> None:
    async with reader(story()) as it:
        pane = it.screen.panes.comments
        for end in ("escape", "j", ""):
            await drag(it, pane, (2, 1), (9, 1))
            assert pane.selected()
            await (it.press(end) if end else it.pilot.click(pane, offset=(8, 0)))
            assert not pane.selected()
        await it.press("ctrl+c")
        assert "nothing is selected" in it.picture
        assert copied == []


async def test_a_selection_stays_on_its_words_when_scrolled_and_at_another_width() -> None:
    async with reader(story(), NARROW) as it:
        await it.press("tab")
        pane = it.screen.panes.comments
        await drag(it, pane, (2, 1), (11, 1))
        before = pane.selected()
        await it.pilot.resize_terminal(60, 12)
        await it.pilot.pause()
        pane.scroll_lines(4)
        assert pane.selected() == before
        assert before in LONG


async def test_dragging_below_the_edge_scrolls() -> None:
    async with reader(thread("a b c d e f", dict.fromkeys("abcdef", LONG)), (60, 12)) as it:
        pane = it.screen.panes.comments
        await it.pilot._post_mouse_events([MouseDown], pane, offset=(2, 1), button=1)
        for _ in range(3):
            pane.on_mouse_move(_moved(pane, 2, pane.size.height + 2))
        assert pane.top != (0, 0)
        assert pane.selection is not None
        assert pane.selection.last[0] > 0


def _moved(pane: Widget, x: int, y: int) -> MouseMove:
    return MouseMove(pane, x, y, 0, 0, 1, False, False, False)  # noqa: FBT003 - Textual's signature


async def test_a_press_on_a_link_opens_it_and_dragging_over_it_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(following, "open_in_browser", lambda url: opened.append(url) or "opened")
    link = Body("See the list there.", (Span(4, 12, "link", url="https://mill.example/list"),))
    of = Thread(**from_depths([Comment(link, id="a")], [0])._asdict())
    async with reader(of) as it:
        pane = it.screen.panes.comments
        x, y = place(it, "the list")
        await drag(it, pane, (x, y), (x + 4, y))
        assert opened == []
        await it.pilot.click(pane, offset=(x + 9, y))
        await it.app.workers.wait_for_complete()
        assert opened == []
        await it.pilot.click(pane, offset=(x + 2, y))
        await it.app.workers.wait_for_complete()
        assert opened == ["https://mill.example/list"]


async def test_a_press_on_a_quote_goes_to_its_source() -> None:
    async with reader(story()) as it:
        x, y = place(it, "the mill on")
        await it.pilot.click(it.screen.panes.comments, offset=(x + 4, y))
        assert it.state.pane == "article"
        assert it.state.lit is not None
        await it.press("ctrl+o")
        assert it.at == "b"


async def test_a_press_on_a_count_in_the_margin_lists_who_quotes() -> None:
    async with reader(story()) as it:
        line, text = next((y, text) for y, text in enumerate(it.picture.splitlines()) if "❝ 1" in text)
        await it.pilot.click(it.screen.panes.article, offset=(text.index("❝"), line))
        await it.pilot.pause()
        assert "who quotes this" in it.picture
        await it.pilot.click(offset=(0, 0))
        await it.pilot.pause()
        assert "who quotes this" not in it.picture


async def test_the_status_line_shows_the_keys_and_turns_to_the_other_pane() -> None:
    async with reader(story(), NARROW) as it:
        await it.pilot.click("#status", offset=(4, 0))
        await it.pilot.pause()
        assert it.state.pane == "comments"
        await it.pilot.click("#status", offset=(75, 0))
        await it.pilot.pause()
        assert "next visible comment" in it.picture
        await it.pilot.click(offset=(1, 1))
        await it.pilot.pause()
        assert "next visible comment" not in it.picture


async def test_a_press_on_a_line_of_a_list_that_is_gone_chooses_nothing() -> None:
    async with reader(story(), WIDE) as it:
        await it.press("at")
        options = it.app.screen.query_one(OptionList)
        style = Style.from_meta({"option": 1})
        await it.type("ann")
        assert options.option_count == 1
        pressed = Click(options, 1, 1, 0, 0, 1, shift=False, meta=False, ctrl=False, style=style)
        options.post_message(pressed)
        await it.pilot.pause()
        assert it.app.screen is not it.screen
        await it.press("enter")
        assert it.app.screen is it.screen


async def test_the_scrollbar_is_drawn() -> None:
    async with reader(thread("a b c d e f", dict.fromkeys("abcdef", LONG)), WIDE) as it:
        await it.pilot.resize_terminal(60, 12)
        pane = it.screen.panes.comments
        bar = pane.size.width - 1
        await drag(it, pane, (bar, 0), (bar, pane.size.height - 1))
        assert it.at == "f"
        assert pane.selection is None
        await drag(it, pane, (bar, 5), (bar, 0))
        assert pane.top == (0, 0)


async def test_words_of_an_overlay_are_copied_too(copied: list[str]) -> None:
    async with reader(story()) as it:
        await it.press("question_mark")
        pane = it.app.screen.query_one("#overlay")
        await drag(it, pane, (0, 0), (5, 0))
        await it.press("ctrl+c")
        await it.app.workers.wait_for_complete()
        assert copied == ["Moving"]
