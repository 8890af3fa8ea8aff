"""Finding comments: a small query language, and one definition of a match, used to find and to highlight.

A query is terms between blanks, and a comment matches when all of them hold::

    word          the characters stand in its text or in its author's name
    "two words"   the same, with any white space or line break between the words
    /ca[rt]s?/    a regular expression, over lines (``^`` and ``$`` are theirs); a match has at least one character
    by:ann        the author's name contains this; by:"Ann Lee" for a name with blanks
    to:ann        it answers or speaks to somebody whose name contains this
    @ann          written by that handle, or mentioning it
    quotes:1.2.1  it quotes this comment; quotes:article for the article
    quoted:>2     more comments than two quote it; also >=2, <2, <=2, 2
    is:quoted     it is that: quoting, quoted, by the original poster (op), by somebody only inferred (inferred), new or
                  edited since the last visit (at a first visit nothing is), or has a flag of its source (deleted,
                  edited, duplicate, pinned, ...)
    -word         not this; before any of the above

A word, phrase or expression with an upper-case letter minds the case, another does not; names never do. Typographic
quotes, dashes and blanks equal the plain ones. A mark with nothing behind it (``-``, ``@``, ``by:``) is a plain word.
An author who is only inferred is shown with a question mark, and found with one: ``by:ann?``, ``to:ann?``.
"""

from .conditions import STATES
from .facts import Facts
from .index import Index
from .language import SCOPES, TERMS, term_table
from .parse import parse
from .query import Query, spans_in

__all__ = ["SCOPES", "STATES", "TERMS", "Facts", "Index", "Query", "parse", "spans_in", "term_table"]
