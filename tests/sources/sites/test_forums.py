"""Reddit, Discourse, Lemmy, Stack Exchange, GitHub: all pages of a thread, and what is said where one is missing."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from factories import outline
from script import SILENT, Said, Script, documents_of, thread_of

from threadview.errors import SourceError

REDDIT = "https://www.reddit.com/comments/1abcd.json?limit=500&raw_json=1"
LISTING = [
    {
        "kind": "Listing",
        "data": {
            "children": [
                {
                    "kind": "t3",
                    "data": {
                        "id": "1abcd",
                        "title": "A pond",
                        "author": "ann",
                        "selftext": "Look.",
                        "num_comments": 1,
                        "created_utc": 1767225600,
                    },
                }
            ]
        },
    },
    {
        "kind": "Listing",
        "data": {
            "children": [
                {
                    "kind": "t1",
                    "data": {
                        "id": "c1",
                        "author": "bea",
                        "body": "Cold.",
                        "link_id": "t3_1abcd",
                        "parent_id": "t3_1abcd",
                        "replies": "",
                        "created_utc": 1767225601,
                    },
                }
            ]
        },
    },
]


@pytest.fixture(autouse=True)
def _nobody_logged_in(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("REDDIT_TOKEN", "GITHUB_TOKEN", "GH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", "/nowhere")


@pytest.mark.parametrize(
    "source",
    [
        "https://old.reddit.com/r/ponds/comments/1abcd/a_pond/c1/?context=3",
        "https://redd.it/1abcd",
        "https://www.reddit.com/r/ponds/s/Ab12Cd34",
    ],
)
def test_a_post_of_reddit_is_one_answer(source: str) -> None:
    shared = Said("<p>", moved="https://www.reddit.com/r/ponds/comments/1abcd/a_pond/?share_id=x")
    thread = thread_of(source, Script({REDDIT: LISTING, "https://www.reddit.com/r/ponds/s/Ab12Cd34": shared}))
    assert (thread.title, outline(thread)) == ("A pond", "t1_c1")


@pytest.mark.parametrize("refusal", [403, 429, "<html>Log in</html>"])
def test_where_reddit_refuses_the_two_ways_left_are_said(refusal: object) -> None:
    with pytest.raises(SourceError) as caught:
        documents_of("https://redd.it/1abcd", Script({REDDIT: refusal}))
    assert "REDDIT_TOKEN" in str(caught.value)
    assert "save the page" in str(caught.value)


def test_with_a_token_reddit_is_asked_where_it_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDDIT_TOKEN", "secret")
    script = Script({REDDIT.replace("www.", "oauth."): LISTING})
    assert len(thread_of("https://redd.it/1abcd", script)) == 1
    assert script.sent == [{"Authorization": "Bearer secret"}]


@pytest.mark.parametrize(
    "asked",
    [
        "https://www.reddit.com/api/morechildren.json?link_id=t3_1abcd&children=c2",
        "https://www.reddit.com/comments/1abcd.json?comment=c1&raw_json=1",
    ],
)
def test_what_a_thread_of_reddit_lacked_is_asked_for_as_it_is_named(
    asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [one.name for one in documents_of(asked, Script({asked: LISTING}))] == [asked]
    monkeypatch.setenv("REDDIT_TOKEN", "secret")
    script = Script({asked.replace("www.", "oauth."): LISTING})
    assert documents_of(asked, script)
    assert script.sent == [{"Authorization": "Bearer secret"}]


def test_a_post_of_reddit_that_is_not_there_is_said_as_it_is() -> None:
    with pytest.raises(SourceError, match="404"):
        documents_of("https://redd.it/1abcd", Script({}))


FORUM = "https://forum.example.org"


class Topic(Script):
    """A topic of Discourse: so many posts, of which an answer gives so many at most."""

    def __init__(self, posts: int, most: int, *, lost: frozenset[int] = frozenset()) -> None:
        super().__init__({})
        self._posts, self._most, self._lost = posts, most, lost

    def fetch(self, url, *, headers=None):  # noqa: ANN001, ANN201 - as the one that it stands for
        parts = urlsplit(url)
        wanted = [int(value) - 1000 for name, value in parse_qsl(parts.query) if name == "post_ids[]"]
        numbers = wanted[: self._most] if wanted else range(1, min(self._posts, 20) + 1)
        posts = [self._post(number) for number in numbers]
        stream = (
            {"posts": posts, "stream": [1001 + number for number in range(self._posts)]}
            if not wanted
            else {"posts": posts}
        )
        answer = (
            {"id": 55, "title": "A pond", "posts_count": self._posts, "post_stream": stream}
            if not wanted
            else {"id": 55, "post_stream": stream}
        )
        self._answers = {url: 429 if self._lost.intersection(wanted) else answer, f"{FORUM}/t/55.json": answer}
        return super().fetch(url, headers=headers or {})

    def _post(self, number: int) -> dict[str, object]:
        above = {"reply_to_post_number": number - 1} if number % 10 else {}
        return {
            "id": 1000 + number,
            "post_number": number,
            "topic_id": 55,
            "username": "ann",
            "cooked": f"<p>Post {number}.",
            "created_at": "2026-01-01T00:00:00Z",
            **above,
        }


@pytest.mark.parametrize("most", [50, 20])
def test_a_topic_has_all_its_posts_however_few_an_answer_gives(most: int) -> None:
    script = Topic(130, most)
    thread = thread_of(f"{FORUM}/t/a-pond/55/7", script)
    assert (len(thread), thread.declared, thread.stubs) == (129, 129, 0)
    assert thread.article is not None
    assert thread.article.text == "Post 1."
    assert thread.comments[0].url == f"{FORUM}/t/-/55/2"
    assert thread.parents[1] == 0
    assert not thread.notes


def test_a_part_of_a_topic_that_is_refused_is_noted_and_the_rest_is_here() -> None:
    thread = thread_of(f"{FORUM}/t/a-pond/55", Topic(130, 50, lost=frozenset({130})))
    assert len(thread) - thread.stubs >= 109
    assert thread.declared == 129
    assert any("could not be fetched" in note for note in thread.notes)


def test_an_address_that_only_looks_like_discourse_is_read_as_a_page() -> None:
    page = (
        "<html><title>T-shirts</title><article><p>"
        + "A shirt with a pond on it, in three sizes. " * 9
        + "</p></article>"
    )
    thread = thread_of("https://shop.example.org/t/shirts/55", Script({"https://shop.example.org/t/shirts/55": page}))
    assert thread.format == "html"


def test_a_host_that_is_down_is_not_asked_for_anything_else() -> None:
    script = Script({f"{FORUM}/t/55.json": SILENT})
    with pytest.raises(SourceError):
        documents_of(f"{FORUM}/t/a-pond/55", script)
    assert len(script.asked) == 1


LEMMY = "https://lemmy.example.org"


def lemmy(api: str, comments: int, *, lost: int = 0) -> dict[str, object]:
    """Return a post of an API with so many comments, each of which answers the one before; a page may be lost."""
    creator = {"name": "ann", "local": True}
    post = {"id": 77, "name": "A pond", "community_id": 1, "published": "2026-01-01T00:00:00Z", "body": "Look."}
    views = [
        {
            "comment": {
                "id": n,
                "post_id": 77,
                "content": f"Words {n}.",
                "path": ".".join(["0", *map(str, range(max(n - 1, 1), n + 1))]),
                "published": "2026-01-01T00:00:00Z",
            },
            "creator": creator,
            "post": post,
        }
        for n in range(1, comments + 1)
    ]
    counts = {"comments": comments}
    answers: dict[str, object] = {
        f"{api}/post?id=77": {
            "post_view": {"post": post, "creator": creator, "community": {"id": 1}, "counts": counts}
        },
        f"{api}/comment?id=3": {"comment_view": {"comment": {"id": 3, "post_id": 77}}},
    }
    for page in range(1, -(-comments // 50) + 1):
        asked = f"{api}/comment/list?post_id=77&type_=All&sort=Old&limit=50&page={page}"
        answers[asked] = {"comments": views[(page - 1) * 50 : page * 50]} if page != lost else 500
    return answers


@pytest.mark.parametrize("api", ["api/v3", "api/alpha"])
@pytest.mark.parametrize("path", ["post/77", "comment/3"])
def test_a_post_of_lemmy_has_all_pages_of_its_comments(api: str, path: str) -> None:
    thread = thread_of(f"{LEMMY}/{path}", Script(lemmy(f"{LEMMY}/{api}", 120)))
    assert (len(thread), thread.declared, thread.stubs, thread.title) == (120, 120, 0, "A pond")
    assert thread.max_depth() == 119


def test_a_page_that_is_missing_leaves_a_stub_and_a_note() -> None:
    thread = thread_of(f"{LEMMY}/post/77", Script(lemmy(f"{LEMMY}/api/v3", 120, lost=2)))
    assert (len(thread) - thread.stubs, thread.stubs, thread.declared) == (70, 1, 120)
    assert any("missing" in note for note in thread.notes)


STACK = "https://api.stackexchange.com/2.3"


def stack(
    path: str, page: int, items: list[dict[str, object]], *, sort: str = "creation", more: bool = False
) -> tuple[str, object]:
    order = "desc" if sort == "votes" else "asc"
    fields = f"site=stackoverflow&filter=withbody&order={order}&sort={sort}&pagesize=100&page={page}"
    return f"{STACK}/{path}?{fields}", {"items": items, "has_more": more}


def post(**fields: object) -> dict[str, object]:
    return {"owner": {"display_name": "ann"}, "creation_date": 1767225600, "body": "<p>Words.</p>", **fields}


QUESTION = {
    "items": [post(question_id=5, title="Why a pond?", answer_count=2, link="https://stackoverflow.com/questions/5")]
}
QUESTIONS = dict(
    [
        (f"{STACK}/questions/5?site=stackoverflow&filter=withbody", QUESTION),
        stack("questions/5/answers", 1, [post(answer_id=7, question_id=5)], sort="votes", more=True),
        stack("questions/5/answers", 2, [post(answer_id=8, question_id=5, is_accepted=True)], sort="votes"),
        stack("answers/7;8/comments", 1, [post(comment_id=71, post_id=7), post(comment_id=81, post_id=8)]),
        stack("questions/5/comments", 1, [post(comment_id=51, post_id=5)]),
        stack("answers/8", 1, [post(answer_id=8, question_id=5)]),
    ]
)


@pytest.mark.parametrize(
    "source", ["https://stackoverflow.com/questions/5/why-a-pond", "https://stackoverflow.com/a/8/99"]
)
def test_a_question_has_its_answers_and_all_comments_where_they_belong(source: str) -> None:
    thread = thread_of(source, Script(QUESTIONS))
    assert (outline(thread), thread.title) == ("c51 a7(c71) a8(c81)", "Why a pond?")
    assert not thread.notes


def test_comments_that_cannot_be_had_are_noted() -> None:
    asked = next(url for url in QUESTIONS if "answers/7;8" in url)
    thread = thread_of("https://stackoverflow.com/questions/5", Script({**QUESTIONS, asked: 502}))
    assert outline(thread) == "c51 a7 a8"
    assert any("comments" in note and "502" in note for note in thread.notes)


GITHUB = "https://api.github.com/repos/ann/pond"


def said(number: int, **fields: object) -> dict[str, object]:
    user = {"login": f"user{number}"}
    return {
        "id": number,
        "user": user,
        "body": f"Words {number}.",
        "created_at": f"2026-01-01T{number // 60:02}:{number % 60:02}:00Z",
        "html_url": f"https://github.com/ann/pond/issues/12#c{number}",
        "issue_url": f"{GITHUB}/issues/12",
        **fields,
    }


ISSUE = said(
    1, title="The pond leaks", comments=130, url=f"{GITHUB}/issues/12", html_url="https://github.com/ann/pond/issues/12"
)
ISSUES = {
    f"{GITHUB}/issues/12": ISSUE,
    f"{GITHUB}/issues/12/comments?per_page=100&page=1": [said(number) for number in range(2, 102)],
    f"{GITHUB}/issues/12/comments?per_page=100&page=2": [said(number) for number in range(102, 132)],
}


def test_an_issue_has_all_pages_of_its_comments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    script = Script(ISSUES)
    thread = thread_of("https://github.com/ann/pond/issues/12#issuecomment-3", script)
    assert (len(thread), thread.declared, thread.title) == (130, 130, "The pond leaks")
    assert thread.article is not None
    assert {sent["Authorization"] for sent in script.sent} == {"Bearer secret"}


def test_without_a_token_none_is_sent() -> None:
    script = Script(ISSUES)
    assert len(thread_of("https://github.com/ann/pond/issues/12", script)) == 130
    assert not [sent for sent in script.sent if "Authorization" in sent]


def test_a_pull_request_has_its_comments_reviews_and_the_words_on_its_lines() -> None:
    pull = said(
        1,
        title="Mend it",
        comments=1,
        review_comments=1,
        url=f"{GITHUB}/pulls/13",
        html_url="https://github.com/ann/pond/pull/13",
    )
    script = Script(
        {
            f"{GITHUB}/pulls/13": pull,
            f"{GITHUB}/issues/13/comments?per_page=100&page=1": [said(2)],
            f"{GITHUB}/pulls/13/comments?per_page=100&page=1": [said(4, pull_request_url=f"{GITHUB}/pulls/13")],
            f"{GITHUB}/pulls/13/reviews?per_page=100&page=1": [
                said(3, state="APPROVED", pull_request_url=f"{GITHUB}/pulls/13")
            ],
        }
    )
    thread = thread_of("https://github.com/ann/pond/pull/13/files", script)
    assert {comment.text for comment in thread.comments} == {"Words 2.", "Words 3.", "Words 4."}
