"""Exports of whole sites: WordPress's, and Disqus's. Several articles in one file, each with its comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factories import outline

from threadview.errors import FormatError
from threadview.readers import read, sniff
from threadview.thread import Document, Thread

if TYPE_CHECKING:
    from pathlib import Path

WXR = '<rss xmlns:wp="http://wordpress.org/export/{version}/" xmlns:content="http://purl.org/rss/1.0/modules/content/">{}</rss>'


def wxr(items: str, version: str = "1.2") -> list[Thread]:
    document = Document(WXR.format(items, version=version).encode())
    assert sniff(document).name == "wxr"
    return list(read(document))


def comment(number: int, parent: int = 0, more: str = "", text: str = "words") -> str:
    ids = f"<wp:comment_id>{number}</wp:comment_id><wp:comment_parent>{parent}</wp:comment_parent>"
    content = f"<wp:comment_content><![CDATA[{text}]]></wp:comment_content>"
    return f"<wp:comment>{ids}{content}{more}</wp:comment>"


def test_each_article_of_wordpress_is_a_thread(examples: Path) -> None:
    document = Document((examples / "pond-wxr.xml").read_bytes())
    assert sniff(document).name == "wxr"
    frogs, depth = read(document)
    assert (frogs.title, depth.title) == ("Frogs before breakfast", "How deep is a pond?")
    assert (outline(frogs), outline(depth)) == ("21(23) 24", "51(55)")
    assert frogs.comments[2].flags == ("pingback",)
    assert depth.comments[0].flags == ("stub",)
    assert frogs.notes == ("comments that the site does not show are left out: 1 spam",)
    assert frogs.article is not None
    assert (frogs.article.author, str(frogs.article.time)) == ("Wilma Teich", "2023-04-09 05:20:00+00:00")


def test_texts_of_wordpress_are_shown_as_they_were_typed(examples: Path) -> None:
    frogs = read(Document((examples / "pond-wxr.xml").read_bytes()))[0]
    answer = frogs.comments[1]
    assert answer.text == (
        "one that I do not know\n\nA tree frog, I think.\nListen to this one.\n\nLouder & shorter than the others."
    )
    assert [span.kind for span in answer.body.spans] == ["quote", "link"]
    assert frogs.article is not None
    assert [span.kind for span in frogs.article.body.spans] == ["item", "item"]


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2", "1.3"])
def test_every_version_of_the_export_is_read(version: str) -> None:
    [thread] = wxr(f"<channel><item><title>A</title>{comment(1)}{comment(2, 1)}</item></channel>", version)
    assert outline(thread) == "1(2)"


def test_comments_stand_oldest_first_and_by_number_within_a_second() -> None:
    times = ((5, "2020-01-02 00:00:00"), (4, "2020-01-02 00:00:00"), (9, "2020-01-01 00:00:00"))
    made = [comment(number, more=f"<wp:comment_date_gmt>{time}</wp:comment_date_gmt>") for number, time in times]
    [thread] = wxr(f"<channel><item>{''.join(made)}</item></channel>")
    assert outline(thread) == "9 4 5"


def test_code_in_brackets_is_code() -> None:
    typed = comment(1, text='See:\n[code language="c"]\nif (a < b)\n\n  x;\n[/code]\ndone')
    [thread] = wxr(f"<item>{typed}</item>")
    body = thread.comments[0].body
    assert body.text == "See:\n\nif (a < b)\n\n  x;\n\ndone"
    assert [(span.kind, span.marker) for span in body.spans] == [("codeblock", "c")]


def test_each_article_of_disqus_that_has_comments_is_a_thread(examples: Path) -> None:
    document = Document((examples / "pond-disqus.xml").read_bytes())
    assert sniff(document).name == "disqus"
    frogs, depth = read(document)
    assert (frogs.title, frogs.url) == ("Frogs before breakfast", "https://pond.example.org/frogs")
    assert (outline(frogs), outline(depth)) == ("1(2(3(4)))", "6")
    assert frogs.comments[2].flags == ("deleted",)
    assert frogs.comments[1].text == "I did, & it is here.\n\nLouder than I thought."
    assert frogs.notes == (
        "comments that the site does not show are left out: 1 spam",
        "articles without comments are left out: 1",
    )


@pytest.mark.parametrize(
    "data", [WXR.format("<channel/>", version="1.2"), '<disqus><thread dsq:id="1"/></disqus>', "<rss><channel/></rss>"]
)
def test_an_export_without_anything_to_read_says_so(data: str) -> None:
    with pytest.raises(FormatError, match="holds no"):
        read(Document(data.encode(), "site.xml"))
