"""The registry chooses the right reader, and every reader keeps to what a thread is."""

from __future__ import annotations

import gc
import re
import subprocess
import sys
from pathlib import Path

import pytest

from threadview.errors import FormatError, SourceError, UnknownFormatError, UsageError
from threadview.markup import clean
from threadview.readers import FORMATS, named, read, readers, sniff
from threadview.readers.base import CERTAIN, Reader
from threadview.thread import Document, Thread

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").iterdir())
BY_SUFFIX = {
    ".eml": "mail",
    ".mbox": "mail",
    ".md": "markdown",
    ".org": "markdown",
    ".rst": "markdown",
    ".json": "threadview",
    ".txt": "page-text",
}
by_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)


def format_of(example: Path) -> str:
    """Return the format that an example is named for (``pond-reddit.json``), else that of its suffix."""
    if example.suffix == ".html":
        return "html"
    return next(
        (name for name in FORMATS if example.name.split(".")[0].endswith(f"-{name}")),
        BY_SUFFIX.get(example.suffix, ""),
    )


def document(path: Path) -> Document:
    return Document(path.read_bytes(), path.name)


def all_words(thread: Thread) -> set[str]:
    """Return the words of everything that a thread holds."""
    article = [thread.article.text, thread.article.author or ""] if thread.article else []
    comments = [f"{comment.text} {comment.author}" for comment in thread.comments]
    return set(re.findall(r"\w+", " ".join([thread.title, *thread.furniture, *article, *comments])))


@by_example
def test_the_right_reader_is_chosen(example: Path) -> None:
    assert sniff(document(example)).name == format_of(example)
    assert sniff(Document(example.read_bytes())).name == format_of(example)


@by_example
def test_parents_stand_before_children_and_subtrees_are_ranges(example: Path) -> None:
    for thread in read(document(example)):
        assert thread.format == format_of(example)
        for index, parent in enumerate(thread.parents):
            assert parent < index
            assert index < thread.ends[index] <= len(thread)
            assert thread.depths[index] == (thread.depths[parent] + 1 if parent >= 0 else 0)


@by_example
def test_all_bodies_are_clean_and_their_spans_lie_in_them(example: Path) -> None:
    for thread in read(document(example)):
        for comment in (*thread.comments, *([thread.article] if thread.article else [])):
            assert clean(comment.text) == comment.text
            assert all(0 <= span.start < span.end <= len(comment.text) for span in comment.body.spans)


@pytest.mark.parametrize(
    "example", [path for path in EXAMPLES if path.suffix in {".txt", ".md"}], ids=lambda path: path.name
)
def test_no_word_of_the_text_is_lost(example: Path) -> None:
    [thread] = read(document(example))
    prose = re.sub(
        r"(?s)\A---.*?\n---|https?://\S+|^.*\d{4}.*$|^```.*$|^[\s>]*\d+\. ", "", example.read_text(), flags=re.MULTILINE
    )
    lost = {word for word in re.findall(r"[^\W\d_]{3,}", prose) if word not in all_words(thread)}
    assert lost - {"Comments", "Discussion", "says", "ago"} == set()


def test_no_garbage_is_collected_while_a_document_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def refuse(_document: Document) -> list[Thread]:
        seen.append(gc.isenabled())
        raise FormatError("is a spy", mend="send it home")

    spy = Reader("spy", "", lambda _sample: CERTAIN, refuse)
    monkeypatch.setattr("threadview.readers.sniff", lambda _document: spy)
    for begin in (gc.enable, gc.disable, gc.enable):
        begin()
        before = gc.isenabled()
        with pytest.raises(FormatError):
            read(Document(b"x"))
        assert gc.isenabled() == before
    assert seen == [False, False, False]


def test_names_are_unique_and_asked_for_by_name() -> None:
    assert [reader.name for reader in readers()] == list(FORMATS)
    assert all(named(reader.name) is reader for reader in readers())


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("observatory.json", {"threadview_json"}),
        ("pond-hacker-news.json", {"threadview_json", "hacker_news"}),
        ("pond-feed.xml", {"wxr", "disqus", "feed"}),
        ("allotment.txt", {"mail", "html", "markdown", "page_text"}),
    ],
)
def test_whoever_comes_behind_a_certain_reader_is_not_even_imported(name: str, asked: set[str]) -> None:
    program = """
import sys
from threadview.readers import FORMATS, sniff
from threadview.thread import Document
sniff(Document(open(sys.argv[1], "rb").read()))
print(*(form.module for form in FORMATS.values() if f"threadview.readers.{form.module}" in sys.modules))
"""
    given = [sys.executable, "-c", program, str(EXAMPLES[0].with_name(name))]
    assert set(subprocess.run(given, capture_output=True, text=True, check=True).stdout.split()) == asked


def test_a_name_that_is_none_is_refused_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="markdown"):
        named("markdwon")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"kind": "Listing", "data": {}}', "JSON of another program"),
        (b'[{"kind": "Listing"}]', "JSON of another program"),
        (b'<?xml version="1.0"?><plist/>', "XML"),
    ],
)
def test_what_is_not_read_yet_is_named(data: bytes, said: str) -> None:
    with pytest.raises(UnknownFormatError, match=said):
        read(Document(data))


@pytest.mark.parametrize(
    "said",
    [
        b'{"code": "rest_forbidden", "message": "Not today", "data": {"status": 401}}',
        b'{"error_id": 502, "error_message": "Not today", "error_name": "throttle_violation"}',
        b'{"message": "Not today", "error": 403, "reason": "private"}',
        b'{"error": "Not today"}',
        b'{"error": {"code": 404, "message": "Not\\u001b[2J today"}}',
        b'{"data": null, "errors": [{"message": "Not today"}]}',
    ],
)
def test_what_a_site_says_instead_of_a_thread_is_passed_on(said: bytes) -> None:
    with pytest.raises(FormatError, match=r"the site says: Not(\ufffd\[2J)? today; fetch it again"):
        read(Document(said, "answer.json"))


@pytest.mark.parametrize(
    "data", [b"[1]Home [2]About\n\nwords", b"[8137]\n\nwords", b"[] words", b"{curly} words", b"[note] words"]
)
def test_brackets_do_not_make_a_page_json(data: bytes) -> None:
    assert sniff(Document(data)).name == "page-text"


@pytest.mark.parametrize(("data", "said"), [(b" \n", "is empty"), (b"\x89PNG\r\n\x1a\n", "a PNG picture")])
def test_what_holds_no_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read(Document(data))


def test_every_real_page_dump_is_read_as_one(corpus: Path) -> None:
    pages = sorted((corpus / "text").rglob("*.txt"))
    wrong = [page.name for page in pages if page.stat().st_size and sniff(document(page)).name != "page-text"]
    assert (len(pages) > 0, wrong) == (True, [])
