"""An address on the command line, from the first request to what is written."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from scripted_server import Request, Server, answer, redirect

from threadview.cli import main
from threadview.errors import FetchError, SourceError
from threadview.sources import open_sources

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Outcome = tuple[int, str, str]

PAGE = b"""{"schema": "threadview/1", "title": "A pond", "article": {"text": "Words."}, "comments": [
    {"id": "1", "parent": null, "text": "The first comment."}, {"id": "2", "parent": 0, "text": "A reply to it."}]}"""
AFTER_MAIN = "import sys; from threadview.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    def call(*arguments: str) -> Outcome:
        code = main(arguments)
        written = capsys.readouterr()
        return code, written.out, written.err

    return call


def test_an_address_is_read_kept_and_read_again_offline(server: Server, run: Callable[..., Outcome]) -> None:
    server.pages["page"] = answer(PAGE)
    code, out, err = run(server.url(), "--to", "json")
    read = json.loads(out)
    assert (code, err, read["url"]) == (0, "", None)
    assert [comment["depth"] for comment in read["comments"]] == [0, 1]
    code, out, _ = run(server.url(), "--to", "json", "--offline")
    assert (code, json.loads(out)["comments"]) == (0, read["comments"])


def test_what_is_not_to_be_remembered_is_not_kept(server: Server, run: Callable[..., Outcome]) -> None:
    server.pages["page"] = answer(PAGE)
    assert run(server.url(), "--no-remember")[0] == 0
    code, _, err = run(server.url(), "--offline")
    assert (code, err) == (1, f"threadview: {server.url()}: no copy of it is kept; open it once without --offline\n")


def test_an_address_and_a_file_are_parts_of_one_thread(
    server: Server, run: Callable[..., Outcome], tmp_path: Path
) -> None:
    server.pages["page"] = answer(PAGE)
    path = tmp_path / "more.json"
    path.write_bytes(PAGE.replace(b"The first", b"One more"))
    code, out, _ = run(server.url(), str(path), "--to", "text")
    assert code == 0
    assert out.index("The first comment") < out.index("One more comment")


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (answer(b"", 404), "is not there (HTTP 404); check the address"),
        (answer(b""), "empty"),
        (answer(b"\x89PNG\r\n\x1a\n" + bytes(99), content_type="image/png"), "; "),
        (redirect("file:///etc/passwd"), "redirects to file:///etc/passwd"),
    ],
)
def test_what_gives_no_thread_is_one_sentence_and_exit_code_1(
    server: Server, run: Callable[..., Outcome], page: bytes, says: str
) -> None:
    server.pages["page"] = page
    code, out, err = run(server.url())
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(f"threadview: {server.url()}: ")
    assert says in err


def test_offline_and_refresh_exclude_one_another(run: Callable[..., Outcome]) -> None:
    code, _, err = run("--offline", "--refresh", "http://127.0.0.1:1/")
    assert code == 2
    assert "--refresh" in err


@pytest.mark.parametrize("source", ["ftp://example.org/x", "file:///etc/passwd", "gopher://example.org"])
def test_addresses_of_other_kinds_are_refused(source: str) -> None:
    with pytest.raises(FetchError, match="addresses are not opened; give an https address"):
        open_sources(source)


def test_a_file_that_is_called_as_an_address_would_be_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hn:1").write_bytes(PAGE)
    assert open_sources("hn:1")[0].data == PAGE
    with pytest.raises(SourceError, match="there is no such file"):
        open_sources("nosite:1")


def test_an_interruption_ends_at_once_without_a_traceback(server: Server) -> None:
    command = [sys.executable, "-m", "threadview", server.url(), "--to", "text"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:

        def interrupt(_: Request) -> list[float]:
            started.send_signal(signal.SIGINT)
            return [60.0]

        server.pages["page"] = interrupt
        out, err = started.communicate()
    assert (started.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize("source", ["file", "kept"])
def test_neither_a_file_nor_a_kept_copy_pulls_in_the_network(server: Server, tmp_path: Path, source: str) -> None:
    path = tmp_path / "page.json"
    path.write_bytes(PAGE)
    server.pages["page"] = answer(PAGE, cache_control="max-age=600")
    open_sources(server.url())
    asked = server.url() if source == "kept" else str(path)
    command = [sys.executable, "-c", AFTER_MAIN, asked, "--to", "text"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "reply to it" in done.stdout
    pulled_in = set(done.stderr.split())
    assert not pulled_in & {"httpx2", "httpcore2", "anyio", "asyncio", "ssl"}
    assert ("threadview.sources.web" in pulled_in) == (source == "kept")
    assert server.count() == 1
