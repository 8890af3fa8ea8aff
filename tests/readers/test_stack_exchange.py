from __future__ import annotations

import json

from threadview.readers import sniff
from threadview.readers.stack_exchange import READER
from threadview.thread import Document, Thread

ANSWER = {"answer_id": 34, "question_id": 12, "owner": {"display_name": "Bo &amp; Co"}, "creation_date": 1700000000}
COMMENT = {"comment_id": 34, "post_id": 34, "post_type": "answer", "creation_date": 1700000100, "body": "So?"}


def read(value: object) -> list[Thread]:
    return list(READER.read(Document(json.dumps(value).encode())))


def test_answers_and_comments_are_numbered_apart() -> None:
    [thread] = read({"items": [{**ANSWER, "body": "<p>Yes.</p>", "comments": [COMMENT]}]})
    assert [comment.id for comment in thread.comments] == ["a34", "c34"]
    assert list(thread.parents) == [-1, 0]
    assert thread.comments[0].author == "Bo & Co"


def test_comments_alone_stand_under_a_stub_of_their_answer() -> None:
    [thread] = read([[COMMENT], [], [{**COMMENT, "comment_id": 35}]])
    assert [comment.id for comment in thread.comments] == ["a34", "c34", "c35"]
    assert thread.comments[0].flags == ("stub",)


def test_answers_to_several_questions_are_several_threads() -> None:
    threads = read([{**ANSWER, "body": "x"}, {**ANSWER, "answer_id": 35, "question_id": 13, "body": "y"}])
    assert [[comment.id for comment in thread.comments] for thread in threads] == [["a34"], ["a35"]]


def test_an_accepted_answer_is_pinned() -> None:
    [thread] = read([{**ANSWER, "is_accepted": True, "body": "x"}])
    assert thread.comments[0].flags == ("pinned",)


def test_what_was_fetched_without_its_texts_says_so() -> None:
    [thread] = read([ANSWER])
    assert "filter" in thread.notes[0]


def test_markdown_is_read_where_no_html_was_asked_for() -> None:
    [thread] = read([{**ANSWER, "body_markdown": "It&#39;s *so*\r\n\r\n> no"}])
    assert thread.comments[0].text == "It's so\n\nno"


def test_questions_of_one_number_stay_apart() -> None:
    question = {"question_id": 0, "title": "How deep?", "owner": {"display_name": "Ann"}, "body": "x"}
    threads = read({"items": [{**question, "answers": [{**ANSWER, "body": "y"}]}, question]})
    assert [len(thread) for thread in threads] == [1, 0]


def test_a_question_is_known_by_its_answers_where_these_stand_before_all_else() -> None:
    answers = [{**ANSWER, "answer_id": at, "body": "words " * 200} for at in range(1, 100)]
    question = {"answers": answers, "owner": {"display_name": "Ann"}, "question_id": 12, "title": "How deep?"}
    document = Document(json.dumps({"items": [question]}).encode())
    assert sniff(document) is READER
    [thread] = READER.read(document)
    assert (thread.title, len(thread)) == ("How deep?", 99)


def test_further_pages_that_are_not_here_are_said() -> None:
    page = {"items": [{**ANSWER, "body": "x"}], "has_more": True}
    [thread] = read(page)
    assert thread.notes == ("$.has_more: the site has further pages, which are not here",)
    assert read({**page, "has_more": False})[0].notes == ()
