from __future__ import annotations

import json

from threadview.readers.joining import join
from threadview.readers.mastodon import READER
from threadview.thread import Document, Thread


def status(number: object, above: object = None, **more: object) -> dict[str, object]:
    content = f"<p>words of {number}</p>"
    return {"id": number, "in_reply_to_id": above, "account": {"acct": "ann"}, "content": content, **more}


def read(value: object) -> Thread:
    [thread] = READER.read(Document(json.dumps(value).encode()))
    return thread


def test_ids_may_be_numbers_as_in_old_answers() -> None:
    thread = read({"ancestors": [status(1)], "descendants": [status(2, 1), status(3, "2")]})
    assert thread.article is not None
    assert thread.article.id == "1"
    assert [comment.id for comment in thread.comments] == ["2", "3"]
    assert list(thread.parents) == [-1, 0]


def test_a_context_alone_stands_under_a_stub_until_its_status_is_there() -> None:
    context = read({"ancestors": [], "descendants": [status("2", "1"), status("3", "2")]})
    assert context.comments[0].flags == ("stub",)
    thread = join([read(status("1")), context])
    assert [comment.id for comment in thread.comments] == ["2", "3"]


def test_a_reply_given_with_its_context_takes_its_place() -> None:
    context = read({"ancestors": [status("1")], "descendants": [status("3", "2")]})
    thread = join([context, read(status("2", "1"))])
    assert [comment.id for comment in thread.comments] == ["2", "3"]
    assert thread.stubs == 0


def test_replies_that_are_counted_but_not_here_are_said() -> None:
    thread = read({"ancestors": [], "descendants": [status("2", "1", replies_count=3), status("3", "2")]})
    assert thread.declared == 2 + 2
    assert thread.notes[0].startswith("2 more replies")


def test_a_warning_stands_before_what_it_hides() -> None:
    thread = read(status("1", spoiler_text="food & drink"))
    assert thread.article is not None
    body = thread.article.body
    assert body.text == "food & drink\n\nwords of 1"
    assert [body.text[span.start : span.end] for span in body.spans if span.kind == "spoiler"] == ["words of 1"]


def test_pictures_are_described_and_polls_counted() -> None:
    media = [{"type": "gifv", "description": "a duck", "url": "https://a.example/d.mp4"}]
    thread = read(status("1", media_attachments=media, poll={"options": [{"title": "duck", "votes_count": 2}]}))
    assert thread.article is not None
    assert thread.article.text == "words of 1\n\nduck (2 votes)\n\n[video: a duck]"


def test_a_boost_is_what_it_boosts() -> None:
    thread = read([status("9", reblog=status("1", account={"acct": "bo"})), status("2")])
    assert [(comment.id, comment.author) for comment in thread.comments] == [("1", "bo"), ("2", "ann")]
