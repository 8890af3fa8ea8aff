"""What stands above and below a text: who wrote it and when, its flags, what it quotes, who quotes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from threadview.layout.header import counted, flag_text
from threadview.quotes import ARTICLE
from threadview.thread.thread import STUB_FLAGS

from .escaping import address, characters, inward, outward, value
from .times import time_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from threadview.thread import Comment

    from .references import Quoter, References

PERSON: Final = 'itemscope itemtype="https://schema.org/Person"'
NO_SOURCE: Final = "what is not here"
EXCERPT: Final = 80
"""Characters of the first words of a folded comment."""

FEW: Final = 4
"""So many who quote a text are named at once; more are folded."""


def author_html(comment: Comment, guess: str | None, *, named: bool) -> str:
    """Return who wrote a text; a guess has a question mark, and is no property of it."""
    if comment.author is not None:
        name = characters(comment.author)
        return f'<span class="author" itemprop="author" {PERSON}><bdi itemprop="name">{name}</bdi></span>'
    if guess:
        return f'<span class="guess" title="inferred from who is spoken to"><bdi>{characters(guess)}</bdi>?</span>'
    is_nobody = named and STUB_FLAGS.isdisjoint(comment.flags)
    return '<span class="nobody">no name</span>' if is_nobody else ""


def flags_html(comment: Comment, flags: Iterable[str]) -> Iterator[str]:
    """Yield the flags of a text in words."""
    for flag in flags:
        said = characters(flag_text(flag, comment))
        yield f'<data class="flag" itemprop="creativeWorkStatus" value="{value(flag)}">{said}</data>'


def summary_html(refs: References, index: int, *, hidden: int, elsewhere: str, is_open: bool) -> str:
    """Return the header of a comment.

    Args:
        refs: The links of the page.
        index: Which comment.
        hidden: How many comments its fold hides.
        elsewhere: Whom it answers, where its place does not show that.
        is_open: Whether it is not folded; of a folded one the first words stand here.
    """
    thread, findings = refs.thread, refs.findings
    comment = thread.comments[index]
    label = characters(thread.label(index))
    name = f'<a class="label" href="#{refs.anchor(index)}">{label}</a>'
    replies = thread.replies(index)
    author = author_html(comment, findings.guess(index), named=thread.named)
    said = [
        f"{name} {author}" if author else name,
        time_html(comment.time, refs.zone),
        *flags_html(comment, findings.flags(index)),
        _since(refs, index),
        elsewhere,
        counted(replies, "reply", "replies") if replies else "",
        quotes_html(refs, index),
    ]
    fold = f'<span class="hidden"> · {hidden:,} hidden</span>' if hidden else ""
    excerpt = "" if is_open or not comment.text else f' <q class="hidden">{_excerpt(comment.text)}</q>'
    return f"<summary>{' · '.join(filter(None, said))}{fold}{excerpt}</summary>"


def quotes_html(refs: References, index: int) -> str:
    """Return what a text quotes, each source a link to the first words of it; an article may quote whom it likes."""
    sources = refs.quoted(index)
    links = [inward(anchor, name) for name, anchor in sources.items() if name != NO_SOURCE]
    said = [f"quotes {', '.join(links)}"] if links else []
    if NO_SOURCE in sources and index != ARTICLE:
        said.append(f"quotes {NO_SOURCE}")
    return f'<span class="quotes">{" · ".join(said)}</span>' if said else ""


def quoters_html(refs: References, index: int) -> str:
    """Return who quotes a text, each a link to the quote; many are folded."""
    quoters = refs.quoters(index)
    if not quoters:
        return ""
    links = ", ".join(_quoter(refs, quoter) for quoter in quoters)
    here = f'class="by" id="{refs.anchor(index)}-by"'
    if len(quoters) <= FEW:
        return f"<p {here}>Quoted by {links}</p>"
    return f"<details {here}><summary>Quoted by {len(quoters):,}</summary><p>{links}</p></details>"


def original_html(comment: Comment) -> str:
    """Return the link to where a text stood; nothing where that is not known."""
    url = address(comment.url)
    return f'<p class="original">{outward(url, "url")}original</a></p>' if url else ""


def machine_html(comment: Comment) -> str:
    """Return what only machines are told: by what the source names a text, for how many others it stands."""
    name = f'<meta itemprop="identifier" content="{value(comment.id)}">' if comment.id else ""
    return f'{name}<meta itemprop="commentCount" content="{comment.count}">' if comment.count else name


def _excerpt(text: str) -> str:
    """Return the first words of a text."""
    words = " ".join(text[: 2 * EXCERPT].split())
    return characters(words if len(words) <= EXCERPT else f"{words[:EXCERPT].rstrip()}…")


def _quoter(refs: References, quoter: Quoter) -> str:
    return inward(refs.quote_anchor(quoter), refs.name(quoter.by))


def _since(refs: References, index: int) -> str:
    """Return what became of a comment since the last visit, where one is remembered."""
    if refs.findings.is_new(index):
        return '<span class="new">new</span>'
    return '<span class="new">edited since</span>' if refs.findings.is_edited(index) else ""
