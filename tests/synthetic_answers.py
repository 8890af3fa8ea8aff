"""A synthetic thread as the interfaces of sites answer: one comment as each of them writes it, with all its ballast."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from synthetic import Synthetic

Answer = dict[str, Any]
FORUM = "https://forum.example.org"


def write(made: Synthetic, form: str) -> str:
    """Return the thread as one of :data:`ANSWERS`."""
    written = ANSWERS[form](made)
    return written if isinstance(written, str) else json.dumps(written, ensure_ascii=False)


def _html(made: Synthetic, at: int) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in made.texts[at].split("\n\n"))


def _time(made: Synthetic, at: int) -> str:
    return made.times[at].isoformat().replace("+00:00", ".000Z")


def _nested(made: Synthetic, items: list[Answer], within: Callable[[Answer, list[Answer]], None]) -> list[Answer]:
    """Put the replies of each item within it; return those at the top."""
    replies: list[list[Answer]] = [[] for _ in items]
    top: list[Answer] = []
    for item, parent in zip(items, made.parents, strict=True):
        (replies[parent] if parent >= 0 else top).append(item)
    for item, those in zip(items, replies, strict=True):
        within(item, those)
    return top


def firebase(made: Synthetic) -> list[Answer]:
    """Hacker News: items in a list."""
    kids: dict[int, list[int]] = {}
    for at, parent in enumerate(made.parents):
        kids.setdefault(parent, []).append(at + 2)
    story = {"by": "poster", "id": 1, "kids": kids.get(-1, []), "title": made.title, "type": "story", "time": 1}
    return [story] + [
        {"by": made.authors[at], "id": at + 2, "kids": kids.get(at, []), "parent": parent + 2 or 1,
         "text": _html(made, at), "time": int(made.times[at].timestamp()), "type": "comment"}
        for at, parent in enumerate(made.parents)
    ]  # fmt: skip


def reddit(made: Synthetic) -> list[Answer]:
    """Reddit: the ``.json`` of a page."""
    site = "/r/boats/comments/p/tar/"
    items = [
        {"kind": "t1", "data": {
            "subreddit_id": "t5_b", "approved_at_utc": None, "subreddit": "boats", "likes": None, "saved": False,
            "id": f"c{at}", "name": f"t1_c{at}", "author": made.authors[at], "author_fullname": f"t2_{at}", "ups": 3,
            "parent_id": f"t1_c{made.parents[at]}" if made.parents[at] >= 0 else "t3_p", "link_id": "t3_p",
            "body": made.texts[at], "body_html": escape(f'<div class="md">{_html(made, at)}</div>'), "downs": 0,
            "created_utc": made.times[at].timestamp(), "permalink": f"{site}c{at}/", "stickied": False, "gilded": 0,
            "collapsed": False, "edited": False, "distinguished": None, "all_awardings": [], "replies": ""}}
        for at in range(len(made.parents))
    ]  # fmt: skip
    top = _nested(made, items, lambda item, those: item["data"].update(replies=_listing(those) if those else ""))
    post = {"id": "p", "name": "t3_p", "title": made.title, "author": "poster", "selftext": made.article,
            "num_comments": len(items), "created_utc": 1.7e9, "is_self": True, "permalink": site}  # fmt: skip
    return [_listing([{"kind": "t3", "data": post}]), _listing(top)]


def _listing(things: list[Answer]) -> Answer:
    return {"kind": "Listing", "data": {"after": None, "dist": None, "modhash": "", "children": things}}


def lobsters(made: Synthetic) -> Answer:
    """Lobsters: a story."""
    comments = [
        {"short_id": f"c{at}", "short_id_url": f"{FORUM}/c/c{at}", "created_at": _time(made, at), "score": 3,
         "last_edited_at": _time(made, at), "is_deleted": False, "is_moderated": False, "flags": 0, "depth": 0,
         "parent_comment": f"c{parent}" if parent >= 0 else None, "comment": _html(made, at),
         "comment_plain": made.texts[at], "url": f"{FORUM}/c/c{at}", "commenting_user": made.authors[at]}
        for at, parent in enumerate(made.parents)
    ]  # fmt: skip
    return {"short_id": "s", "title": made.title, "url": "", "description": f"<p>{escape(made.article)}</p>",
            "comments_url": f"{FORUM}/s/s", "submitter_user": "poster", "created_at": "2024-01-02T03:04:05Z",
            "comment_count": len(comments), "comments": comments}  # fmt: skip


def discourse(made: Synthetic) -> Answer:
    """Discourse: a topic with all its posts."""
    texts = [f"<p>{escape(made.article)}</p>", *(_html(made, at) for at in range(len(made.parents)))]
    authors, times = ["poster", *made.authors], [made.times[0], *made.times]
    parents = [None, *(parent + 2 if parent >= 0 else None for parent in made.parents)]
    posts = [
        {"id": 100 + at, "name": authors[at], "username": authors[at], "avatar_template": "/u/{size}.png", "reads": 3,
         "created_at": times[at].isoformat(), "cooked": texts[at], "post_number": at + 1, "post_type": 1, "version": 1,
         "reply_to_post_number": parents[at], "topic_id": 7, "topic_slug": "tar", "actions_summary": [], "score": 2.4,
         "hidden": False, "trust_level": 2, "deleted_at": None, "user_deleted": False, "moderator": False}
        for at in range(len(texts))
    ]  # fmt: skip
    stream = [post["id"] for post in posts]
    return {"id": 7, "title": made.title, "posts_count": len(posts), "post_stream": {"posts": posts, "stream": stream}}


def lemmy(made: Synthetic) -> Answer:
    """Lemmy: the comments of a post."""
    paths: list[str] = []
    for at, parent in enumerate(made.parents):
        paths.append(f"{paths[parent] if parent >= 0 else 0}.{at + 1}")
    post = {"id": 7, "name": made.title, "body": made.article, "published": "2024-01-02T03:04:05Z"}
    return {"post_view": {"post": post, "creator": {"name": "poster"}}, "comments": [
        {"comment": {"id": at + 1, "creator_id": at, "post_id": 7, "content": made.texts[at], "removed": False,
                     "published": _time(made, at), "deleted": False, "ap_id": f"{FORUM}/comment/{at + 1}",
                     "local": True, "path": paths[at], "distinguished": False, "language_id": 37},
         "creator": {"id": at, "name": made.authors[at], "banned": False, "actor_id": f"{FORUM}/u/{at}"},
         "counts": {"comment_id": at + 1, "score": 1, "upvotes": 1, "downvotes": 0}, "saved": False}
        for at in range(len(made.parents))
    ]}  # fmt: skip


def substack(made: Synthetic) -> Answer:
    """Substack: the comments of a post."""
    items: list[Answer] = [
        {"id": at + 1, "user_id": at, "body": made.texts[at], "date": _time(made, at), "edited_at": None, "type": "c",
         "post_id": 7, "ancestor_path": "", "name": made.authors[at], "handle": made.authors[at], "deleted": False,
         "photo_url": None, "reactions": {"x": 1}, "metadata": {"is_author": False}}
        for at in range(len(made.parents))
    ]  # fmt: skip
    return {"comments": _nested(made, items, lambda item, those: item.update(children=those))}


def mastodon(made: Synthetic) -> Answer:
    """Mastodon: a status with its context."""
    return {"ancestors": [_status(-1, None, "poster", f"<p>{escape(made.article)}</p>", "2024-01-02T03:04:05.000Z")],
            "descendants": [
                _status(at, parent, made.authors[at], _html(made, at), _time(made, at))
                for at, parent in enumerate(made.parents)]}  # fmt: skip


def _status(at: int, parent: int | None, author: str, content: str, time: str) -> Answer:
    return {"id": str(at + 2), "created_at": time, "in_reply_to_id": None if parent is None else str(parent + 2),
            "sensitive": False, "spoiler_text": "", "visibility": "public", "uri": f"{FORUM}/statuses/{at}",
            "url": f"{FORUM}/@{author}/{at}", "edited_at": None, "content": content, "reblog": None,
            "account": {"id": author, "username": author, "acct": author, "display_name": author, "note": "<p>I</p>",
                        "url": f"{FORUM}/@{author}", "avatar": f"{FORUM}/a.png", "emojis": [], "fields": []},
            "media_attachments": [], "mentions": [], "tags": [], "emojis": [], "card": None, "poll": None}  # fmt: skip


def bluesky(made: Synthetic) -> Answer:
    """Bluesky: ``getPostThread``."""
    items = [
        _post(at, parent, made.authors[at], made.texts[at], _time(made, at)) for at, parent in enumerate(made.parents)
    ]
    root = _post(-1, None, "poster", made.article, "2024-01-02T03:04:05.000Z")
    root["replies"] = _nested(made, items, lambda item, those: item.update(replies=those))
    return {"thread": root}


def _post(at: int, parent: int | None, author: str, text: str, time: str) -> Answer:
    record: Answer = {"$type": "app.bsky.feed.post", "createdAt": time, "langs": ["en"], "text": text}
    if parent is not None:
        record["reply"] = {"parent": {"cid": "b", "uri": f"at://did:plc:a/app.bsky.feed.post/{parent + 1}"}}
    return {"$type": "app.bsky.feed.defs#threadViewPost", "post": {
        "uri": f"at://did:plc:a/app.bsky.feed.post/{at + 1}", "cid": "b", "record": record, "indexedAt": time,
        "author": {"did": "did:plc:a", "handle": f"{author}.example.org", "displayName": author, "labels": []},
        "replyCount": 0, "repostCount": 0, "likeCount": 1, "quoteCount": 0, "labels": []}}  # fmt: skip


def activitypub(made: Synthetic) -> Answer:
    """ActivityPub: a collection of notes."""
    notes = [
        {"id": f"{FORUM}/notes/{at}", "type": "Note", "summary": None, "published": _time(made, at), "tag": [],
         "inReplyTo": f"{FORUM}/notes/{parent}" if parent >= 0 else f"{FORUM}/notes/root", "attachment": [],
         "url": f"{FORUM}/@x/{at}", "attributedTo": f"{FORUM}/users/{made.authors[at]}", "sensitive": False,
         "to": ["https://www.w3.org/ns/activitystreams#Public"], "content": _html(made, at)}
        for at, parent in enumerate(made.parents)
    ]  # fmt: skip
    root = {"id": f"{FORUM}/notes/root", "type": "Note", "published": "2024-01-02T03:04:05Z",
            "attributedTo": f"{FORUM}/users/poster", "content": f"<p>{escape(made.article)}</p>"}  # fmt: skip
    return {"@context": "https://www.w3.org/ns/activitystreams", "type": "OrderedCollection",
            "totalItems": len(notes), "orderedItems": [root, *notes]}  # fmt: skip


def github(made: Synthetic) -> list[Answer]:
    """GitHub: the comments of an issue, each with the first line of what it answers as its quote."""
    return [
        {"url": f"https://api.github.com/repos/a/b/issues/comments/{at}", "id": at + 1, "node_id": f"IC_{at}",
         "html_url": f"https://github.com/a/b/issues/5#issuecomment-{at}", "author_association": "NONE",
         "issue_url": "https://api.github.com/repos/a/b/issues/5", "created_at": _time(made, at),
         "updated_at": _time(made, at), "body": _quoting(made, at, parent), "performed_via_github_app": None,
         "user": {"login": made.authors[at], "id": at, "avatar_url": f"{FORUM}/a", "type": "User"},
         "reactions": {"total_count": 0, "+1": 0, "-1": 0}}
        for at, parent in enumerate(made.parents)
    ]  # fmt: skip


def _quoting(made: Synthetic, at: int, parent: int) -> str:
    quote = f"> {made.texts[parent].partition(chr(10))[0]}\n\n" if parent >= 0 else ""
    return quote + made.texts[at]


def stack_exchange(made: Synthetic) -> Answer:
    """Stack Exchange: a question with its answers."""
    answers = [
        {"answer_id": at + 1, "question_id": 7, "is_accepted": False, "score": 1, "creation_date": 1_700_000_000 + at,
         "owner": {"user_id": at, "display_name": made.authors[at], "reputation": 9, "user_type": "registered"},
         "body": _html(made, at), "content_license": "CC BY-SA 4.0", "last_activity_date": 1_700_000_000 + at}
        for at in range(len(made.parents))
    ]  # fmt: skip
    question = {
        "question_id": 7,
        "title": made.title,
        "body": f"<p>{escape(made.article)}</p>",
        "answers": answers,
        "owner": {"display_name": "poster"},
        "creation_date": 1_700_000_000,
        "answer_count": len(answers),
    }
    return {"items": [question]}


def json_comments(made: Synthetic) -> Answer:
    """Comments as any other program writes them."""
    comments = [
        {"id": at + 1, "parent_id": parent + 1 or None, "author": made.authors[at], "created_at": _time(made, at),
         "text": made.texts[at], "likes": at % 7, "edited": False}
        for at, parent in enumerate(made.parents)
    ]  # fmt: skip
    return {"comments": comments}


def wordpress(made: Synthetic) -> list[Answer]:
    """WordPress: the comments of a post from its REST API."""
    return [
        {"id": at + 1, "post": 7, "parent": parent + 1, "author": 0, "author_name": made.authors[at],
         "date": f"{made.times[at]:%Y-%m-%dT%H:%M:%S}", "date_gmt": f"{made.times[at]:%Y-%m-%dT%H:%M:%S}",
         "content": {"rendered": _html(made, at)}, "link": f"{FORUM}/tar/#comment-{at + 1}", "status": "approved",
         "type": "comment", "author_avatar_urls": {"24": f"{FORUM}/24", "48": f"{FORUM}/48"}, "meta": [],
         "_links": {"self": [{"href": f"{FORUM}/c/{at}"}], "up": [{"embeddable": True, "href": f"{FORUM}/p/7"}]}}
        for at, parent in enumerate(made.parents)
    ]  # fmt: skip


def wxr(made: Synthetic) -> str:
    """WordPress: the export of a site with one article."""
    comments = [
        f"<wp:comment><wp:comment_id>{at + 1}</wp:comment_id><wp:comment_author>{made.authors[at]}</wp:comment_author>"
        f"<wp:comment_author_email>a@example.org</wp:comment_author_email><wp:comment_type>comment</wp:comment_type>"
        f"<wp:comment_date_gmt>{made.times[at]:%Y-%m-%d %H:%M:%S}</wp:comment_date_gmt>"
        f"<wp:comment_content><![CDATA[{made.texts[at]}]]></wp:comment_content>"
        f"<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>{parent + 1}</wp:comment_parent></wp:comment>"
        for at, parent in enumerate(made.parents)
    ]
    head = '<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    article = f"<title>{escape(made.title)}</title><content:encoded><![CDATA[{made.article}]]></content:encoded>"
    return f"{head}<channel><item>{article}\n" + "\n".join(comments) + "\n</item></channel></rss>"


ANSWERS: dict[str, Callable[[Synthetic], Any]] = {
    "hacker-news items": firebase,
    "reddit": reddit,
    "lobsters": lobsters,
    "discourse": discourse,
    "lemmy": lemmy,
    "stack-exchange": stack_exchange,
    "substack": substack,
    "wordpress": wordpress,
    "mastodon": mastodon,
    "bluesky": bluesky,
    "activitypub": activitypub,
    "github": github,
    "json-comments": json_comments,
    "wxr": wxr,
}
"""The answers by the name of the format they are of; ``wxr`` is the only one that is no JSON."""
