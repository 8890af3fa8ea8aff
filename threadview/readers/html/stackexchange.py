"""Questions with answers, and short comments under both: Stack Exchange and Askbot. An accepted answer is pinned."""

from __future__ import annotations

from typing import Final

from .formed import family
from .forms import Form

FORMS: Final = (
    Form(
        "Stack Exchange",
        ("js-post-body",),
        post="#question, div.answer, li.comment",
        author=".user-details[itemprop='author'] a, .comment-user | .user-details a | .user-details",
        time=".owner .relativetime@title | .answer [itemprop='dateCreated']@datetime"
        " | .relativetime@title | .relativetime-clean@title",
        body=".js-post-body, .comment-copy",
        link=".js-share-link@href | .comment-link@href",
        flags=(("pinned", "div.accepted-answer"), ("deleted", "div.deleted-answer")),
        article="#question",
        title="#question-header h1",
    ),
    Form(
        "Stack Exchange (before 2019)",
        ("post-text", "question"),
        post="#question, div.answer, .comment[id^='comment-']",
        author=".owner .user-details a, .comment-user | .user-details a | .user-details",
        time=".owner .relativetime@title | .relativetime@title | .relativetime-clean@title",
        body=".post-text, .comment-copy",
        flags=(("pinned", "div.accepted-answer"),),
        article="#question",
        title="#question-header h1",
    ),
    Form(
        "Askbot",
        ("askbot", "post-update-info"),
        post="#question-table, .post[id^='post-id-'], div.comment[id^='comment-']",
        author=".post-update-info a:not(:has(img)), .comment .author",
        time=".timeago@title",
        body=".js-editable-content, .comment-body | .question-body, .answer-body | .post-body",
        flags=(("pinned", ".post.accepted-answer, .post.answered-by-owner.accepted-answer"),),
        skip=frozenset(("author", "timeago", "age", "edit", "delete", "convert-comment", "post-update-info-container")),
        article="#question-table, .post.question",
        title="h1",
    ),
)

FAMILIES: Final = tuple(family(form) for form in FORMS)
