"""What is handed on of a thread."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from factories import thread
from reading import reading

from threadview.session import excerpt
from threadview.thread import Body, Comment, Row, Thread, build

TIME = datetime(2016, 10, 8, 14, 3, tzinfo=UTC)


def harbour() -> Thread:
    rows = [
        Row("a", None, Comment(Body("First.\n\nMore."), id="a", author="Ann", time=TIME, url="https://x.org/#a")),
        Row("b", "a", Comment(Body("Second."), id="b")),
        Row("c", None, Comment(Body("Third."), id="c")),
    ]
    article = Comment(Body("It froze."), author="Zoe")
    return Thread(**build(rows)._asdict(), title="The harbour", article=article, url="https://x.org/")


def test_a_comment_says_whose_it_is_and_where_it_stands() -> None:
    assert list(excerpt.comment_lines(reading(harbour()).findings, 0)) == [
        "Ann wrote (2016-10-08 14:03 UTC, 1):",
        "",
        "First.",
        "",
        "More.",
        "",
        "https://x.org/#a",
    ]


def test_who_is_unknown_is_somebody() -> None:
    assert next(iter(excerpt.comment_lines(reading(harbour()).findings, 1))) == "somebody wrote (1.1):"


def test_a_branch_is_the_comment_and_all_below_it_and_the_thread_is_all() -> None:
    findings = reading(harbour()).findings
    branch = "\n".join(excerpt.branch_lines(findings, 0))
    assert "First." in branch
    assert branch.endswith("\n\nsomebody wrote (1.1):\n\nSecond.")
    whole = "\n".join(excerpt.thread_lines(findings))
    assert whole.startswith("The harbour, by Zoe:\n\nIt froze.\n\nhttps://x.org/\n\nAnn wrote")
    assert whole.endswith("\n\nsomebody wrote (2):\n\nThird.")


def test_the_permalink_of_a_comment_and_of_the_article() -> None:
    assert [excerpt.permalink(harbour(), index) for index in (0, 1, None)] == [
        "https://x.org/#a",
        None,
        "https://x.org/",
    ]
    assert list(excerpt.article_lines(thread("a"))) == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The harbour: froze?", "the-harbour-froze.md"),
        ("", "thread.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ("x" * 99, "x" * 60 + ".md"),
    ],
)
def test_a_title_makes_the_name_of_a_file(title: str, name: str) -> None:
    assert excerpt.file_name(title) == name
