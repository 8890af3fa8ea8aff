"""What a passage quotes, and where its words stand.

Texts are compared by their words: case, blanks, typographic quotes, dashes and punctuation do not count; in scripts
that write no spaces a character is a word (:data:`threadview.markup.WORD`). The way of a comment through this package::

    words ─▶ index: where its grams of 4 words stood before ─▶ runs: as long as the words stay equal
      ─▶ alignment: runs of one line in one earlier text, in order, with small differences bridged
      ─▶ passages: the best alignment, by kinship ─▶ judgement, inline: quoted, or only said again ─▶ borders ─▶ Quote

**Sources** are the article and every comment written earlier (``chronology``: by time, by growing ids, else in page
order). Where several have as many of the words: the parent, then ancestors, then siblings, then the rest; of equals the
newest. The article counts as the parent of what stands at the top level and as everybody's ancestor. Whom the line
above a quote names ("Ann wrote:", ``#12``), or the initials in its marks (``attributed``), comes before all others with
80 % of the words that the best has.

**Marked** quotes are the ``quote`` spans of a body, without the attributions in them. Their source is the text that has
most of their words and at least half; of quotes shorter than 4 words the parent or the article, if it has just these;
else None. **Stitched** quotes, of which the source lacks 8 words in a row and another text has 80 % of these, are taken
apart (``stitching``). Where the words stand in the source inside a quote from outside the thread, both quote the same
(:meth:`Quotes.also_in`).

**A line is quoted as a whole** when an earlier text has all its words in a row (``verbatim``) or at least 80 % of them
in order, being 6 or more (``near``), and

* it has 8 words of a language (12 when ``near``). What 3 earlier texts have as well must be followed by own words,
  else it is a footer; what 12 have that are no ancestors is a form, not a quote;
* or it has 4 words, and own words follow it, and its author did not write the source, and the source is the parent, or
  fewer than 3 earlier texts have it. From an ancestor or the article a line of code is taken as well when it has 6
  words; from others only ``verbatim`` lines, and only when they wrote at least three times as much: else both just say
  the same thing;
* or it goes on, here and in the source, where a quoted line ends or begins (with at most 60 words between).

**Inside a line** a stretch is quoted that an earlier text has word for word, when it has 8 words of a language, or 6
between quotation marks; not when 3 earlier texts have it and the parent has not.

Words of a language exclude addresses and code (``weight``). A comment of which an earlier text is the whole, no more
and no less, is posted twice and quotes nothing (:attr:`Quotes.repeats`). Of one gram the 32 newest places are looked
at, of one line 16 stretches: these bound the time for hostile texts.

:func:`find` goes through a thread; :class:`Finder` does so in steps of some milliseconds, however long a text is, and
finds the quotes of what is on a screen first: of the earlier texts it reads in only those that share a gram.

Figures, on the open half of a benchmark of 7,582 comments from eight kinds of sources with 3,983 known quotes
(``tests/benchmarks/quotes.py``): macro F1 .984, span-F1 .960, false alarms in 0.2 % of the clean comments; 96 % of the
quotes of 4 to 7 words, 95 % of the edited and of the elided ones; the source right in 99.2 %. 10,000 comments of 60
words take 0.9 s and 100,000 take 12; the quotes of the last 30 of 10,000 are found in 0.1 s. The index takes 1.9 bytes
for a character.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from .findings import Quote, QuoteKind, Quotes
from .kinship import ARTICLE

if TYPE_CHECKING:
    from .finder import Finder, Found, find, find_quotes

_SEEKING: Final = frozenset({"Finder", "Found", "find", "find_quotes"})


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's names are of any type
    """Import what seeks when it is first asked for: a thread is on the screen before its quotes are sought."""
    if name not in _SEEKING:
        raise AttributeError(name)
    from . import finder

    return getattr(finder, name)


__all__ = ["ARTICLE", "Finder", "Found", "Quote", "QuoteKind", "Quotes", "find", "find_quotes"]
