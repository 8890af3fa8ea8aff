"""One example of each format: the right reader, the whole tree, clean texts, known times, honest counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from threadview.readers import read, sniff
from threadview.thread import Document

if TYPE_CHECKING:
    from pathlib import Path

MARKUP = re.compile(r"</?(?:p|a|i|em|br|div|span|code|pre|blockquote)\b[^>]*>|&(?:#x?[0-9a-f]+|amp|lt|gt|quot|nbsp);")

TABLE = [
    # file, format, comments without stubs, stubs, declared, greatest depth
    ("pond-hacker-news.json", "hacker-news", 7, 0, None, 2),
    ("pond-reddit.json", "reddit", 6, 3, 14, 2),
    ("pond-lobsters.json", "lobsters", 7, 0, 7, 2),
    ("pond-discourse.json", "discourse", 7, 1, 9, 2),
    ("pond-lemmy.json", "lemmy", 8, 1, 9, 2),
    ("pond-stack-exchange.json", "stack-exchange", 6, 0, 7, 1),
    ("pond-substack.json", "substack", 6, 0, 7, 2),
    ("pond-mastodon.json", "mastodon", 5, 1, None, 2),
    ("pond-bluesky.json", "bluesky", 3, 3, 7, 2),
    ("pond-activitypub.json", "activitypub", 6, 0, 7, 1),
    ("pond-github.json", "github", 7, 0, 7, 2),
    ("pond-wordpress.json", "wordpress", 6, 0, None, 2),
    ("pond-wordpress.html", "html", 7, 0, 7, 3),
    ("pond-hacker-news.html", "html", 6, 0, 6, 3),
    ("pond-forum.html", "html", 4, 0, None, 0),
    ("pond-drupal.html", "html", 6, 0, None, 2),
    ("pond-feed.xml", "feed", 3, 1, 5, 1),
    ("pond-json-comments.json", "json-comments", 5, 1, 6, 3),
]


@pytest.mark.parametrize(("file", "name", "loaded", "stubs", "declared", "depth"), TABLE, ids=[row[0] for row in TABLE])
def test_an_example_is_read_as_its_format(
    examples: Path, file: str, name: str, loaded: int, stubs: int, declared: int | None, depth: int
) -> None:
    document = Document((examples / file).read_bytes())
    assert sniff(document).name == name
    [thread] = read(document)
    assert (len(thread) - thread.stubs, thread.stubs) == (loaded, stubs)
    assert (thread.declared, thread.max_depth()) == (declared, depth)
    assert not [note for note in thread.notes if note.startswith("$") or "the JSON is" in note]
    for comment in thread.comments:
        assert not MARKUP.search(comment.text)
        assert comment.time is None or comment.time.tzinfo is not None
        assert comment.time is not None or {"stub", "more", "deleted"} & set(comment.flags)
        assert comment.text or {"stub", "more", "deleted", "removed"} & set(comment.flags)
