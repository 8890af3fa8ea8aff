"""One example of each format: the right reader, the whole tree, clean texts, known times, honest counts."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from threadview.readers import FORMATS, read, sniff
from threadview.thread import NO_PARENT, Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from threadview.thread import Comment, Thread

MARKUP = re.compile(r"</?(?:p|a|i|em|br|div|span|code|pre|blockquote)\b[^>]*>|&(?:#x?[0-9a-f]+|amp|lt|gt|quot|nbsp);")
WITHOUT_WORDS = {"stub", "more", "deleted", "removed"}

TABLE = [
    # file, format, then of each thread: comments without stubs, stubs, declared, greatest depth
    ("pond-hacker-news.json", "hacker-news", [(7, 0, None, 2)]),
    ("pond-reddit.json", "reddit", [(6, 3, 14, 2)]),
    ("pond-lobsters.json", "lobsters", [(7, 0, 7, 2)]),
    ("pond-discourse.json", "discourse", [(7, 1, 9, 2)]),
    ("pond-lemmy.json", "lemmy", [(8, 1, 9, 2)]),
    ("pond-stack-exchange.json", "stack-exchange", [(6, 0, 7, 1)]),
    ("pond-substack.json", "substack", [(6, 0, 7, 2)]),
    ("pond-mastodon.json", "mastodon", [(5, 1, None, 2)]),
    ("pond-bluesky.json", "bluesky", [(3, 3, 7, 2)]),
    ("pond-activitypub.json", "activitypub", [(6, 0, 7, 1)]),
    ("pond-github.json", "github", [(7, 0, 7, 2)]),
    ("pond-wordpress.json", "wordpress", [(6, 0, None, 2)]),
    ("pond-wordpress.html", "html", [(7, 0, 7, 3)]),
    ("pond-hacker-news.html", "html", [(6, 0, 6, 3)]),
    ("pond-forum.html", "html", [(4, 0, None, 0)]),
    ("pond-drupal.html", "html", [(6, 0, None, 2)]),
    ("pond-feed.xml", "feed", [(3, 1, 5, 1)]),
    ("pond-json-comments.json", "json-comments", [(5, 1, 6, 3)]),
    ("pond-wxr.xml", "wxr", [(3, 0, None, 1), (1, 1, None, 1)]),
    ("pond-disqus.xml", "disqus", [(4, 0, None, 3), (1, 0, None, 0)]),
    ("observatory.json", "threadview", [(16, 1, 22, 3)]),
    ("townhall.json", "threadview", [(212, 0, 212, 6)]),
    ("toollibrary.mbox", "mail", [(3, 0, None, 2), (2, 1, None, 1)]),
    ("lighthouse.eml", "mail", [(0, 0, None, 0)]),
    ("bicycle.md", "markdown", [(13, 0, 13, 4)]),
    ("orchard.md", "markdown", [(4, 0, None, 2)]),
    ("recipe.md", "markdown", [(10, 0, None, 3)]),
    ("turnstile.md", "markdown", [(3, 0, None, 0)]),
    ("kiln.org", "markdown", [(4, 0, None, 2)]),
    ("bells.rst", "markdown", [(4, 0, None, 2)]),
    ("allotment.txt", "page-text", [(9, 0, 9, 3)]),
    ("harbour.txt", "page-text", [(30, 0, None, 6)]),
]

TIMELESS = {"harbour.txt", "orchard.md", "observatory.json"}
"""Examples of which some comments tell no time."""

TEXTS = frozenset(
    {"text", "body", "body_html", "comment", "comment_plain", "cooked", "content", "rendered", "selftext"}
)
"""Keys of JSON under which words of people stand."""

ELEMENT = re.compile(
    r"<(?:content|message|content:encoded|wp:comment_content)\b[^>]*(?<!/)>(.*?)</(?:content|message|content:|wp:)",
    re.DOTALL,
)
WORD = re.compile(r"[^\W\d_]{4,}")
LEFT_OUT = {
    "pond-wxr.xml": "pumps",
    "pond-disqus.xml": "pumps",
    "turnstile.md": "comment commented example https issue issues opened python this",
    "bicycle.md": "Comments author date name python title",
    "kiln.org": "Comments author begin date quote title",
    "orchard.md": "Comments quote",
    "recipe.md": "Discussion November",
    "bells.rst": "Comments",
}
"""Words of an example that belong to no text: spam, markup, what stands around the comments."""


def comments_of(thread: Thread) -> list[Comment]:
    """Return the comments, and the article."""
    return [*thread.comments, *([thread.article] if thread.article else [])]


def written(file: str, data: str) -> str:
    """Return the words of people in a file as they are written there."""
    if file.endswith(".json"):
        return "\n".join(_strings(json.loads(data)))
    return "\n".join(ELEMENT.findall(data)) if file.endswith(".xml") else data


def _strings(value: object) -> Iterator[str]:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += one.values()
            yield from (text for key, text in one.items() if key in TEXTS and isinstance(text, str))


def read_words(threads: list[Thread]) -> set[str]:
    """Return the words of everything that was read."""
    read = [line for thread in threads for line in (thread.title, thread.url or "", *thread.furniture)]
    for comment in (comment for thread in threads for comment in comments_of(thread)):
        read += [comment.text, comment.author or "", comment.id, comment.url or ""]
        read += [span.url or "" for span in comment.body.spans]
    return set(WORD.findall("\n".join(read)))


def test_every_format_has_an_example() -> None:
    assert {name for _, name, _ in TABLE} == FORMATS.keys()


@pytest.mark.parametrize(("file", "name", "counts"), TABLE, ids=[row[0] for row in TABLE])
def test_an_example_is_read_as_its_format(
    examples: Path, file: str, name: str, counts: list[tuple[int, int, int | None, int]]
) -> None:
    document = Document((examples / file).read_bytes())
    assert sniff(document).name == name
    threads = read(document)
    assert [(len(one) - one.stubs, one.stubs, one.declared, one.max_depth()) for one in threads] == counts
    for thread in threads:
        assert thread.format == name
        assert not [note for note in thread.notes if note.startswith("$") or "the JSON is" in note]
        assert all(NO_PARENT <= parent < index for index, parent in enumerate(thread.parents))
        for comment in thread.comments:
            assert not MARKUP.search(comment.text)
            assert comment.time is None or comment.time.tzinfo is not None
            assert comment.time is not None or file in TIMELESS or WITHOUT_WORDS & set(comment.flags)
            assert comment.text or WITHOUT_WORDS & set(comment.flags)


@pytest.mark.parametrize("file", [row[0] for row in TABLE if row[1] not in {"html", "mail"}])
def test_no_word_of_an_example_is_lost(examples: Path, file: str) -> None:
    data = (examples / file).read_text()
    words = re.sub(r"<!\[CDATA\[|\]\]>|<[^<>]*>", " ", unescape(unescape(written(file, data))))
    lost = set(WORD.findall(words)) - read_words(list(read(Document(data.encode(), file))))
    assert sorted(lost) == sorted(LEFT_OUT.get(file, "").split())
