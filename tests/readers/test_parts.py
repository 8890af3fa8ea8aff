"""Of a document that is a part of a thread only that part is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from threadview.readers import read
from threadview.thread import Document

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def page(examples: Path) -> Document:
    return Document((examples / "pond-wordpress.html").read_bytes(), "https://example.org/pond", "text/html")


def test_a_page_that_is_wanted_for_its_article_gives_no_comment(page: Document) -> None:
    [whole], [part] = read(page), read(replace(page, part="article"))
    assert whole.article is not None
    assert part.article is not None
    assert (part.article.text, part.title, len(part), part.declared) == (whole.article.text, whole.title, 0, None)


def test_a_page_that_is_wanted_for_its_comments_gives_no_article(page: Document) -> None:
    [whole], [part] = read(page), read(replace(page, part="comments"))
    assert part.article is None
    assert [comment.id for comment in part.comments] == [comment.id for comment in whole.comments]


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n\0\0", b"<html><body></body></html>", b'{"a": 1}'])
def test_a_page_without_an_article_is_a_note_and_no_error(data: bytes) -> None:
    [part] = read(Document(data, "https://example.org/pond", notes=("cut off",), part="article"))
    assert part.article is None
    assert part.notes[0] == "cut off"
    assert "https://example.org/pond cannot be shown" in part.notes[1]


def test_the_page_is_read_as_what_it_is_whatever_the_format_of_the_thread(page: Document) -> None:
    assert read(replace(page, part="article"), "hacker-news")[0].article is not None
