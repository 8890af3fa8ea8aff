"""GitHub's issues, pull requests and discussions, as rendered since 2024 (React) and before; GitLab's too."""

from __future__ import annotations

from typing import Final

from .formed import family
from .forms import Form

FORMS: Final = (
    Form(
        "GitHub",
        ("react-issue-comment",),
        post="[data-testid='issue-body'], .react-issue-comment",
        id="[data-testid='comment-header'][id]@id",
        author="[data-testid='issue-body-header-author'] | [data-testid='avatar-link'] | [data-testid$='-header'] a",
        time="[data-testid='comment-header'] relative-time@datetime | relative-time@datetime",
        body="[data-testid='markdown-body'] | .markdown-body",
        article="[data-testid='issue-body']",
        title="[data-testid='issue-title'], h1 bdi",
    ),
    Form(
        "GitHub (before 2024)",
        ("js-comment-container", "comment-body"),
        post=".js-comment-container, .review-comment, .js-discussion-comment, .discussion-comment",
        id=".timeline-comment[id]@id | [id^='issue']@id | [id^='discussion']@id | @id",
        identity=r"([\w-]+)",
        author="a.author | .author",
        time="relative-time@datetime | time-ago@datetime",
        body=".comment-body",
        link="a.js-timestamp@href",
        flags=(("collapsed", ".minimized-comment"),),
        title=".js-issue-title, h1 bdi",
    ),
    Form(
        "GitLab",
        ("note-body", "timeline-entry"),
        post="li.note[id^='note_'], .detail-page-description",
        author=".note-header-author-name | .note-header .author-name-link",
        time=".note-header time@datetime | time@datetime",
        body=".note-text .md, .note-text | .description .md",
        article=".detail-page-description",
        title="h1.title, h1",
    ),
)

FAMILIES: Final = tuple(family(form) for form in FORMS)
