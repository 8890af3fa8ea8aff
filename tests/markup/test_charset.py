"""Bytes become characters by their mark, their declaration, UTF-8, else cp1252; what cannot be read is counted."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadview.markup import binary_kind, decode
from threadview.thread import Document

TEXT = "Grüße – “quoted” 日本"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_unicode_in_any_form(data: bytes, encoding: str) -> None:
    assert decode(Document(data)) == (TEXT, encoding, 0)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(encoding: str) -> None:
    text = "A plain sentence, long enough to tell."
    assert decode(Document(text.encode(encoding))) == (text, encoding, 0)


def test_cp1252_is_what_is_left() -> None:
    text = "caf\u00e9 \u201cquoted\u201d \u2026"
    assert decode(Document(text.encode("cp1252"))) == (text, "cp1252", 0)


def test_a_declared_charset_is_believed() -> None:
    assert decode(Document("Привет".encode("koi8-r"), charset="KOI8-R")).text == "Привет"


@pytest.mark.parametrize("charset", ["rot13", "base64", "no-such-charset", "\x00"])
def test_a_charset_that_is_none_is_passed_over(charset: str) -> None:
    assert decode(Document(b"plain", charset=charset)).text == "plain"


def test_broken_bytes_in_utf8_are_counted() -> None:
    decoded = decode(Document("schön und “gut”".encode() + b" \xff\xfe"))
    assert decoded.text == "schön und “gut” \ufffd\ufffd"
    assert decoded.replaced == 2


@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "utf-16", "latin-1", "cp1252", "utf-7", "idna", "x"]))
def test_any_bytes_become_a_text(data: bytes, charset: str) -> None:
    assert isinstance(decode(Document(data, charset=charset)).text, str)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"%PDF-1.7", "a PDF document"),
        (bytes(range(256)) * 4, "a binary file"),
        (b"just words\n", None),
        (b"\x1b[31mred\x1b[0m from a terminal, and more words than escapes", None),
        ("words".encode("utf-16"), None),
    ],
)
def test_what_is_no_text_is_named(data: bytes, kind: str | None) -> None:
    assert binary_kind(data) == kind
