"""Any other address: what made a page is found in it, else the page itself is read."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from factories import outline
from script import SILENT, Said, Script, documents_of, thread_of

from threadview.errors import SourceError
from threadview.readers import read

if TYPE_CHECKING:
    from pathlib import Path

BLOG = "https://blog.example.org"
POST = f"{BLOG}/2026/01/a-pond/"
WORDS = "The ice came in December and stayed for nine weeks. " * 8


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISQUS_API_KEY", raising=False)


def blog(*numbers: int, links: tuple[str, ...] = (), head: str = "") -> str:
    """Return a page of a blog with comments of these ids, and links to others of its pages."""
    comments = "".join(
        f'<li id="comment-{n}" class="comment depth-1"><div id="div-comment-{n}" class="comment-body">'
        f'<div class="comment-author vcard"><b class="fn">User {n}</b></div>'
        f'<div class="comment-content"><p>Words {n}.</p></div></div></li>'
        for n in numbers
    )
    paged = "".join(f'<a href="{link}">Comments</a>' for link in links)
    return (
        f"<html><head><title>A pond</title>{head}</head><body><article class='post'><h1>A pond</h1>"
        f"<div class='entry-content'><p>{WORDS}</p></div></article>"
        f"<div id='comments' class='comments-area'><ol class='comment-list'>{comments}</ol>{paged}</div></body></html>"
    )


def comment(number: int, parent: int = 0) -> dict[str, object]:
    return {
        "id": number,
        "post": 7,
        "parent": parent,
        "author_name": f"User {number}",
        "date_gmt": "2026-01-01T00:00:00",
        "content": {"rendered": f"<p>Words {number}.</p>"},
        "link": f"{POST}#comment-{number}",
        "type": "comment",
    }


ARTICLE = {
    "id": 7,
    "date_gmt": "2026-01-01T00:00:00",
    "link": POST,
    "title": {"rendered": "A pond"},
    "content": {"rendered": f"<p>{WORDS}</p>"},
    "_embedded": {"author": [{"name": "Ann"}]},
}


def rest(route: str, mark: str, *, pages: int = 2, lost: int = 0) -> dict[str, object]:
    """Return the answers of an API whose routes begin so; comments on several pages, of which one may be lost."""
    asked = f"{route}comments{mark}post=7&per_page=100&order=asc&orderby=date_gmt&page="
    counted = {"X-WP-TotalPages": str(pages)}
    lists: dict[str, object] = {
        f"{asked}{page}": Said(
            [comment(page * 10 + 1), comment(page * 10 + 2, page * 10 - 9 if page > 1 else 11)], counted
        )
        if page != lost
        else 500
        for page in range(1, pages + 1)
    }
    return {f"{route}posts{mark}slug=a-pond&_embed=author": [ARTICLE], **lists}


HEADER = {"Link": f'<{BLOG}/wp-json/>; rel="https://api.w.org/", <{BLOG}/?p=7>; rel=shortlink'}
IN_PAGE = f"<link rel='https://api.w.org/' href='{BLOG}/wp-json/'>"


@pytest.mark.parametrize("page", [Said(blog(11), HEADER), blog(11, head=IN_PAGE)], ids=["in the header", "in the page"])
def test_a_blog_that_names_its_api_gives_all_comments(page: object) -> None:
    thread = thread_of(POST, Script({POST: page, **rest(f"{BLOG}/wp-json/wp/v2/", "?", pages=3)}))
    assert (outline(thread), thread.title, thread.stubs) == ("11(12 22) 21(32) 31", "A pond", 0)
    assert thread.article is not None
    assert thread.article.author == "Ann"
    assert not thread.notes


def test_a_blog_without_permalinks_is_asked_by_its_own_form_of_address() -> None:
    header = {
        "Link": f'<{BLOG}/?rest_route=/>; rel="https://api.w.org/", '
        f'<{BLOG}/?rest_route=/wp/v2/posts/7>; rel="alternate"; type="application/json"'
    }
    answers = rest(f"{BLOG}/?rest_route=/wp/v2/", "&")
    answers[f"{BLOG}/?rest_route=/wp/v2/posts/7&_embed=author"] = ARTICLE
    page = {f"{BLOG}/?p=7": Said(blog(11), header)}
    assert outline(thread_of(f"{BLOG}/?p=7", Script({**answers, **page}))) == "11(12 22) 21"


ALTERNATE = f'<{BLOG}/wp-json/wp/v2/posts/7>; rel="alternate"; type="application/json"'
NUMBERED = {"Link": f"{HEADER['Link']}, {ALTERNATE}"}


def test_a_page_that_tells_its_number_is_asked_for_its_post_and_its_comments_at_once() -> None:
    post = f"{BLOG}/wp-json/wp/v2/posts/7?_embed=author"
    script = Script({POST: Said(blog(11), NUMBERED), **rest(f"{BLOG}/wp-json/wp/v2/", "?", pages=1), post: ARTICLE})
    assert outline(thread_of(POST, script)) == "11(12)"
    assert len(script.asked) == 3
    assert len(script.offered[0]) == 2


@pytest.mark.parametrize("post", [{**ARTICLE, "id": 8}, b"no"], ids=["another one", "no post"])
def test_where_the_number_is_not_that_of_the_post_it_is_sought_by_its_name(post: object) -> None:
    answers = rest(f"{BLOG}/wp-json/wp/v2/", "?", pages=1)
    answers[f"{BLOG}/wp-json/wp/v2/posts/7?_embed=author"] = post
    if isinstance(post, dict):
        answers[f"{BLOG}/wp-json/wp/v2/comments?post=8&per_page=100&order=asc&orderby=date_gmt&page=1"] = [comment(81)]
    expected = "81" if isinstance(post, dict) else "11(12)"
    assert outline(thread_of(POST, Script({POST: Said(blog(11), NUMBERED), **answers}))) == expected


def test_where_the_comments_of_a_numbered_post_are_closed_the_page_is_read() -> None:
    answers = {f"{BLOG}/wp-json/wp/v2/posts/7?_embed=author": ARTICLE, POST: Said(blog(11, 12), NUMBERED)}
    assert outline(thread_of(POST, Script(answers))) == "11 12"


def test_a_page_of_comments_that_is_missing_is_noted() -> None:
    script = Script({POST: Said(blog(11), HEADER), **rest(f"{BLOG}/wp-json/wp/v2/", "?", pages=3, lost=2)})
    thread = thread_of(POST, script)
    assert outline(thread) == "11(12) 31 21(32)"
    assert [comment.flags for comment in thread.comments if comment.id == "21"] == [("stub",)]
    assert any("missing" in note for note in thread.notes)


@pytest.mark.parametrize("closed", [401, 404, "<html>no</html>"])
def test_where_the_api_is_closed_the_comment_pages_are_read_the_oldest_first(closed: object) -> None:
    pages = {
        POST: Said(blog(31, 32, links=(f"{POST}comment-page-2/#comments", f"{BLOG}/other/comment-page-9/")), HEADER),
        f"{POST}comment-page-1/": blog(11, 12, links=(f"{POST}comment-page-2/",)),
        f"{POST}comment-page-2/#comments": blog(21, links=(f"{POST}comment-page-1/", f"{POST}comment-page-3/")),
        f"{POST}comment-page-1/#comments": blog(11, 12, links=(f"{POST}comment-page-2/",)),
        f"{POST}comment-page-3/": blog(31, 32),
        f"{BLOG}/wp-json/wp/v2/posts?slug=a-pond&_embed=author": closed,
    }
    thread = thread_of(POST, Script(pages))
    assert [comment.text for comment in thread.comments] == [f"Words {n}." for n in (11, 12, 21, 31, 32)]
    assert not [comment for comment in thread.comments if comment.flags]
    assert thread.article is not None
    assert thread.article.text.startswith("The ice came")


def test_where_pages_begin_with_their_newest_comments_so_does_the_thread() -> None:
    pages = {
        POST: blog(32, 33, 31, links=(f"{POST}comment-page-2/",)),
        f"{POST}comment-page-1/": blog(12, 11),
        f"{POST}comment-page-2/": blog(22, 23, 21, links=(f"{POST}comment-page-1/",)),
    }
    thread = thread_of(POST, Script(pages))
    assert outline(thread) == "32 33 31 22 23 21 12 11"


def test_what_only_the_page_shows_is_counted() -> None:
    script = Script({POST: Said(blog(11, 12, 77), HEADER), **rest(f"{BLOG}/wp-json/wp/v2/", "?", pages=2)})
    assert thread_of(POST, script).notes == ("comments that only the page shows, as it does pingbacks: 1",)


def test_comment_pages_may_lead_from_one_to_the_next() -> None:
    pages = {
        POST: blog(11, links=(f"{POST}?cpage=2",)),
        f"{POST}?cpage=1": blog(11, links=(f"{POST}?cpage=2",)),
        f"{POST}?cpage=2": blog(21, links=(f"{POST}?cpage=3",)),
        f"{POST}?cpage=3": 500,
    }
    thread = thread_of(POST, Script(pages))
    assert [comment.text for comment in thread.comments] == ["Words 11.", "Words 21."]
    assert any("comment pages could not be fetched" in note for note in thread.notes)


def test_a_page_without_anything_more_is_read_itself() -> None:
    script = Script({POST: blog(11, 12)})
    assert outline(thread_of(POST, script)) == "11 12"
    assert script.asked == [POST]


EMBED = "<script>var d = document.createElement('script'); d.src = 'https://ponds.disqus.com/embed.js';</script>"
NAMED = "<script>var disqus_shortname = 'ponds';</script>"
LOADED = "<script src='//ponds.disqus.com/embed.js'></script>"
API = "https://disqus.com/api/3.0/threads/listPosts.json?forum=ponds&thread=link%3Ahttps%3A%2F%2Fblog.example.org%2F2026%2F01%2Fa-pond%2F&order=asc&limit=100&api_key=secret"


@pytest.mark.parametrize("head", [EMBED, NAMED, LOADED])
def test_a_page_with_disqus_says_what_its_comments_take(head: str) -> None:
    thread = thread_of(POST, Script({POST: blog(head=head)}))
    assert thread.article is not None
    assert any("Disqus (forum ponds)" in note and "DISQUS_API_KEY" in note for note in thread.notes)


def test_with_a_key_the_comments_of_disqus_are_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def said(name: int, parent: int | None) -> dict[str, object]:
        return {
            "id": str(name),
            "parent": parent,
            "author": {"name": f"User {name}"},
            "message": f"<p>Words {name}.</p>",
            "createdAt": "2026-01-01T00:00:00",
        }

    monkeypatch.setenv("DISQUS_API_KEY", "secret")
    first = {"cursor": {"hasNext": True, "next": "2:0:0"}, "code": 0, "response": [said(1, None), said(2, 1)]}
    script = Script(
        {
            POST: blog(head=EMBED),
            API: first,
            f"{API}&cursor=2%3A0%3A0": {"cursor": {"hasNext": False}, "code": 0, "response": [said(3, 1)]},
        }
    )
    thread = thread_of(POST, script)
    assert outline(thread) == "1(2 3)"
    assert thread.article is not None
    assert not [note for note in thread.notes if "secret" in note]


FEED = (
    b'<?xml version="1.0"?><rss version="2.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/"><channel><title>Ponds</title>'
    b"<item><title>A pond</title><link>https://blog.example.org/pond/</link><guid>https://blog.example.org/?p=7</guid>"
    b"<description>The ice came.</description><wfw:commentRss>https://blog.example.org/pond/feed/</wfw:commentRss></item>"
    b"<item><title>A lake</title><link>https://blog.example.org/lake/</link><guid>https://blog.example.org/?p=8</guid>"
    b"<description>No ice.</description><wfw:commentRss>https://blog.example.org/lake/feed/</wfw:commentRss></item></channel></rss>"
)
COMMENTS = (
    b'<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
    b"<title>Comments on: A pond</title>"
    b"<item><title>By: Bea</title><link>https://blog.example.org/pond/#comment-5</link><dc:creator>Bea</dc:creator>"
    b"<guid>https://blog.example.org/?p=7#comment-5</guid><description>Cold.</description></item></channel></rss>"
)


def test_a_feed_has_the_comments_on_its_articles() -> None:
    feed = f"{BLOG}/feed/"
    script = Script(
        {
            feed: Said(FEED, media_type="application/rss+xml"),
            f"{BLOG}/pond/feed/": Said(COMMENTS, media_type="application/rss+xml"),
        }
    )
    [document] = documents_of(feed, script)
    threads = read(document)
    assert [(thread.title, len(thread)) for thread in threads] == [("A pond", 1), ("A lake", 0)]
    assert threads[0].comments[0].text == "Cold."
    assert any("missing" in note for note in threads[0].notes)


def test_what_is_packed_at_an_address_is_unpacked(examples: Path) -> None:
    packed = Said(gzip.compress((examples / "toollibrary.mbox").read_bytes()), media_type="application/gzip")
    [document] = documents_of(f"{BLOG}/ponds.mbox.gz", Script({f"{BLOG}/ponds.mbox.gz": packed}))
    assert read(document)


def test_a_page_that_is_down_is_said_as_it_is() -> None:
    with pytest.raises(SourceError):
        documents_of(POST, Script({POST: SILENT}))
