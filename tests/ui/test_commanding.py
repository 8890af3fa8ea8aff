"""Typing commands on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factories import thread
from screens import reader

from threadview.ui.files import files
from threadview.ui.widgets.prompt import QueryInput

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from screens import Reader

STORY = thread(
    "a(b(c) d) e",
    {"c": "some rain"},
    {"a": "Ann Lee", "c": "Bo"},
    title="The ferry",
    article="One paragraph.",
)


def typed(it: Reader) -> str:
    """Return what stands in the field."""
    return it.screen.query_one(QueryInput).value


async def command(it: Reader, text: str) -> None:
    """Type a command and send it off."""
    await it.type(f":{text}")
    await it.press("enter")


async def test_commands_do_what_the_actions_do() -> None:
    async with reader(STORY) as it:
        await command(it, "last")
        assert it.at == "e"
        await command(it, "fold 1")
        assert list(it.state.folds) == [1, 1, 1, 1, 1]
        await command(it, "unfold-all")
        await command(it, "1.1.1")
        assert it.at == "c"
        await command(it, "set-mark k")
        await command(it, "go a")
        assert it.at == "a"
        await command(it, "to-mark k")
        assert it.at == "c"


async def test_what_a_command_is_given_is_not_asked_for() -> None:
    async with reader(STORY) as it:
        await command(it, "find rain")
        assert it.at == "c"
        assert not it.screen.is_asking
        await command(it, "people ann lee")
        assert it.at == "a"
        await command(it, 'limit by:"Bo"')
        assert it.state.limit is not None
        await command(it, "find")
        assert it.screen.is_asking


async def test_the_thread_is_saved_and_a_theme_put_on(tmp_path: Path) -> None:
    async with reader(STORY) as it:
        await command(it, "theme nord")
        assert it.app.theme == "nord"
        await command(it, "theme norf")
        assert "did you mean nord?" in it.picture
        await command(it, f"save {tmp_path}/talk.md")
        assert "nothing can be saved from here" in it.picture


async def test_what_is_wrong_is_said_and_nothing_else_happens() -> None:
    async with reader(STORY) as it:
        await command(it, "flod 2")
        assert "there is no command 'flod'" in it.picture
        await command(it, "1.9")
        assert "there is no comment '1.9'; give a label" in it.picture
        assert "--at" not in it.picture
        await command(it, "find is:rainy")
        assert "there is no is:rainy" in it.picture
        assert it.at == "a"


async def test_tab_completes_commands_themes_and_queries() -> None:
    async with reader(STORY) as it:
        await it.type(":sav")
        assert "save" in it.picture.splitlines()[-1]
        await it.press("tab")
        assert typed(it) == "save "
        await it.press("ctrl+u")
        await it.type("theme nor")
        await it.press("tab")
        assert typed(it) == "theme nord"
        await it.press("ctrl+u")
        await it.type("find by:an")
        await it.press("tab")
        assert typed(it) == 'find by:"Ann Lee"'
        await it.press("ctrl+u")
        await it.type("unf")
        await it.press("tab")
        assert typed(it) == "unfold"
        await it.press("tab")
        assert typed(it) == "unfold-all"
        await it.press("shift+tab")
        assert typed(it) == "unfold"


async def test_tab_completes_the_query_of_a_search() -> None:
    async with reader(STORY) as it:
        await it.type("/is:quoti")
        await it.press("tab")
        assert typed(it) == "is:quoting"


async def test_tab_completes_files(tmp_path: Path) -> None:
    (tmp_path / "old talks").mkdir()
    (tmp_path / "old talks" / "a.md").touch()
    async with reader(STORY) as it:
        await it.press("colon")
        field = it.screen.query_one(QueryInput)
        field.value = f"save {tmp_path}/ol"
        for text in (f"save {tmp_path}/old talks/", f"save {tmp_path}/old talks/a.md"):
            await it.press("tab")
            await it.app.workers.wait_for_complete()
            await it.pilot.pause()
            assert typed(it) == text


def test_files_are_those_that_begin_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.md", "a.md", ".hidden"):
        (tmp_path / name).touch()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert files("") == ["a.md", "b.md"]
    assert files("~/") == ["~/a.md", "~/b.md"]
    assert files(".h") == [".hidden"]
    assert files("nowhere/x") == []
    assert files("~nobody-of-that-name/x") == []
    assert files("a\0/b") == []


async def test_the_palette_asks_for_the_letter_of_a_mark() -> None:
    async with reader(STORY) as it:
        it.screen.action_do("set-mark")
        await it.pilot.pause()
        assert typed(it) == "set-mark "
        await it.press("b", "enter")
        assert "b" in it.state.marks


async def test_each_question_has_answers_of_its_own() -> None:
    async with reader(STORY) as it:
        await command(it, "last")
        await it.type("/rain")
        await it.press("enter", "colon", "up")
        assert typed(it) == "last"
        await it.press("escape", "slash", "up")
        assert typed(it) == "rain"
