"""Mail as web programs show it, one message below the other: Gmail, Google Groups."""

from __future__ import annotations

from typing import Final

from .formed import family
from .forms import Form

FORMS: Final = (
    Form(
        "Gmail",
        ("data-legacy-message-id",),
        post="[data-legacy-message-id]",
        id="@data-legacy-message-id",
        author=".gD@name | .gD",
        time=".g3@title | .g3",
        body=".a3s",
        title="h2.hP",
        skip=frozenset({"a6S", "ajR", "ajT"}),
    ),
    Form(
        "Google Groups",
        ("data-doc-id", "data-author"),
        post="section[data-author]",
        id="@data-doc-id",
        author="@data-author",
        time=".zX2W9c",
        body="[role='region']",
        title="html-blob + h1, h1",
    ),
)

FAMILIES: Final = tuple(family(form) for form in FORMS)
