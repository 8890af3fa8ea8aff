"""Comments in the markup of many themes and programs: three people, one of whom answers the first."""

from __future__ import annotations

import pytest
from saved_pages import thread_of

TEXTS = (
    "I walked round the pond this morning, it was frozen.",
    "Did you see the heron there, or only the ducks?",
    "The path behind the weir is closed until spring.",
)
PEOPLE = ("Ann", "Bob", "Cy")
ARTICLE = f"<h1>A pond</h1><div class=entry-content><p>{'Words of the article about the pond in winter. ' * 8}</div>"
FLAT, NESTED = [-1, -1, -1], [-1, 0, -1]


def flat(wrap: str, one: str) -> str:
    """Return three comments one behind the other."""
    return wrap.replace("@@", "".join(filled(one, place) for place in range(3)))


def nested(wrap: str, one: str, replies: str) -> str:
    """Return three comments, the second in the list of replies of the first."""
    answer = replies.replace("@@", filled(one, 1))
    return wrap.replace("@@", filled(one, 0, answer) + filled(one, 2))


def filled(one: str, place: int, replies: str = "") -> str:
    """Return one comment."""
    written = one.replace("NUMBER", str(11 + place)).replace("TEXT", TEXTS[place]).replace("NAME", PEOPLE[place])
    return written.replace("MINUTE", f"0{place}").replace("LEVEL", str(NESTED[place] + 1)).replace("REPLIES", replies)


LISTS: dict[str, str] = {
    "Says: between name and date": flat(
        "<ol class=commentlist>@@</ol>",
        "<li id=comment-NUMBER><cite>NAME</cite> Says:<br><small class=commentmetadata>"
        "<a href='#comment-NUMBER'>March 3rd, 2008 at 4:MINUTE pm</a></small><p>TEXT</p></li>",
    ),
    "terms and definitions": flat(
        "<dl id=comment_list>@@</dl>",
        "<dt class=comment id=comment-NUMBER><span class=comment_author>NAME</span> <span class=comment_time>"
        "May 5, 2010 at <a href='#comment-NUMBER'>10:MINUTE am</a></span></dt><dd><p>TEXT</p></dd>",
    ),
    "signs that part name, date and link": flat(
        "<ol class=comments>@@</ol>",
        "<li><p>TEXT</p><p><small><span class=txp-c-author>NAME</span> &#183; 3 March 2009, 16:MINUTE &#183;"
        " <a href='/p#c00NUMBER'>#</a></small></p></li>",
    ),
    "a heading says who writes": flat(
        "<div class=comments>@@</div>",
        "<div class='itemcomment idNUMBER'><h3>NAME wrote:</h3><div class=commentbody>TEXT</div>"
        "<div class=commentinfo>2005-03-03 16:MINUTE:12</div></div>",
    ),
    "no class but that of a link's address": flat(
        "<section id=comments>@@</section>",
        "<div class=flex data-comment-id=NUMBER><img alt=\"NAME's avatar\" class=h-8><a href='/u/NAME'>NAME</a> "
        "<time datetime='2021-03-03T16:MINUTE:00Z'>3d</time><div class=prose><p>TEXT</p></div></div>",
    ),
    "the name in a cite, the date in a comment-link": flat(
        "<ol class=comment-list>@@</ol>",
        "<li class=comment id=comment-NUMBER><article><footer><img class=avatar><cite>NAME</cite>"
        "<a class=comment-link href='#comment-NUMBER'><time>May 5, 2018 at 10:MINUTE am</time></a></footer>"
        "<div class=comment-content><p>TEXT</p></div></article></li>",
    ),
    "names in capitals within": flat(
        "<div id=comments>@@</div>",
        "<div class=blogCommentWrap><div class=blogCommentAuthor><span class=name>NAME</span></div>"
        "<div class=blogCommentDate><p>15/5/2018 10:MINUTE:45 am</p></div><div class=blogCommentText><p>TEXT</p></div>"
        "<div class=blogCommentReplyWrapper><a>Reply</a></div></div>",
    ),
    "an anchor in a span of an item": flat(
        "<div class=itemComments><ul class=itemCommentsList>@@</ul></div>",
        "<li><span class=commentLink><a href='#commentNUMBER' id=commentNUMBER>Comment Link</a></span><img alt=NAME>"
        "<span class=commentDate>Saturday, 05 May 2018 10:MINUTE</span> <span class=commentAuthorName>posted by NAME"
        "</span><p>TEXT</p></li>",
    ),
    "only a bold name and words behind it": flat(
        "<div id=kommentare>@@</div>",
        "<div class=kommentar><p><strong>NAME</strong> schrieb am 5. Mai 2018 um 10:MINUTE Uhr:</p><p>TEXT</p></div>",
    ),
    "only a picture's words": flat(
        "<div class=comments>@@</div>",
        "<div class=comment><img class=avatar src=x.png alt='Avatar of NAME'><div class=comment-date>"
        "May 5, 2018 10:MINUTE</div><div class=comment-text>TEXT</div></div>",
    ),
    "a tracker's person": flat(
        "<div>@@</div>",
        "<div class=boardComment itemscope itemtype='http://schema.org/UserComments' id=cNUMBER>"
        "<table><tr><td><a href='/~x' class='sprite person'>NAME</a> wrote <time datetime='2018-05-05T10:MINUTE:12Z'"
        " itemprop=commentTime>on 2018-05-05</time>:</table><div itemprop=commentText><p>TEXT</p></div></div>",
    ),
}
TREES: dict[str, str] = {
    "a depth on the box around": flat(
        "<div id=comments>@@</div>",
        "<div class='comment-thread comment-depth-LEVEL'><div id=cmtNUMBER><div><h4>(no subject)</h4>"
        "<span class=datetime><span class=comment-date-text>Date:</span> <span>2018-05-05 10:MINUTE am</span></span>"
        "</div>"
        "<div class=poster><b class=username>NAME</b></div><div class=comment-content>TEXT</div></div></div>",
    ),
    "levels, and a byline": flat(
        "<div class=discussion>@@</div>",
        "<div class='comment level-LEVEL' id=15NUMBER><div class=documentByLine><span>NAME</span> "
        "<span class=commentDate>2018-05-05 10:MINUTE</span></div><div class=commentBody><p>TEXT</p></div></div>",
    ),
    "replies in a box behind": "<div id=comments>{}<div class=replies>{}</div>{}</div>".format(
        *(
            filled(
                "<div class=comment><span class=user>NAME</span><span class=date>2018-05-05 10:MINUTE</span>"
                "<div class=text>TEXT</div></div>",
                place,
            )
            for place in range(3)
        )
    ),
    "Drupal without the word submitted": "<section class=comments>{}<div class=indented>{}</div>{}</section>".format(
        *(
            filled(
                "<article data-comment-user-id=3 id=comment-NUMBER class=comment><footer><p class=comment__author>"
                "<span class=username>NAME</span></p><p class=comment__time>Thu, 03/05/2020 - 10:MINUTE</p></footer>"
                "<div class=comment__content><p>TEXT</p></div></article>",
                place,
            )
            for place in range(3)
        )
    ),
    "Jira": flat(
        "<div id=issue_actions_container>@@</div>",
        "<div id=comment-NUMBER class='issue-data-block activity-comment'><div class=action-details>"
        "<a class=user-hover href='/x'><img alt=x> NAME</a> added a comment - <span class=date title='5 May 2018'>"
        "<time datetime='2018-05-05T10:MINUTE:00+0000'>5/5</time></span></div>"
        "<div class=action-body><p>TEXT</p></div></div>",
    ),
    "YouTube": nested(
        "<ytd-comments>@@</ytd-comments>",
        "<ytd-comment-thread-renderer><ytd-comment-view-model><h3><a id=author-text href='/@x'> NAME </a></h3>"
        "<span id=published-time-text><a href='/watch?v=x&lc=NUMBER'>2018-05-05 10:MINUTE</a></span>"
        "<div id=content><span id=content-text>TEXT</span></div></ytd-comment-view-model>REPLIES"
        "</ytd-comment-thread-renderer>",
        "<div id=replies>@@</div>",
    ),
}
FLAT_ONES = {"Jira"}


@pytest.mark.parametrize("name", [*LISTS, *TREES])
def test_names_times_texts_and_tree(name: str) -> None:
    thread = thread_of(ARTICLE + (LISTS.get(name) or TREES[name]))
    assert [comment.author for comment in thread.comments] == list(PEOPLE)
    assert [comment.text for comment in thread.comments] == list(TEXTS)
    assert [comment.time is not None and comment.time.minute for comment in thread.comments] == [0, 1, 2]
    assert list(thread.parents) == (FLAT if name in LISTS or name in FLAT_ONES else NESTED)
    assert thread.article is not None
    assert "Words of the article" in thread.article.text
