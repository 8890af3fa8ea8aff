"""A public-inbox of our own: the archive of a list, on a port of this machine."""

from __future__ import annotations

import shutil
import socket
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final, Self

from processes import Process, free_port, listening, needed, run

if TYPE_CHECKING:
    from collections.abc import Iterable

LIST: Final = "tides@example.org"


class Archive:
    """The archive of one list, which runs until it is closed.

    Attributes:
        origin: The address of the list.
    """

    def __init__(self) -> None:
        """Look for what it needs; skip where something is missing."""
        self._programs = needed("public-inbox-init", "public-inbox-mda", "public-inbox-httpd", "git")
        self._port = free_port()
        self.origin = f"http://127.0.0.1:{self._port}/tides"
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Make the archive and serve it; it is empty."""
        with ExitStack() as stack:
            folder = Path(mkdtemp(prefix="archive-"))
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
            self._env = {
                "PI_CONFIG": str(folder / "config"), "HOME": str(folder), "ORIGINAL_RECIPIENT": LIST, "TZ": "UTC",
            }  # fmt: skip
            run(
                [self._programs["public-inbox-init"], "-V2", "tides", str(folder / "tides"), self.origin, LIST],
                env=self._env,
            )
            run([self._programs["git"], "config", "-f", str(folder / "config"), "publicinboxmda.spamcheck", "none"])
            address = ("127.0.0.1", self._port)
            argv = [self._programs["public-inbox-httpd"], "-W0", "-l", "{}:{}".format(*address)]
            server = stack.enter_context(Process(argv, folder / "httpd.log", self._env))
            server.until(partial(listening, socket.AF_INET, address))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        """End it, and remove all it wrote."""
        self._stack.close()

    def deliver(self, mails: Iterable[bytes]) -> None:
        """Give mails to the list, as the server of its address would."""
        for mail in mails:
            run([self._programs["public-inbox-mda"]], env=self._env, given=mail)
