from __future__ import annotations

import json

import pytest

from threadview.readers import sniff
from threadview.readers.github import READER
from threadview.readers.joining import join
from threadview.thread import Document, Thread

ISSUE = {
    "number": 7, "title": "A leak", "html_url": "https://github.com/o/r/issues/7", "user": {"login": "cy"},
    "url": "https://api.github.com/repos/o/r/issues/7", "comments": 2, "body": "Water drips from the third tap.",
}  # fmt: skip


def comment(number: int, body: str, login: str = "ann", **more: object) -> dict[str, object]:
    return {"id": number, "body": body, "user": {"login": login}, "created_at": f"2024-01-02T03:{number:02}:00Z",
            "author_association": "NONE", **more}  # fmt: skip


def read(value: object) -> list[Thread]:
    return list(READER.read(Document(json.dumps(value).encode())))


def places(thread: Thread) -> list[tuple[str, int, bool]]:
    return [
        (one.id, parent, "inferred-parent" in one.flags)
        for one, parent in zip(thread.comments, thread.parents, strict=True)
    ]


def test_a_reply_is_inferred_from_the_words_it_quotes() -> None:
    [thread] = read([comment(1, "The *second* washer is worn."), comment(2, "I see."),
                     comment(3, "> The *second* washer is worn.\r\n\r\nNo.", "bo")])  # fmt: skip
    assert places(thread) == [("1", -1, False), ("3", 0, True), ("2", -1, False)]


def test_who_quotes_a_quote_answers_its_author() -> None:
    [thread] = read([comment(1, "The second washer is worn."), comment(2, "> The second washer is worn.\n\nNo."),
                     comment(3, "> The second washer is worn.\n\nYes.")])  # fmt: skip
    assert [place[1] for place in places(thread)] == [-1, 0, -1]
    assert [one.id for one in thread.comments] == ["1", "3", "2"]  # the second stands right below the first as it is


def test_a_whole_line_is_quoted_rather_than_a_part_of_a_later_one() -> None:
    [thread] = read([comment(1, "The second washer is worn."), comment(2, "Is it? The second washer is worn. Hm."),
                     comment(3, "I see."), comment(4, "> The second washer is worn.\n\nNo.")])  # fmt: skip
    assert places(thread)[:2] == [("1", -1, False), ("4", 0, True)]


def test_a_part_of_a_line_is_found_whatever_its_blanks() -> None:
    [thread] = read([comment(1, "Well. The second\twasher\u00a0is worn, they said."), comment(2, "I see."),
                     comment(3, "> The second washer is  worn\n\nNo.")])  # fmt: skip
    assert places(thread)[:2] == [("1", -1, False), ("3", 0, True)]


def test_a_quote_of_the_issue_answers_the_issue() -> None:
    [thread] = read(
        {"issue": ISSUE, "comments": [comment(1, "Hm."), comment(2, "> Water drips from the third tap.\n\nOh.")]}
    )
    assert places(thread) == [("1", -1, False), ("2", -1, False)]


def test_a_reply_is_inferred_from_whom_it_addresses_first() -> None:
    [thread] = read([comment(1, "x", "bo-b"), comment(2, "ask @bo-b"), comment(3, "@bo-b yes"), comment(4, "@cy no")])
    assert [place[1] for place in places(thread)] == [-1, 0, -1, -1]


def test_review_comments_name_what_they_answer() -> None:
    [thread] = read([comment(2, "Done.", in_reply_to_id=1), comment(1, "Rename it.")])
    assert places(thread) == [("1", -1, False), ("2", 0, False)]


GRAPHQL = {"author": {"login": "ann"}, "authorAssociation": "NONE", "body": "One", "createdAt": "2024-01-02T03:04:05Z"}


@pytest.mark.parametrize(
    "value",
    [
        {"data": {"repository": {"discussion": {"title": "A leak", "body": "x", "author": None, "comments": {
            "totalCount": 2, "nodes": [{**GRAPHQL, "id": "D1", "replies": {"nodes": [{**GRAPHQL, "id": "D2"}]}}]}}}}},
        {"data": {"node": {"title": "A leak", "body": "x", "author": None, "comments": {"totalCount": 2, "edges": [
            {"node": {**GRAPHQL, "id": "D1"}}, {"node": {**GRAPHQL, "id": "D2", "replyTo": {"id": "D1"}}}]}}}},
        {"data": {"repository": {"issues": {"nodes": [{**GRAPHQL, "title": "A leak", "author": None, "comments": {
            "totalCount": 2,
            "nodes": [{**GRAPHQL, "id": "D1"}, {**GRAPHQL, "id": "D2", "replyTo": {"id": "D1"}}]}}]}}}},
    ],
)  # fmt: skip
def test_graphql_is_read_with_its_nodes(value: object) -> None:
    assert sniff(Document(json.dumps(value).encode())).name == "github"
    [thread] = read(value)
    assert places(thread) == [("D1", -1, False), ("D2", 0, False)]
    assert thread.article is not None
    assert (thread.article.author, thread.declared) == ("ghost", 2)


def test_comments_of_several_issues_are_several_threads() -> None:
    url = "https://api.github.com/repos/o/r/issues/"
    threads = read([comment(1, "a", issue_url=f"{url}7"), comment(2, "b", issue_url=f"{url}8"), ISSUE])
    assert [(thread.title, len(thread)) for thread in threads] == [("A leak", 1), ("", 1)]


def test_an_issue_and_pages_of_comments_join() -> None:
    thread = join([*read(ISSUE), *read([comment(1, "a")]), *read([[comment(2, "b")]])])
    assert (thread.title, thread.declared, len(thread)) == ("A leak", 2, 2)


def test_events_of_a_timeline_and_blank_reviews_are_passed_over() -> None:
    events = [{"event": "labeled", "actor": {"login": "a"}}, {"event": "reviewed", "user": {"login": "a"}, "body": ""}]
    [thread] = read(
        [*events, comment(1, "a", event="commented"), {"event": "cross-referenced", "source": {"issue": ISSUE}}]
    )
    assert len(thread) == 1


def test_the_footer_of_a_mailed_comment_is_a_signature() -> None:
    [thread] = read([comment(1, "Yes.\r\n\r\n—\r\nReply to this email directly, or view it on GitHub.")])
    body = thread.comments[0].body
    assert [body.text[span.start : span.end][:10] for span in body.spans if span.kind == "signature"] == ["—\nReply to"]


def test_hidden_comments_and_lost_authors_are_told() -> None:
    [thread] = read([comment(1, "a", user=None, isMinimized=True)])
    assert (thread.comments[0].author, thread.comments[0].flags) == ("ghost", ("hidden",))
