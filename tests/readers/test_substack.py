from __future__ import annotations

import json

from threadview.readers.joining import join
from threadview.readers.substack import READER
from threadview.thread import Document, Thread

POST = {"id": 1, "title": "A &amp; B", "body_html": "<p>x</p>", "post_date": "2024-01-01T00:00:00Z", "comment_count": 3}
COMMENT = {"id": 5, "body": "One", "name": "Ann", "date": "2024-01-02T00:00:00Z", "ancestor_path": "", "children": []}


def read(value: object) -> Thread:
    [thread] = READER.read(Document(json.dumps(value).encode()))
    return thread


def test_a_post_and_its_comments_join() -> None:
    thread = join([read(POST), read({"comments": [COMMENT]})])
    assert (thread.title, thread.declared, [comment.text for comment in thread.comments]) == ("A & B", 3, ["One"])


def test_a_branch_alone_stands_under_what_its_path_names() -> None:
    thread = read({"comments": [{**COMMENT, "id": 7, "ancestor_path": "5.6"}]})
    assert [(comment.id, comment.flags) for comment in thread.comments] == [("6", ("stub",)), ("7", ())]
