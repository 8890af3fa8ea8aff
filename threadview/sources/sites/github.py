"""GitHub: issues and pull requests by REST, a hundred comments a page; Gitea and Forgejo, which answer alike.

Documented at https://docs.github.com/en/rest/issues/comments. Without a token 60 requests an hour are answered. A
discussion is to be had with a token only, by GraphQL; its page shows it to everybody, so that is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .base import Site
from .common.asking import count_at, noted, several, token, value_of
from .common.places import is_number, place_of, url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from threadview.sources.web import Fetcher
    from threadview.thread import Document

TOKENS: Final = ("GITHUB_TOKEN", "GH_TOKEN")
PER_PAGE: Final = 100
MOST_PAGES: Final = 100
_SECONDS: Final = 5
_APIS: Final = {
    "github.com": "https://api.github.com",
    "codeberg.org": "https://codeberg.org/api/v1",
    "gitea.com": "https://gitea.com/api/v1",
}
_KINDS: Final = {"issues": "issues", "pull": "pulls", "pulls": "pulls"}


class _Issue(NamedTuple):
    """An issue or a pull request: the API that has it, its repository, what it is, its number."""

    api: str
    repository: tuple[str, str]
    kind: str
    number: str

    def asked(self, kind: str, *steps: str, **fields: int) -> str:
        """Return the address of an answer about it."""
        return url(self.api, "repos", *self.repository, kind, self.number, *steps, **fields)


def matches(source: str) -> bool:
    """Know the addresses of issues and pull requests."""
    return _issue(source) is not None


def documents(source: str, fetcher: Fetcher) -> list[Document]:
    """Return an issue or a pull request with all that was said under it.

    Raises:
        SourceError: It cannot be had, as what is private without a token.
    """
    issue = _issue(source)
    if issue is None:
        return []
    headers = _headers(issue.api, fetcher)
    first = fetcher.get(issue.asked(issue.kind), headers=headers)
    fetcher.offer(first)
    asked = list(_pages(issue, value_of(first)))
    had = several(fetcher, asked, "pages of comments", headers, onto=[first])
    return noted([first, *(page for page in had.documents if value_of(page))], had.notes)


def _issue(source: str) -> _Issue | None:
    """Return what an address names, None for anything else."""
    place = place_of(source)
    if place is None or place.host not in _APIS or len(place.path) < 4:  # noqa: PLR2004 - owner, name, kind, number
        return None
    owner, name, kind, number = place.path[:4]
    if kind not in _KINDS or not is_number(number):
        return None
    return _Issue(_APIS[place.host], (owner, name), _KINDS[kind], number)


def _pages(issue: _Issue, value: object) -> Iterator[str]:
    """Yield what to ask for: the comments, and for a pull request those on its lines and the reviews."""
    lists = [("issues", "comments", count_at(value, "comments"))]
    if issue.kind == "pulls":
        lists += [("pulls", "comments", count_at(value, "review_comments")), ("pulls", "reviews", 1)]
    for kind, what, count in lists:
        for page in range(1, min(-(-count // PER_PAGE), MOST_PAGES) + 1):
            yield issue.asked(kind, what, per_page=PER_PAGE, page=page)


def _headers(api: str, fetcher: Fetcher) -> dict[str, str]:
    """Return what is sent with a request: who asks, where that is known and the answer is GitHub's."""
    if api != _APIS["github.com"]:
        return {}
    own = token(fetcher, "github", *TOKENS) or _token_of_gh()
    return {"Accept": "application/vnd.github+json", **({"Authorization": f"Bearer {own}"} if own else {})}


def _token_of_gh() -> str:
    """Return the token that the program ``gh`` keeps, empty where there is none."""
    import shutil
    import subprocess

    command = shutil.which("gh")
    if command is None:
        return ""
    try:
        told = subprocess.run(  # noqa: S603 - a program of that name on the path, no argument from outside
            [command, "auth", "token"], capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.strip() if told.returncode == 0 else ""


SITE: Final = Site(
    "github",
    "issues and pull requests of `github.com`, `codeberg.org`, `gitea.com`: REST, with the token in `GITHUB_TOKEN` or "
    "that of `gh`",
    matches,
    documents,
)
