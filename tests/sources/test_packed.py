"""Compressed files and archives are opened by their bytes; damage is said, bombs are refused."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from threadview.errors import SourceError
from threadview.readers import read
from threadview.sources import pieces
from threadview.sources.files import open_source
from threadview.sources.packed import unpacked
from threadview.thread import Document

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = "".join(f"line {number * 7919 % 10_007} of the thread\n" for number in range(90_000)).encode()
PACKERS = {"gzip": gzip.compress, "bzip2": bz2.compress, "xz": lzma.compress, "zstd": zstd.compress}
by_packer = pytest.mark.parametrize("packer", PACKERS.values(), ids=PACKERS)
PAGE = b"<html><p>hello</p></html>"


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def record(url: str, head: str, body: bytes) -> bytes:
    answer = f"HTTP/1.1 200 OK\r\n{head}\r\n\r\n".encode() + body
    fields = f"WARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(answer)}"
    return f"WARC/1.0\r\n{fields}\r\n\r\n".encode() + answer + b"\r\n\r\n"


def opened(data: bytes, member: str = "") -> Document:
    return unpacked(Document(data, "file"), member)


@by_packer
def test_a_compressed_document_is_unpacked_whatever_its_name(packer: Callable[[bytes], bytes]) -> None:
    assert opened(packer(WORDS)) == Document(WORDS, "file")


@by_packer
def test_what_could_be_unpacked_of_a_cut_file_is_kept_and_noted(packer: Callable[[bytes], bytes]) -> None:
    packed = packer(WORDS)
    document = opened(packed[: len(packed) * 4 // 5])
    assert WORDS.startswith(document.data)
    assert len(document.data) > 50_000
    assert "cut off after" in document.notes[0]
    thread = read(Document(b"# Title\n\nwords\n", notes=document.notes))[0]
    assert thread.notes[0] == document.notes[0]


@by_packer
def test_a_file_with_nothing_to_unpack_is_refused_with_its_name(packer: Callable[[bytes], bytes]) -> None:
    with pytest.raises(SourceError, match=r"file: the \w+ data is (damaged|cut off)"):
        opened(packer(WORDS)[:8] + b"\xff" * 40)


def test_several_compressed_pieces_are_one_document() -> None:
    assert opened(gzip.compress(b"one ") + gzip.compress(b"two")).data == b"one two"


def test_layers_are_taken_off_one_after_the_other() -> None:
    archive = zipped(
        {"a/comments.json.gz": gzip.compress(b'{"a": 1}'), "a/logo.png": b"\x89PNG\r\n\x1a\n", "b.css": b"p{}"}
    )
    assert opened(gzip.compress(archive)) == Document(b'{"a": 1}', "file/a/comments.json.gz")


@pytest.mark.timeout(60)
def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MODEST", 2**20)
    for data in (gzip.compress(bytes(2**23)), zipped({"a.txt": b"x" * 2**23})):
        with pytest.raises(SourceError, match="unpacks to more than") as refused:
            opened(data)
        assert refused.value.mend


def test_of_several_documents_none_is_guessed_and_each_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "saved"
    path.write_bytes(zipped({"post.json": b'{"a": 1}', "in/comments.json": b'{"b": 1}', "__MACOSX/post.json": b"x"}))
    with pytest.raises(SourceError, match=r"holds 2 documents: post\.json, in/comments\.json") as refused:
        open_source(str(path))
    assert f"{path}/post.json" in refused.value.mend
    assert open_source(f"{path}/in/comments.json").data == b'{"b": 1}'
    with pytest.raises(SourceError, match=r"holds no other\.json; it holds post\.json"):
        open_source(f"{path}/other.json")


def test_a_path_into_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    with pytest.raises(SourceError, match="is no archive that could hold b"):
        open_source(str(tmp_path / "a.txt/b"))


def test_an_archive_without_a_text_says_so() -> None:
    with pytest.raises(SourceError, match="holds nothing that can be read"):
        opened(zipped({"a.png": b"\x89PNG\r\n\x1a\n"}))


def test_a_cut_zip_gives_what_it_holds_before_the_cut() -> None:
    archive = zipped({"post.txt": WORDS})
    document = opened(archive[: len(archive) // 2])
    assert WORDS.startswith(document.data)
    assert document.data
    assert [note.partition(":")[0] for note in document.notes] == [
        "the zip archive is cut off or damaged",
        f"the zip archive is cut off after {len(document.data):,} unpacked bytes",
    ]
    several = zipped({"one.txt": b"first words", "two.txt": WORDS})
    assert opened(several[: len(several) // 2], "one.txt").data == b"first words"


def test_the_largest_page_of_a_web_archive_is_read_and_others_by_their_address() -> None:
    archive = (
        record("https://e.org/style", "Content-Type: text/css", b"p" * 9999)
        + record(
            "https://e.org/b",
            "Content-Type: text/html\r\nTransfer-Encoding: chunked",
            b"4\r\n<p>h\r\n2\r\ni!\r\n0\r\n\r\n",
        )
        + record(
            "https://e.org/a", "Content-Type: text/html; charset=koi8-r\r\nContent-Encoding: gzip", gzip.compress(PAGE)
        )
    )
    document = opened(gzip.compress(archive))
    assert (document.data, document.url, document.charset) == (PAGE, "https://e.org/a", "koi8-r")
    assert (document.media_type, document.name) == ("text/html", "file/https://e.org/a")
    assert document.notes[0].startswith("the web archive holds 2 pages, and this is the largest")
    other = opened(archive, "https://e.org/b")
    assert (other.data, other.notes) == (b"<p>hi!", ())
    with pytest.raises(SourceError, match="holds no page"):
        opened(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n")


def test_a_cut_web_archive_keeps_its_page() -> None:
    archive = record("https://e.org/a", "Content-Type: text/html", PAGE)
    document = opened(archive[:-12])
    assert document.data == PAGE[:-8]
    assert document.notes == ("the web archive is cut off within this page",)
