"""Damaged XML: what can be read is kept, the place is named; a DOCTYPE is refused."""

from __future__ import annotations

import pytest

from threadview.errors import FormatError
from threadview.readers import read
from threadview.thread import Document, Thread

NAMES = 'xmlns:wp="http://wordpress.org/export/1.2/"'
DSQ = 'xmlns:dsq="http://disqus.com/disqus-internals"'
THR = 'xmlns:thr="http://purl.org/syndication/thread/1.0"'
WORDS = "<wp:comment_content><![CDATA[{2}]]></wp:comment_content></wp:comment>"
FORMATS = {
    "wxr": (
        f"<rss {NAMES}><channel><item><title>Pond</title>",
        "<wp:comment><wp:comment_id>{0}</wp:comment_id><wp:comment_parent>{1}</wp:comment_parent>" + WORDS,
        "</item></channel></rss>",
    ),
    "disqus": (
        f'<disqus xmlns="http://disqus.com" {DSQ}><thread dsq:id="t"><title>Pond</title></thread>',
        '<post dsq:id="{0}"><message><![CDATA[{2}]]></message><thread dsq:id="t"/><parent dsq:id="{1}"/></post>',
        "</disqus>",
    ),
    "feed": (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {THR}><entry><id>0</id><title>Pond</title></entry>',
        '<entry><id>{0}</id><thr:in-reply-to ref="{1}"/><content><![CDATA[{2}]]></content></entry>',
        "</feed>",
    ),
}
by_format = pytest.mark.parametrize("name", FORMATS)


def document(
    name: str, *, head: str = '<?xml version="1.0" encoding="UTF-8"?>\n', words: str = "words", between: str = ""
) -> str:
    """Return a document of three comments, each the answer to the one before it."""
    begin, comment, end = FORMATS[name]
    rows = [comment.format(number, number - 1, f"{words} {number}") + between for number in (1, 2, 3)]
    return head + begin + "\n".join(rows) + end


def one(name: str, data: bytes) -> Thread:
    [thread] = read(Document(data, "site.xml"))
    assert thread.format == name
    return thread


def texts(thread: Thread) -> list[str]:
    return [comment.text for comment in thread.comments if "stub" not in comment.flags]


@by_format
def test_whole_documents_have_no_notes(name: str) -> None:
    assert one(name, document(name).encode()).notes == ()


@by_format
@pytest.mark.parametrize(
    ("damage", "place"),
    [
        (lambda text: text.replace("words 2", "words\0 2"), "line 3"),
        (lambda text: text.replace("words 2", "words\x1b 2"), "line 3"),
        (lambda text: text.replace("]]></", "]]><unknown:b></i></", 1), "line 2"),
        (lambda text: text.replace("\n", "&nbsp;\n").replace(">&nbsp;", ">", 1), "line 2"),
        (lambda text: text[: text.rindex("</")], "line 4"),
        (lambda text: text.replace(NAMES, "").replace(DSQ, "").replace(THR, ""), "line 2"),
        (lambda text: text + "<more/>", "line 4"),
    ],
    ids=["NUL", "control character", "mismatched tags", "undefined entity", "cut", "undefined prefix", "junk behind"],
)  # fmt: skip
def test_damage_is_named_with_its_line_and_nothing_else_is_lost(name: str, damage: object, place: str) -> None:
    assert callable(damage)
    thread = one(name, damage(document(name)).encode())
    assert [text.replace("\N{REPLACEMENT CHARACTER}", "") for text in texts(thread)] == [
        "words 1",
        "words 2",
        "words 3",
    ]
    assert thread.max_depth() >= 2
    [note] = thread.notes
    assert note.startswith(f"the XML is damaged at {place}, column ")


@by_format
def test_a_text_that_is_cut_off_is_kept_as_far_as_it_goes(name: str) -> None:
    whole = document(name)
    thread = one(name, whole[: whole.index("ds 3")].encode())
    assert texts(thread)[:2] == ["words 1", "words 2"]
    assert thread.notes


@by_format
def test_a_stray_character_before_the_document_is_passed_over(name: str) -> None:
    thread = one(name, f"`{document(name)}".encode())
    assert (len(texts(thread)), thread.notes) == (3, ("what stands before the XML was passed over",))


@by_format
@pytest.mark.parametrize(
    ("declared", "written", "noted"),
    [
        ("UTF-8", "cp1252", True),
        ("ISO-8859-1", "utf-8", False),
        ("ISO-8859-1", "iso-8859-1", False),
        ("koi8-r", "utf-8", False),
        ("utf-16", "utf-16", False),
    ],
)
def test_a_wrong_charset_is_seen_through(name: str, declared: str, written: str, *, noted: bool) -> None:
    text = document(name, head=f'<?xml version="1.0" encoding="{declared}"?>\n', words="Käthe")
    thread = one(name, text.encode(written))
    assert texts(thread)[0] == "Käthe 1"
    assert bool(thread.notes) == noted


@by_format
def test_a_doctype_is_refused_with_its_line(name: str) -> None:
    bomb = '<?xml version="1.0"?><!-- <a> --><?p a>b?>\n<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>\n'
    with pytest.raises(FormatError, match="DOCTYPE") as refused:
        read(Document(document(name, head=bomb).encode(), "site.xml"))
    assert str(refused.value).startswith("site.xml, line 2: ")


@by_format
@pytest.mark.timeout(120)
def test_nesting_of_ten_thousand_is_read(name: str) -> None:
    nested = document(name, between="<b>" * 10_000 + "</b>" * 10_000)
    assert len(texts(one(name, nested.encode()))) == 3
    assert len(texts(one(name, document(name, between="<b>" * 10_000).encode()))) == 3
    begin, comment, end = FORMATS[name]
    chain = "".join(comment.format(number, number - 1, "words") for number in range(1, 10_001))
    assert one(name, f"{begin}{chain}{end}".encode()).max_depth() >= 9_999


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["<", '<a "', "<!--", "</b>", '<a b="c', "<![CDATA[", "<?", "&#x41", "<!DOCTYPE"])
def test_hostile_repetition_is_read_in_bounded_time(piece: str) -> None:
    thread = one("feed", f"<rss><item><title>Pond</title></item>{piece * 100_000}".encode())
    assert thread.title == "Pond"


def test_a_time_that_is_none_is_named() -> None:
    fields = "<wp:comment_id>7</wp:comment_id><wp:comment_content/><wp:comment_date_gmt>soon</wp:comment_date_gmt>"
    thread = one("wxr", f"<rss {NAMES}><item><wp:comment>{fields}</wp:comment></item></rss>".encode())
    assert thread.notes == ("wp:comment_date_gmt of comment 7 is no time: soon",)
