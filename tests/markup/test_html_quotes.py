"""Quotes as forums write them: who is quoted, which post, and only its words in the quote."""

from __future__ import annotations

import pytest

from threadview.markup.attribution import attribution
from threadview.markup.html import html

CITED = '<a href="https://pond.example/showthread.php?p=123#post123"><img src="v.gif" alt="View Post"></a>'
BOXES = {
    "vBulletin 3": '<div><div class="smallfont">Quote:</div><table><tr><td class="alt2" style="border:1px inset">'
    f"<div>Originally Posted by <strong>Ann</strong> {CITED}</div><div>the words</div></td></tr></table></div>mine",
    "vBulletin 4": '<div class="bbcode_container"><div class="bbcode_quote"><div class="quote_container">'
    f'<div class="bbcode_postedby"><img src="q.png" alt="Quote"> Originally Posted by <strong>Ann</strong> {CITED}'
    '</div><div class="message">the words</div></div></div></div>mine',
    "SMF 2": '<blockquote class="bbc_standard_quote"><cite><a href="https://pond.example/index.php?msg=123">'
    "Quote from: Ann on May 03, 2012, 10:00:00 AM</a></cite>the words</blockquote>mine",
    "SMF, exported": '<blockquote class="quote"><cite>author=Ann link=topic=1.msg123#msg123 date=1258734655'
    " wrote:</cite><br>the words<br></blockquote>mine",
    "MyBB": '<blockquote class="mycode_quote"><cite><span>(11-02-2014, 10:00 AM)</span>Ann Wrote: '
    '<a href="https://pond.example/showthread.php?pid=123#pid123" class="quick_jump"></a></cite>'
    "the words</blockquote>mine",
    "XenForo 1": '<div class="bbCodeBlock bbCodeQuote" data-author="Ann"><aside><div class="attribution type">Ann said:'
    ' <a href="https://pond.example/goto/post?id=123#post-123">↑</a></div><blockquote class="quoteContainer">'
    '<div class="quote">the words</div></blockquote></aside></div>mine',
    "XenForo 2": '<blockquote class="bbCodeBlock bbCodeBlock--quote" data-quote="Ann" data-source="post: 123">'
    '<div class="bbCodeBlock-title"><a>Ann said:</a></div><div class="bbCodeBlock-content">the words</div>'
    "</blockquote>mine",
    "Invision 4": '<blockquote class="ipsQuote" data-ipsquote-username="Ann" data-ipsquote-contentcommentid="123">'
    '<div class="ipsQuote_citation">On 5/3/2012 at 10:00 AM, Ann said:</div><div><p>the words</p></div>'
    "</blockquote>mine",
    "phpBB 2": '<table><tr><td><span class="genmed"><b>Ann hat Folgendes geschrieben:</b></span></td></tr><tr>'
    '<td class="quote">the words</td></tr></table><span class="postbody"><br>mine</span>',
    "phpBB 3": "<blockquote><div><cite>Ann wrote: <a href='https://pond.example/viewtopic.php?p=123#p123'>↑</a></cite>"
    "the words</div></blockquote>mine",
    "FluxBB": '<div class="quotebox"><cite>Ann wrote:</cite><blockquote><p>the words</p></blockquote></div>mine',
}


@pytest.mark.parametrize("program", BOXES)
def test_a_quote_tells_its_author_and_its_words(program: str) -> None:
    body = html(BOXES[program])
    [by] = [span.marker for span in body.spans if span.kind == "attribution"]
    [quoted] = [body.text[span.start : span.end] for span in body.spans if span.kind == "quote"]
    assert by in {"Ann", "Ann >>123"}
    assert quoted == "the words"
    assert body.text.endswith("\n\nmine")
    assert "View Post" not in body.text
    assert "link=" not in body.text


@pytest.mark.parametrize(
    "program", ["vBulletin 3", "vBulletin 4", "SMF 2", "SMF, exported", "MyBB", "XenForo 2", "Invision 4"]
)
def test_a_quote_that_names_its_post_leads_to_it(program: str) -> None:
    assert "Ann >>123" in [span.marker for span in html(BOXES[program]).spans]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Quote from: Ann B on May 03, 2012, 10:00:00 AM", "Ann B"),
        ("Originally Posted by Ann", "Ann"),
        ("Zitat von Ann am 3. Mai 2012, 10:00", "Ann"),
        ("Ann hat geschrieben:", "Ann"),
        ("I quote from memory", None),
    ],
)
def test_what_forums_write_above_a_quote(line: str, who: str | None) -> None:
    assert attribution(line) == who
