"""Form → Found: the comments of a page that has the form of a program, their tree, and the article."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from threadview.markup import clean_line
from threadview.thread import FLAGS, NO_PARENT, Comment, Row

from .family import Family
from .forms import posts
from .found import NO_ARTICLE, Found
from .page import line, moment, time_of
from .texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from .forms import Form, Part, Post
    from .page import Page

_BYLINE: Final = re.compile(
    r"(?:(?:submitted|posted|written|asked|answered|originally posted)\s+)?(?:by|von|par|door):?\s+"
    r"(.{1,80}?)(?:\s+on\s.*|\s*[,»|].*)?",
    re.IGNORECASE,
)
_UNVERIFIED: Final = re.compile(r"\s*\((?:not verified|nicht überprüft)\)$")
_GONE: Final = re.compile(
    r"[\[(]?\s*(?:(deleted)|(removed)|(flagged|dead))(?: by \w{1,20})?\s*[\])]?\.?"
    r"|(comment deleted)\b.{0,60}|(comment removed)\b.{0,60}",
    re.IGNORECASE,
)
_Named = tuple["Post", str]
"""A comment of the page, and its id."""

_FATES: Final = ("deleted", "removed", "dead", "deleted", "removed")
_LONGEST_FATE: Final = 90
_NUMBER: Final = re.compile(r"\d[\d.,]*")
_COMMENTS: Final = re.compile(r"(\d[\d.,]*)\s*comment", re.IGNORECASE)
_REPLY: Final = re.compile(r"(?:(?:re|aw|sv|fwd?|antw|odp)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_PAGE_NUMBER: Final = re.compile(
    r"[?&;](?:start|st|offset)=([1-9]\d*)|(?:[?&;/](?:page|paged|pg|p)[=/-]?|/page-?)(\d+)(?![\w-])"
    r"|topic[=,]\d+\.([1-9]\d*)"
)
_PAGER: Final = (
    ".pageNav-page--current, .pagination_current, .pagination .active, .pagination .selected, .pagination strong, "
    ".PageNav .currentPage, .ipsPagination_active, .pages .current"
)


def family(form: Form) -> Family:
    """Return the family of the pages that have a form."""
    return Family(form.name, partial(has_marks, form), partial(found_by, form))


def has_marks(form: Form, page: Page) -> bool:
    """Tell whether a page holds all that marks a form."""
    return all(mark in page.sample for mark in form.marks)


def found_by(form: Form, page: Page) -> Found | None:
    """Return the discussion of a page; None where it has not one comment of this form."""
    every = posts(page, form)
    kept = [(post, name) for post in every if (name := _name(form, post)) is not None]
    if not kept:
        return None
    article, kept = _article(page, form, kept)
    above = _parents(form, kept, article)
    title = line(page.tree.css_first(form.title)) if form.title else ""
    subjects = {place: _subject(post) for place, (post, _) in enumerate(kept)} if form.subject else {}
    rows, lead = [], None
    for place, (post, name) in enumerate(kept):
        parent = above[place]
        known = subjects.get(parent, "") or title or page.title
        own = subjects.get(place, "")
        comment = comment_of(page, form, post, name, "" if _is_same(own, known) or place == article else own)
        if place == article:
            lead = comment
        else:
            rows.append(Row(name or f"\0{place}", _row_name(kept, parent), comment))
    return Found(
        rows,
        article=lead or NO_ARTICLE,
        title=title or None,
        declared=_declared(page, form),
        area=tuple(post.node for post in every),
    )


def comment_of(page: Page, form: Form, post: Post, name: str, subject: str = "") -> Comment:
    """Return one comment of a form."""
    author = _author(post.parts.get("author"))
    nameless = author is None or _GONE.fullmatch(author) is not None
    body, signature = post.parts.get("body"), post.parts.get("signature")
    fate = _fate(body) if nameless else ""
    words = partial(
        text,
        None if fate or body is None else body.node,
        page.base,
        form.skip,
        subject,
        None if signature is None else signature.node,
    )
    return Comment(
        words,
        id=name,
        author=None if nameless else author,
        time=_time(post.parts.get("time")),
        flags=tuple(flag for flag in FLAGS if flag in post.parts or flag == fate) if form.flags or fate else (),
        url=_link(page, post, name),
        count=(number_in(value(post.parts["more"])) or 0) if "more" in post.parts else 0,
    )


def value(part: Part | None) -> str:
    """Return what a part says, as one line."""
    if part is None:
        return ""
    return clean_line(part.node.attributes.get(part.attribute) or "") if part.attribute else line(part.node)


def number_in(text: str) -> int | None:
    """Return the first number of a line: ``1,204 comments``."""
    found = _NUMBER.search(text)
    return int(re.sub(r"\D", "", found[0])[:9]) if found else None


def _declared(page: Page, form: Form) -> int | None:
    """Return how many comments a page says there are: a number before the word, or one that stands alone."""
    told = [line(node) for node in page.tree.css(form.declared)] if form.declared else []
    counts = [found[1] for said in told if (found := _COMMENTS.search(said))]
    counts += [said for said in told if _NUMBER.fullmatch(said)]
    return number_in(counts[0]) if counts else None


def parents_by_depth(depths: Sequence[int]) -> list[int]:
    """Return the place of each comment's parent: the last before it that is indented less; else NO_PARENT."""
    path: list[tuple[int, int]] = []
    parents = []
    for place, depth in enumerate(depths):
        while path and path[-1][0] >= depth:
            path.pop()
        parents.append(path[-1][1] if path else NO_PARENT)
        path.append((depth, place))
    return parents


def is_first_page(page: Page) -> bool:
    """Tell whether a page is not known to be the second or a later one of its thread."""
    address = _PAGE_NUMBER.search(page.url or "")
    if address and (address[1] or address[3] or int(address[2][:9]) > 1):
        return False
    return (number_in(line(page.tree.css_first(_PAGER))) or 1) == 1


def _name(form: Form, post: Post) -> str | None:
    """Return the id of a comment, empty where it has none; None where the element is no comment."""
    part = post.parts.get("id")
    if part is None:
        return "" if "body" in post.parts or "more" in post.parts else None
    found = re.search(form.identity, value(part))
    return found[1] if found else None


def _article(page: Page, form: Form, kept: list[_Named]) -> tuple[int, list[_Named]]:
    """Return the place of the article, NO_PARENT where none is; and the comments with it, without others such."""
    if form.article == "-":
        return NO_PARENT, kept
    if not form.article:
        return 0 if is_first_page(page) else NO_PARENT, kept
    chosen = {node.mem_id for node in page.tree.css(form.article)}
    article = next((named for named in kept if named[0].node.mem_id in chosen), None)
    rest = [named for named in kept if named is article or named[0].node.mem_id not in chosen]
    return (NO_PARENT if article is None else rest.index(article)), rest


def _parents(form: Form, kept: Sequence[_Named], article: int) -> list[int]:
    """Return the place of each comment's parent, NO_PARENT for those that answer the article."""
    if form.depth is not None:
        first = [place for place in range(len(kept)) if place != article]
        nested = parents_by_depth([form.depth(kept[place][0].node) for place in first])
        found = dict(zip(first, nested, strict=True))
        above = [first[found[place]] if found.get(place, NO_PARENT) >= 0 else NO_PARENT for place in range(len(kept))]
    elif form.parent:
        places = {name: place for place, (_, name) in enumerate(kept)}
        above = [places.get(_answered(form, post), NO_PARENT) for post, _ in kept]
    else:
        above = list(_around([post for post, _ in kept]))
    return [NO_PARENT if place == article else place for place in above]


def _answered(form: Form, post: Post) -> str:
    """Return the id that a comment says it answers; empty for none."""
    found = re.search(form.identity, value(post.parts.get("parent")))
    return found[1] if found else ""


def _around(kept: Sequence[Post]) -> Iterator[int]:
    """Yield the place of the nearest comment around each, past elements that turned out to be none."""
    places = {id(post): place for place, post in enumerate(kept)}
    for post in kept:
        outer = post.outer
        while outer is not None and id(outer) not in places:
            outer = outer.outer
        yield NO_PARENT if outer is None else places[id(outer)]


def _row_name(kept: Sequence[_Named], place: int) -> str | None:
    """Return by which name the builder knows a comment; None for no comment."""
    return None if place < 0 else kept[place][1] or f"\0{place}"


def _author(part: Part | None) -> str | None:
    """Return a name without the words of a byline around it; None where there is none."""
    said = value(part)
    byline = _BYLINE.fullmatch(said)
    return _UNVERIFIED.sub("", byline[1] if byline else said).lstrip("@").removeprefix("u/") or None


def _fate(body: Part | None) -> str:
    """Return the flag of a comment of which only is told what became of it; empty where its words stand."""
    said = line(body.node) if body is not None else ""
    found = _GONE.fullmatch(said) if len(said) <= _LONGEST_FATE else None
    return next((fate for fate, told in zip(_FATES, found.groups(), strict=True) if told), "") if found else ""


def _time(part: Part | None) -> datetime | None:
    """Return the time of a part."""
    if part is None:
        return None
    return moment(value(part)) if part.attribute else time_of(part.node)


def _link(page: Page, post: Post, name: str) -> str | None:
    """Return the permalink: the one that the page gives, else the place in it."""
    link = post.parts.get("link") or post.parts.get("id")
    if link is not None and link.attribute in {"href", "data-permalink", "permalink"}:
        return page.address(value(link))
    anchor = post.node.attributes.get("id") or name
    return f"{page.url.partition('#')[0]}#{anchor}" if page.url and anchor and anchor.isascii() else None


def _subject(post: Post) -> str:
    """Return the title of a comment, without "Re:"."""
    return _REPLY.sub("", value(post.parts.get("subject")), count=1)


def _is_same(subject: str, known: str) -> bool:
    """Tell whether a title says nothing that the one above it does not."""
    return not subject or subject.casefold().rstrip(" .…") in known.casefold()
