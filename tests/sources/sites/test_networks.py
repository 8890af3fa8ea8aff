"""Mastodon, Bluesky, Substack, public-inbox: the whole conversation, wherever in it an address leads."""

from __future__ import annotations

import gzip
from urllib.parse import urlencode

import pytest
from factories import outline
from script import SILENT, Said, Script, documents_of, thread_of

from threadview.errors import SourceError

HERE, ORIGIN = "https://here.example.org", "https://origin.example.org"


def status(number: int, above: int | None = None, *, replies: int = 0, home: str = HERE) -> dict[str, object]:
    return {
        "id": str(number),
        "in_reply_to_id": str(above) if above else None,
        "account": {"acct": f"user{number}"},
        "content": f"<p>Words {number}.</p>",
        "visibility": "public",
        "created_at": "2026-01-01T00:00:00Z",
        "replies_count": replies,
        "url": f"{home}/@user{number}/{number}",
    }


def answers(host: str, asked: dict[str, object], above: list[object], below: list[object]) -> dict[str, object]:
    path = f"{host}/api/v1/statuses/{asked['id']}"
    return {path: asked, f"{path}/context": {"ancestors": above, "descendants": below}}


def test_a_conversation_is_one_document_from_its_first_post() -> None:
    first, second, third, other = (
        status(100, replies=2),
        status(200, 100, replies=1),
        status(300, 200),
        status(400, 100),
    )
    script = Script(
        {
            **answers(HERE, second, [first], [third]),
            **answers(HERE, first, [], [second, third, other]),
        }
    )
    thread = thread_of(f"{HERE}/@user200/200", script)
    assert (outline(thread), thread.stubs) == ("200(300) 400", 0)
    assert thread.article is not None
    assert thread.article.text == "Words 100."


def test_where_replies_are_missing_the_server_of_the_first_post_is_asked() -> None:
    known = status(100, replies=3, home=ORIGIN)
    known["url"] = f"{ORIGIN}/@user7/700"
    script = Script(
        {
            **answers(HERE, known, [], [status(200, 100)]),
            **answers(ORIGIN, status(700, replies=3), [], [status(800, 700), status(801, 700), status(802, 700)]),
        }
    )
    assert outline(thread_of(f"{HERE}/@user7@origin.example.org/100", script)) == "800 801 802"


@pytest.mark.parametrize("refusal", [404, SILENT])
def test_without_that_server_what_is_here_is_shown_and_the_rest_is_counted(refusal: int) -> None:
    known = status(100, replies=3)
    known["url"] = f"{ORIGIN}/@user7/700"
    script = Script(
        {
            **answers(HERE, known, [], [status(200, 100)]),
            f"{ORIGIN}/api/v1/statuses/700": refusal,
        }
    )
    thread = thread_of(f"{HERE}/@user7/100", script)
    assert (outline(thread), thread.declared) == ("200", 3)
    assert any("2 more replies" in note for note in thread.notes)


def test_a_page_that_only_looks_like_a_status_is_read_as_a_page() -> None:
    page = "<html><title>A pond</title><article><p>" + "The ice came in December. " * 12 + "</p></article></html>"
    assert thread_of(f"{HERE}/@user/20260101", Script({f"{HERE}/@user/20260101": page})).format == "html"


BSKY = "https://public.api.bsky.app/xrpc"
DID = "did:plc:ann"


def asked(key: str, who: str = DID) -> str:
    fields = {"uri": f"at://{who}/app.bsky.feed.post/{key}", "depth": 1000, "parentHeight": 1000}
    return f"{BSKY}/app.bsky.feed.getPostThread?{urlencode(fields)}"


def view(key: str, *replies: object, above: str = "") -> dict[str, object]:
    uri = f"at://{DID}/app.bsky.feed.post/{key}"
    reply = (
        {
            "reply": {
                "root": {"uri": f"at://{DID}/app.bsky.feed.post/k1"},
                "parent": {"uri": f"at://{DID}/app.bsky.feed.post/{above}"},
            }
        }
        if above
        else {}
    )
    record = {"$type": "app.bsky.feed.post", "text": f"Words {key}.", "createdAt": "2026-01-01T00:00:00Z", **reply}
    author = {"did": DID, "handle": "ann.example.org"}
    return {
        "$type": "app.bsky.feed.defs#threadViewPost",
        "post": {"uri": uri, "author": author, "record": record},
        "replies": list(replies),
    }


BLUESKY = {
    f"{BSKY}/com.atproto.identity.resolveHandle?handle=ann.example.org": {"did": DID},
    asked("k2"): {"thread": view("k2", above="k1")},
    asked("k1"): {"thread": view("k1", view("k2", view("k4", above="k2"), above="k1"), view("k3", above="k1"))},
}


@pytest.mark.parametrize("who", ["ann.example.org", DID])
@pytest.mark.parametrize("key", ["k1", "k2"])
def test_a_post_of_bluesky_gives_the_conversation_from_its_first_post(who: str, key: str) -> None:
    thread = thread_of(f"https://bsky.app/profile/{who}/post/{key}", Script(BLUESKY))
    assert [comment.text for comment in thread.comments] == ["Words k2.", "Words k4.", "Words k3."]
    assert list(thread.depths) == [0, 1, 0]
    assert thread.article is not None
    assert thread.article.text == "Words k1."


def test_a_handle_that_nobody_has_is_an_error() -> None:
    with pytest.raises(SourceError, match="404"):
        documents_of("https://bsky.app/profile/nobody.example.org/post/k1", Script(BLUESKY))


ANN = "https://ann.substack.com/api/v1"
POST = {
    "id": 9,
    "title": "A pond",
    "body_html": "<p>The ice came.</p>",
    "post_date": "2026-01-01T00:00:00Z",
    "comment_count": 2,
    "canonical_url": "https://ann.substack.com/p/a-pond",
}
COMMENT = {
    "id": 2,
    "body": "Very.",
    "name": "Cid",
    "date": "2026-01-01T02:00:00Z",
    "ancestor_path": "1",
    "children": [],
}
COMMENTS = {
    "comments": [
        {
            "id": 1,
            "body": "Cold.",
            "name": "Bea",
            "date": "2026-01-01T01:00:00Z",
            "ancestor_path": "",
            "children": [COMMENT],
        }
    ]
}
QUERY = "block=false&sort=oldest_first&all_comments=true"
SUBSTACK = {f"{ANN}/posts/a-pond": POST, f"{ANN}/post/9/comments?{QUERY}": COMMENTS}


@pytest.mark.parametrize(
    "source", ["https://ann.substack.com/p/a-pond/comments#1", "https://open.substack.com/pub/ann/p/a-pond"]
)
def test_a_post_of_substack_has_its_comments(source: str) -> None:
    thread = thread_of(source, Script(SUBSTACK))
    assert (outline(thread), thread.declared, thread.title) == ("1(2)", 2, "A pond")


def test_comments_of_substack_that_cannot_be_had_are_noted() -> None:
    thread = thread_of("https://ann.substack.com/p/a-pond", Script({f"{ANN}/posts/a-pond": POST}))
    assert len(thread) == 0
    assert any("comments could not be fetched" in note for note in thread.notes)


def test_a_newsletter_under_its_own_address_is_known_by_its_page() -> None:
    page = "<html><link rel='preconnect' href='https://substackcdn.com'><title>A pond</title><body>…</body></html>"
    own = {url.replace("ann.substack.com", "letters.example.org"): answer for url, answer in SUBSTACK.items()}
    thread = thread_of(
        "https://letters.example.org/p/a-pond", Script({**own, "https://letters.example.org/p/a-pond": page})
    )
    assert outline(thread) == "1(2)"


MAIL = (
    b"From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Ann <ann@example.org>\nSubject: A pond\n"
    b"Message-ID: <1@example.org>\n"
    b"Date: Thu, 1 Jan 2026 00:00:00 +0000\n\nThe ice came.\n\n"
    b"From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Bea <bea@example.org>\nSubject: Re: A pond\n"
    b"Message-ID: <2@example.org>\nIn-Reply-To: <1@example.org>\nDate: Thu, 1 Jan 2026 01:00:00 +0000\n\nCold.\n\n"
)


@pytest.mark.parametrize("form", ["", "T/#u", "t/", "raw"])
def test_a_mail_of_a_public_inbox_gives_its_thread(form: str) -> None:
    packed = Said(gzip.compress(MAIL), media_type="application/gzip")
    script = Script({"https://lists.example.org/ponds/1@example.org/t.mbox.gz": packed})
    thread = thread_of(f"https://lists.example.org/ponds/1%40example.org/{form}", script)
    assert (len(thread), thread.title, thread.comments[0].text) == (1, "A pond", "Cold.")
    assert thread.article is not None


def test_what_is_no_mailbox_is_read_as_a_page() -> None:
    page = "<html><title>A pond</title><article><p>" + "The ice came in December. " * 12 + "</p></article></html>"
    source = "https://lists.example.org/people/ann@example.org/"
    mailbox = "https://lists.example.org/people/ann@example.org/t.mbox.gz"
    assert thread_of(source, Script({source: page, mailbox: page})).format == "html"
