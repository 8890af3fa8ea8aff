"""By what a thread is known again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factories import thread
from msgspec.structs import replace

from threadview.store.identity import identity
from threadview.thread import Body, Comment

if TYPE_CHECKING:
    from pathlib import Path

    from threadview.thread import Thread


def name(of: Thread, *sources: str, among: tuple[Thread, ...] = ()) -> str:
    return identity(of, among or (of,), sources)


def test_an_address_is_the_same_thread_under_any_file_name() -> None:
    page = replace(thread("a", title="The pier"), url="https://Example.org/pier/#c12")
    later = replace(thread("a b", title="The pier (2)"), url="https://example.org/pier")
    assert name(page, "monday.html") == name(later, "tuesday.html") == "https://example.org/pier"


@pytest.mark.parametrize(
    "page",
    [
        "https://example.org/pier/comment-page-3/#comments",
        "https://example.org/pier/comment-page-12",
        "https://example.org/pier/?cpage=4#comment-9",
    ],
)
def test_pages_of_comments_are_one_thread(page: str) -> None:
    assert name(replace(thread("a"), url=page), "a") == "https://example.org/pier"
    other = replace(thread("a"), url="https://example.org/?p=1&cpage=2&x=3")
    assert name(other, "a") == "https://example.org?p=1&x=3"


def test_an_address_with_another_question_is_another_thread() -> None:
    one, two = (replace(thread("a"), url=f"https://example.org/item?id={at}") for at in (1, 2))
    assert name(one, "a") != name(two, "a")


def test_an_address_that_is_none_is_taken_as_it_stands() -> None:
    assert name(replace(thread("a"), url="https://[broken/"), "a") == "https://[broken/"


def test_without_an_address_it_is_the_file_and_the_title(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.txt").touch()
    monkeypatch.chdir(tmp_path)
    pier = thread("a", title="The pier")
    assert (
        name(pier, "page.txt")
        == name(pier, str(tmp_path / "page.txt"))
        == name(pier, "../" + tmp_path.name + "/page.txt")
    )
    assert name(pier, "page.txt") != name(thread("a", title="The ferry"), "page.txt")
    assert name(pier, "page.txt") != name(pier, "other.txt")
    assert name(pier, "page.txt") != name(pier, "page.txt", "other.txt")


def test_a_thread_of_a_mailbox_is_the_file_and_its_roots_id() -> None:
    first, second = (
        replace(thread("a", title="Plan"), article=Comment(Body("x"), id=f"{at}@example.org")) for at in (1, 2)
    )
    both = (first, second)
    assert name(first, "box", among=both) != name(second, "box", among=both)
    assert name(first, "box", among=both) == name(first, "box")


def test_threads_that_nothing_else_tells_apart_are_known_by_their_first_comments() -> None:
    first, second = thread("a", title="Plan"), thread("b", title="Plan")
    assert name(first, "box", among=(first, second)) != name(second, "box", among=(first, second))


@pytest.mark.parametrize("source", ["/no/such/\udcff.txt", "https://example.org/" + "x" * 5000, "hn:8863", "nul\0"])
def test_any_source_makes_a_name_that_can_be_written(source: str) -> None:
    assert name(thread("a", title="The pier"), source).encode()


@pytest.mark.parametrize("outline", ["", "a"])
def test_what_comes_from_a_pipe_has_a_name_too(outline: str) -> None:
    assert name(thread(outline, title="The pier"), "-") == "-\nThe pier"
    assert name(thread(outline), "-").startswith("-\n")
