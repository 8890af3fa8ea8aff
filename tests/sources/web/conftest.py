"""What the tests of fetching share: a server, and sessions that are short of patience."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from scripted_server import Server
from standing import standing_by

from threadview.sources.web import Cache, Fetcher
from threadview.sources.web.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from threadview.sources.watch import Watch

Opener = "Callable[..., Fetcher]"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the proxy of the developer out of it."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture(params=["here", "aside"])
def opened(request: pytest.FixtureRequest, tmp_path: Path, server: Server) -> Iterator[Callable[..., Fetcher]]:
    """Begin a session, that asks in this process or in one of its own; all that a test begins share a cache."""
    sessions: list[Fetcher] = []

    def begin(
        *,
        typed: str | None = None,
        offline: bool = False,
        refresh: bool = False,
        watch: Watch | None = None,
        **limits: float,
    ) -> Fetcher:
        session = Fetcher(
            server.url() if typed is None else typed,
            offline=offline,
            refresh=refresh,
            cache=Cache(tmp_path / "kept"),
            limits=Limits(**({"pause": 0.001} | limits)),
            watch=watch,
            aside=standing_by() if request.param == "aside" else None,
        )
        sessions.append(session)
        return session

    yield begin
    for session in sessions:
        session.close()
