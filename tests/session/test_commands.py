"""Commands by their names."""

from __future__ import annotations

import pytest

from threadview.errors import UsageError
from threadview.session import ACTIONS
from threadview.session.commands import COMMANDS, OPTIONAL, candidates, hint, ordered, takes


def test_every_action_is_a_command_by_its_id() -> None:
    for action in ACTIONS:
        if action.takes in OPTIONAL and action.id != "fold":
            assert ordered(action.id).command.does == action.id
    assert {action.id for action in ACTIONS} <= {command.does for command in COMMANDS}


@pytest.mark.parametrize(
    ("typed", "does", "argument"),
    [
        ("quit", "quit", ""),
        ("q", "quit", ""),
        ("w talk.md", "save", "talk.md"),
        ("save  my talk.md ", "save", "my talk.md"),
        ("fold", "fold", ""),
        ("fold 2", "to-level", "2"),
        ("to-level 12", "to-level", "12"),
        ("find by:ann is:new", "search", "by:ann is:new"),
        ("find", "search", ""),
        ("unfold-a", "unfold-all", ""),
        ("set-mark b", "set-mark", "b"),
        ("1.2.1", "go", "1.2.1"),
        ("#12", "go", "#12"),
        ("7", "go", "7"),
        ("go some-id", "go", "some-id"),
        ("help fold", "help", "fold"),
        ("theme nord", "theme", "nord"),
        ("theme", "theme", ""),
    ],
)
def test_what_is_typed_is_a_command_with_what_it_is_given(typed: str, does: str, argument: str) -> None:
    order = ordered(typed)
    assert (order.command.does, order.argument) == (does, argument)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("flod 1", "there is no command 'flod'; did you mean load or fold?"),
        ("zzzz", "there is no command 'zzzz'; Tab shows all"),
        ("next-", "'next-' may be next-by, next-match, next-new, next-poster, next-quoting, next-sibling, next-top"),
        ("quit now", "quit takes nothing; type quit"),
        ("to-level", "to-level needs to be given something; type to-level NUMBER"),
        ("to-level 0", "'0' is not a number from 1; type to-level NUMBER"),
        ("fold deep", "'deep' is not a number from 1; type fold NUMBER"),
        ("set-mark B", "'B' is not a letter from a to z; type set-mark LETTER"),
        ("go", "go needs to be given something; type go COMMENT"),
    ],
)
def test_what_is_no_command_is_refused_with_the_mend(typed: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        ordered(typed)
    assert said in str(refused.value)


def test_what_can_be_typed_of_a_command_is_told() -> None:
    assert candidates("sav") == ["save "]
    assert candidates("unfold") == ["unfold", "unfold-all"]
    assert candidates("nothing") == []


def test_what_a_command_is_given_begins_behind_its_name() -> None:
    assert takes("save talk") == ("save ", "FILE")
    assert takes("save") == ("", "")
    assert takes("quit now") == ("", "")
    assert takes("fold ") == ("fold ", "NUMBER")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Tab completes"),
        ("unf", "unfold  unfold-all"),
        ("sav", "save"),
        ("fold 2", "fold NUMBER: fold to a level"),
        ("fold-all", "fold-all: fold all"),
        ("1.2", "go to a comment: 1.2.1, #12, or its id"),
        ("qqq", "no such command"),
    ],
)
def test_while_it_is_typed_it_is_said_what_it_may_be(typed: str, said: str) -> None:
    assert hint(typed) == said
