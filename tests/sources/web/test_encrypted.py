"""An encrypted server: who is trusted is asked, who is not is refused, and certificates are read while others wait."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING
from unittest.mock import Mock

import httpx2
import pytest
from scripted_server import answer

from threadview.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from scripted_server import Server

    from threadview.sources.web import Fetcher


class Hello(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"hello")

    def log_message(self, *_: object) -> None:
        pass


class Encrypted(ThreadingHTTPServer):
    """Begins every connection with a handshake, which a client may refuse."""

    context: ssl.SSLContext

    def finish_request(self, request: object, client_address: object) -> None:
        assert isinstance(request, socket.socket)
        with suppress(OSError), self.context.wrap_socket(request, server_side=True) as safe:
            Hello(safe, client_address, self)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of this machine's own, with its key in the same file."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed, which makes the certificate of the test: apt-get install openssl")
    path = tmp_path_factory.mktemp("tls") / "own.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-days", "30", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"),
            *("-keyout", str(path), "-out", str(path.with_suffix(".crt"))),
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )
    path.write_bytes(path.read_bytes() + path.with_suffix(".crt").read_bytes())
    return path


@pytest.fixture(scope="module")
def encrypted(certificate: Path) -> Iterator[str]:
    """The address of an encrypted server."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with Encrypted(("127.0.0.1", 0), Hello) as running:
        running.context = context
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"https://127.0.0.1:{running.server_port}/"
        running.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def _usual_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)


def test_a_server_that_is_not_trusted_is_refused(encrypted: str, opened: Callable[..., Fetcher]) -> None:
    with pytest.raises(FetchError, match="certificate"):
        opened(typed=encrypted).get(encrypted)


def test_one_whose_certificate_the_environment_names_is_asked(
    encrypted: str, opened: Callable[..., Fetcher], certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert opened(typed=encrypted).get(encrypted).data == b"hello"


def test_one_that_the_machine_trusts_is_asked_by_several_at_once(
    encrypted: str, opened: Callable[..., Fetcher], certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ssl.create_default_context(cafile=certificate)
    monkeypatch.setattr(httpx2, "create_ssl_context", lambda: made)
    session = opened(typed=encrypted)
    assert [document.data for document in session.get_all([f"{encrypted}{n}" for n in range(8)])] == [b"hello"] * 8


def test_no_certificates_are_read_where_nothing_is_encrypted(
    server: Server, opened: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Mock()
    monkeypatch.setattr(httpx2, "create_ssl_context", read)
    server.pages["page"] = [answer(b"words")]
    assert opened(typed=server.url("page")).get(server.url("page")).data == b"words"
    read.assert_not_called()


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_certificates_that_are_not_there_are_told(
    name: str, encrypted: str, opened: Callable[..., Fetcher], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, str(tmp_path / "nothing"))
    with pytest.raises(FetchError, match="certificate"):
        opened(typed=encrypted).get(encrypted)


def test_certificates_of_the_machine_that_cannot_be_read_are_told(
    encrypted: str, opened: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable() -> ssl.SSLContext:
        raise PermissionError(13, "no access")

    monkeypatch.setattr(httpx2, "create_ssl_context", unreadable)
    with pytest.raises(FetchError, match="certificate"):
        opened(typed=encrypted).get(encrypted)
