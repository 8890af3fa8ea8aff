"""Which part of a comment an element is, by the names that programs and themes give it, its tag, its address.

Nothing here belongs to one program. A class such as ``comment__author-name``, ``epoch-comment-content`` or
``blogCommentText`` is read by its last words; tags, ``itemprop`` and ``rel`` help.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Part = Literal["author", "time", "body", "header", "furniture"]

_CLASSES: Final[tuple[tuple[Part, int, str], ...]] = (
    (
        "furniture",
        0,
        r"avatars?|gravatar|says|screen-reader-text|sr-only|visually-hidden|comment-number|assistive-text",
    ),
    (
        "furniture",
        0,
        r"(?:comment-)?repl(?:y|ies)(?:-?(?:link|to|button|count|text|form|comment|box\w*|wrap(?:per)?|container))?",
    ),
    ("furniture", 0, r"(?:comment-)?(?:respond|edit-link|edit|report)|likebtn-\w+|\w+-like"),
    (
        "furniture",
        0,
        r"\w*(?:actions?|buttons?|btns?|toolbar|controls?|toggle|tools|share|sharing|sharedaddy|reactions)",
    ),
    ("furniture", 0, r"(?:comment-)?(?:likes?|vot(?:e|es|ing|ers?)|ratings?|karma|scores?|awaiting-moderation)"),
    ("author", 0, r"fn|(?:author|user|commenter|commentor|poster|member|display|nick)-?(?:name|link)|comment-?name"),
    ("author", 0, r"nickname|username"),
    (
        "author",
        1,
        r"author|user|commenter|commentor|commentauthor|poster|comment-by|who|autor|auteur|person|(?<!-)name",
    ),
    ("author", 2, r"by-?line"),
    (
        "time",
        1,
        r"(?:comment-?)?(?:date|time|datetime|date-?time|timestamp|time-?ago|dateline|posted-on|published|datum)",
    ),
    ("time", 3, r"meta|metadata|commentmetadata|meta-?data|details?|info|posted|footer|comments-post"),
    ("time", 2, r"comment-link"),
    (
        "body",
        0,
        r"content|(?<!date-)(?<!time-)(?<!from-)text|txt|commenttext|commentcontent|message|msg|copy|the-content|content-inner|comment-p|prose",
    ),
    ("body", 1, r"body|entry|commentbody|commententry|post-body|excerpt"),
    ("body", 2, r"(?<!-)comment"),
    ("header", 0, r"head|header|vcard|top|title-?bar|foot|number|counter|count|permalink|authorinfo|postinfo"),
)
_RULES: Final = tuple(
    (part, rank, re.compile(rf"(?:.*-|comment|post)?(?:{words})", re.ASCII)) for part, rank, words in _CLASSES
)
_TAGS: Final[dict[str, tuple[Part, int]]] = {
    "time": ("time", 0),
    "cite": ("author", 2),
    "header": ("header", 0),
    "footer": ("header", 0),
    "form": ("furniture", 0),
    "nav": ("furniture", 0),
}
_PROPERTIES: Final[dict[str, tuple[Part, int]]] = {
    "author": ("author", 1),
    "creator": ("author", 1),
    "name": ("author", 0),
    "commenttime": ("time", 0),
    "datepublished": ("time", 0),
    "datecreated": ("time", 0),
    "dateline": ("time", 1),
    "text": ("body", 0),
    "commenttext": ("body", 0),
    "description": ("body", 1),
}
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
"""Parts words of a name: ``commentAuthor``."""
_PERSON: Final = re.compile(r"/(?:u|users?|profiles?|members?|people|authors?)/[^/?#]+/?$|/@[^/?#]+/?$")
_PORTRAIT: Final = re.compile(r"avatar|gravatar|profile (?:picture|photo|image)|profilbild", re.IGNORECASE)


@lru_cache(2048)
def part_of(classes: str) -> tuple[Part, int] | None:
    """Return which part of a comment a class attribute names, and how good a sign it is: 0 is the best."""
    best: tuple[Part, int] | None = None
    for name in _HUMP.sub("-", classes).lower().replace("__", "-").replace("_", "-").split():
        for part, rank, rule in _RULES:
            if rule.fullmatch(name):
                if best is None or (part == best[0] and rank < best[1]) or best[0] == "header":
                    best = (part, rank)
                break
    return best


def role_of(node: LexborNode) -> tuple[Part, int] | None:
    """Return which part of a comment an element is by its tag and attributes; None for one that tells nothing."""
    attributes = node.attributes
    tag = node.tag or ""
    if tag == "time":
        return _TAGS["time"]
    if attributes:
        if (named := attributes.get("class")) and (role := part_of(named)):
            return role
        if (named := attributes.get("itemprop")) and (role := _PROPERTIES.get(named.lower())):
            return role
        if tag == "a" and (role := _role_of_link(attributes)):
            return role
        if tag == "img" and _PORTRAIT.search(f"{attributes.get('alt') or ''} {attributes.get('src') or ''}"):
            return "furniture", 0
    return _TAGS.get(tag)


def _role_of_link(attributes: dict[str, str | None]) -> tuple[Part, int] | None:
    """Return what a link of a comment is: its author's address, or its own with the date as its words."""
    rel = attributes.get("rel") or ""
    if "author" in rel:
        return "author", 1
    address = attributes.get("href") or ""
    if "nofollow" not in rel and "#" in address:
        return "time", 2
    return ("author", 3) if _PERSON.search(address) else None
