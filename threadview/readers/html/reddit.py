"""Reddit, in three generations of its pages: things (old.reddit.com), React (2018 to 2023), shreddit (since)."""

from __future__ import annotations

from typing import Final

from .formed import family
from .forms import Form, indent_by

_ID: Final = r"(t[13]_\w+)"

FORMS: Final = (
    Form(
        "Reddit (shreddit)",
        ("<shreddit-comment",),
        post="shreddit-post, shreddit-comment, faceplate-partial[src*='more-comments']",
        id="@thingid | @id",
        author="@author",
        time="@created-timestamp | time@datetime | faceplate-timeago@ts",
        body="[slot='comment'] | [slot='text-body'] | [slot='title']",
        link="@permalink",
        flags=(
            ("more", "faceplate-partial[src*='more-comments']"),
            ("deleted", "shreddit-comment[is-comment-deleted]"),
            ("collapsed", "shreddit-comment[collapsed]"),
            ("pinned", "shreddit-comment[stickied]"),
        ),
        article="shreddit-post",
        title="shreddit-post [slot='title'], h1",
        declared="[data-comment-count]",
    ),
    Form(
        "Reddit",
        ("commentarea", "thing"),
        post=".thing.link, .commentarea .thing.comment, .commentarea .thing.morechildren, .commentarea .deepthread",
        id="@data-fullname | @id",
        author="@data-author | .tagline .author | .tagline > em",
        time=".tagline time:not(.edited-timestamp)@datetime",
        body=".usertext-body .md | .thing.link a.title",
        link="@data-permalink | a.bylink@href",
        flags=(
            ("more", ".morechildren .button, .commentarea .deepthread a"),
            ("pinned", ".thing.comment.stickied, .stickied-tagline"),
            ("collapsed", ".thing.comment.collapsed"),
            ("deleted", ".thing.comment.deleted"),
            ("edited", ".thing.comment .edited-timestamp"),
        ),
        article=".thing.link",
        title=".thing.link a.title",
        declared=".thing.link .comments",
    ),
    Form(
        "Reddit (React)",
        ("Comment t1_",),
        post="div[id^='t3_'], div[id^='t1_'][style*='padding-left']",
        identity=_ID,
        author="a[data-testid='comment_author_link'], a[data-click-id='user'] | a[href*='/user/']",
        time="a[data-testid='comment_timestamp'] | a[data-click-id='timestamp']",
        body="[data-testid='comment'] | [data-click-id='text'] | [data-test-id='comment']",
        depth=indent_by(r"padding-left:\s*(\d{1,6})", "style"),
        article="div[id^='t3_']",
        title="h1",
    ),
)

FAMILIES: Final = tuple(family(form) for form in FORMS)
