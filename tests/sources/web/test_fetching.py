"""Asking a server that is scripted: what it gives, what it refuses, and what it does wrong."""

from __future__ import annotations

import gzip
import socket
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

import pytest
from scripted_server import Request, Server, answer, redirect

from threadview.errors import FetchError, SourceError
from threadview.sources.web import addresses

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterator

    from threadview.sources.web import Fetcher

    Open = Callable[..., Fetcher]

LONG = b"<p>one sentence of many</p>\n" * 1_000


def test_a_document_comes_with_what_its_server_says_of_it(server: Server, opened: Open) -> None:
    server.pages["page"] = answer(b"caf\xe9", content_type="Text/HTML; charset=latin1", x_wp_totalpages="7")
    found = opened().fetch(server.url("page#comment-5"))
    document = found.document
    assert (document.data, document.media_type, document.charset) == (b"caf\xe9", "text/html", "latin1")
    assert (document.url, document.name, document.notes) == (server.url(), server.url(), ())
    assert found.headers["X-WP-TotalPages"] == "7"


def test_a_request_says_who_asks_and_what_the_site_wants_to_say(server: Server, opened: Open) -> None:
    server.pages["page"] = answer()
    opened().get(server.url(), headers={"Authorization": "Bearer x"})
    headers = server.asked[0].headers
    assert headers["user-agent"].startswith("threadview/")
    assert headers["authorization"] == "Bearer x"


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data, wbits=-15)),
        ("identity", bytes),
        ("deflate, gzip", lambda data: gzip.compress(zlib.compress(data))),
    ],
)
def test_what_was_packed_for_the_way_is_unpacked(
    server: Server, opened: Open, encoding: str, pack: Callable[[bytes], bytes]
) -> None:
    server.pages["page"] = answer(pack(LONG), content_encoding=encoding)
    assert opened().get(server.url()).data == LONG


def test_cookies_last_for_the_session(server: Server, opened: Open) -> None:
    server.pages |= {"page": answer(set_cookie="seen=1; Path=/"), "next": answer()}
    session = opened()
    session.get(server.url())
    session.get(server.url("next"))
    assert server.asked[1].headers["cookie"] == "seen=1"


def test_several_are_asked_at_once_but_no_more_than_six_and_come_in_order(server: Server, opened: Open) -> None:
    def page(request: Request) -> Iterator[bytes | float]:
        yield 0.02
        yield answer(request.path.encode())

    names = [f"p{number}" for number in range(30)]
    server.pages = dict.fromkeys(names, page)
    documents = opened().get_all([server.url(name) for name in names])
    assert [document.data.decode() for document in documents] == names
    assert 1 < server.most_at_once <= 6


def test_where_some_are_missing_the_others_come_and_a_note_tells(server: Server, opened: Open) -> None:
    server.pages |= {"a": answer(b"a"), "c": answer(b"c")}
    documents = opened().get_all([server.url(name) for name in "abc"])
    assert [document.data for document in documents] == [b"a", b"c"]
    assert "1 of 3 parts are missing" in documents[0].notes[0]
    with pytest.raises(FetchError, match="is not there"):
        opened().get_all([server.url("x"), server.url("y")])


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (401, "asks for a login"),
        (403, "is refused"),
        (404, "is not there"),
        (410, "removed for good"),
        (418, "is not given"),
        (451, "legal reasons"),
        (501, "in trouble"),
    ],
)
def test_a_refusal_is_one_sentence_with_the_mend_and_asked_once(
    server: Server, opened: Open, status: int, says: str
) -> None:
    server.pages["page"] = answer(b"no", status)
    with pytest.raises(FetchError, match=says) as refused:
        opened().get(server.url())
    assert (refused.value.status, refused.value.where) == (status, server.url())
    assert refused.value.mend
    assert server.count() == 1


@pytest.mark.parametrize(
    "trouble",
    [
        answer(b"", 429),
        answer(b"", 503),
        answer(b"", 429, retry_after="0"),
        answer(b"", 503, retry_after=format_datetime(datetime.now(UTC) - timedelta(hours=1), usegmt=True)),
        b"",
        b"HTTP/1.1 200 OK\r\nContent-",
        b"nothing like HTTP\r\n\r\n",
        answer(LONG, content_length="999999")[:20_000],
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
    ids=["429", "503", "429 at once", "503 until a date", "cut", "cut header", "no header", "cut body", "bad chunk"],
)
def test_a_trouble_that_passes_is_waited_for(server: Server, opened: Open, trouble: bytes) -> None:
    server.pages["page"] = lambda request: trouble if request.count < 3 else answer(LONG)
    document = opened().get(server.url())
    assert (document.data, document.notes, server.count()) == (LONG, (), 3)


def test_a_trouble_that_stays_is_told_after_a_few_tries(server: Server, opened: Open) -> None:
    server.pages["page"] = answer(b"", 500)
    with pytest.raises(FetchError, match="in trouble"):
        opened(tries=3).get(server.url())
    assert server.count() == 3


@pytest.mark.parametrize(
    "fields",
    [
        {"retry_after": "7200"},
        {"retry_after": format_datetime(datetime.now(UTC) + timedelta(seconds=7230), usegmt=True)},
        {"x_ratelimit_remaining": "0", "x_ratelimit_reset": str(int(datetime.now(UTC).timestamp()) + 7230)},
    ],
)
def test_a_server_that_asks_for_a_long_wait_is_left_alone(server: Server, opened: Open, fields: dict[str, str]) -> None:
    server.pages |= {"page": answer(b"", 429, **fields), "next": answer()}
    session = opened()
    with pytest.raises(FetchError, match=r"asks to wait 1[12]\d minutes"):
        session.get(server.url())
    with pytest.raises(FetchError, match=r"asks to wait 1[12]\d minutes"):
        session.get(server.url("next"))
    assert len(server.asked) == 1


def test_a_cut_answer_that_stays_cut_is_given_with_a_note_and_not_kept(server: Server, opened: Open) -> None:
    server.pages["page"] = answer(LONG, content_length="999999")
    document = opened().get(server.url())
    assert document.data == LONG
    assert "cut off after 28,000 bytes" in document.notes[0]
    with pytest.raises(FetchError, match="no copy of it is kept"):
        opened(offline=True).get(server.url())


@pytest.mark.parametrize("piece", [b"X-A: b\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n"])
def test_a_trickle_does_not_last_for_ever(server: Server, opened: Open, piece: bytes) -> None:
    def trickle(_: Request) -> Iterator[bytes | float]:
        yield b"HTTP/1.1 200 OK\r\n" if piece.startswith(b"X") else piece
        while True:
            yield piece if piece.startswith(b"X") else b"x"
            yield 0.01

    server.pages["page"] = trickle
    with pytest.raises(FetchError, match=r"within 0\.\d seconds; try again later"):
        opened(head=0.2, whole=0.5, tries=2).get(server.url())


def test_silence_is_told(server: Server, opened: Open) -> None:
    server.pages["page"] = lambda _: iter([60.0])
    with pytest.raises(FetchError, match=r"did not answer within 0\.1 seconds"):
        opened(head=0.1, tries=1).get(server.url())


def test_what_is_too_large_is_refused_whether_it_says_so_or_not(server: Server, opened: Open) -> None:
    server.pages |= {
        "told": answer(content_length=str(2**30)),
        "untold": b"HTTP/1.1 200 OK\r\n\r\n" + bytes(50_000),
        "bomb": answer(gzip.compress(bytes(10_000_000)), content_encoding="gzip"),
        "twice": answer(gzip.compress(gzip.compress(bytes(10_000_000))), content_encoding="gzip, gzip"),
        "thrice": answer(b"x", content_encoding="gzip, gzip, gzip"),
        "odd": answer(b"x", content_encoding="br"),
        "damaged": answer(b"x" * 99, content_encoding="gzip"),
    }
    session = opened(packed=40_000, unpacked=2**20)
    for name in ("told", "untold"):
        with pytest.raises(FetchError, match="is larger than 40,000 bytes"):
            session.get(server.url(name))
    for name in ("bomb", "twice"):
        with pytest.raises(FetchError, match="is larger than 1 MiB"):
            session.get(server.url(name))
    for name in ("thrice", "odd"):
        with pytest.raises(FetchError, match="is packed as"):
            session.get(server.url(name))
    with pytest.raises(SourceError, match="the gzip answer is damaged"):
        session.get(server.url("damaged"))


def test_redirects_are_followed_to_their_end_without_the_token(server: Server, opened: Open) -> None:
    with Server(there=answer(b"there")) as other:
        server.pages["page"] = redirect("/next")
        server.pages["next"] = redirect(other.url("there"))
        document = opened().get(server.url(), headers={"Authorization": "Bearer x"})
        assert (document.data, document.url) == (b"there", other.url("there"))
        assert "authorization" in server.asked[1].headers
        assert "authorization" not in other.asked[0].headers


@pytest.mark.parametrize(
    ("location", "says"),
    [
        ("/page", "redirects more than 10 times"),
        ("file:///etc/passwd", "redirects to file:///etc/passwd, which is not opened"),
        ("ftp://example.org/", "which is not opened"),
        ("http://[::1", "which is not opened"),
        ("http://10.0.0.1/", "leads to 10.0.0.1, an address of this machine or its own network"),
        ("http://169.254.169.254/latest/", "an address of this machine"),
        ("http://[::ffff:192.168.0.1]/", "an address of this machine"),
        ("http://0xa000001/", "an address of this machine"),
    ],
)
def test_a_redirect_that_goes_astray_is_refused(server: Server, opened: Open, location: str, says: str) -> None:
    server.pages["page"] = redirect(location)
    with pytest.raises(FetchError, match=says) as refused:
        opened().get(server.url())
    assert refused.value.mend


def test_only_the_reader_may_name_a_private_address(server: Server, opened: Open) -> None:
    server.pages["page"] = server.pages["other"] = answer(b"here")
    assert opened(typed=server.url()).get(server.url(host="localhost")).data == b"here"
    for typed in ("", "hn:5", "http://10.0.0.1/"):
        for host in ("127.0.0.1", "localhost", "2130706433", "127.1"):
            with pytest.raises(FetchError, match="an address of this machine"):
                opened(typed=typed).get(server.url("other", host))


def test_a_name_of_a_private_address_is_refused_before_it_is_asked(
    server: Server, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = socket.getaddrinfo

    def mapped(host: str | bytes, *arguments: Any, **options: Any) -> list[Any]:  # noqa: ANN401 - as the original's
        return known("127.0.0.1" if host in {"router.example", b"router.example"} else host, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", mapped)
    server.pages["page"] = answer(b"here")
    with pytest.raises(FetchError, match="an address of this machine"):
        opened(typed="hn:5").get(server.url(host="router.example"))
    assert opened(typed=server.url(host="router.example")).get(server.url(host="router.example")).data == b"here"


@pytest.mark.parametrize(
    "address", ["10.1.2.3", "fe80::1", "fd00::1", "::1", "64:ff9b::a00:1", "2002:a00:1::", "0.0.0.1"]
)
def test_private_addresses_are_known_in_every_form(address: str) -> None:
    found = addresses.literal(address)
    assert found is not None
    assert addresses.is_private(found)
    for public in ("93.184.216.34", "2606:4700::1111"):
        other = addresses.literal(public)
        assert other is not None
        assert not addresses.is_private(other)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://127.0.0.1:1/", "127.0.0.1 refuses the connection"),
        ("http://nobody.invalid/", "the host nobody.invalid is not known"),
        ("http://" + "a" * 70 + ".org/", "is not known|is no address"),
        ("ftp://example.org/x", "ftp addresses are not opened"),
        ("http://", "is no address"),
        ("http://127.0.0.1:99999/", "is no address"),
        ("http://127.0.0.1:1/\x1b[2J", "is no address"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_with_the_mend(opened: Open, url: str, says: str) -> None:
    with pytest.raises(FetchError, match=says) as refused:
        opened(typed="http://127.0.0.1/").get(url)
    assert refused.value.mend
    assert "\x1b" not in str(refused.value)


def test_what_is_no_tls_is_told(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(_self: Server, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(b"plain", 400))
        writer.close()

    with monkeypatch.context() as patch:
        patch.setattr(Server, "_answer", refuse)
        with Server() as plain, pytest.raises(FetchError, match="no safe connection to 127") as refused:
            opened().get(plain.url().replace("http:", "https:"))
    assert refused.value.mend


def test_a_host_that_is_down_is_asked_once(server: Server, opened: Open) -> None:
    server.pages["page"] = b""
    with pytest.raises(FetchError):
        opened(tries=1, at_once=1).get_all([server.url()] * 5)
    assert len(server.asked) == 1


def test_a_proxy_of_the_environment_is_asked_instead(
    server: Server, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.pages["http://example.org/page"] = answer(b"by proxy")
    monkeypatch.setenv("http_proxy", server.url(""))
    assert opened().get("http://example.org/page").data == b"by proxy"


@pytest.mark.parametrize("proxy", ["socks9://127.0.0.1:1", "http://[::1"])
def test_a_proxy_that_cannot_be_used_is_told(opened: Open, monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("http_proxy", proxy)
    with pytest.raises(FetchError, match="of the environment cannot be used") as refused:
        opened().get("http://example.org/page")
    assert "HTTPS_PROXY" in refused.value.mend
