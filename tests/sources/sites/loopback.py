"""A real server on this machine that gives written answers, so that sites are asked over HTTP."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

from script import Script

from threadview.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self


class Loopback:
    """A server that stands for a host: wherever the host is named in its answers, it is named instead.

    Attributes:
        origin: Its address.
    """

    def __init__(self, host: str, answers: Mapping[str, object]) -> None:
        """Listen; answers are kept as :class:`~script.Script` has them."""
        script = Script({url.partition("#")[0]: answer for url, answer in answers.items()})

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                origin = outer.origin
                try:
                    answer = script.fetch(host + self.path)
                except FetchError as error:
                    self.send_error(error.status or 500)
                    return
                data = answer.document.data.replace(host.encode(), origin.encode())
                self.send_response(200)
                self.send_header("Content-Type", answer.document.media_type)
                self.send_header("Content-Length", str(len(data)))
                for name, value in answer.headers.items():
                    self.send_header(name, value.replace(host, origin))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        outer = self
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    def __enter__(self) -> Self:
        """Begin to answer."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
