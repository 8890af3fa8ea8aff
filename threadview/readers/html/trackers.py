"""Trackers of bugs and tasks: what was said under an issue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .embedded import under_an_article
from .formed import family
from .forms import Form

if TYPE_CHECKING:
    from .family import Family

_REDMINE: Final = Form(
    "Redmine",
    ("has-notes", 'class="wiki'),
    post="div.issue.details, div.journal.has-notes",
    identity=r"(\d+)",
    author="h4 a.user | .author a.user | .author a",
    time="h4 a[title]@title | .author a[title]@title",
    body=".description .wiki | .wiki",
    link="a.journal-link@href",
    article="div.issue.details",
    title=".subject h3",
)
_JIRA: Final = Form(
    "Jira",
    ("activity-comment", "action-body"),
    post="div.activity-comment[id^='comment-']",
    identity=r"comment-(\d+)",
    author=".action-details .user-hover | .user-hover",
    time=".action-details time@datetime | .date@title",
    body=".action-body",
    article="-",
)

FAMILIES: Final[tuple[Family, ...]] = (family(_REDMINE), under_an_article(_JIRA))
