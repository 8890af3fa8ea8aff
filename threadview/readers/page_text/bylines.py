"""Header lines put together: a name and the date below it are one header; a list marker above belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .furniture import is_furniture, is_score, plain_words
from .headers import ident_of, is_verb, reply_to
from .names import name_of
from .page import Anchor

if TYPE_CHECKING:
    from .headers import Mark
    from .lines import Line
    from .page import Page

_LOOK_BACK: Final = 4
_LOOK_BACK_FROM_DATE: Final = 2
_LOOK_AHEAD: Final = 4
_MOST_BETWEEN: Final = 5
_LONGEST_CARD: Final = 24
_LONGEST_SUBJECT: Final = 120


class Byline(NamedTuple):
    """The whole header of a comment.

    Attributes:
        first: Its first line, that of the name.
        shape: As :data:`~threadview.readers.page_text.headers.Shape`; ``"titled"`` for a name with the date below it.
        anchor: What it says; the anchor stands at ``first``.
        item: The line of the list marker that the comment is an item of, -1 for none.
    """

    first: int
    shape: str
    anchor: Anchor
    item: int = -1


def bylines(page: Page) -> list[Byline]:
    """Return the headers of a page in order."""
    found: list[Byline] = []
    taken: set[int] = set()
    has_items = page.has_items
    for number, mark in page.marks.items():
        if number in taken:
            continue
        if mark.shape != "date":
            made = _named(page, number, mark)
        elif page.on_card(number):
            continue
        else:
            made = _dated_name(page, number, mark, taken)
        if has_items and (item := _item(page, made)) >= 0 and item not in taken:
            made = made._replace(item=item)
        found.append(made)
        taken.update(made.anchor.consumed)
    return found


def _named(page: Page, number: int, mark: Mark) -> Byline:
    """A line with a name: what stands close below it (a date, whom it answers) belongs to it.

    With a date "Ann wrote:" is a header; without one it may introduce a quotation.
    """
    shape, author, time, ident, relative = mark
    whole = (number, page.lines[number].indent, (number,), author, time, ident, False, None)
    anchor = tuple.__new__(Anchor, whole)
    if not page.are_of_text[page.after(number)]:
        anchor = _absorb(page, anchor, number)
    if shape == "wrote" and (relative or anchor.time is not None or len(anchor.consumed) > 1):
        shape = "says"
    return tuple.__new__(Byline, (number, shape, anchor, -1))  # in half the time of naming them


def _dated_name(page: Page, number: int, mark: Mark, taken: set[int]) -> Byline:
    """A line with a date alone: the name may stand above it."""
    anchor = Anchor(number, page.lines[number].indent, (number,), None, mark.time, mark.ident)
    above = _name_above(page, number)
    if above > 0 and is_verb(page.lines[above].text) and page.lines[above - 1].text:
        above -= 1
    name = name_of(page.lines[above].text.rstrip(":")) if above >= 0 and above not in taken else None
    if name is None:
        return Byline(number, "date", anchor)
    column = page.lines[above].indent
    whole = anchor._replace(line=above, column=column, consumed=tuple(range(above, number + 1)), author=name)
    return Byline(above, "titled", _absorb(page, whole, number))


def _name_above(page: Page, number: int) -> int:
    """Return the line above a date where a name may stand, -1 when a text stands there.

    Rules, scores and the lines of a member's card may stand between.
    """
    above, near = page.before(number), _LOOK_BACK + 2
    between = 0
    while between < _MOST_BETWEEN and number - above <= _LONGEST_CARD:
        if above < 0 or page.lines[above].marker:
            break
        if page.on_card(above):
            near = _LONGEST_CARD
        elif is_furniture(page.lines[above].text):
            between += 1
        else:
            break
        above = page.before(above)
    return above if 0 <= number - above <= near and above >= 0 and _stands_alone(page, above) else -1


def _stands_alone(page: Page, number: int) -> bool:
    """Tell whether a line begins a block of its own."""
    if number == 0 or page.lines[number].marker:
        return True
    above = page.lines[number - 1]
    return above.blank or is_furniture(above.text) or above.indent != page.lines[number].indent


def _absorb(page: Page, anchor: Anchor, last: int) -> Anchor:
    """Take in the lines below a header that go on with it: a date, whom it answers, and the scores before these."""
    pending: list[int] = []
    number = page.after(last)
    while number < len(page.lines) and number - last <= _LOOK_AHEAD:
        if page.are_of_text[number] or not _may_go_on(page.lines[number]):
            break
        pending.append(number)
        more = _with_line(page, anchor, number)
        if more:
            anchor = more._replace(consumed=(*anchor.consumed, *pending))
            pending, last = [], number
        elif not is_furniture(page.lines[number].text):
            break
        number = page.after(number)
    return anchor


def _may_go_on(line: Line) -> bool:
    """Tell whether a line may belong to the header above it: it begins no item, or one that holds a number at most."""
    if not line.marker:
        return True
    if line.path:
        return False
    said = plain_words(line.text) if "](" in line.text else line.text
    return is_score(said) and (not said.strip("_ ") or line.text[0] == "#")


def _with_line(page: Page, anchor: Anchor, number: int) -> Anchor | None:
    """Return a header with what one more line says of it, None when that line is no part of it."""
    mark = page.marks.get(number)
    if mark and mark.shape == "date" and (anchor.time is None or mark.time is None):
        return anchor._replace(time=anchor.time or mark.time, ident=anchor.ident or mark.ident)
    if page.lines[number].marker:
        ident = ident_of(page.lines[number].text)
        return anchor._replace(ident=anchor.ident or ident) if ident else None
    answers = reply_to(page.lines[number].text)
    return anchor._replace(answers=answers) if answers else None


def _item(page: Page, byline: Byline) -> int:
    """Return the line of the list item that a header opens, -1 when it opens none.

    Between the marker and the header only short lines may stand (a subject, a vote count), all inside the item. A
    marker with nothing beside it counts wherever the header stands: some extractors write an item's text further out;
    so does a numbered title right above the header.
    """
    header = page.lines[byline.first]
    own = byline.first if header.marker else -1
    if header.marker and header.path:
        return own
    near = _LOOK_BACK if byline.shape != "date" else _LOOK_BACK_FROM_DATE
    if own < 0 and not page.items_above(byline.first, near):
        return -1
    for number in page.nearest(byline.first, near):
        if number in page.marks:
            return own
        line = page.lines[number]
        if line.marker:
            is_title = line.number is not None and number == byline.first - 1
            return number if is_title or _opens_at(header, line) else own
        if (own >= 0 or len(line.text) > _LONGEST_SUBJECT) and not is_furniture(plain_words(line.text)):
            return own
    return own


def _opens_at(header: Line, item: Line) -> bool:
    """Tell whether a header belongs to the list item above it."""
    said = plain_words(item.text)
    bare = not said or (is_furniture(said) and not name_of(item.text))
    if header.indent <= item.indent:
        return bare and not header.marker
    return bare or (not header.marker and len(item.text) <= _LONGEST_SUBJECT)
