"""A tree of Algolia's as it is decoded where it is sound; its reader is asked about other files too."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - msgspec looks it up
from typing import Annotated, Literal

from msgspec import Meta, Struct


class ReplyForm(Struct):
    """A comment with its replies; what bears the marks of another form is none."""

    id: int
    type: Literal["comment"]
    created_at: Annotated[datetime, Meta(tz=True)]
    author: str | None
    text: str | None
    children: list[ReplyForm]
    deleted: None = None
    dead: None = None


class StoryForm(Struct):
    """A story with its comments."""

    id: int
    type: Literal["story", "poll", "job"]
    created_at: str
    author: str
    title: str
    text: str | None
    children: list[ReplyForm]
    url: str | None = None
