"""``--to text --plain-ui`` writes in words what the plain interface shows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from threadview.cli import main
from threadview.layout.cells import width_of
from threadview.markup import plain
from threadview.output.text import lines
from threadview.session import study
from threadview.thread import Comment, Thread, from_depths

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SAID = "the bees left the tower before the bell was rung again"


def bees() -> Thread:
    comments = [
        Comment(plain(f"My aunt says {SAID}, all in one hour."), author="Ann", time=NOW - timedelta(hours=3)),
        Comment(plain(f"{SAID}\n\nNot all of them."), author="Bob", flags=("edited",)),
        Comment(plain("> a line from elsewhere\n\nYes."), author=None),
        Comment(plain("Who keeps the key?"), author="Cleo", time=NOW - timedelta(days=2)),
    ]
    article = Comment(plain(f"We learn that {SAID}."), author="Zoe")
    return Thread(**from_depths(comments, [0, 1, 2, 0])._asdict(), title="Bees", article=article)


def written(width: int = 60, **how: object) -> str:
    return "\n".join(lines(study(bees()), width=width, now=NOW, plain_ui=True, **how))  # type: ignore[arg-type]


def test_the_whole_is_words_one_below_the_other() -> None:
    assert (
        written()
        == """\
title: Bees
Zoe

quoted by 1 comment:
We learn that the bees left the tower before the bell was
rung again.

4 comments

1 Ann, comment 1 of 2 at the top, 3 hours ago, 1 reply,
quotes the article, paragraph 1
My aunt says
quote of the article, paragraph 1:
the bees left the tower before the bell was rung again,
end of quote
all in one hour.

1.1 Bob, edited, reply 1 of 1 to Ann, depth 1, 1 reply,
quotes Ann's 1
quote of Ann's 1:
the bees left the tower before the bell was rung again
end of quote

Not all of them.

1.1.1 no name, reply 1 of 1 to Bob, depth 2, quotes what is
not here
quote:
a line from elsewhere
end of quote

Yes.

2 Cleo, comment 2 of 2 at the top, 2 days ago
Who keeps the key?
"""
    )


def test_folds_are_words() -> None:
    assert written(fold=1, width=80).splitlines()[-3:] == [
        "1 Ann, folded, 2 below, 3 quotes, comment 1 of 2 at the top, 3 hours ago, quotes",
        "the article, paragraph 1: My aunt says the bees left the tower before the bell…",
        "2 Cleo, folded, comment 2 of 2 at the top, 2 days ago: Who keeps the key?",
    ]


@pytest.mark.parametrize("width", [20, 40, 80])
def test_there_are_no_signs_and_no_line_is_too_wide(width: int) -> None:
    shown = written(width)
    assert not set("│▌▾▸•─✱⋯❝·") & set(shown)
    assert all(width_of(line) <= width for line in shown.splitlines())


def test_the_option_holds_for_the_command_line(examples: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([f"{examples}/harbour.txt", "--to", "text", "--plain-ui", "--width", "60"]) == 0
    shown = capsys.readouterr().out
    assert "reply 1 of 1 to 1, depth 1" in shown
    assert not set("│▌▾▸") & set(shown)
