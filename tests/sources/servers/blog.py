"""A WordPress of our own: Debian's, with a database of its own, on a port of this machine."""

from __future__ import annotations

import json
import shutil
import socket
from base64 import b64encode
from contextlib import ExitStack, closing
from functools import partial
from http import HTTPStatus
from http.client import HTTPConnection
from os import geteuid
from pathlib import Path
from pwd import getpwuid
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, Final, Self
from urllib.parse import urlencode

import pytest
from processes import PACKAGES, Process, free_port, listening, needed, run

if TYPE_CHECKING:
    from collections.abc import Mapping

INSTALLED: Final = Path("/usr/share/wordpress")
THEMES: Final = INSTALLED / "wp-content/themes"
OURS: Final = Path(__file__).parent / "wordpress"
PATIENCE: Final = 30
WORKERS: Final = "4"
DATABASE: Final = (
    "--no-defaults", "--skip-networking", "--skip-grant-tables", "--skip-log-bin", "--performance-schema=0",
    "--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0", "--innodb-buffer-pool-size=32M",
    "--innodb-log-file-size=8M",
)  # fmt: skip
"""Nobody but its owner reaches it, and nothing in it outlives the tests: it needs neither accounts nor caution."""


class Blog:
    """A blog that runs until it is closed.

    Attributes:
        origin: Its address.
        settings: What the plugin of the tests sees to: ``options`` by name, and whether ``rest`` is ``open``,
            ``refused`` to those who are not logged in, or ``unnamed`` by the pages too.
    """

    def __init__(self) -> None:
        """Look for what it needs; skip where something is missing."""
        self._programs = needed("php", "mariadbd")
        if not INSTALLED.is_dir():
            pytest.skip(f"{INSTALLED} is not there: apt-get install {PACKAGES}")
        self._host, self._port = "127.0.0.1", free_port()
        self.origin = f"http://{self._host}:{self._port}"
        self._stack = ExitStack()
        self._token = ""

    def __enter__(self) -> Self:
        """Start the database and the blog, and install it."""
        with ExitStack() as stack:
            self._folder = Path(mkdtemp(prefix="blog-"))
            stack.callback(shutil.rmtree, self._folder, ignore_errors=True)
            self._env = {
                "BLOG_ORIGIN": self.origin,
                "BLOG_SOCKET": str(self._folder / "db.sock"),
                "BLOG_SETTINGS": str(self._folder / "settings.json"),
                "PHP_CLI_SERVER_WORKERS": WORKERS,
            }
            self.set()
            self._lay_out()
            self._start_database(stack)
            password = self.php("install.php").decode().split()[-1]
            self._token = b64encode(f"keeper:{password}".encode()).decode()
            self._start_server(stack)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        """End it, and remove all it wrote."""
        self._stack.close()

    def set(self, rest: str = "open", **options: object) -> None:
        """Choose how the blog shows itself from the next request on."""
        settings = {"rest": rest, "options": {"page_comments": "", "rewrite_rules": "", **options}}
        unfinished = self._folder / "settings.new"
        unfinished.write_text(json.dumps(settings))
        unfinished.replace(self._folder / "settings.json")

    def wear(self, theme: str) -> dict[str, str]:
        """Return the options that choose a theme; skip where it is not installed."""
        if not (self._folder / "wp-content/themes" / theme).exists():
            pytest.skip(f"{THEMES / theme} is not there: apt-get install wordpress-theme-{theme}")
        return {"template": theme, "stylesheet": theme}

    def php(self, script: str, given: bytes = b"") -> bytes:
        """Return what a script writes that runs within the blog."""
        return run(
            [self._programs["php"], "-d", "display_errors=stderr", str(self._folder / script)],
            env=self._env,
            given=given,
        )

    def api(self, route: str, method: str = "POST", **fields: object) -> Any:  # noqa: ANN401 - JSON
        """Return the answer of its REST API to its owner."""
        headers = {"Authorization": f"Basic {self._token}", "Content-Type": "application/json"}
        return json.loads(self._ask(f"?rest_route=/wp/v2/{route}", method, json.dumps(fields).encode(), headers))

    def post(self, path: str, **fields: object) -> None:
        """Send a form; the page that it leads to is not asked for."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        self._ask(path, "POST", urlencode(fields).encode(), kind)

    def _ask(self, path: str, method: str, data: bytes, headers: Mapping[str, str]) -> bytes:
        with closing(HTTPConnection(self._host, self._port, timeout=PATIENCE)) as connection:
            connection.request(method, f"/{path}", data, dict(headers))
            answer = connection.getresponse()
            said = answer.read()
        if answer.status >= HTTPStatus.BAD_REQUEST:
            pytest.fail(f"{method} {path} gave {answer.status}: {said[:2000]!r}")
        return said

    def _lay_out(self) -> None:
        """Make the folder of the blog: the installed program, with content and a configuration of its own."""
        for entry in INSTALLED.iterdir():
            if entry.name not in {"wp-config.php", "wp-content"}:
                (self._folder / entry.name).symlink_to(entry)
        for script in OURS.glob("*.php"):
            shutil.copy(script, self._folder)
        content = self._folder / "wp-content"
        (content / "mu-plugins").mkdir(parents=True)
        (self._folder / "settings.php").rename(content / "mu-plugins/settings.php")
        shutil.copytree(OURS / "plain", content / "themes/plain")
        for theme in THEMES.iterdir():
            (content / "themes" / theme.name).symlink_to(theme)

    def _start_database(self, stack: ExitStack) -> None:
        """Start a database with an empty one in it for the blog."""
        data, first, where = self._folder / "db", self._folder / "first.sql", self._env["BLOG_SOCKET"]
        data.mkdir()
        first.write_text("CREATE DATABASE blog CHARACTER SET utf8mb4;\n")
        own = (
            f"--user={getpwuid(geteuid()).pw_name}",
            f"--datadir={data}",
            f"--socket={where}",
            f"--init-file={first}",
        )
        argv = [self._programs["mariadbd"], *DATABASE, *own, f"--pid-file={where}.pid"]
        database = stack.enter_context(Process(argv, self._folder / "db.log"))
        database.until(partial(listening, socket.AF_UNIX, where))

    def _start_server(self, stack: ExitStack) -> None:
        """Start the server of pages."""
        argv = [
            self._programs["php"],
            "-d",
            "opcache.enable_cli=1",
            "-S",
            f"{self._host}:{self._port}",
            "-t",
            str(self._folder),
        ]
        server = stack.enter_context(
            Process([*argv, str(self._folder / "router.php")], self._folder / "php.log", self._env)
        )
        server.until(partial(listening, socket.AF_INET, (self._host, self._port)))
