"""Sites asked over HTTP, from the command line: what they give is one thread, and opens again without a network."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from loopback import Loopback
from script import Said
from test_forums import LEMMY, lemmy
from test_networks import HERE, answers, status
from test_pages import BLOG, HEADER, POST, blog, rest

from threadview.cli import main

if TYPE_CHECKING:
    from collections.abc import Mapping

TALK = [status(100, replies=1), status(200, 100)]
CASES: list[tuple[str, str, Mapping[str, object], str, str]] = [
    ("wordpress", BLOG, {
        POST: Said(blog(11), HEADER), **rest(f"{BLOG}/wp-json/wp/v2/", "?", pages=3),
    }, POST, "1 1.1 1.2 2 2.1 3"),
    ("comment pages", BLOG, {
        POST: blog(21, links=(f"{POST}comment-page-1/#comments",)), f"{POST}comment-page-1/": blog(11, 12),
    }, POST, "1 2 3"),
    ("a page", BLOG, {POST: blog(11, 12)}, POST, "1 2"),
    ("lemmy", LEMMY, lemmy(f"{LEMMY}/api/v3", 3), f"{LEMMY}/post/77", "1 1.1 1.1.1"),
    ("mastodon", HERE, answers(HERE, TALK[0], [], TALK[1:]), f"{HERE}/@user100/100", "1"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("host", "written", "source", "labels"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_an_address_opens_and_opens_again_offline(
    host: str, written: Mapping[str, object], source: str, labels: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Loopback(host, written) as server:
        address = source.replace(host, server.origin)
        assert main([address, "--to", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert " ".join(comment["label"] for comment in shown["comments"]) == labels
    assert shown["article"]["text"]
    assert main([address, "--to", "json", "--offline"]) == 0
    assert json.loads(capsys.readouterr().out)["comments"] == shown["comments"]


def test_an_address_that_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with Loopback(BLOG, {}) as server:
        assert main([f"{server.origin}/2026/01/nothing/", "--to", "text"]) == 1
    said = capsys.readouterr()
    assert not said.out
    assert said.err.count("\n") == 1
    assert "404" in said.err
