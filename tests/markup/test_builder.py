"""A body is put together without stray blanks, and its spans cover the words they were laid over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadview.markup import BodyBuilder, find_urls, safe_url


def test_breaks_come_only_between_words() -> None:
    builder = BodyBuilder()
    builder.paragraph_break()
    builder.write("  first ")
    builder.line_break()
    builder.paragraph_break()
    builder.line_break()
    builder.write(" second")
    builder.paragraph_break()
    assert builder.body().text == "first\n\nsecond"


def test_blanks_at_the_very_beginning_do_not_become_a_break() -> None:
    builder = BodyBuilder()
    builder.write("   ", verbatim=True)
    builder.line_break()
    builder.write("word")
    assert builder.body().text == "word"


def test_a_span_begins_behind_the_break() -> None:
    builder = BodyBuilder()
    builder.write("one")
    builder.paragraph_break()
    start = builder.position
    builder.write("two")
    builder.span(start, "strong")
    body = builder.body()
    assert [body.text[span.start : span.end] for span in body.spans] == ["two"]


def test_a_span_over_nothing_is_none() -> None:
    builder = BodyBuilder()
    builder.span(builder.position, "strong")
    builder.write("word")
    assert builder.body().spans == ()


def test_bare_addresses_become_links_but_not_in_code() -> None:
    builder = BodyBuilder()
    builder.write("see https://a.example/x, or ")
    start = builder.position
    builder.write("https://b.example")
    builder.span(start, "code")
    assert [span.url for span in builder.body().spans if span.kind == "link"] == ["https://a.example/x"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("(see https://a.example/b_(c))", "https://a.example/b_(c)"),
        ("at www.a.example.", "www.a.example"),
        ("https://a.example/?q=1&r=2!", "https://a.example/?q=1&r=2"),
        ("„https://a.example“", "https://a.example"),
    ],
)
def test_an_address_ends_before_the_punctuation(text: str, written: str) -> None:
    [(start, end, _)] = find_urls(text)
    assert text[start:end] == written


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "-x", "%action", "https:// x", "data:,x", ""]
)
def test_only_the_web_and_mail_are_linked(url: str) -> None:
    assert safe_url(url) is None


@given(st.text(max_size=50))
def test_a_safe_address_is_printable_ascii(rest: str) -> None:
    address = safe_url(f"https://a.example/{rest}")
    assert address is None or (address.isascii() and address.isprintable() and " " not in address)
