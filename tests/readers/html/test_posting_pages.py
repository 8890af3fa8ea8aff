"""A page that ``--to html`` wrote is read back as the thread it was."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from factories import comments_of, outline, thread
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from threadview.markup import clean, clean_line, plain
from threadview.markup.html import html
from threadview.markup.markdown import markdown
from threadview.output.html import lines
from threadview.readers import read
from threadview.session import study
from threadview.thread import FLAGS, Body, Comment, Document, Span, Thread, from_depths

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").iterdir())
GENERATOR = re.compile(r'<meta name="generator"[^>]*>')


def page(of: Thread) -> str:
    return "\n".join(lines(study(of)))


def back(source: str) -> Thread:
    [again] = read(Document(source.encode()))
    assert again.format == "html"
    return again


def comment_essence(comment: Comment | None) -> tuple[object, ...]:
    """Return what must survive of a comment; ``duplicate`` is found anew where it was found."""
    if comment is None:
        return ()
    flags = tuple(flag for flag in comment.flags if flag != "duplicate")
    return comment.text, comment.author, comment.time, flags, comment.id, comment.count


def essence(of: Thread) -> tuple[object, ...]:
    """Return what must survive of a thread."""
    comments = [(comment_essence(comment), comment.url) for comment in of.comments]
    about = (of.title, of.url, of.declared, of.furniture, of.notes)
    return about, comment_essence(of.article), list(of.parents), comments


def spans(of: Thread) -> list[set[Span]]:
    """Return the spans of the texts; a bullet is a bullet, whichever character it was."""
    bodies = [comment.body for comment in (of.article, *of.comments) if comment is not None]
    return [set(map(usual, body.spans)) for body in bodies]


def usual(span: Span) -> Span:
    """Return a span with the usual bullet."""
    return replace(span, marker="•") if span.kind == "item" and span.marker in {"*", "-"} else span


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_every_example_comes_back(example: Path) -> None:
    for one in read(Document(example.read_bytes(), example.name)):
        again = back(page(one))
        assert essence(again) == essence(one)
        assert spans(again) == spans(one)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_its_microdata_tell_other_readers_tree_names_times_and_words(example: Path) -> None:
    """What is known of microdata in general suffices, without a word on what wrote the page."""
    for one in read(Document(example.read_bytes(), example.name)):
        if len(one):
            again = back(GENERATOR.sub("", page(one)))
            assert list(again.parents) == list(one.parents)
            assert [(c.author, c.time) for c in again.comments] == [(c.author, c.time) for c in one.comments]
            assert [c.text.split() for c in again.comments] == [c.text.split() for c in one.comments]


BLANKS = [" ", "  ", "\t", "\n", "\n\n", "\n\n\n", "\u00a0"]
MARKS = ["> ", ">", "- ", "1. ", "# ", "```", "    ", "|a|b|\n|-|-|\n|1|2|\n", "*a*", "`", "---", "_____"]
WORDS = ["word", "<b>", "</div>", "&amp;", "é🙂", "Ann wrote:", "Quote:", "http://a.example/x"]
PIECES = BLANKS + MARKS + WORDS
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=20)
MADE: list[Callable[[str], Body]] = [plain, markdown, html, lambda text: Body(clean(text).strip())]
NAMES = st.none() | st.text(st.sampled_from("ab*_\\[]()<>&#:·@-. é\"'"), min_size=1, max_size=12).map(
    lambda name: clean_line(name) or None
)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=-3.5))])
TIMES = st.none() | st.datetimes(timezones=ZONES)
FLAGGED = st.sets(st.sampled_from(FLAGS))
SAID = st.tuples(TEXTS, st.sampled_from(MADE), NAMES, TIMES, st.integers(0, 30), FLAGGED)


@given(st.lists(SAID, max_size=5), TEXTS, st.text(max_size=10).map(clean_line))
def test_whatever_is_said_it_comes_back(
    said: list[tuple[str, Callable[[str], Body], str | None, datetime | None, int, set[str]]], article: str, title: str
) -> None:
    comments = [
        Comment(make(text), author=author, time=time, flags=tuple(flag for flag in FLAGS if flag in flags))
        for text, make, author, time, _, flags in said
    ]
    tree = from_depths(comments, [depth for *_, depth, _ in said])
    above = Comment(markdown(article), author="A") if article else None
    one = Thread(**tree._asdict(), title=title, article=above)
    assert essence(back(page(one))) == essence(one)


def test_spans_that_cross_and_nest_in_any_way_lose_no_character() -> None:
    kinds = ("quote", "item", "heading", "codeblock", "table", "link", "emphasis", "code", "signature", "spoiler")
    text = "one\ntwo\n\n  three\tfour\n\n\n> five"
    crossing = tuple(Span(at, at + 9, kind, 1, "https://example.org/") for at in range(0, 20, 2) for kind in kinds)
    assert comments_of(back(page(Thread(**from_depths([Comment(Body(text, crossing))], [0])._asdict())))) == [text]


def test_a_tree_that_is_written_flat_is_read_deep() -> None:
    size = 400
    chain = Thread(**from_depths([Comment(Body(str(n)), id=str(n)) for n in range(size)], range(size))._asdict())
    assert back(page(chain)).max_depth() == size - 1
    assert back(GENERATOR.sub("", page(chain))).max_depth() == size - 1


def test_a_part_keeps_its_tree() -> None:
    part = "\n".join(lines(study(thread("a(b(c)) d(e)", article="The post.")), keep={0, 1, 4}))
    assert outline(back(part)) == "a(b) e"
    assert back(part).article is None


def test_a_page_that_only_says_threadview_wrote_it_is_read_as_any_other() -> None:
    other = '<html><head><meta name="generator" content="threadview 1"></head><body><p>' + "Some words. " * 40
    article = back(other).article
    assert article is not None
    assert article.text.startswith("Some words.")
