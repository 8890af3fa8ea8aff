"""What is wrong with a file of any format is said with its place, never a traceback; what can be read is kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from threadview.errors import FormatError
from threadview.readers import FORMATS, named, read, sniff
from threadview.thread import Document

EXAMPLES = sorted(path.name for path in (Path(__file__).parents[2] / "examples").iterdir() if path.is_file())
STRUCTURED = [name for name in EXAMPLES if name.endswith((".json", ".xml"))]
PLACE = re.compile(r"\b(?:byte|line|message) \d+|\$")
CUTS = (0.4, 0.7, 0.95)


def told(document: Document, name: str) -> tuple[int, str]:
    """Return how many comments were read, and what was said: notes, or the error."""
    try:
        threads = named(name).read(document)
    except FormatError as error:
        return 0, str(error)
    return sum(len(thread) - thread.stubs for thread in threads), " ".join(
        note for thread in threads for note in thread.notes
    )


def test_every_format_has_an_example_to_damage(examples: Path) -> None:
    formats = {sniff(Document((examples / file).read_bytes(), file)).name for file in EXAMPLES}
    assert formats == FORMATS.keys()


@pytest.mark.parametrize("file", EXAMPLES)
def test_the_more_of_a_file_is_left_the_more_is_read(examples: Path, file: str) -> None:
    data = (examples / file).read_bytes()
    reader = sniff(Document(data)).name
    counts = [told(Document(data[: int(len(data) * part)]), reader)[0] for part in CUTS]
    assert counts == sorted(counts)


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("file", STRUCTURED)
def test_where_a_file_was_cut_off_is_said(examples: Path, file: str, cut: float) -> None:
    data = (examples / file).read_bytes()
    reader = sniff(Document(data)).name
    assert PLACE.search(told(Document(data[: int(len(data) * cut)]), reader)[1])


@pytest.mark.parametrize("file", EXAMPLES)
def test_bytes_of_another_charset_lose_no_comment(examples: Path, file: str) -> None:
    data = (examples / file).read_bytes()
    whole = sum(len(thread) for thread in read(Document(data)))
    first = re.search(rb"[a-z]{3} [a-z]{3}", data[len(data) // 2 :])
    assert first
    at = len(data) // 2 + first.start() + 3
    threads = read(Document(data[:at] + b" \xe9t\xe9" + data[at:]))
    assert sum(len(thread) for thread in threads) == whole


WRONG = [
    # file, what stands in it, what is put there instead, what is said
    ("observatory.json", rb'(?<="time": )"[^"]*"', b"[5]", r"\$\.comments\[\d+\]\.time: expected str"),
    (
        "pond-wxr.xml",
        rb"(?<=<wp:comment_date_gmt>)[^<]*",
        b"soon",
        "wp:comment_date_gmt of comment 23 is no time: soon",
    ),
    ("pond-disqus.xml", rb"(?<=<createdAt>)[^<]*", b"soon", "createdAt of post 1 is no time: soon"),
    ("pond-feed.xml", rb"(?<=<published>)[^<]*", b"soon", "published of tag:pond.example.org,2021:c5 is no time: soon"),
    ("toollibrary.mbox", rb"(?m)(?<=^Date: ).*", b"soon", "message 1: its Date is no time: soon"),
    ("lighthouse.eml", rb"(?m)(?<=^Date: ).*", b"soon", "message 1: its Date is no time: soon"),
]
MISSING = [
    (
        "observatory.json",
        rb'(?<="flags": )\[\],(\s*)"text"',
        rb'[],\1"unheard_of"',
        r"\$\.comments\[\d+\]\.text is missing",
    ),
    ("pond-wxr.xml", rb"(?s)<wp:comment_content>.*?</wp:comment_content>", b"", "wp:comment_content of comment 23"),
    ("pond-disqus.xml", rb"(?s)<message>.*?</message>", b"", "message of post 1 is missing"),
    (
        "pond-feed.xml",
        rb"(?s)<content\b.*?</content>",
        b"",
        "content of tag:pond.example.org,2021:c5 is missing",
    ),
    ("pond-feed.xml", rb"<id>.*?</id>", b"", ""),
    ("pond-wxr.xml", rb"<wp:comment_id>.*?</wp:comment_id>", b"", ""),
    (
        "toollibrary.mbox",
        rb"(?m)^(?:Date|From|Subject|Message-ID|Content-\S*): .*\n",
        b"",
        "message 1: has no head that can be read",
    ),
    ("toollibrary.mbox", rb"(?m)^(?:Date|From): .*\n", b"", "message 1: has no From and no Date"),
    ("lighthouse.eml", rb"(?m)^Date: .*\n", b"", "message 1: has no Date"),
]


def count(document: Document) -> int:
    """Return how many comments there are, and articles, which a comment may become."""
    return sum(len(thread) - thread.stubs + bool(thread.article) for thread in read(document))


@pytest.mark.parametrize(("file", "wanted", "wrong", "said"), [*WRONG, *MISSING])
def test_a_field_that_is_wrong_or_missing_is_named_and_costs_no_comment(
    examples: Path, file: str, wanted: bytes, wrong: bytes, said: str
) -> None:
    data = (examples / file).read_bytes()
    damaged, times = re.subn(wanted, wrong, data)
    assert times
    document = Document(damaged)
    assert count(document) == count(Document(data))
    notes = [note for thread in read(document) for note in thread.notes]
    assert not said or any(re.match(said, note) for note in notes)


def mails(number: int) -> bytes:
    """Return mails of which each answers the one before."""
    return b"".join(
        b"From ann@example.org Thu Jan  2 03:04:05 2020\nFrom: ann@example.org\nSubject: tar\nMessage-ID: <%d@x>\n"
        b"References: <%d@x>\n\nwords\n\n" % (at, at - 1)
        for at in range(number)
    )


def parts(number: int) -> bytes:
    """Return a mail of parts within parts."""
    opened = [f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n" for at in range(number)]
    head = "From: ann@example.org\nTo: bob@example.org\nSubject: tar\n"
    return "".join([head, *opened, "Content-Type: text/plain\n\nwords\n"]).encode()


DEEP = {
    "threadview": (
        lambda depth: (
            b'{"schema": "threadview/1", "comments": [{"text": "words", "parent": null}'
            + b"".join(b', {"text": "words", "parent": %d}' % at for at in range(depth - 1))
            + b"]}"
        ),
        10_000,
    ),
    "mail": (mails, 9_999),
    "markdown": (
        lambda depth: b"# Tar\n\nWords.\n\n## Comments\n\n- **ann**: words\n" + b">" * depth + b" **bob**: words\n",
        1,
    ),
    "page-text": (
        lambda depth: b"Tar\n\n2 comments\n\nann 2 hours ago\nwords\n\nbob 1 hour ago\n" + b">" * depth + b" words\n",
        2,
    ),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", DEEP)
def test_nesting_of_ten_thousand_is_read(name: str) -> None:
    write, least = DEEP[name]
    [thread] = named(name).read(Document(write(10_000)))
    assert len(thread) >= least
    assert all("words" in comment.text for comment in thread.comments)


@pytest.mark.timeout(60)
def test_a_mail_of_ten_thousand_parts_within_parts_is_shown_as_it_stands() -> None:
    [thread] = named("mail").read(Document(parts(10_000)))
    assert thread.article is not None
    assert "words" in thread.article.text
    assert "nested too deeply" in thread.article.text
