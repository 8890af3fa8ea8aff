"""The text of one mail: its parts, charsets and forms."""

from __future__ import annotations

import base64
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mailing import SEPARATOR, body, mail, mailbox, read

from threadview.markup import clean
from threadview.readers.mail import message
from threadview.readers.mail.message import body_of


def part(kind: str, text: str, **fields: str) -> str:
    """Return one part of a multipart body."""
    head = "".join(f"{key.replace('_', '-')}: {value}\n" for key, value in fields.items())
    return f"--cut\nContent-Type: {kind}\n{head}\n{text}\n"


def parts(kind: str, *those: str) -> str:
    """Return the text of a mail of these parts."""
    return body(("".join(those) + "--cut--\n").encode(), Content_Type=f'multipart/{kind}; boundary="cut"').text


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        (
            b"caf=C3=A9 o=\npen",
            {"Content_Type": "text/plain; charset=utf-8", "Content_Transfer_Encoding": "quoted-printable"},
        ),
        (
            base64.b64encode("café open".encode()),
            {"Content_Type": "text/plain; charset=utf-8", "Content_Transfer_Encoding": "base64"},
        ),
        (b"caf\xe9 open", {"Content_Type": "text/plain; charset=iso-8859-1"}),
        (b"caf\x82 open", {"Content_Type": 'text/plain; charset="cp437"'}),
        (
            base64.b64encode("café open".encode("utf-16")),
            {"Content_Type": "text/plain; charset=utf-16", "Content_Transfer_Encoding": "base64"},
        ),
        ("café open".encode(), {}),
        (b"caf\xe9 open", {"Content_Type": "text/plain; charset=us-ascii"}),
        ("café open".encode(), {"Content_Type": "text/plain; charset=unknown-8bit"}),
        (b"caf\xe9 open", {"Content_Type": "text; charset"}),
    ],
)
def test_any_usual_encoding_is_read(data: bytes, fields: dict[str, str]) -> None:
    assert body(data, **fields).text == "café open"


def test_an_unknown_charset_is_read_as_likely_and_said() -> None:
    found = body("café".encode(), Content_Type="text/plain; charset=x-harbour").text
    assert found == "café\n\n[the charset x-harbour is not known; read as utf-8]"


@pytest.mark.parametrize(
    ("charset", "codec", "text"),
    [
        ("gb2312", "gb18030", "\u9555\u93d4 \u3400"),
        ("ks_c_5601-1987", "cp949", "\ud3b2"),
        ("shift_jis", "cp932", "\u2460 \u9ad9"),
        ("x-sjis", "cp932", "\u8868"),
        ("iso-2022-jp", "iso2022_jp_ext", "\uff76\uff85"),
        ("iso-8859-8-i", "iso8859-8", "\u05e9\u05dc\u05d5\u05dd"),
        ("iso-8859-9", "cp1254", "\u201cdeniz\u201d"),
        ("x-cp1251", "cp1251", "\u041b\u043e\u0434\u043a\u0430"),
        ("windows-874", "cp874", "\u0e40\u0e23\u0e37\u0e2d"),
        ("unicode-1-1-utf-7", "utf-7", "caf\u00e9"),
    ],
)
def test_a_charset_is_read_as_programs_mean_its_name(charset: str, codec: str, text: str) -> None:
    assert body(text.encode(codec), Content_Type=f"text/plain; charset={charset}").text == text


def test_an_attachment_of_an_impossible_charset_is_named() -> None:
    of_it = "--cut\nContent-Type: application/pdf; charset=idna; name=tide.pdf\n\n\u00e9\u00e9\n--cut--\n"
    found = body(of_it.encode("latin-1"), Content_Type="multipart/mixed; boundary=cut")
    assert found.text == "[attachment: tide.pdf, application/pdf, 2 bytes]"


def test_a_wrong_charset_is_said() -> None:
    found = body(b"caf\xe9 d\xe9j\xe0", Content_Type="text/plain; charset=utf-8").text
    assert found == "café déjà\n\n[this is not in the charset it claims, utf-8; read as cp1252]"


def test_flowed_paragraphs_are_joined_and_quotes_keep_their_level() -> None:
    data = b"> one \n> two\n>> deep \n>> er\nthree \nfour\n From five\n-- \nAnn"
    found = body(data, Content_Type="text/plain; format=flowed")
    assert found.text == "one two\n\ndeep er\n\nthree four\nFrom five\n\n--\nAnn"
    assert [(span.kind, span.level) for span in found.spans] == [("quote", 1), ("quote", 2), ("signature", 0)]


def test_flowed_text_may_delete_its_blanks() -> None:
    data = b"Donau \ndampf \nschiff"
    assert body(data, Content_Type="text/plain; format=flowed; delsp=yes").text == "Donaudampfschiff"
    assert body(data, Content_Type="text/plain").text == "Donau\ndampf\nschiff"


@pytest.mark.parametrize(
    ("plain", "shown"),
    [
        ("The tide is high.", "The tide is high."),
        (" \n", "It is high."),
        ("Your mail program cannot display HTML messages.", "It is high."),
    ],
)
def test_of_two_forms_the_plain_one_is_shown_unless_it_says_nothing(plain: str, shown: str) -> None:
    assert parts("alternative", part("text/plain", plain), part("text/html", "<p>It is <b>high</b>.</p>")) == shown


def test_a_mail_of_html_alone_is_shown_without_its_markup() -> None:
    found = body(b"<p>Dear Ann,</p><blockquote>the tide</blockquote><p>is &gt; high</p>", Content_Type="text/html")
    assert found.text == "Dear Ann,\n\nthe tide\n\nis > high"
    assert [span.kind for span in found.spans] == ["quote"]


def test_attachments_are_named_and_texts_are_joined() -> None:
    found = parts(
        "mixed",
        part("text/plain", "See the plan."),
        part(
            "application/pdf; name=x",
            "A" * 16400,
            Content_Transfer_Encoding="base64",
            Content_Disposition='attachment; filename="plan.pdf"',
        ),
        part("text/plain", "notes", Content_Disposition="attachment; filename*=utf-8''caf%C3%A9.txt"),
        part("image/png", "x", Content_Disposition='attachment; filename="../=?utf-8?q?=C3=A9?="'),
        part("text/plain", "And the end."),
    )
    assert found == (
        "See the plan.\n\n[attachment: plan.pdf, application/pdf, 12 KB]\n\n[attachment: café.txt, text/plain, 5 bytes]"
        "\n\n[attachment: ../é, image/png, 1 byte]\n\nAnd the end."
    )


def test_an_attached_patch_is_shown_as_code() -> None:
    patch = "--- a/tide.py\n+++ b/tide.py\n@@ -1 +1 @@\n-low\n+high"
    data = part("text/plain", "Try this.") + part("text/x-patch; name=tide.patch", patch) + "--cut--\n"
    found = body(data.encode(), Content_Type="multipart/mixed; boundary=cut")
    assert found.text == f"Try this.\n\n[attachment: tide.patch]\n\n{patch}"
    assert [(span.kind, span.marker) for span in found.spans] == [("codeblock", "diff")]


def test_a_message_within_a_message_is_shown_with_its_head() -> None:
    head = "From: Jón <jon@example.org>\nSubject: =?utf-8?q?=E2=9C=93?=\nDate: 5 Oct 2024 10:00:00 +0000\n"
    inner = f"{head}\nThe inner words."
    found = parts("mixed", part("text/plain", "Look:"), part("message/rfc822", inner))
    assert found == "Look:\n\n[message: Jón, 2024-10-05 10:00, ✓]\n\nThe inner words."


def test_what_is_signed_is_shown_and_its_signature_is_not() -> None:
    signature = part("application/pgp-signature", "-----BEGIN PGP SIGNATURE-----\nabc\n-----END PGP SIGNATURE-----")
    assert parts("signed", part("text/plain", "I swear."), signature) == "I swear."


def test_pictures_of_a_page_are_not_named() -> None:
    related = parts("related", part("text/html", "<p>Hi</p>"), part("image/png", "x", Content_ID="<logo>"))
    assert related == "Hi"


@pytest.mark.parametrize(
    ("data", "fields", "kept"),
    [
        (b"no parts here", {"Content_Type": "multipart/mixed; boundary=cut"}, "no parts here"),
        (b"--cut\n\ncut o", {"Content_Type": "multipart/mixed; boundary=cut"}, "cut o"),
        (b"no boundary", {"Content_Type": "multipart/mixed"}, "no boundary"),
        (b"odd encoding", {"Content_Transfer_Encoding": "no-such"}, "odd encoding"),
        (b"inner", {"Content_Type": "message/rfc822", "Content_Transfer_Encoding": "no-such"}, "inner"),
        (b"so=ZZ what=", {"Content_Transfer_Encoding": "quoted-printable"}, "so=ZZ what"),
        (b"*not base64*", {"Content_Transfer_Encoding": "base64"}, ""),
        (b"not base64 at all", {"Content_Transfer_Encoding": "base64"}, "not base64 at all"),
        (b"d29yZHMu\nd29yZHM", {"Content_Transfer_Encoding": "base64"}, "words.words"),
        (b"d29yZHMgYW5kIG1vcmU=\nIHdvcmRzd", {"Content_Transfer_Encoding": "base64"}, "words and more words"),
        (b"d29yZHMu\n\n__________\nBoats list", {"Content_Transfer_Encoding": "base64"}, "__________\nBoats list"),
        (b"d29yZHM=\n-- \nf\xc3\xbc\xc3\x9fe", {"Content_Transfer_Encoding": "BASE64"}, "f\u00fc\u00dfe"),
        (b"BEGIN:VCALENDAR\nSUMMARY:regatta", {"Content_Type": "text/calendar"}, "SUMMARY:regatta"),
        (b"words", {"Content_Type": "text/plain; charset*=\"utf-8''%FF\""}, "words"),
        (b"words", {"Content_Type": "text/plain; charset=rot13"}, "words"),
        (b"words", {"Content_Type": "\x00/;;=\xff"}, "words"),
    ],
)
def test_broken_parts_keep_what_can_be_read(data: bytes, fields: dict[str, str], kept: str) -> None:
    assert kept in body(data, **fields).text


@pytest.mark.timeout(120)
@pytest.mark.parametrize("kind", ["multipart/mixed", "multipart/alternative", "message/rfc822"])
def test_1500_parts_within_each_other_raise_nothing(kind: str) -> None:
    nested = "".join(
        f"Content-Type: {kind}; boundary=b{at}\n\n" + (f"--b{at}\n" if kind.startswith("multi") else "")
        for at in range(1500)
    )
    found = body(
        f"--b\n{nested}Content-Type: text/plain\n\nthe innermost\n".encode(), Content_Type="multipart/mixed; boundary=b"
    ).text
    assert "innermost" in found or "nested too deeply" in found


@pytest.mark.timeout(120)
def test_ten_thousand_parts_are_cut_and_said() -> None:
    found = parts("mixed", *(part("text/plain", f"part {at}") for at in range(10_000)))
    assert found.startswith("part 0\n\npart 1\n\n")
    assert found.endswith("[this message has more parts, which are not shown]")


def test_what_a_terminal_would_obey_is_gone() -> None:
    evil = b"a \x1b]52;c;x\x07 \xe2\x80\xae b"
    [thread] = read(
        mail("a\x1b", body=evil, subject="s \x1b[2J", From="\x9b31m <x@y>", Content_Type="text/plain; name=\x1bx")
    )
    assert thread.article is not None
    for text in (thread.title, thread.article.id, thread.article.author or "", thread.article.text):
        assert clean(text) == text
        assert "\x1b" not in text


FRAGMENTS = [
    b"From ann@example.org Thu Jan  2 03:04:05 2020\n",
    b"\n",
    b"\n\n",
    b"From: a@b\n",
    b"Subject: =?utf-8?q?=FF?=\n",
    b"Subject: Re: x\n",
    b"Message-ID: <a@x>\n",
    b"References: <a@x> <b@x>\n",
    b"In-Reply-To: <yes> <c\n",
    b"Date: Mon, 99 Foo 2020\n",
    b"Content-Type: multipart/mixed; boundary=b\n",
    b"Content-Type: text/plain; charset=utf-7; format=flowed\n",
    b"--b\n",
    b"--b--\n",
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Length: 7\n",
    b"> quoted\n",
    b"-- \n",
    b"diff --git a b\n",
    b"@@ -1,9 +1,9 @@\n",
    b"begin 644 x\n",
    b"end\n",
    b"-----BEGIN PGP SIGNED MESSAGE-----\n",
    b"\xff\xfe\x00",
    b" word",
    b"word\n",
    b"    x = f(1);\n",
    b">From x\n",
    b"Content-Type: message/rfc822\n",
    b"Content-Type: text/html\n",
    b"<p><b>x</p>\n",
]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40))
def test_no_bytes_raise_and_no_span_leaves_its_text(pieces: list[bytes]) -> None:
    for thread in read(SEPARATOR + b"Subject: x\n" + b"".join(pieces)):
        for comment in (*thread.comments, *([thread.article] if thread.article else [])):
            assert clean(comment.text) == comment.text
            assert all(0 <= span.start < span.end <= len(comment.text) for span in comment.body.spans)


def test_a_mailbox_that_is_cut_anywhere_keeps_all_before_the_cut() -> None:
    first = mailbox(mail("a", body="--b\n\nhi\n--b--", Content_Type="multipart/mixed; boundary=b"))
    second = mailbox(mail("b", "a"))
    for end in range(len(second)):
        threads = read(first + second[:end])
        assert threads[0].article is not None
        assert threads[0].article.text.split("\n")[0] == "hi"
        assert all(comment.text in "words" for thread in threads for comment in thread.comments)


FIELDS = (
    "Subject: ice",
    "Content-Type: text/plain",
    "content-type: Text/Plain; charset=utf-8",
    'Content-Type: text/plain; charset="iso-8859-1"; format=flowed',
    "Content-Type: text/plain;\n charset=latin1;\n\tformat=flowed; delsp=yes",
    "Content-Type: text/plain; charset=utf-8; name=pond.txt",
    "Content-Type: text/plain; charset*=utf-8''utf-8",
    "Content-Type: text/plain; charset=utf-8; charset=latin1",
    "Content-Type: text/html",
    "Content-Type : text/html",
    "Content-Type:",
    "Content-Transfer-Encoding: 8bit",
    "Content-Transfer-Encoding: quoted-printable",
    "Content-Transfer-Encoding: quoted-printable ",
    "Content-Transfer-Encoding: BASE64",
    "Content-Transfer-Encoding:\n base64",
    "Content-Transfer-Encoding: x-uuencode",
    "Content-Disposition: attachment; filename=pond.txt",
    "X-Long: a\n\tb\n c",
    "X-Blank: a\n \n b",
    "no field at all",
    ": nameless",
    "X-Return: a\r",
)
TEXTS = (
    b"Warm =\nice, caf\xc3=A9, =3D.\n",
    b"caf\xe9 \n> flows \n> on\n-- \nAnn",
    b"V2FybSBpY2U=\n",
    b"",
    b"\n\nFrom here: on\r\nWarm ice.",
)


@given(st.lists(st.sampled_from(FIELDS), max_size=4), st.sampled_from(TEXTS), st.booleans())
@settings(max_examples=300)
def test_a_message_of_one_plain_text_is_read_as_any_other_is(fields: list[str], text: bytes, is_kept: bool) -> None:  # noqa: FBT001
    from_line = b"From ann Tue Nov 14 21:56:40 2023\n" if is_kept else b""
    written = from_line + b"".join(f"{field}\n".encode() for field in fields) + b"\n" + text
    with mock.patch.object(message, "read_plain", return_value=None):
        expected = body_of(written)
    assert body_of(written) == expected


def test_a_message_of_one_plain_text_is_parsed_no_further() -> None:
    written = (
        b"Subject: ice\nContent-Type: text/plain;\n charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nWarm \xc3\xa9.\n"
    )
    with mock.patch.object(message, "message_from_bytes", side_effect=AssertionError):
        assert body_of(written).text == "Warm é."
