"""Feeds: articles with the comments that answer them, comments alone, and what the programs that write them add."""

from __future__ import annotations

import json

from factories import outline

from threadview.readers import read
from threadview.thread import Document, Thread

ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"{0}>{1}</feed>'
RSS = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">'
    "<channel>{}</channel></rss>"
)
BLOGGER = ' xmlns:blogger="http://schemas.google.com/blogger/2018"'


def feed(text: str) -> list[Thread]:
    threads = list(read(Document(text.encode())))
    assert {thread.format for thread in threads} == {"feed"}
    return threads


def atom(*entries: str, more: str = "") -> list[Thread]:
    return feed(ATOM.format(more, "<title>Pond</title>" + "".join(f"<entry>{entry}</entry>" for entry in entries)))


def rss(title: str, *items: str) -> list[Thread]:
    return feed(RSS.format(f"<title>{title}</title>" + "".join(f"<item>{item}</item>" for item in items)))


def test_each_article_is_a_thread_with_the_comments_that_answer_it() -> None:
    one, two = atom(
        "<id>a</id><title>One</title><thr:total>7</thr:total>",
        '<id>c</id><thr:in-reply-to ref="b"/><content>Third</content>',
        '<id>b</id><thr:in-reply-to ref="a"/><content>Second</content>',
        "<id>d</id><title>Two</title>",
    )
    assert (one.title, outline(one), one.declared) == ("One", "b(c)", 7)
    assert (two.title, len(two)) == ("Two", 0)


def test_a_comment_that_the_feed_lacks_is_a_stub_where_the_article_is_known() -> None:
    [thread] = atom("<id>a</id>", '<id>c</id><link href="https://e.org/p#c3"/><thr:in-reply-to ref="a"/>',
                    '<id>d</id><link href="https://e.org/p#c4"/><thr:in-reply-to ref="c"/>')  # fmt: skip
    assert outline(thread) == "c(d)"
    threads = atom(
        '<id>a</id><link href="https://e.org/p"/>',
        '<id>d</id><link href="https://e.org/p#c4"/><thr:in-reply-to ref="c"/>',
    )
    assert [outline(one) for one in threads] == ["c(d)"]
    assert threads[0].comments[0].flags == ("stub",)


def test_comments_of_one_page_without_its_article_are_a_thread() -> None:
    guid = "https://e.org/?p=12"
    [thread] = atom(
        *(
            f"<id>{guid}#comment-{name}</id><title>Comment on Ponds by Ann</title>"
            f'<link rel="alternate" href="https://e.org/ponds/#comment-{name}"/>'
            f'<published>2020-01-0{6 - name}T00:00:00Z</published><thr:in-reply-to ref="{guid}{ref}"/>'
            for name, ref in ((1, "#comment-2"), (2, "#comment-9"), (3, ""))
        )
    )
    assert thread.title == "Ponds"
    assert thread.url == "https://e.org/ponds/"
    assert outline(thread) == f"{guid}#comment-3 {guid}#comment-9({guid}#comment-2({guid}#comment-1))"


def test_rss_comments_stand_side_by_side_oldest_first() -> None:
    [thread] = rss(
        "Comments on: Ponds",
        "<title>By: Ida</title><link>https://e.org/ponds/#comment-2</link><dc:creator><![CDATA[Ida]]></dc:creator>"
        "<pubDate>Tue, 03 Jan 2023 10:00:00 +0100</pubDate><description>short</description>"
        "<content:encoded><![CDATA[<p>The <b>whole</b> text</p>]]></content:encoded>",
        "<title>By: ann</title><link>https://e.org/ponds/#comment-1</link><author>a@e.org (Ann Lee)</author>"
        "<pubDate>Mon, 02 Jan 2023 10:00:00 +0100</pubDate><description>1 &amp;lt; 2</description>",
    )
    assert thread.title == "Ponds"
    assert [(comment.author, comment.text) for comment in thread.comments] == [
        ("Ann Lee", "1 < 2"),
        ("Ida", "The whole text"),
    ]
    assert str(thread.comments[0].time) == "2023-01-02 10:00:00+01:00"


def test_a_feed_of_articles_says_how_many_comments_each_has() -> None:
    one, two = rss(
        "Pond", "<title>One</title><link>https://e.org/1</link><slash:comments>4</slash:comments>", "<title>Two</title>"
    )
    assert (one.declared, two.declared) == (4, None)


def test_reddit_comments_stand_under_their_post_without_what_reddit_adds() -> None:
    [thread] = atom(
        "<id>t3_x</id><title>New pond</title><author><name>/u/ann</name></author>"
        '<content type="html">&lt;!-- SC_OFF --&gt;&lt;p&gt;Look.&lt;/p&gt;&lt;!-- SC_ON --&gt; sent by me</content>',
        "<id>t1_a</id><title>/u/ida on New pond</title><author><name>/u/ida</name></author>"
        '<content type="html">&lt;!-- SC_OFF --&gt;&lt;p&gt;Nice.&lt;/p&gt;&lt;!-- SC_ON --&gt;</content>',
    )
    assert thread.article is not None
    assert (thread.article.text, thread.article.author) == ("Look.", "ann")
    assert [(comment.text, comment.author) for comment in thread.comments] == [("Nice.", "ida")]


def test_bloggers_kinds_replies_and_decisions_are_known() -> None:
    tag = "tag:blogger.com,1999:blog-1.post-"
    kind = '<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#{}"/>'
    [old] = atom(
        f"<id>{tag}1</id>{kind.format('post')}<title>Post</title><content>x</content>",
        f"<id>{tag}0</id>{kind.format('template')}<content>css</content>",
        f'<id>{tag}2</id>{kind.format("comment")}<thr:in-reply-to ref="{tag}1"/>',
        f'<id>{tag}3</id>{kind.format("comment")}<thr:in-reply-to ref="{tag}1"/>'
        '<link rel="related" href="https://www.blogger.com/feeds/1/1/comments/default/2"/>',
    )
    assert outline(old) == f"{tag}2({tag}3)"
    [new] = atom(
        f"<id>{tag}1</id><blogger:type>POST</blogger:type><title>Post</title>",
        f"<id>{tag}2</id><blogger:type>COMMENT</blogger:type><blogger:parent>{tag}1</blogger:parent>"
        "<blogger:inReplyTo/><blogger:status>EMPTIED</blogger:status>",
        f"<id>{tag}3</id><blogger:type>COMMENT</blogger:type><blogger:parent>{tag}1</blogger:parent>"
        f"<blogger:inReplyTo>{tag}2</blogger:inReplyTo><blogger:status>LIVE</blogger:status><content>x</content>",
        f"<id>{tag}4</id><blogger:type>COMMENT</blogger:type><blogger:parent>{tag}1</blogger:parent>"
        "<blogger:status>SPAM</blogger:status>",
        more=BLOGGER,
    )
    assert outline(new) == f"{tag}2({tag}3)"
    assert new.comments[0].flags == ("deleted",)
    assert new.notes == ("comments that the site does not show are left out: 1 spam",)


def test_a_json_feed_is_read() -> None:
    items = [
        {
            "id": 1,
            "url": "https://e.org/p",
            "title": "Ponds",
            "content_html": "<p>deep</p>",
            "authors": [{"name": "Ann"}],
        },
        {"id": 2, "url": "https://e.org/p#c1", "content_text": "1 < 2", "date_published": "2020-01-01T00:00:00Z"},
    ]
    [thread] = feed(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": items}))
    assert thread.title == "Ponds"
    assert [comment.text for comment in thread.comments] == ["1 < 2"]


def test_an_entry_without_words_shows_its_title_and_is_named() -> None:
    [thread] = atom(
        "<id>a</id><title>Pond</title>",
        '<id>b</id><title>See the photos</title><thr:in-reply-to ref="a"/>',
        '<title>Re</title><thr:in-reply-to ref="a"/><content/>',
    )
    assert [comment.text for comment in thread.comments] == ["See the photos", "Re"]
    assert thread.notes == ("content of b is missing", "content of entry 3 is missing")
    [link] = rss("Pond", "<title>A link</title><link>https://pond.example/1</link>")
    assert link.notes == ()


def test_what_is_said_to_be_text_holds_no_tags() -> None:
    [thread] = atom(
        '<id>a</id><title type="text">List&lt;Frog&gt; &amp;amp; co</title>'
        '<content type="text">&lt;i&gt; is a tag</content>',
        '<id>b</id><thr:in-reply-to ref="a"/><content type="html">&lt;i&gt;is&lt;/i&gt; none</content>',
    )
    assert thread.article is not None
    assert (thread.title, thread.article.text) == ("List<Frog> &amp; co", "<i> is a tag")
    assert thread.comments[0].text == "is none"
    version = "https://jsonfeed.org/version/1.1"
    [item] = feed(json.dumps({"version": version, "items": [{"id": 1, "content_text": "<b> &lt; &amp;"}]}))
    assert item.article is not None
    assert item.article.text == "<b> &lt; &amp;"
