"""A real terminal for tests: a tmux server of its own, a window of a chosen size, keys in, characters out."""

from __future__ import annotations

import os
import subprocess
import time
import uuid
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 40.0
"""Seconds to wait for what must come; a loaded machine may take a few."""


class Terminal:
    """One window with a shell in it; a context manager that ends all that runs there."""

    def __init__(self, columns: int = 80, lines: int = 24) -> None:
        """Start a server that no configuration of this machine reaches, with a plain shell."""
        self._server = f"threadview-{uuid.uuid4().hex[:12]}"
        size = ("-x", str(columns), "-y", str(lines))
        kept = 'PATH="$PATH" XDG_STATE_HOME="$XDG_STATE_HOME" XDG_CACHE_HOME="$XDG_CACHE_HOME"'
        kept += ' XDG_CONFIG_HOME="$XDG_CONFIG_HOME"'
        shell = f"env -i PS1='ready$ ' HOME=/ TERM=xterm-256color LC_ALL=C.UTF-8 {kept} sh"
        self._tmux("-f", "/dev/null", "new-session", "-d", *size, shell)
        self.wait_for("ready$")

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the server, and with it everything in the window."""
        self._tmux("kill-server")

    def keys(self, *names: str) -> None:
        """Press keys, by tmux's names: ``"j"``, ``"Enter"``, ``"C-o"``."""
        for name in names:
            self._tmux("send-keys", "-t", "0", *(("-l", name) if len(name) == 1 else (name,)))

    def run(self, command: str) -> None:
        """Type a command line and send it off."""
        self._tmux("send-keys", "-t", "0", "-l", command)
        self.keys("Enter")

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window."""
        self._tmux("resize-window", "-t", "0", "-x", str(columns), "-y", str(lines))

    def screen(self) -> str:
        """Return what is shown, a line a row."""
        return self._tmux("capture-pane", "-p", "-t", "0")

    def ask(self, variable: str) -> str:
        """Return one of tmux's variables: ``alternate_on``, ``cursor_flag``, ``mouse_any_flag``, ``pane_width``."""
        return self._tmux("display-message", "-p", "-t", "0", f"#{{{variable}}}").strip()

    def wait_for(self, text: str) -> str:
        """Return the screen once it shows a text; AssertionError when it never does."""
        return self.wait_until(lambda shown: text in shown, f"{text!r} is shown")

    def wait_until_gone(self, text: str) -> str:
        """Return the screen once it no longer shows a text; AssertionError when it stays."""
        return self.wait_until(lambda shown: text not in shown, f"{text!r} is gone")

    def wait_until(self, holds: Callable[[str], bool], what: str) -> str:
        """Return the screen once something holds of it; AssertionError with the screen when it never does."""
        deadline = time.monotonic() + PATIENCE
        while True:
            shown = self.screen()
            if holds(shown):
                return shown
            assert time.monotonic() < deadline, f"never: {what}; the screen is\n{shown}"
            time.sleep(0.02)

    def result(self, command: str) -> str:
        """Run a command in the shell and return the lines it writes."""
        mark = uuid.uuid4().hex[:8]
        self.run(f"clear; {command}; echo 'end'{mark}")
        return self.wait_for(f"end{mark}").split(f"end{mark}")[0].strip()

    def _tmux(self, *arguments: str) -> str:
        """Call tmux on this server."""
        environment = {name: value for name, value in os.environ.items() if name != "TMUX"}
        command = ["tmux", "-L", self._server, *arguments]
        ended = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=PATIENCE)
        return ended.stdout
