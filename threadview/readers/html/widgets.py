"""Discussions that a script of another site puts under an article, where a browser saved what it drew. One row each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .embedded import under_an_article
from .forms import Form, indent_by

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from .family import Family


def _within_replies(node: LexborNode) -> int:
    """Return in how many lists of replies a comment stands."""
    depth, around = 0, node.parent
    while around is not None:
        depth += around.attributes.get("id") == "replies"
        around = around.parent
    return depth


_FORMS: Final = (
    Form(
        "Disqus",
        ("post-message", "post-content"),
        post="li.post[id^='post-']",
        identity=r"post-(\d+)",
        author=".post-byline .author | .author",
        time=".post-meta .time-ago@title | .time-ago@title | .post-meta time | .time-ago",
        body=".post-message > div | .post-message",
        link=".post-meta .time-ago@href",
        flags=(("pinned", ".pinned"), ("collapsed", "li.post.collapsed"), ("deleted", "li.post.deleted")),
        skip=frozenset({"see-more"}),
        declared=".comment-count, #main-nav .publisher-nav-color",
        article="-",
    ),
    Form(
        "Isso",
        ("isso-comment",),
        post=".isso-comment[id^='isso-']",
        identity=r"isso-(\d+)",
        author=".isso-author | .isso-comment-header .author",
        time=".isso-comment-header time",
        body=".isso-text | .text-wrapper > .text",
        article="-",
    ),
    Form(
        "wpDiscuz",
        ("wpd-comment-text", "wpd-comm-"),
        post=".wpd-comment[id^='wpd-comm-']",
        identity=r"wpd-comm-(\d+)",
        author=".wpd-comment-author",
        time=".wpd-comment-date@title | .wpd-comment-date",
        body=".wpd-comment-text",
        declared=".wpd-thread-info, .wpdtc",
        article="-",
    ),
    Form(
        "Remark42",
        ("comment__username", "comment__text"),
        post="article.comment[id*='comment-']",
        identity=r"comment-(.+)",
        author=".comment__username",
        time=".comment__time@title | .comment__time",
        body=".comment__text",
        flags=(("pinned", ".comment_pinned"), ("collapsed", ".comment_collapsed")),
        depth=indent_by(r"(?:level|indent)[-_](\d+)", "class"),
        article="-",
    ),
    Form(
        "Commento",
        ("commento-card",),
        post="[id^='commento-comment-card-']",
        identity=r"commento-comment-card-(\w+)",
        author="[id^='commento-comment-name-'] | .commento-name",
        time=".commento-timeago@title | .commento-timeago",
        body="[id^='commento-comment-text-'] | .commento-body",
        article="-",
    ),
    Form(
        "giscus",
        ("gsc-comment-content",),
        post=".gsc-comment, .gsc-reply",
        author=".gsc-comment-author .link-primary, .gsc-reply-author .link-primary"
        " | .gsc-comment-author, .gsc-reply-author",
        time=".gsc-comment-author time, .gsc-reply-author time",
        body=".gsc-comment-content, .gsc-reply-content",
        declared=".gsc-comments-count",
        article="-",
    ),
    Form(
        "utterances",
        ("timeline-comment", "comment-body", "utteranc"),
        post=".timeline-comment",
        author=".comment-header a strong | .comment-meta strong",
        time=".comment-header time, .comment-meta time",
        body=".comment-body",
        article="-",
    ),
    Form(
        "IntenseDebate",
        ("idc-c-t",),
        post="[id^='IDComment'].idc-c",
        identity=r"IDComment(\d+)",
        author=".idc-i",
        time=".idc-time",
        body=".idc-c-t-inner | .idc-c-t",
        article="-",
    ),
    Form(
        "Livefyre",
        ("fyre-comment-article",),
        post=".fyre-comment-article",
        id="@data-message-id",
        author=".fyre-comment-username",
        time=".fyre-comment-date@title | .fyre-comment-date",
        body=".fyre-comment",
        article="-",
    ),
    Form(
        "Facebook comments",
        ("UFICommentBody", "UFICommentActorName"),
        post=".UFIComment",
        author=".UFICommentActorName",
        time="abbr.livetimestamp@data-utime",
        body=".UFICommentBody",
        article="-",
    ),
    Form(
        "YouTube",
        ("author-text", "content-text", "ytd-comment"),
        post="ytd-comment-view-model, ytd-comment-renderer",
        id="#published-time-text a@href",
        identity=r"\blc=([\w.-]+)",
        author="#author-text",
        time="#published-time-text",
        body="#content-text",
        link="#published-time-text a@href",
        depth=_within_replies,
        article="-",
    ),
    Form(
        "Coral",
        ("coral-comment-content",),
        post="[id^='comment-'].coral-comment, .coral-comment[data-testid^='comment-']",
        id="@id | @data-testid",
        identity=r"comment-(.+)",
        author=".coral-comment-username",
        time=".coral-comment-timestamp@title | .coral-comment-timestamp",
        body=".coral-comment-content",
        article="-",
    ),
)

FAMILIES: Final[tuple[Family, ...]] = tuple(under_an_article(form) for form in _FORMS)
