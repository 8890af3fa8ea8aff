"""More forums, as :mod:`.forums`: those that are met less often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .formed import family
from .forms import Form

if TYPE_CHECKING:
    from .family import Family

FORMS: Final = (
    Form(
        "ProBoards",
        ("mini-profile", "user-link", "post item"),
        post=".post.item[id^='post-']",
        identity=r"post-(\d+)",
        author=".mini-profile .user-link | .user-link",
        time=".date abbr@title | .date",
        body=".message",
        signature=".signature",
        title=".thread-title, h1",
    ),
    Form(
        "Question2Answer",
        ("qa-q-view", "entry-content"),
        post=".qa-q-view, .qa-a-list-item, .qa-c-list-item",
        author=".qa-q-view-who .qa-user-link, .qa-a-item-who .qa-user-link, .qa-c-item-who .qa-user-link"
        " | .qa-q-view-who-data, .qa-a-item-who-data, .qa-c-item-who-data",
        time=".qa-q-view-when time, .qa-a-item-when time, .qa-c-item-when time"
        " | .qa-q-view-when, .qa-a-item-when, .qa-c-item-when",
        body=".entry-content",
        article=".qa-q-view",
        title=".qa-main-heading .entry-title, h1",
    ),
    Form(
        "Khoros",
        ("lia-panel-message", "lia-message-body"),
        post=".lia-panel-message[data-lia-message-uid]",
        id="@data-lia-message-uid",
        author=".lia-message-author-username .lia-user-name-link | .lia-user-name-link",
        time=".lia-message-posted-on | .DateTime",
        body=".lia-message-body-content | .lia-message-body",
        signature=".lia-message-signature",
        title=".lia-node-header-title, .lia-message-subject, h1",
    ),
    Form(
        "Phorum",
        ("message-user-info", "message-body"),
        post="div.message:has(.message-body)",
        id=".message-header a[name]@name",
        identity=r"msg-(\d+)",
        author=".message-user-info a | .message-user-info",
        time=".message-date",
        body=".message-body",
        title="h1",
    ),
    Form(
        "UBB.threads",
        ("author-content", "post_inner"),
        post="table.t_outer:has(.post_inner)",
        id="span[id^='number']@id",
        identity=r"number(\d+)",
        author=".author-name a | .author-name",
        time=".subjecttable .small:has(.date) | .subjecttable .date",
        body=".post_inner",
        signature=".signature",
        title="title",
    ),
)

FAMILIES: Final[tuple[Family, ...]] = tuple(family(form) for form in FORMS)
