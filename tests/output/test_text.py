"""A thread written as text looks as the panes do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from factories import thread

from threadview.layout.cells import width_of
from threadview.markup import plain
from threadview.output.text import lines
from threadview.session import study
from threadview.thread import Comment, Thread, from_depths

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SAID = "the ferry has not run since the pier was closed"


def sample() -> Thread:
    comments = [
        Comment(plain(f"Well, {SAID}, and nobody told us."), author="Ann", time=NOW - timedelta(hours=3)),
        Comment(plain(f"{SAID}\n\nNot what I heard."), author="Bob"),
        Comment(plain("> a marked line\n\nYes."), author=None),
        Comment(plain("Another matter.")),
    ]
    return Thread(
        **from_depths(comments, [0, 1, 2, 0])._asdict(), title="The pier", article=Comment(plain("It is closed."))
    )


def written(of: Thread, width: int = 60, **how: object) -> str:
    return "\n".join(lines(study(of), width=width, now=NOW, **how))  # type: ignore[arg-type]


def test_the_whole_looks_as_in_the_panes() -> None:
    assert (
        written(sample())
        == """\
  The pier

  It is closed.

── 4 comments ──────────────────────────────────────────────

▾ 1  Ann · 3h · 1 reply
│ Well, the ferry has not run since the pier was closed, and
│ nobody told us.
│
│ ▾ 1.1  Bob · 1 reply · quotes 1 (Ann)
│ ▌ the ferry has not run since the pier was closed
│ │
│ │ Not what I heard.
│ │
│ │ • 1.1.1  no name · quotes what is not here
│ │ ▌ a marked line
│ │
│ │   Yes.
│ │
• 2  no name
  Another matter.
"""
    )


def test_a_fold_says_what_it_hides() -> None:
    assert written(sample(), fold=1).splitlines()[-2:] == [
        "▸ 1  Ann · 3h · 2 replies · 2 quotes  Well, the ferry has n…",
        "▸ 2  no name  Another matter.",
    ]


def test_kept_comments_are_written_without_the_rest() -> None:
    text = written(sample(), keep={0, 1})
    assert "Not what I heard." in text
    assert "Another matter." not in text
    assert "It is closed." not in text


def test_colour_is_written_only_when_asked() -> None:
    assert "\x1b" not in written(sample())
    coloured = written(sample(), color=True)
    assert "\x1b[1;34mAnn\x1b[0m" in coloured
    assert "\x1b[3;32m" in coloured


def test_an_empty_thread_is_honest() -> None:
    assert "── no comments ──" in written(thread("", article="Alone."))


def test_what_was_not_loaded_is_said() -> None:
    of = Thread(**from_depths([Comment(plain("x"))], [0])._asdict(), declared=812)
    assert "── 1 comment (shown 1 of 812) ──" in written(of)


def test_every_line_fits_the_width() -> None:
    deep = [Comment(plain("日本語 words and words " * 20)) for _ in range(40)]
    of = Thread(**from_depths(deep, range(40))._asdict(), title="word " * 60)
    for width in (20, 40, 80, 200):
        assert all(width_of(line) <= width for line in written(of, width).split("\n"))
