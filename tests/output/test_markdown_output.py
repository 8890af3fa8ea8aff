"""A thread as Markdown is pleasant to read, and read back has the same tree, texts and authors."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from factories import thread
from hypothesis import given
from hypothesis import strategies as st

from threadview.markup.markdown import markdown
from threadview.output.markdown import lines
from threadview.readers import read
from threadview.session import study
from threadview.thread import FLAGS, Body, Comment, Document, Thread, from_depths

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").iterdir())


def source(of: Thread) -> str:
    return "\n".join(lines(study(of)))


def back(markdown_text: str) -> Thread:
    [again] = read(Document(markdown_text.encode()))
    assert again.format == "markdown"
    return again


def essence(of: Thread) -> tuple[object, ...]:
    """Return what must survive."""
    article = (of.article.text, of.article.author) if of.article else ("", None)
    comments = [(comment.text, comment.author, comment.time, comment.flags) for comment in of.comments]
    return of.title, article, list(of.parents), comments


def test_how_it_looks() -> None:
    one = Thread(
        **from_depths(
            [
                Comment(
                    markdown("Cold *water*.\n\n- rope\n- lamp"), author="Ann", time=datetime(2021, 6, 3, tzinfo=UTC)
                ),
                Comment(markdown("> Cold water.\n\nHow cold?")),
            ],
            [0, 1],
        )._asdict(),
        title='The "pond"',
        article=Comment(Body("It froze."), author="Bob"),
        declared=3,
    )
    assert source(one) == (
        '---\ngenerator: threadview\ntitle: "The \\"pond\\""\nauthor: "Bob"\ncomments: 3\n---\n\nIt froze.\n\n'
        "## Comments\n\n- **Ann** (2021-06-03T00:00:00+00:00):\n\n  Cold _water_.\n\n  * rope\n  * lamp\n\n"
        "  - *no name*:\n\n    > Cold water.\n\n    How cold?"
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_every_example_comes_back(example: Path) -> None:
    for one in read(Document(example.read_bytes(), example.name)):
        assert essence(back(source(one))) == essence(one)


TEXTS = st.lists(
    st.sampled_from(
        [
            "word",
            " ",
            "\n\n",
            "- ",
            "**ann** (2021-06-03):",
            "@ann · 2h",
            "## Comments",
            "```",
            "> ",
            "1. ",
            "---",
            "*",
            "é🙂",
        ]
    ),
    max_size=12,
).map("".join)
NAMES = st.none() | st.text(st.sampled_from("ab*_\\[]()<>&#:·@-. é"), min_size=1, max_size=12).map(
    lambda name: " ".join(name.split()) or None
)


@given(
    st.lists(st.tuples(TEXTS, NAMES, st.integers(0, 4), st.sets(st.sampled_from(FLAGS), max_size=2)), max_size=5), TEXTS
)
def test_whatever_is_said_the_tree_the_texts_and_the_authors_come_back(
    said: list[tuple[str, str | None, int, set[str]]], article: str
) -> None:
    comments = [
        Comment(markdown(text), author=author, flags=tuple(flag for flag in FLAGS if flag in flags))
        for text, author, _, flags in said
    ]
    tree = from_depths(comments, [depth for _, _, depth, _ in said])
    above = Comment(markdown(article)) if markdown(article).text else None
    one = Thread(**tree._asdict(), title="T", article=above)
    assert essence(back(source(one))) == essence(one)


def test_a_part_has_no_article() -> None:
    part = "\n".join(lines(study(thread("a(b) c", article="The post.")), keep={0, 1}))
    assert "The post." not in part
    assert [comment.text for comment in back(part).comments] == ["a", "b"]


def test_a_long_chain_is_written_and_read() -> None:
    chain = Thread(**from_depths([Comment(Body(f"reply {n}")) for n in range(400)], range(400))._asdict())
    assert back(source(chain)).max_depth() == 399
