"""What was fetched is kept: for the next time, for the train, and for the day the site is gone."""

from __future__ import annotations

import os
import stat
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest
from scripted_server import Request, Server, answer, redirect

from threadview.errors import FetchError
from threadview.sources.web import Cache, Fields
from threadview.sources.web.answer import Reply

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from threadview.sources.web import Fetcher

    Open = Callable[..., Fetcher]

URL = "https://example.org/page"


def reply(body: bytes = b"hello", moment: float = 1e9, **fields: str) -> Reply:
    return Reply(URL, Fields((name.replace("_", "-"), value) for name, value in fields.items()), body, moment)


def unchanged(request: Request) -> bytes:
    """Answer as a server does whose page is still the one that was sent first."""
    known = request.headers.get("if-none-match") == '"1"' or "if-modified-since" in request.headers
    return answer(b"", 304) if known else answer(b"first", etag='"1"', x_total="3")


def test_what_was_fetched_is_read_offline_with_its_age_and_its_fields(server: Server, opened: Open) -> None:
    server.pages["page"] = answer(b"words", content_type="text/html; charset=koi8-r", x_total="3")
    opened().get(server.url())
    found = opened(offline=True).fetch(server.url())
    document = found.document
    assert (document.data, document.media_type, document.charset) == (b"words", "text/html", "koi8-r")
    assert found.headers["X-Total"] == "3"
    assert document.notes[0].startswith("read offline: this is the copy of 20")
    assert server.count() == 1


def test_offline_says_that_nothing_is_kept(server: Server, opened: Open) -> None:
    with pytest.raises(FetchError, match="no copy of it is kept; open it once without --offline"):
        opened(offline=True).get(server.url())
    assert not server.asked


def test_a_redirected_page_is_kept_under_the_address_that_leads_to_it(server: Server, opened: Open) -> None:
    server.pages |= {"page": redirect("/end"), "end": answer(b"end")}
    opened().get(server.url())
    document = opened(offline=True).get(server.url())
    assert (document.data, document.url) == (b"end", server.url("end"))


@pytest.mark.parametrize("field", [{"etag": '"1"'}, {"last_modified": "Sat, 08 Oct 2016 14:03:00 GMT"}])
def test_a_copy_that_still_holds_is_not_sent_again(server: Server, opened: Open, field: dict[str, str]) -> None:
    server.pages["page"] = lambda request: unchanged(request) if request.count > 1 else answer(b"first", **field)
    opened().get(server.url())
    found = opened().fetch(server.url())
    assert (found.document.data, found.document.media_type, found.document.notes) == (b"first", "text/plain", ())
    assert server.count() == 2


def test_a_copy_that_changed_is_replaced(server: Server, opened: Open) -> None:
    server.pages["page"] = lambda request: answer(f"{request.count}".encode(), etag=f'"{request.count}"')
    assert [opened().get(server.url()).data for _ in range(2)] == [b"1", b"2"]
    assert opened(offline=True).get(server.url()).data == b"2"


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({"cache_control": "public, max-age=600"}, 1),
        ({"cache_control": "max-age=600", "age": "700"}, 2),
        ({"cache_control": "max-age=600, no-cache"}, 2),
        ({"cache_control": "no-store"}, 2),
        ({"expires": "Sat, 08 Oct 2016 15:03:00 GMT", "date": "Sat, 08 Oct 2016 14:03:00 GMT"}, 1),
        ({"expires": "0", "date": "Sat, 08 Oct 2016 14:03:00 GMT"}, 2),
        ({"cache_control": "max-age=" + "9" * 400}, 1),
        ({}, 2),
    ],
)
def test_a_server_is_asked_again_unless_it_said_that_its_answer_holds(
    server: Server, opened: Open, fields: dict[str, str], asked: int
) -> None:
    server.pages["page"] = answer(b"words", **fields)
    for _ in range(2):
        assert opened().get(server.url()).data == b"words"
    assert server.count() == asked
    opened(refresh=True).get(server.url())
    assert server.count() == asked + 1


@pytest.mark.parametrize(
    "trouble", [answer(b"", 503), answer(b"", 404), b"", answer(b"x" * 9_000, content_length="9001")]
)
def test_when_no_answer_comes_the_last_copy_is_given_and_says_so_once(
    server: Server, opened: Open, trouble: bytes
) -> None:
    server.pages |= {"page": answer(b"words"), "next": answer(b"more")}
    opened().get_all([server.url(), server.url("next")])
    server.pages |= {"page": trouble, "next": trouble}
    documents = opened(tries=1).get_all([server.url(), server.url("next")])
    assert [document.data for document in documents] == [b"words", b"more"]
    assert ": this is the copy of " in documents[0].notes[0]
    assert documents[1].notes == ()


def test_a_server_that_is_gone_leaves_its_last_copy(opened: Open) -> None:
    with Server(page=answer(b"words")) as brief:
        opened().get(brief.url())
        url = brief.url()
    assert "refuses the connection: this is the copy of" in opened().get(url).notes[0]


def test_who_asks_with_another_token_is_given_another_answer(server: Server, opened: Open) -> None:
    server.pages["page"] = lambda request: answer(request.headers.get("authorization", "none").encode())
    for token in ("a", "b"):
        opened().get(server.url(), headers={"Authorization": token})
    offline = opened(offline=True)
    assert [offline.get(server.url(), headers={"authorization": token}).data for token in ("a", "b")] == [b"a", b"b"]
    with pytest.raises(FetchError):
        offline.get(server.url())


def test_what_is_kept_is_its_owners_alone_and_holds_no_cookie(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    Cache(folder).keep(URL, {}, reply(set_cookie="token=secret"))
    [path] = folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"secret" not in path.read_bytes()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data[:30],
        lambda data: data[:0],
        lambda data: data.replace(b"hello", b"hullo"),
        lambda data: data.replace(b'"size"', b'"sise"'),
    ],
)
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    cache = Cache(tmp_path)
    cache.keep(URL, {}, reply())
    [path] = tmp_path.iterdir()
    assert cache.find(URL, {}) is not None
    path.write_bytes(damage(path.read_bytes()))
    assert cache.find(URL, {}) is None


def test_the_oldest_go_when_there_are_too_many_and_what_was_never_finished(tmp_path: Path) -> None:
    cache = Cache(tmp_path, most=10_000)
    for number in range(8):
        cache.keep(f"{URL}/{number}", {}, reply(b"x" * 2_000))
        newest = max(tmp_path.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    old, new = tmp_path / "old.part", tmp_path / "new.part"
    old.touch()
    new.touch()
    os.utime(old, (1, 1))
    cache.close()
    left = [number for number in range(8) if cache.find(f"{URL}/{number}", {})]
    assert left == [5, 6, 7]
    assert (old.exists(), new.exists()) == (False, True)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, server: Server) -> None:
    from threadview.sources.web import Fetcher

    (tmp_path / "file").touch()
    server.pages["page"] = answer(b"words")
    with Fetcher(server.url(), cache=Cache(tmp_path / "file" / "kept")) as session:
        documents = session.get_all([server.url()] * 2)
    assert "no copy is kept for reading offline" in documents[0].notes[0]
    assert documents[1].notes == ()


def test_nothing_is_kept_where_nothing_is_to_be_remembered(tmp_path: Path, server: Server) -> None:
    from threadview.sources.web import Fetcher

    server.pages["page"] = answer(b"words")
    with Fetcher(server.url(), cache=Cache(tmp_path / "kept", writes=False)) as session:
        session.get(server.url())
    assert not (tmp_path / "kept").exists()


def hammer(folder: Path, letter: str) -> int:
    """Write and read one address again and again; return how often it was there."""
    cache, found = Cache(folder), 0
    for _ in range(50):
        cache.keep(URL, {}, reply(letter.encode() * 50_000))
        kept = cache.find(URL, {})
        found += kept is not None and len(set(kept.body)) == 1
    cache.close()
    return found


def test_two_programs_at_once_see_whole_answers(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as programs:
        assert list(programs.map(hammer, [tmp_path] * 2, "ab")) == [50, 50]
    assert len(list(tmp_path.iterdir())) == 1


def test_the_age_of_a_copy_is_told_in_words(tmp_path: Path) -> None:
    from threadview.sources.web import Fetcher

    cache = Cache(tmp_path)
    for seconds, says in ((5, "a moment ago"), (3 * 3600 + 9, "3 hours ago"), (5 * 86_400 + 9, "5 days ago")):
        cache.keep(URL, {}, reply(moment=time.time() - seconds))
        with Fetcher(URL, offline=True, cache=cache) as session:
            assert session.get(URL).notes[0].endswith(f"UTC, {says}")
