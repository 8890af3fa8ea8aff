"""Reading with the keyboard and the mouse, through Textual's Pilot."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from factories import thread
from msgspec.structs import replace
from screens import NARROW, WIDE, picture, reader
from textual.command import CommandPalette
from textual.events import Key

from threadview import people
from threadview.session import ACTIONS
from threadview.thread import Comment, Thread, from_depths
from threadview.ui.app import ThreadviewApp
from threadview.ui.screens import choosing, commands
from threadview.ui.widgets.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.geometry import Region
    from textual.strip import Strip

OUTLINE = "a(b c(d e)) f(g)"
SAID = "the ferry has not run since the pier was closed last spring"
TEXTS = {
    "a": f"Well, {SAID}, and nobody told us.",
    "b": "A first answer, about boats. See https://boats.example/list and https://quay.example/",
    "c": f"{SAID}\n\nThat is not what the council says.",
    "d": "word " * 400,
    "e": "a harbour seal",
    "f": "weather",
    "g": "rain",
}
ARTICLE = "First paragraph of the story.\n\n" + "More of it follows here. " * 120


@pytest.fixture
def story() -> Thread:
    return thread(OUTLINE, TEXTS, {"a": "Ann", "c": "Bob", "g": "Ann"}, title="The pier", article=ARTICLE)


async def test_both_panes_stand_side_by_side(story: Thread) -> None:
    async with reader(story) as it:
        first = it.picture.splitlines()[0]
        assert "The pier" in first
        assert "▾ 1  Ann · 2 replies" in first
        assert "1 of 7 comments · 1 · The pier" in it.picture


async def test_below_a_hundred_columns_there_is_one_pane_at_a_time(story: Thread) -> None:
    async with reader(story, NARROW) as it:
        assert "First paragraph" in it.picture
        assert "Ann · 2 replies" not in it.picture
        assert "Tab: 7 comments" in it.picture
        await it.press("tab")
        assert "First paragraph" not in it.picture
        assert "Ann · 2 replies" in it.picture
        await it.press("shift+tab")
        assert "First paragraph" in it.picture


async def test_space_reads_the_article_to_its_end_and_goes_on_to_the_comments(story: Thread) -> None:
    async with reader(story, NARROW) as it:
        for _ in range(6):
            await it.press("space")
        assert it.state.pane == "comments"


async def test_a_resize_shares_the_screen_anew_and_keeps_the_words(story: Thread) -> None:
    async with reader(story, WIDE) as it:
        await it.press("j", "j", "j", "ctrl+d")
        pane = it.screen.panes.comments
        assert pane.entries is not None
        comment, offset = pane.entries.anchor(pane.top)
        await it.pilot.resize_terminal(70, 20)
        await it.pilot.pause()
        assert pane.entries.anchor(pane.top)[0] == comment
        shown = pane.entries.anchor(pane.top)[1]
        assert shown <= offset < shown + 70
        await it.pilot.resize_terminal(200, 50)
        await it.pilot.pause()
        assert "The pier" in it.picture


async def test_no_picture_stands_empty_or_in_the_lines_of_another_width(
    story: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    paint = Pane.render_lines

    def painting(pane: Pane, crop: Region) -> list[Strip]:
        strips = paint(pane, crop)
        if pane.id == "comments" and crop.height > 1:
            painted.append(
                " ".join("".join(strip.text for strip in strips).replace("│", " ").replace("┃", " ").split())
            )
        return strips

    monkeypatch.setattr(Pane, "render_lines", painting)
    async with reader(story, WIDE) as it:
        assert painted
        assert all(f"Well, {SAID}, and nobody told us." in shown for shown in painted)
        painted.clear()
        await it.pilot.resize_terminal(104, 30)
        await it.pilot.pause()
        assert painted
        assert all("nobody told us." in shown and "about boats" in shown for shown in painted)


async def test_keys_that_are_typed_faster_than_a_box_closes_reach_the_thread(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("question_mark")
        for key in ("q", "j", "j"):
            it.app.screen.post_message(Key(key, key))
        await it.pilot.pause()
        assert it.app.screen is it.screen
        assert it.at == "c"
        await it.press("P")
        over = it.app.screen
        for key in ("escape", "escape", "enter", "k"):
            over.post_message(Key(key, "k" if key == "k" else None))
        await it.pilot.pause()
        assert it.at == "b"


async def test_keys_move_the_cursor(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("j")
        assert it.at == "b"
        await it.press("G")
        assert it.at == "g"
        await it.press("g", "g")
        assert it.at == "a"
        await it.press("right_curly_bracket")
        assert it.at == "f"


async def test_an_open_sequence_is_shown_and_esc_ends_it(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("z")
        assert it.picture.splitlines()[-1].startswith(" z")
        await it.press("escape", "j")
        assert it.at == "b"


async def test_the_cursors_comment_is_in_view_wherever_it_goes(story: Thread) -> None:
    async with reader(story, NARROW) as it:
        await it.press("tab")
        for key in ("G", "k", "k", "k", "j", "G", "p", "h", "l", "z", "M", "z", "R", "g", "g"):
            await it.press(key)
            label = it.state.thread.label(it.state.cursor)
            assert f" {label}" in it.picture


async def test_folding_keeps_the_comment_where_it_stood(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("j", "j")
        line = next(n for n, text in enumerate(it.picture.splitlines()) if "1.2  Bob" in text)
        await it.press("space")
        folded = it.picture.splitlines()[line]
        assert "▸ 1.2  Bob · 2 replies · 1 quote" in folded
        await it.press("space")
        assert "▾ 1.2  Bob" in it.picture.splitlines()[line]


async def test_search_as_you_type_counts_and_esc_gives_back(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("z", "M", "slash")
        await it.type("harbour")
        assert it.at == "e"
        await it.press("enter")
        assert "1 of 1" in it.picture
        await it.press("escape")
        assert list(it.state.folds) == [1] * 7


async def test_keys_typed_faster_than_the_prompt_opens_and_closes_go_where_they_belong(story: Thread) -> None:
    async with reader(story) as it:
        letters = [(letter, letter) for letter in "raim"]
        for key, character in [("slash", "/"), *letters, ("backspace", None), ("n", "n")]:
            it.app.post_message(Key(key, character))
        it.app.post_message(Key("enter", "\r"))
        it.app.post_message(Key("z", "z"))
        it.app.post_message(Key("M", "M"))
        await it.until(lambda: list(it.state.folds) == [1] * 7)
        assert it.state.search is not None
        assert it.state.search.query.text == "rain"


async def test_a_query_that_is_none_yet_is_said_and_breaks_nothing(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("slash")
        await it.type('"open')
        assert "not closed" in it.picture.splitlines()[-1]
        await it.press("enter")
        assert it.at == "a"
        assert it.state.search is None
        assert "not closed" in it.picture.splitlines()[-1]


async def test_cancelling_a_search_goes_back_to_where_it_began(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("j", "slash")
        await it.type("rain")
        assert it.at == "g"
        await it.press("escape")
        assert it.at == "b"
        assert it.state.search is None


async def test_a_limit_leaves_matches_and_their_ancestors(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("backslash")
        await it.type("seal")
        await it.press("enter")
        assert "limited to 1 match" in it.picture
        assert "weather" not in it.picture
        await it.press("escape", "escape")
        assert "weather" in it.picture or len(it.state.rows) == 7


async def test_a_quote_leads_to_its_words_and_ctrl_o_back(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("j", "j")
        assert "quotes 1" in it.picture
        await it.press("quotation_mark")
        assert it.at == "a"
        assert it.state.lit is not None
        await it.press("ctrl+o")
        assert it.at == "c"
        await it.press("alt+right")
        assert it.at == "a"


async def test_the_people_of_a_huge_thread_are_counted_while_the_list_stands_already(
    story: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "AT_ONCE", 0)
    counted, count = Event(), people.roster

    def slowly(*known: Any) -> object:  # noqa: ANN401 - whatever it is given
        counted.wait(10)
        return count(*known)

    monkeypatch.setattr(people, "roster", slowly)
    async with reader(story) as it:
        await it.press("at")
        assert "counting …" in it.picture
        await it.press("enter", "escape", "at", *"bo")
        assert "counting …" in it.picture
        counted.set()
        await it.until(lambda: "counting …" not in it.picture)
        await it.press("enter")
        assert it.at == "c"


async def test_the_picker_finds_people_by_a_part_of_their_name(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("at")
        assert "2 comments" in it.picture
        await it.type("bo")
        await it.press("enter")
        assert it.at == "c"
        await it.press("at", "escape")
        assert len(it.app.screen_stack) == 1


async def test_the_picker_limits_to_a_person_and_colours_them(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("at")
        await it.type("bo")
        await it.press("ctrl+l")
        assert [it.state.thread.comments[row].id for row in it.state.rows] == ["a", "c"]
        await it.press("escape", "escape", "at")
        await it.type("bo")
        await it.press("ctrl+t")
        assert it.state.tags == {"bob": "tag1"}


async def test_who_quotes_a_comment_is_listed_and_gone_to(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("g", "r")
        assert "1.2 Bob" in it.picture
        await it.press("enter")
        assert it.at == "c"
        assert it.state.lit is not None
        await it.press("g", "r")
        assert "nobody quotes this" in it.picture


async def test_who_quotes_the_article_is_listed_and_counted_in_its_margin() -> None:
    said = "The town will rebuild the old pier this year"
    texts = {"a": f"{said}\n\nI doubt it.", "b": f"{said}\n\nSo do I, and I have seen the plans."}
    async with reader(thread("a b", texts, article=f"News.\n\n{said}, says the mayor.")) as it:
        line = next(text for text in it.picture.splitlines() if "❝ 2" in text)
        assert "The town will" in line
        assert "quotes the article, ¶2" in it.picture
        await it.press("tab", "g", "r")
        assert "¶2 · 1" in it.picture
        await it.press("escape")


async def test_quoted_text_is_hidden_and_skipped(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("j", "j", "T")
        assert "⋯ 1 quoted line" in it.picture or "⋯ 2 quoted lines" in it.picture
        await it.press("T")
        assert "quoted line" not in it.picture
        await it.press("S")
        first = it.screen.panes.comments.render_lines(it.screen.panes.comments.size.region)[0].text
        assert "That is not what the council says." in first
        await it.press("k", "S")
        assert "no quoted text here" in it.picture


async def test_a_quote_is_compared_with_its_source(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("j", "j", "D")
        assert "1 (Ann) says:" in it.picture
        assert "word for word" in it.picture
        await it.press("escape", "k", "D")
        assert "quotes nothing" in it.picture


async def test_a_muted_person_is_closed_and_shown_anyway(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("M")
        assert "Ann · muted, unfolding shows it" in it.picture
        assert "nobody told us" not in it.picture
        await it.press("l")
        assert "nobody told us" in it.picture
        await it.press("t")
        assert it.state.tags == {"ann": "tag1"}


async def test_the_overview_leads_to_comments(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("i")
        assert "overview" in it.picture
        await it.press("j", "enter")
        assert len(it.app.screen_stack) == 1


async def test_peek_shows_the_parents_without_moving(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("G", "P")
        assert "what 2.1 answers" in it.picture
        assert "weather" in it.picture
        await it.press("escape")
        assert it.at == "g"


async def test_the_palette_offers_the_actions(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("ctrl+p")
        await it.until(lambda: isinstance(it.app.screen, CommandPalette))
        await it.type("fold all")
        await it.until(lambda: it.picture.count("fold all") > 1)
        await it.press("enter")
        await it.until(lambda: list(it.state.folds) == [1] * 7)


async def test_zoom_and_splitter(story: Thread) -> None:
    async with reader(story) as it:
        width = it.screen.panes.article.size.width
        await it.press("greater_than_sign")
        assert it.screen.panes.article.size.width == width + 4
        await it.press("less_than_sign", "less_than_sign")
        assert it.screen.panes.article.size.width == width - 4
        await it.press("Z")
        assert it.screen.panes.comments.size.width == WIDE[0]
        await it.press("Z")
        assert it.screen.panes.comments.size.width < WIDE[0]


async def test_the_mouse_selects_folds_and_scrolls(story: Thread) -> None:
    async with reader(story) as it:
        comments = it.screen.panes.comments
        rows = it.picture.splitlines()
        line = next(n for n, text in enumerate(rows) if "• 1.1" in text)
        await it.pilot.click(comments, offset=(12, line + 1))
        assert it.at == "b"
        await it.pilot.click(comments, offset=(0, 0))
        assert it.state.folds[0] == 1
        await it.pilot.click(comments, offset=(0, 0))
        assert it.state.folds[0] == 0
        await it.pilot.click(it.screen.panes.article, offset=(3, 3))
        assert it.state.pane == "article"


async def test_the_wheel_moves_the_window_and_the_cursor_follows(story: Thread) -> None:
    async with reader(story, NARROW) as it:
        await it.press("tab")
        comments = it.screen.panes.comments
        for _ in range(5):
            await it.pilot._post_mouse_events([_wheel()], comments, offset=(5, 5))
        await it.pilot.pause()
        assert comments.top != (0, 0)
        shown = {it.state.rows[row] for row, _ in comments.shown()}
        assert it.state.cursor in shown


def _wheel() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    opened: list[str] = []

    def remember(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr("webbrowser.open", remember)
    return opened


async def test_links_are_opened_by_number_and_by_choice(browser: list[str]) -> None:
    from threadview.markup import plain

    comments = [Comment(plain(TEXTS["b"]), url="https://site.example/c/1"), Comment(plain("no link"))]
    linked = Thread(**from_depths(comments, [0, 0])._asdict())
    async with reader(linked) as it:
        await it.press("2")
        await it.until(lambda: len(browser) == 1)
        assert browser == ["https://quay.example/"]
        await it.press("o")
        await it.until(lambda: len(browser) == 2)
        assert browser[-1] == "https://boats.example/list"
        await it.press("O")
        await it.until(lambda: len(browser) == 3)
        assert browser[-1] == "https://site.example/c/1"
        await it.press("f")
        assert "quay.example" in it.picture
        await it.press("enter")
        await it.until(lambda: len(browser) == 4)
        assert browser[-1] == "https://boats.example/list"
        await it.press("9")
        assert "no link 9" in it.picture
        await it.press("j", "O")
        assert "no permalink" in it.picture


async def test_a_thread_without_comments_says_so() -> None:
    async with reader(thread("", article="Only an article.", title="Alone")) as it:
        assert "Only an article." in it.picture
        assert "no comments" in it.picture
        await it.press(
            "tab", "j", "G", "space", "slash", "escape", "quotation_mark", "P", "at", "escape", "f", "1", "O"
        )
        assert "no comments" in it.picture


async def test_a_long_note_leaves_the_place_in_sight() -> None:
    of = replace(thread("a b", title="Tar"), notes=("a note of many words " * 9,))
    async with reader(of, NARROW) as it:
        last = it.picture.splitlines()[-1]
        assert "1 of 2 comments · 1 · Tar" in last
        assert "a note of many words" in last
        assert len(last) <= NARROW[0]


async def test_a_thread_without_an_article_says_so() -> None:
    async with reader(thread("a b")) as it:
        assert it.screen.panes.comments.size.width == WIDE[0]
        await it.press("tab")
        assert "no article" in it.picture


def test_every_action_of_the_screen_has_a_handler() -> None:
    assert {action.id for action in ACTIONS if action.run is None} == set(commands.HANDLERS)


async def test_q_quits(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("q")
        assert it.app.return_value == 0


HOSTILE = "a \x1b]52;c;ZXZpbA==\x07 [/red] [@click=app.exit]z[/] \u202e [link=x] \x9b31m end"


async def test_hostile_text_is_shown_and_does_nothing() -> None:
    from threadview.markup import clean, clean_line, plain

    comments = [Comment(plain(HOSTILE), author=clean_line(HOSTILE)), Comment(plain(HOSTILE))]
    evil = Thread(
        **from_depths(comments, [0, 1])._asdict(), title=clean_line(HOSTILE), article=Comment(plain(clean(HOSTILE)))
    )
    async with reader(evil) as it:
        await it.press("j", "P", "escape", "at", "escape", "question_mark", "escape", "z", "M", "slash")
        await it.type("[/red]")
        await it.press("enter", "colon", "escape")
        assert "[/red] [@click=app.exit]z[/]" in it.picture
        assert not any(bad in it.picture for bad in "\x1b\x07\x9b\u202e")


async def test_what_slipped_through_is_stopped_at_the_exit() -> None:
    from threadview.thread import Body

    raw = Thread(**from_depths([Comment(Body(HOSTILE))], [0])._asdict(), title="raw \x1b[2J")
    async with reader(raw) as it:
        strips = [strip for pane in (it.screen.panes.comments,) for strip in pane.render_lines(pane.size.region)]
        assert strips
        assert not any(bad in strip.text for strip in strips for bad in "\x1b\x07\x9b\u202e")


async def test_several_threads_are_chosen_from_and_q_goes_back_to_the_choice() -> None:
    threads = [thread("a", {"a": "first text"}, title="One"), thread("b", {"b": "second text"}, title="Two")]
    app = ThreadviewApp(threads)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "Two" in picture(app)
        await pilot.press("t", "w", "enter")
        await pilot.pause()
        assert "second text" in picture(app)
        await pilot.press("q")
        await pilot.pause()
        assert "One" in picture(app)
        await pilot.press("escape")
        assert app.return_value == 0


async def test_the_command_lines_wishes_hold(story: Thread) -> None:
    async with reader(story, find="harbour") as it:
        assert it.at == "e"
        assert "1 of 1" in it.picture
    async with reader(story, fold=1, at="1.2.1") as it:
        assert it.at == "d"
