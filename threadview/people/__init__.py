"""Who is in a thread: who wrote, who is mentioned, who is spoken to, also where a page has lost the names.

**At.** ``@name``, with the server behind it where there is one, outside code and addresses. Behind the ``@`` the name
of an author may go on over blanks.

**Addressed.** A word is a candidate where a name would stand: at the beginning of a text (behind the marked quotes it
begins with, and behind up to four words that open an address: "Not so fast Coco,", "Lol genome", "Hi Bob") when a
comma, a colon, dots or a dash set it off, or a greeting does; and at the very end, unless a closing ("Regards") or a
preposition stands before it. What decides is evidence; two points make a name:

* 2: on a line of its own before a comma; or behind a greeting and before a pause;
* 1: at any other of these places, but before a mark or a dash (0);
* 1: it is a given name;
* 1: it begins other texts of the thread, too;
* 1: it has a capital, and "you" follows, or opening words stand before it, or it stands before dots in a reply.

At the end of a text without a comma only given names count. Nothing is a name that is a common word, a contraction, a
cry without a vowel, all in capitals, has an ending such as *-ing* or *-tion*, stands in the title or the article, or is
used in more comments than address it. Authors, and who is called with an ``@`` elsewhere, need no evidence but a comma;
of a name of several words one part is enough where no other author has it. At the end of a text without a comma they
count where the text answers them; and they are found before a comma at the beginning of a later paragraph, too.

**Another spelling.** At these places a word means the only name in the thread that is so when shortened to a given name
or up to a joint ("Chris" for Christopher or ChrisHardwick, "Roy" for roy_043), or that differs by one letter of five
or more ("Skiper"). Words that people also use otherwise do not.

**Named.** Authors, by their whole name, anywhere: in any case where the name is no plain word ("roy_043"), else as they
write it; plain names that occur in more than three texts, and in more than twice as many as they wrote, are taken for
words. And whoever a "comment by", "reply to", "post after" or "agree with" speaks of, with the same evidence; before
"said", "wrote" or "'s point" those whom the thread knows.

**Inferred.** In a thread that lost its names, who wrote what: :mod:`threadview.people.inference` has the rules.

On the 287 threads of a benchmark and on 115 page dumps and saved answers 19 words were taken for names that no author
has; 7 were nobody's. Another spelling was found 21 times, always of the right person. With all authors of these threads
taken away, 85 comments got one back: 76 the right one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from .findings import ARTICLE, Mention, MentionKind, Mentions, person_key
from .roster import Person, roster

if TYPE_CHECKING:
    from .finder import find_mentions, mention_steps
    from .inference import Inferred, infer

_SEEKING: Final = {
    "find_mentions": "finder",
    "mention_steps": "finder",
    "Inferred": "inference",
    "infer": "inference",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's names are of any type
    """Import what seeks when it is first asked for: a thread is on the screen before its people are sought."""
    if name not in _SEEKING:
        raise AttributeError(name)
    return getattr(import_module(f".{_SEEKING[name]}", __name__), name)


__all__ = [
    "ARTICLE",
    "Inferred",
    "Mention",
    "MentionKind",
    "Mentions",
    "Person",
    "find_mentions",
    "infer",
    "mention_steps",
    "person_key",
    "roster",
]
