"""Link aggregators whose comments stand in one another: Lobsters, Lemmy, kbin, Tildes."""

from __future__ import annotations

from typing import Final

from .formed import family
from .forms import Form, indent_by

FORMS: Final = (
    Form(
        "Lobsters",
        ("comments_subtree", "data-shortid"),
        post="li.story, li.comments_subtree",
        id="@data-shortid | .comment[data-shortid]@data-shortid",
        author=".byline a:not(:has(img)):not([name])[href*='/~'], .byline a:not(:has(img)):not([name])[href*='/u/']",
        time=".byline time@datetime | .byline span[title]@title",
        body=".comment_text | .story_text | .story .u-url",
        link=".byline a[href*='/c/']@href",
        flags=(
            ("deleted", ".comment .deleted"),
            ("collapsed", ".comment_folder_button[checked]"),
            ("edited", ".comment .edited"),
        ),
        article="li.story",
        title=".story .u-url, .story .link a",
        declared=".story .comments_label",
    ),
    Form(
        "Lemmy",
        ("comment-node", "md-div"),
        post=".post-listing, li.comment",
        id=".comment-node@id",
        author=".person-listing",
        time=".moment-time@data-tippy-content | time@datetime",
        body=".comment-content .md-div | .comment-content | #postContent | .post-listing .md-div",
        article=".post-listing",
        title=".post-title h1, .post-title, h1",
        flags=(("deleted", ".comment-node .text-muted em"),),
    ),
    Form(
        "kbin",
        ("entry-comment-", "comment-level--"),
        post="article.entry, [id^='entry-comment-'], [id^='post-comment-']",
        author=".user-inline | header a[href*='/u/']",
        time="time@datetime",
        body=".content",
        depth=indent_by(r"comment-level--(\d{1,3})", "class"),
        article="article.entry",
        title="article.entry h1, h1",
    ),
    Form(
        "Tildes",
        ("comment-tree", "comment-itemtext"),
        post="article.topic-full, article.comment",
        author=".link-user",
        time="time@datetime",
        body=".comment-text, .topic-full-text",
        id="@data-comment-id36 | @id",
        link=".comment-nav-link@href",
        article="article.topic-full",
        title=".topic-full h1, h1",
    ),
)

FAMILIES: Final = tuple(family(form) for form in FORMS)
