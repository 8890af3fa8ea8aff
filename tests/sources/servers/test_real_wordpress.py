"""A WordPress that runs here, read by its REST API and, with that closed, by its pages in three themes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from blog import Blog
from discussion import ARTICLE_TEXT, DEEPEST, START, TITLE, ZONE, Said, discussion, leave, times

from threadview.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Shown = dict[str, Any]
    Reader = Callable[[str], Shown]

pytestmark = pytest.mark.servers

ALWAYS = {
    "timezone_string": ZONE.key,
    "comment_moderation": "",
    "comment_previously_approved": "",
    "require_name_email": "",
}
PLAIN_LINKS, PRETTY_LINKS = {"permalink_structure": ""}, {"permalink_structure": "/%year%/%monthnum%/%postname%/"}
NEWEST = {"page_comments": "1", "default_comments_page": "newest", "comment_order": "asc"}
OLDEST = {**NEWEST, "default_comments_page": "oldest"}
NEWEST_FIRST = {**NEWEST, "comment_order": "desc"}
CLASSIC, BLOCKS, BARE = "twentytwentyone", "twentytwentythree", "plain"


class Filled(NamedTuple):
    """A blog with the discussion on its first post.

    Attributes:
        ids: The numbers that it gave to the comments.
        since: Before those that were left at their own moment.
    """

    blog: Blog
    said: list[Said]
    ids: list[int]
    since: datetime


@pytest.fixture(scope="module")
def filled() -> Iterator[Filled]:
    """One blog for all tests: each sets how it shows itself."""
    with Blog() as blog:
        blog.set(**ALWAYS, **blog.wear(BARE))
        said, since = discussion(), datetime.now(UTC) - timedelta(seconds=2)
        yield Filled(blog, said, leave(blog, said), since)


@pytest.fixture
def opened(filled: Filled, capsys: pytest.CaptureFixture[str]) -> Reader:
    """Return what the command writes of an address of the blog, and require that it opens the same offline."""

    def open_path(path: str) -> Shown:
        argv = [f"{filled.blog.origin}/{path}", "--to", "json"]
        assert main(argv) == 0
        shown: Shown = json.loads(capsys.readouterr().out)
        assert main([*argv, "--offline"]) == 0
        assert json.loads(capsys.readouterr().out)["comments"] == shown["comments"]
        return shown

    return open_path


@pytest.mark.parametrize(
    ("options", "path"),
    [
        (PLAIN_LINKS, "?p=1"),
        (PLAIN_LINKS | NEWEST, "?p=1&cpage=2#comment-7"),
        (PRETTY_LINKS, "?p=1"),
        (PRETTY_LINKS | OLDEST, "2026/01/hello-world/comment-page-2/"),
    ],
    ids=["plain links", "a place on a comment page", "pretty links", "a comment page"],
)
def test_by_rest_the_discussion_is_whole(filled: Filled, opened: Reader, options: dict[str, str], path: str) -> None:
    filled.blog.set(**ALWAYS, **options, **filled.blog.wear(BARE))
    shown = opened(path)
    assert shown["format"] == "wordpress"
    told = [one.kind == "comment" and one.fate == "approved" for one in filled.said]
    _same_article(shown, "Ilse Varendonk", START)
    _same_comments(filled, shown, told, deepest=99)
    stub = [comment for comment in shown["comments"] if comment["flags"] == ["stub"]]
    [answer] = [comment for comment in shown["comments"] if comment["text"] == filled.said[-1].text]
    assert [answer["parent"]] == [comment["index"] for comment in stub]
    assert shown["notes"] == ["comments that only the page shows, as it does pingbacks: 2"]


@pytest.mark.parametrize(
    ("theme", "rest", "options", "path"),
    [
        (CLASSIC, "refused", PLAIN_LINKS | NEWEST | {"comments_per_page": "20"}, "?p=1"),
        (CLASSIC, "unnamed", PRETTY_LINKS | NEWEST_FIRST | {"comments_per_page": "20"}, "?p=1"),
        (BLOCKS, "refused", PRETTY_LINKS | NEWEST | {"comments_per_page": "20"}, "?p=1"),
        (BLOCKS, "unnamed", PLAIN_LINKS | OLDEST | {"comments_per_page": "50"}, "?p=1&cpage=2"),
        ("twentytwentytwo", "refused", PLAIN_LINKS | NEWEST | {"comments_per_page": "50"}, "?p=1"),
        (BARE, "refused", PRETTY_LINKS | OLDEST | {"comments_per_page": "20"}, "2026/01/hello-world/comment-page-2/"),
        (BARE, "unnamed", PLAIN_LINKS | NEWEST | {"comments_per_page": "50"}, "?p=1"),
        (BARE, "unnamed", PLAIN_LINKS, "?p=1"),
    ],
)
def test_with_rest_closed_the_pages_are_read(
    filled: Filled, opened: Reader, theme: str, rest: str, options: dict[str, str], path: str
) -> None:
    filled.blog.set(rest, **ALWAYS, **options, **filled.blog.wear(theme))
    shown = opened(path)
    assert shown["format"] == "html"
    _same_article(shown, None if theme == BARE else "Ilse Varendonk", _as_told(START, theme), to_the_day=theme == BARE)
    _same_comments(filled, shown, [one.fate == "approved" for one in filled.said[:-1]], deepest=DEEPEST, theme=theme)
    assert shown["declared"] == len(shown["comments"]) + 1, "WordPress counts the answer to a comment that waits, too"
    assert not shown["notes"]
    order = [shown_id for comment in shown["comments"] if comment["depth"] == 0 and (shown_id := int(comment["id"]))]
    roots = [one for one in filled.ids if one in order]
    assert sorted(order) == sorted(roots)
    if options.get("comment_order") == "desc":
        order.reverse()
    assert _without_the_late(filled, order) == sorted(_without_the_late(filled, order))


def test_what_only_looks_like_a_thread_of_the_blog_is_read_as_a_page(filled: Filled, opened: Reader) -> None:
    filled.blog.set(**ALWAYS, **PLAIN_LINKS, **filled.blog.wear(BARE))
    shown = opened("?page_id=2")
    assert shown["title"] == "Sample Page"
    assert not shown["comments"]


def _same_article(shown: Shown, author: str | None, time: datetime, *, to_the_day: bool = False) -> None:
    assert (shown["title"], shown["article"]["text"], shown["article"]["author"]) == (TITLE, ARTICLE_TEXT, author)
    told = datetime.fromisoformat(shown["article"]["time"])
    assert told.date() == time.date() if to_the_day else told == time


def _same_comments(filled: Filled, shown: Shown, told: list[bool], *, deepest: int, theme: str = "") -> None:
    """Require the comments that are told, each once, with author, time, parent and words, and no others."""
    comments = [comment for comment in shown["comments"] if "stub" not in comment["flags"]]
    by_id = {int(comment["id"]): comment for comment in comments}
    expected = {number: place for place, number in enumerate(filled.ids[: len(told)]) if told[place]}
    assert len(comments) == len(by_id)
    assert sorted(by_id) == sorted(expected)
    for number, place in expected.items():
        _same_comment(filled, by_id[number], place, theme)
        parent = _parent(filled.said, place, deepest)
        above = by_id[number]["parent"]
        if told[place if parent is None else parent]:
            assert above == (None if parent is None else by_id[filled.ids[parent]]["index"]), by_id[number]


def _same_comment(filled: Filled, comment: Shown, place: int, theme: str) -> None:
    one = filled.said[place]
    unnamed = "Anonymous" if theme else None
    assert comment["author"] == (one.author or unnamed)
    assert comment["flags"] == ([] if one.kind == "comment" else ["pingback"])
    if one.kind == "comment" or theme != CLASSIC:  # that theme shows who links here, and neither when nor how
        assert comment["text"] == one.text
        time = times(filled.said)[place]
        read = datetime.fromisoformat(comment["time"])
        if time is not None:
            assert read == _as_told(time, theme)
        else:
            assert _as_told(filled.since, theme).replace(second=0) <= read <= _as_told(datetime.now(UTC), theme)


def _as_told(time: datetime, theme: str) -> datetime:
    """Return a time as a page tells it; where it names neither zone nor seconds, the hour of its place is all."""
    return time if theme != BARE else time.astimezone(ZONE).replace(second=0, microsecond=0, tzinfo=UTC)


def _parent(said: list[Said], place: int, deepest: int) -> int | None:
    """Return the parent of a comment where pages nest no deeper: what is deeper stands beside the deepest."""
    above = [place]
    while (parent := said[above[-1]].parent) is not None:
        above.append(parent)
    return above[max(1, len(above) - deepest + 1)] if len(above) > 1 else None


def _without_the_late(filled: Filled, numbers: list[int]) -> list[int]:
    """Return the numbers in the order of those comments whose times follow them."""
    late = {number for number, one in zip(filled.ids, filled.said, strict=True) if one.by_form or one.kind != "comment"}
    return [number for number in numbers if number not in late]
