"""Chromium without a window, driven by chromedriver in the words of WebDriver (https://www.w3.org/TR/webdriver2/)."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any, Self
from urllib.request import ProxyHandler, Request, build_opener

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""Under this key an answer names an element."""

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
]
OPENER = build_opener(ProxyHandler({}))


def missing() -> str:
    """Return what is not installed, empty when all is."""
    lacking = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    return f"{' and '.join(lacking)} not installed: apt-get install chromium chromium-driver" if lacking else ""


class Browser:
    """One window."""

    def __init__(self, profile: Path) -> None:
        """Start it with a profile of its own."""
        command = [shutil.which("chromedriver") or "", "--port=0"]
        self._driver = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self._driver.stdout is not None
        told = next(found for line in self._driver.stdout if (found := re.search(r"successfully on port (\d+)", line)))
        self._base = f"http://127.0.0.1:{told[1]}/session"
        arguments = [*ARGUMENTS, f"--user-data-dir={profile}"]
        options = {
            "browserName": "chrome",
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
            "goog:chromeOptions": {"binary": shutil.which("chromium"), "args": arguments},
        }
        made = self._ask("POST", "", {"capabilities": {"alwaysMatch": options}})
        self._base += f"/{made['sessionId']}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ask("DELETE", "")
        self._driver.terminate()
        self._driver.wait(10)
        assert self._driver.stdout is not None
        self._driver.stdout.close()

    def open(self, url: str) -> None:
        """Go to an address, and forget what was logged before."""
        for kind in ("browser", "performance"):
            self._log(kind)
        self._ask("POST", "/url", {"url": url})

    def look(self, width: int, height: int, scheme: str = "light") -> None:
        """Show pages on a screen of this size, in a scheme of colours."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self._devtools("Emulation.setDeviceMetricsOverride", size)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self._devtools("Emulation.setEmulatedMedia", {"features": features})

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401 - whatever the script returns
        """Return what a script returns."""
        return self._ask("POST", "/execute/sync", {"script": script, "args": arguments})

    def click(self, selector: str) -> None:
        """Click on the first element of a selector."""
        self._ask("POST", f"/element/{self._element(selector)}/click", {})

    def type(self, selector: str, keys: str) -> None:
        """Give an element the focus and press keys."""
        self._ask("POST", f"/element/{self._element(selector)}/value", {"text": keys})

    def back(self) -> None:
        """Go back in the history."""
        self._ask("POST", "/back", {})

    def pdf(self) -> bytes:
        """Print."""
        return base64.b64decode(self._ask("POST", "/print", {}))

    def picture(self, path: Path) -> None:
        """Write what is shown as a PNG."""
        path.write_bytes(base64.b64decode(self._ask("GET", "/screenshot")))

    def console(self) -> list[str]:
        """Return what was written to the console: errors, breaches of the policy."""
        return [entry["message"] for entry in self._log("browser")]

    def requests(self) -> list[str]:
        """Return the addresses that were asked for."""
        events = [json.loads(entry["message"])["message"] for entry in self._log("performance")]
        return [one["params"]["request"]["url"] for one in events if one["method"] == "Network.requestWillBeSent"]

    def _element(self, selector: str) -> str:
        found = self._ask("POST", "/element", {"using": "css selector", "value": selector})
        return str(found[ELEMENT])

    def _log(self, kind: str) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = self._ask("POST", "/se/log", {"type": kind})
        return entries

    def _devtools(self, command: str, parameters: dict[str, object]) -> None:
        self._ask("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def _ask(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - whatever is answered
        data = None if body is None else json.dumps(body).encode()
        request = Request(self._base + path, data, {"Content-Type": "application/json"}, method=method)  # noqa: S310 - the driver
        with OPENER.open(request, timeout=240) as answer:
            return json.load(answer)["value"]
