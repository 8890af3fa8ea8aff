"""What is wrong with a file of any format is said with its place, never a traceback; what can be read is kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from threadview.errors import FormatError
from threadview.readers import named, read, sniff
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
