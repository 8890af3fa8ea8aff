"""Slashdot: a tree of list items; of what is below the reader's threshold the page holds the place, not the words."""

from __future__ import annotations

from typing import Final

from .formed import family
from .forms import Form

FAMILY: Final = family(
    Form(
        "Slashdot",
        ("commentlisting", "commtree_"),
        post="li.comment[id^='tree_'], article.fhitem[data-fhid]",
        id="@id | @data-fhid",
        identity=r"(\d+)",
        author=".by > a | .by | .fhitem .details > a, .story-byline a",
        time=".otherdetails | time[id^='fhtime']@datetime",
        body="[id^='comment_body_'] | .fhitem [id^='text-'] | .fhitem .body",
        link="a[id^='comment_link_']@href",
        subject="a[id^='comment_link_']",
        flags=(("hidden", "li.comment.hidden"), ("collapsed", "li.comment.oneline")),
        article="article.fhitem",
        title="h2.story a, .commentspl a",
        declared=".totalcommentcnt",
    )
)
