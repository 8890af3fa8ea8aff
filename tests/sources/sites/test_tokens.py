"""With what sites are asked: variables of the environment, else what the reader set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from script import Script

from threadview.errors import FetchError
from threadview.sources import opening
from threadview.sources.sites.common.asking import token
from threadview.sources.sites.github import _headers
from threadview.sources.sites.reddit import documents
from threadview.thread import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from threadview.sources.web import Fetcher

GITHUB = "https://api.github.com"


@pytest.fixture(autouse=True)
def _none_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("REDDIT_TOKEN", "GITHUB_TOKEN", "GH_TOKEN", "DISQUS_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", "/nowhere")


def asked_with(**tokens: str) -> Script:
    script = Script({})
    script.tokens = tokens
    return script


def test_the_environment_wins_over_what_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    script = asked_with(github="mine")
    assert token(script, "github", "GITHUB_TOKEN", "GH_TOKEN") == "mine"
    monkeypatch.setenv("GH_TOKEN", "theirs")
    assert token(script, "github", "GITHUB_TOKEN", "GH_TOKEN") == "theirs"
    assert token(asked_with(), "reddit", "REDDIT_TOKEN") == ""


def test_a_token_goes_to_its_own_site_alone() -> None:
    script = asked_with(github="mine")
    assert _headers(GITHUB, script)["Authorization"] == "Bearer mine"
    assert _headers("https://codeberg.org/api/v1", script) == {}
    with pytest.raises(FetchError):
        documents("https://www.reddit.com/r/x/comments/abc/", asked_with(github="mine"))


def test_reddit_is_asked_with_what_is_set() -> None:
    script = asked_with(reddit="mine")
    with pytest.raises(FetchError):
        documents("https://www.reddit.com/r/x/comments/abc/", script)
    assert script.asked[0].startswith("https://oauth.reddit.com/")
    assert script.sent[0]["Authorization"] == "Bearer mine"


def test_what_is_set_reaches_whoever_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[Mapping[str, str]] = []

    def fetched(_source: str, fetcher: Fetcher) -> list[Document]:
        got.append(fetcher.tokens)
        return [Document(b"words", "x")]

    monkeypatch.setattr(opening, "_fetched", fetched)
    opening.open_sources("https://example.org/", offline=True, tokens={"github": "mine"})
    assert got == [{"github": "mine"}]
