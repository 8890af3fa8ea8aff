"""What the help tells, and how it is narrowed."""

from __future__ import annotations

import pytest

from threadview.layout.runs import line_width, plain_text
from threadview.search import TERMS
from threadview.session import ACTIONS, shown_key
from threadview.session.commands import COMMANDS
from threadview.session.manual import Section, count, help_lines, narrowed, sections

SHELF = [("d d", "forget it"), ("gg G", "first, last thread")]


@pytest.fixture
def told() -> tuple[Section, ...]:
    return sections(ACTIONS, SHELF)


def text(told: tuple[Section, ...], width: int = 120, typed: str = "") -> str:
    return "\n".join(map(plain_text, help_lines(narrowed(told, typed), width, typed)))


def test_everything_is_told(told: tuple[Section, ...]) -> None:
    rows = [row for section in told for row in section.rows]
    for action in ACTIONS:
        assert any(row.does == action.title and row.keys == tuple(map(shown_key, action.keys)) for row in rows)
    assert all(any(row.keys == term.written for row in rows) for term in TERMS)
    assert all(any(row.does == does for row in rows) for _, does in SHELF)
    typed = {row.keys[0].split()[0] for row in rows if row.keys[0].startswith(":") and len(row.keys[0]) > 1}
    assert typed == {f":{one.name}" for one in COMMANDS if one.takes or one.name != one.does}
    assert {"Mouse", "Typing at the prompt"} <= {section.title for section in told}


@pytest.mark.parametrize("width", [20, 36, 55, 56, 80, 89])
def test_no_line_is_wider_than_the_screen_and_no_letter_is_lost(told: tuple[Section, ...], width: int) -> None:
    lines = help_lines(told, width)
    assert max(map(line_width, lines)) <= width
    letters = "".join("".join(map(plain_text, lines)).split())
    said = "".join("".join((section.title, *row.keys, row.does)) for section in told for row in section.rows)
    repeated = "".join(section.title for section in told for _ in section.rows[1:])
    assert sorted(letters + "".join(repeated.split())) == sorted("".join(said.split()))


@pytest.mark.parametrize("width", [90, 196])
def test_where_there_is_room_the_names_of_commands_stand_beside(told: tuple[Section, ...], width: int) -> None:
    lines = list(map(plain_text, help_lines(told, width)))
    assert max(map(len, lines)) == width
    assert any("fold all" in line and line.endswith(" :fold-all") for line in lines)


def test_all_words_must_be_there_and_a_capital_minds_the_case(told: tuple[Section, ...]) -> None:
    assert "fold all" in text(told, typed="all fold")
    assert "read the thread again" in text(told, typed="reload")  # by the name of its command
    assert all(row.keys != ("zM",) for section in narrowed(told, "Unfold") for row in section.rows)
    assert narrowed(told, "no such words") == ()
    assert narrowed(told, "") == told


def test_a_key_comes_first(told: tuple[Section, ...]) -> None:
    assert narrowed(told, "n")[0] == Section("The key n", tuple(r for s in told for r in s.rows if "n" in r.keys))
    assert [row.does for row in narrowed(told, "zM")[0].rows] == ["fold all"]


def test_what_is_found_is_marked(told: tuple[Section, ...]) -> None:
    lines = help_lines(narrowed(told, "splitter"), 80, "splitter")
    assert {run for line in lines for run, roles in line if "hit" in roles} == {"splitter"}
    assert count(narrowed(told, "splitter")) == 3
