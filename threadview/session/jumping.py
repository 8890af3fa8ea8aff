"""Going far: to what a comment quotes, to marks, along a person's comments, and back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from threadview.layout.rows import with_fold
from threadview.quotes import ARTICLE

from .keys import key_of
from .state import NOWHERE, Jumps, Lit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.quotes import Quote
    from threadview.thread import Thread

    from .state import Place, Session

COMES_BACK: Final = f"{key_of('back')} comes back"
"""What is said after a jump."""


def to_quoted(state: Session) -> Session:
    """Go to the words that this comment quotes, and light them; asked again from here, to those of its next quote."""
    if not state.rows:
        return state
    sourced = [quote for quote in state.findings.quotes.of(state.cursor) if quote.source is not None]
    if not sourced:
        marked = state.findings.quotes.of(state.cursor)
        return state.saying("what this quotes is not in the thread" if marked else "this quotes nothing")
    comment, turn = state.turn
    nth = turn % len(sourced) if comment == state.cursor else 0
    quote = sourced[nth]
    assert quote.source is not None  # noqa: S101 - those without were left out
    lit = Lit(quote.source, quote.source_start, quote.source_end)
    said = f"quote {nth + 1} of {len(sourced)}; {COMES_BACK}" if len(sourced) > 1 else COMES_BACK
    turned = replace(state, turn=(state.cursor, nth + 1))
    return light(turned, lit).saying(said)


def to_quote(state: Session, index: int, quote: Quote) -> Session:
    """Go to a comment that quotes, and light the words it quotes."""
    return light(state, Lit(index, quote.start, quote.end)).saying(COMES_BACK)


def quoted_at(state: Session, index: int, offset: int) -> Session | None:
    """Go to the words that the quote at a character quotes; None where there is no quote.

    Args:
        state: Where the reader is.
        index: The comment with the character, or :data:`~threadview.quotes.ARTICLE`.
        offset: The character.
    """
    here = [quote for quote in state.findings.quotes.of(index) if quote.start <= offset < quote.end]
    if not here:
        return None
    quote = min(here, key=lambda quote: quote.end - quote.start)
    if quote.source is None:
        return state.saying("what this quotes is not in the thread")
    return light(state, Lit(quote.source, quote.source_start, quote.source_end)).saying(COMES_BACK)


def next_quoting(state: Session) -> Session:
    """Go to the next comment that quotes."""
    return _along(state, state.findings.quoting, 1, "no later comment quotes")


def previous_quoting(state: Session) -> Session:
    """Go to the previous comment that quotes."""
    return _along(state, state.findings.quoting, -1, "no earlier comment quotes")


def next_new(state: Session) -> Session:
    """Go to the next comment that is new since the last visit."""
    return _along(state, state.findings.new, 1, no_new(state) or "no later comment is new")


def previous_new(state: Session) -> Session:
    """Go to the previous comment that is new since the last visit."""
    return _along(state, state.findings.new, -1, no_new(state) or "no earlier comment is new")


def no_new(state: Session) -> str:
    """Return why nothing is new; empty where something is."""
    if state.findings.since is None:
        return "nothing is known of an earlier visit"
    return "" if state.findings.new else "nothing is new since the last visit"


def next_by_person(state: Session) -> Session:
    """Go to the next comment by the person picked, else by the author of this one."""
    return _by_person(state, 1)


def previous_by_person(state: Session) -> Session:
    """Go to the previous comment by the person picked, else by the author of this one."""
    return _by_person(state, -1)


def pick_person(state: Session, handle: str) -> Session:
    """Take a person whose comments are to be walked, and go to the first of them from here on."""
    picked = replace(state, person=handle)
    places = of_person(picked, handle)
    if not places:
        return picked.saying(f"{handle} wrote nothing here and is not named")
    here = bisect_left(places, state.cursor)
    there = picked.jumped(places[here] if here < len(places) else places[0])
    return there.saying(f"{handle}: {len(places)}; {key_of('next-by')} and {key_of('previous-by')} walk them")


def next_by_poster(state: Session) -> Session:
    """Go to the next comment by the original poster."""
    return _by_poster(state, 1)


def previous_by_poster(state: Session) -> Session:
    """Go to the previous comment by the original poster."""
    return _by_poster(state, -1)


def back(state: Session) -> Session:
    """Go back to where the last jump started."""
    if not state.jumps.back:
        return state.saying("nothing to go back to")
    *rest, place = state.jumps.back
    return _at(state, place, Jumps(tuple(rest), (*state.jumps.forward, state.place)))


def forward(state: Session) -> Session:
    """Go again where one came back from."""
    if not state.jumps.forward:
        return state.saying("nothing to go forward to")
    *rest, place = state.jumps.forward
    return _at(state, place, Jumps((*state.jumps.back, state.place), tuple(rest)))


def set_mark(state: Session, letter: str) -> Session:
    """Remember this place under a letter."""
    return replace(state, marks={**state.marks, letter: state.place}, notice=f"mark {letter} set")


def to_mark(state: Session, letter: str) -> Session:
    """Go to the place remembered under a letter."""
    place = state.marks.get(letter)
    return _at(state, place, state.departed()) if place else state.saying(f"there is no mark {letter}")


def of_person(state: Session, handle: str) -> list[int]:
    """Return the comments a person wrote; when they wrote none, those they may have written or that mention them."""
    name = handle.casefold()
    written = [
        index
        for index, comment in enumerate(state.thread.comments)
        if comment.author is not None and comment.author.casefold() == name
    ]
    return written or [index for index in range(len(state.thread)) if _concerns(state, index, name)]


def _concerns(state: Session, index: int, name: str) -> bool:
    """Tell whether a comment may be by a person, or mentions them."""
    guess = state.findings.guess(index)
    if guess is not None and guess.casefold() == name:
        return True
    return any(mention.handle.casefold() == name for mention in state.findings.mentions.of(index))


def original_poster(thread: Thread) -> str | None:
    """Return who wrote the article."""
    return thread.article.author if thread.article else None


def _by_poster(state: Session, step: int) -> Session:
    """Walk the comments of who wrote the article."""
    poster = original_poster(state.thread)
    if poster is None:
        return state.saying("it is not known who wrote the article")
    return _along(state, of_person(state, poster), step, f"no further comment by {poster}")


def _by_person(state: Session, step: int) -> Session:
    """Walk the comments of the person picked, or of the author of this comment."""
    author = state.thread.comments[state.cursor].author if state.rows else None
    handle = state.person or author
    if handle is None:
        return state.saying(f"this comment has no name; {key_of('people')} picks a person")
    return _along(state, of_person(state, handle), step, f"no further comment by or about {handle}")


def _along(state: Session, places: Sequence[int], step: int, refusal: str) -> Session:
    """Go to the nearest of these comments in a direction."""
    place = bisect_right(places, state.cursor) if step > 0 else bisect_left(places, state.cursor) - 1
    return state.jumped(places[place]) if 0 <= place < len(places) else state.saying(refusal)


def light(state: Session, lit: Lit) -> Session:
    """Go to words and light them."""
    if lit.comment == ARTICLE:
        return replace(state, pane="article", lit=lit, jumps=state.departed())
    return replace(opened(state, lit.comment), lit=lit)


def opened(state: Session, comment: int) -> Session:
    """Jump to a comment and show its body, folded or muted as it may be."""
    there = state.jumped(comment)
    if there.folds[comment]:
        there = there.folded(with_fold(there.folds, [comment], folded=False))
    return replace(there, anyway=there.anyway | {comment}) if there.is_muted(comment) else there


def _at(state: Session, place: Place, jumps: Jumps) -> Session:
    """Return the state at a remembered place."""
    there = state.revealed(place.comment) if place.comment != NOWHERE else state
    return replace(there, pane=place.pane, jumps=jumps, lit=None, notice="")
