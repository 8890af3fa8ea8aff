"""Answers kept on disk: one file each in the user's cache directory, whole or not at all.

A file is a line that names the form, a line of JSON, and the body as it is. It is written beside its place and then
renamed, so that another program sees the old one or the new one; its size and checksum tell what a crash left of it.
Keeping is a comfort, so nothing here raises: what cannot be read is not there, what cannot be written is said.
"""

from __future__ import annotations

import json
import os
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .answer import Fields, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST: Final = 2**28
"""Bytes that all answers together may take: 256 MiB."""

SPARED: Final = 0.8
"""The part of :data:`MOST` that the newest keep when there are more."""

FORM: Final = b"threadview-answer/1\n"
UNFINISHED: Final = ".part"
ABANDONED: Final = 3_600
"""Seconds after which an unfinished file belongs to no running program."""

_UNKEPT: Final = ("set-cookie", "authorization")


class Cache:
    """The answers that are kept.

    Attributes:
        trouble: Why nothing could be written, in words; empty when it could.
    """

    def __init__(self, folder: Path | None = None, *, most: int = MOST, writes: bool = True) -> None:
        """Look at nothing yet.

        Args:
            folder: Where the answers lie; in the user's cache directory without it.
            most: Bytes that they may take.
            writes: Whether any may be kept.
        """
        self.trouble = ""
        self._folder, self._most, self._writes = folder, most, writes
        self._wrote = False

    def find(self, url: str, headers: Mapping[str, str]) -> Reply | None:
        """Return the answer kept of an address that is asked for with these headers, None where there is none."""
        path = self._path(url, headers)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        return _decoded(data, url)

    def keep(self, url: str, headers: Mapping[str, str], reply: Reply) -> None:
        """Keep an answer, instead of any before it."""
        if not self._writes:
            return
        path = self._path(url, headers)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _replace(path, _encoded(reply, url))
        except OSError as error:
            self.trouble = f"no copy is kept for reading offline: {path.parent}: {error.strerror or error}"
        self._wrote = True

    def close(self) -> None:
        """Drop the oldest answers where there are too many, if any was written."""
        if self._wrote:
            with suppress(OSError):
                self._trim()

    def _path(self, url: str, headers: Mapping[str, str]) -> Path:
        """Return where an answer lies; whoever asks with another token is answered otherwise."""
        from hashlib import sha256

        asked = "\n".join([url, *sorted(f"{name.lower()}:{value}" for name, value in headers.items())])
        if self._folder is None:
            self._folder = place()
        return self._folder / sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()[:40]

    def _trim(self) -> None:
        """Remove the oldest files until the rest has room, and what was never finished."""
        folder = self._folder or place()
        found = []
        for entry in os.scandir(folder):
            with suppress(FileNotFoundError):
                found.append((entry.stat().st_mtime, entry.stat().st_size, entry.path))
        found.sort(reverse=True)
        is_too_much = sum(size for _, size, _ in found) > self._most
        room = self._most * SPARED
        for moment, size, path in found:
            room -= size
            is_abandoned = path.endswith(UNFINISHED) and moment < time.time() - ABANDONED
            if is_abandoned or (is_too_much and room < 0):
                Path(path).unlink(missing_ok=True)


def place() -> Path:
    """Return where the user's answers lie."""
    from platformdirs import user_cache_path

    return Path(user_cache_path("threadview", appauthor=False)) / "web"


def _encoded(reply: Reply, asked: str) -> bytes:
    """Return an answer as a file."""
    head = {
        "asked": asked,
        "url": reply.url,
        "time": reply.time,
        "status": reply.status,
        "fields": [[name, value] for name, value in reply.fields.items() if name not in _UNKEPT],
        "size": len(reply.body),
        "checksum": zlib.crc32(reply.body),
    }
    return b"".join((FORM, json.dumps(head).encode(), b"\n", reply.body))


def _decoded(data: bytes, asked: str) -> Reply | None:
    """Return the answer that a file holds, None for a file that is damaged or of another form."""
    if not data.startswith(FORM):
        return None
    end = data.find(b"\n", len(FORM))
    try:
        head = json.loads(data[len(FORM) : end])
        body = data[end + 1 :]
        if head["asked"] != asked or head["size"] != len(body) or head["checksum"] != zlib.crc32(body):
            return None
        fields = Fields((str(name), str(value)) for name, value in head["fields"])
        return Reply(str(head["url"]), fields, body, float(head["time"]), int(head["status"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _replace(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; only its owner may read it."""
    from tempfile import mkstemp

    handle, unfinished = mkstemp(UNFINISHED, dir=path.parent)
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123 - a handle, not a path
            stream.write(data)
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
