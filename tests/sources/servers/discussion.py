"""A discussion whose every word, author, time and parent is known, and how it is left on a blog."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blog import Blog

ZONE: Final = ZoneInfo("America/St_Johns")
"""Half an hour off, and with a summer time that begins among the comments."""

PLAIN: Final = 112
DEEPEST: Final = 5
START: Final = datetime(2026, 1, 5, 8, 0, 7, tzinfo=UTC)
STEP: Final = timedelta(hours=12, minutes=53, seconds=11)
"""No comment falls into the hour that the clocks skip: WordPress tells its time by REST an hour late."""

PEOPLE: Final = ("Zoë", "Łukasz", "李雷", "Mary-Ann O’Hara", "Ilse & Sons", "tide_watcher", "Ünal B.", "sam")
_WORDS: Final = (
    "the ebb left the slip dry before noon and the ferry waited for an hour while somebody measured the silt with a "
    "broom handle because the gauge had been wrong since the storm and nobody had asked who would mend it"
)
TITLE: Final = "The tide table was wrong"
ARTICLE: Final = "<p>On Monday the water came forty minutes early.</p>\n<p>Who reads the gauge at the old pier?</p>"
ARTICLE_TEXT: Final = "On Monday the water came forty minutes early.\n\nWho reads the gauge at the old pier?"

Kind = Literal["comment", "trackback", "pingback"]
Fate = Literal["approved", "hold", "spam", "trash"]


class Said(NamedTuple):
    """A comment as it is left and as it must be read.

    Attributes:
        text: The words to be read.
        parent: The place of its parent in the list; None at the top.
        author: Who leaves it.
        html: What is sent, where that differs from the words.
        fate: What the owner decides about it.
        kind: What it is to WordPress.
        by_form: Whether a visitor leaves it by the form under the post, at that moment.
    """

    text: str
    parent: int | None = None
    author: str = "sam"
    html: str = ""
    fate: Fate = "approved"
    kind: Kind = "comment"
    by_form: bool = False


PECULIAR: Final = (
    Said(
        "Don’t trust the “official” table — it’s 3 < 4 & 5 > 2.",
        html='Don\'t trust the "official" table -- it\'s 3 < 4 & 5 > 2.',
    ),
    Said(
        'Here it is:\n\nif (a < b) {\n    wait("ebb");\n\n    sail();\n}\n\nand never `tide--`.',
        html='Here it is:\n\n<pre><code>if (a &lt; b) {\n    wait("ebb");\n\n    sail();\n}</code></pre>\n\n'
        "and never <code>`tide--`</code>.",
    ),
    Said(
        "Who reads the gauge at the old pier?\n\nNobody does.",
        html="<blockquote>Who reads the gauge at the old pier?</blockquote>\n\nNobody does.",
    ),
    Said("潮が満ちる。Żółć, naïve, 🌊 и прилив: e\u0301t\u00e9 — ok?"),
    Said(
        "See the table and https://example.net/raw",
        html='See <a href="https://example.org/tides?a=1&amp;b=2">the table</a> and https://example.net/raw',
    ),
    Said("First line\nsecond line\n\nA new paragraph."),
    Said(
        "Three things:\n\nsilt\nbroom\npatience",
        html="Three things:\n<ul><li>silt</li><li>broom</li><li>patience</li></ul>",
    ),
    Said(
        "By the form, with emphasis and code_of(x).",
        html="By the form, with <em>emphasis</em> and <code>code_of(x)</code>.", by_form=True, author="Visitor 1",
    ),
    Said("By the form, a reply\n\nof two paragraphs.", parent=1, by_form=True, author="Vïsitor 2"),
    Said("By nobody in particular.", by_form=True, author=""),
)  # fmt: skip


def discussion() -> list[Said]:
    """Return the comments in the order in which they are left, each behind its parent."""
    chance = Random(20260105)  # noqa: S311 - a discussion, no secret
    said: list[Said] = []
    depths: list[int] = []
    for number in range(PLAIN):
        parents = [place for place, depth in enumerate(depths) if depth < DEEPEST]
        parent = chance.choice(parents[-12:]) if parents and chance.random() < 0.6 else None
        words = " ".join(chance.choices(_WORDS.split(), k=chance.randint(4, 40)))
        said.append(Said(f"Remark {number}: {words}.", parent, chance.choice(PEOPLE)))
        depths.append(1 if parent is None else depths[parent] + 1)
    said += [one._replace(parent=one.parent if one.by_form else place * 3) for place, one in enumerate(PECULIAR)]
    said += [Said("Deep 0.")] + [Said(f"Deep {depth}.", len(said) + depth - 1) for depth in range(1, 8)]
    return said + _moderated(len(said))


def _moderated(first: int) -> list[Said]:
    """Return comments of other kinds and fates; the last is an answer to one that is not shown."""
    return [
        Said("Elsewhere: they wrote of this pier.", kind="pingback", author="A pier elsewhere"),
        Said("A trackback\n\nThe same tide, seen from the other side.", kind="trackback", author="The other side"),
        Said("Hidden: waits for the owner.", fate="hold"),
        Said("Hidden: cheap watches.", fate="spam", parent=3),
        Said("Hidden: thrown away.", fate="trash"),
        Said("Answers what nobody sees.", parent=first + 2),
    ]


def times(said: Sequence[Said]) -> list[datetime | None]:
    """Return when each is left; None for now."""
    return [None if one.by_form or one.kind != "comment" else START + place * STEP for place, one in enumerate(said)]


def leave(blog: Blog, said: Sequence[Said]) -> list[int]:
    """Leave comments on the first post of a blog, each in its way, and return their ids."""
    blog.api("posts/1", title=TITLE, content=ARTICLE, date_gmt=f"{START:%Y-%m-%dT%H:%M:%S}", ping_status="open")
    blog.api("comments/1&force=true", "DELETE")
    ids: list[int] = []
    for one, time in zip(said, times(said), strict=True):
        parent = 0 if one.parent is None else ids[one.parent]
        ids.append(_left(blog, one, parent, time))
    for number, one in zip(ids, said, strict=True):
        if one.fate == "trash":
            blog.api(f"comments/{number}", "DELETE")
    return ids


def _left(blog: Blog, one: Said, parent: int, time: datetime | None) -> int:
    """Leave a comment and return its id."""
    if time is not None:
        return _by_rest(blog, one, parent, time)
    if one.kind == "pingback":
        return _by_ping(blog, one)
    if one.kind == "trackback":
        _by_trackback(blog, one)
    else:
        _by_form(blog, one, parent)
    newest = f"comments&per_page=1&orderby=id&order=desc&status=all&type={one.kind}"
    return int(blog.api(newest, "GET")[0]["id"])


def _by_rest(blog: Blog, one: Said, parent: int, time: datetime) -> int:
    left = blog.api(
        "comments",
        post=1,
        parent=parent,
        author_name=one.author,
        author_email="somebody@example.org",
        content=one.html or one.text,
        date_gmt=f"{time:%Y-%m-%dT%H:%M:%S}",
        status="approved" if one.fate == "trash" else one.fate,
    )
    return int(left["id"])


def _by_form(blog: Blog, one: Said, parent: int) -> None:
    who = {"author": one.author, "email": "", "url": ""}
    blog.post("wp-comments-post.php", comment=one.html or one.text, **who, comment_post_ID=1, comment_parent=parent)


def _by_trackback(blog: Blog, one: Said) -> None:
    title, _, excerpt = one.text.partition("\n\n")
    where = {"url": "https://side.example.org/", "blog_name": one.author}
    blog.post("wp-trackback.php?p=1", title=title, excerpt=excerpt, **where)


def _by_ping(blog: Blog, one: Said) -> int:
    words = {"comment_content": one.text, "comment_author": one.author}
    told = {"comment_post_ID": 1, "comment_author_url": "https://pier.example.org/", **words}
    return int(blog.php("pingback.php", json.dumps(told).encode()))
