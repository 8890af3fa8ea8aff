"""What is wrong with a JSON answer is said with its place, and everything readable is kept."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from threadview.errors import ThreadviewError
from threadview.readers import named, sniff
from threadview.readers.base import Sample
from threadview.thread import Document

if TYPE_CHECKING:
    from pathlib import Path

NESTED = {
    "hacker-news": ('{"id": 1, "type": "comment", "time": 1, "by": "a", "text": "b", "children": [', "]}"),
    "reddit": (
        '{"kind": "t1", "data": {"id": "a", "body": "b", "link_id": "t3_p", "replies": {"data": {"children": [',
        "]}}}}",
    ),
    "lobsters": ('{"short_id": "a", "commenting_user": "b", "comment": "c", "comments": [', "]}"),
    "discourse": ('{"post_number": 2, "topic_id": 3, "cooked": "c", "replies": [', "]}"),
    "lemmy": ('{"comment": {"id": 1, "post_id": 2, "path": "0.1", "content": "c"}, "replies": [', "]}"),
    "stack-exchange": ('{"answer_id": 1, "owner": {}, "body": "c", "comments": [', "]}"),
    "substack": ('{"id": 1, "body": "c", "ancestor_path": "", "comments": [], "children": [', "]}"),
    "mastodon": ('{"ancestors": [{"id": "1", "account": {}, "content": "c"}], "descendants": [', "]}"),
    "bluesky": ('{"post": {"uri": "at://a", "record": {"text": "c"}}, "replies": [', "]}"),
    "activitypub": ('{"type": "Note", "attributedTo": "a", "content": "c", "replies": [', "]}"),
    "github": ('{"user": null, "author_association": "NONE", "body": "c", "replies": [', "]}"),
    "wordpress": ('{"id": 1, "post": 2, "author_name": "a", "content": "c", "_embedded": {"replies": [[', "]]}}"),
    "json-comments": ('{"id": 1, "author": "a", "text": "c", "replies": [', "]}"),
}
TEXTS = {
    "hacker-news": "text",
    "reddit": "body",
    "lobsters": "comment",
    "discourse": "cooked",
    "lemmy": "content",
    "stack-exchange": "body",
    "substack": "body",
    "mastodon": "content",
    "bluesky": "text",
    "activitypub": "content",
    "github": "body",
    "wordpress": "rendered",
    "json-comments": "text",
}
MAY_BE_WITHOUT_TEXT = {"stack-exchange", "json-comments", "wordpress"}
by_format = pytest.mark.parametrize("name", NESTED)


def example(examples: Path, name: str) -> str:
    return (examples / f"pond-{name}.json").read_text()


@by_format
def test_a_cut_file_is_read_up_to_there(examples: Path, name: str) -> None:
    text = example(examples, name)
    cut = text[: len(text) * 3 // 5]
    document = Document(cut.encode())
    assert sniff(document).name == name
    [thread] = named(name).read(document)
    assert len(thread) >= 2
    place = re.match(r"the JSON is cut off at byte (\d+)", thread.notes[0])
    assert place
    assert len(cut.encode()) - 60 < int(place[1]) <= len(cut.encode())


@by_format
@pytest.mark.parametrize("wrong", ["5", "[]", "{}", "true"])
def test_a_text_of_a_wrong_type_is_named(examples: Path, name: str, wrong: str) -> None:
    key = TEXTS[name]
    written = example(examples, name)
    damaged = re.sub(rf'(?<="{key}": )"(?:[^"\\]|\\.)*"(?!: )', wrong, written.replace("_html", "_none"))
    [thread] = named(name).read(Document(damaged.encode()))
    assert len(thread) == len(named(name).read(Document(written.encode()))[0])
    assert re.match(rf"\$\S*\.{key} is not a text", thread.notes[0])


@pytest.mark.parametrize("name", [name for name in NESTED if name not in MAY_BE_WITHOUT_TEXT])
def test_a_missing_text_is_named(examples: Path, name: str) -> None:
    key = TEXTS[name]
    damaged = re.sub(rf'"{key}"(?=: ")', '"unheard_of"', re.sub("_(?:html|plain)", "_none", example(examples, name)))
    [thread] = named(name).read(Document(damaged.encode()))
    assert any(re.fullmatch(rf"\$\S*\.{key} is missing", note) for note in thread.notes)


@by_format
@pytest.mark.timeout(120)
def test_a_nesting_of_ten_thousand_is_read(name: str) -> None:
    opening, closing = NESTED[name]
    threads = named(name).read(Document((opening * 10_000 + closing * 10_000).encode()))
    assert sum(len(thread) for thread in threads) >= 1


@by_format
def test_another_charset_is_read_or_said(examples: Path, name: str) -> None:
    text = example(examples, name)
    [plain] = named(name).read(Document(text.encode()))
    [wide] = named(name).read(Document(text.encode("utf-16")))
    assert [one.text for one in wide.comments] == [one.text for one in plain.comments]
    [broken] = named(name).read(Document(text.replace("he", "h\u00e9").encode("latin-1", errors="replace")))
    assert len(broken) == len(plain)


@by_format
def test_what_holds_no_thread_is_refused(name: str) -> None:
    with pytest.raises(ThreadviewError, match="holds neither a post nor comments"):
        named(name).read(Document(b'{"error": 404}'))


@by_format
def test_values_of_any_type_raise_nothing(examples: Path, name: str) -> None:
    value = json.loads(example(examples, name))
    for wrong in (None, 5, "", "x", [], {}, [5], ["x"], {"x": 5}, True, 1e400):
        waiting: list[tuple[dict[str, object], str]] = []
        collected: list[object] = [value]
        while collected:
            one = collected.pop()
            if isinstance(one, dict):
                waiting += [(one, key) for key in one]
                collected += one.values()
            elif isinstance(one, list):
                collected += one
        for place, key in waiting[::7]:
            kept = place[key]
            place[key] = wrong
            document = Document(json.dumps(value).encode())
            named(name).sniff(Sample(document))
            try:
                for thread in named(name).read(document):
                    assert all(isinstance(comment.text, str) for comment in thread.comments)
            except ThreadviewError as error:
                assert "\n" not in str(error)  # noqa: PT017 - a refusal is right too
            place[key] = kept
