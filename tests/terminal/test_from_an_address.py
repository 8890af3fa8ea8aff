"""An address in a real terminal: a slow site, a site that is cut off, a site that refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from scripted_server import Request, Server, answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tmux import Terminal


def post(number: int) -> dict[str, object]:
    return {
        "id": 1000 + number,
        "post_number": number,
        "username": f"skipper{number}",
        "created_at": "2024-01-02T10:00:00Z",
        "cooked": f"<p>This is what skipper {number} has to say of it.</p>",
        "reply_to_post_number": None,
    }


@pytest.fixture
def forum() -> Iterator[Server]:
    """A topic of 60 posts, of which its first answer has 20; the others come late."""
    stream = [1000 + number for number in range(1, 61)]
    posts = {"posts": [post(number) for number in range(1, 21)], "stream": stream}
    first = {"id": 55, "title": "A pond", "posts_count": 60, "post_stream": posts}
    rest = {"id": 55, "post_stream": {"posts": [post(number) for number in range(21, 61)]}}

    def late(_request: Request) -> Iterator[bytes | float]:
        yield 3.0
        yield as_json(rest)

    asked = urlencode([("post_ids[]", number) for number in stream[20:]])
    with Server() as running:
        running.pages = {"t/55.json": as_json(first), f"t/55/posts.json?{asked}": late}
        yield running


def as_json(value: object) -> bytes:
    return answer(json.dumps(value).encode(), content_type="application/json")


def test_the_first_comments_are_read_while_the_others_are_fetched(
    terminal: Terminal, program: str, forum: Server
) -> None:
    terminal.resize(120, 30)
    terminal.run(f"{program} {forum.url('t/pond/55')}")
    terminal.wait_for("fetching 127.0.0.1")
    terminal.wait_for("skipper 2 has")
    terminal.keys("j", "j", "j")
    terminal.wait_for("4 of 19 comments")
    terminal.wait_until(
        lambda shown: "4 of 59 comments" in shown and "fetching" not in shown, "all comments are there, and it is over"
    )
    terminal.keys("G")
    terminal.wait_for("skipper 60 has")
    terminal.keys("q")
    terminal.wait_until(lambda _: terminal.ask("alternate_on") == "0", "the interface is gone")


def test_escape_stops_the_fetch_and_what_has_come_is_read_on(terminal: Terminal, program: str, forum: Server) -> None:
    terminal.resize(120, 30)
    terminal.run(f"{program} {forum.url('t/pond/55')}")
    terminal.wait_for("skipper 2 has")
    terminal.keys("Escape")
    terminal.wait_for("parts of the topic could not be fetched")
    terminal.keys("G")
    terminal.wait_for("skipper 20 has")


def test_the_network_is_gone_and_the_last_copy_opens(terminal: Terminal, program: str, forum: Server) -> None:
    terminal.resize(120, 30)
    address = forum.url("t/pond/55")
    assert terminal.result(f"{program} {address} --to text | grep -c skipper.60.has") == "1"
    forum.hang_up()
    terminal.run(f"{program} {address} --refresh")
    assert "this is the copy of" in terminal.wait_for("1 of 59 comments")
    terminal.keys("G")
    terminal.wait_for("skipper 60 has")


def test_what_is_not_there_is_one_sentence(terminal: Terminal, program: str, forum: Server) -> None:
    shown = terminal.result(f"{program} {forum.url('absent')}; echo code $?")
    assert shown.endswith("code 1")
    assert "is not there (HTTP 404)" in shown
    assert terminal.ask("alternate_on") == "0"
