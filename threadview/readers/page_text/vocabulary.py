"""The words that pages use, in the languages that were seen: buttons, headings, forms."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


def in_any_case(words: frozenset[str]) -> frozenset[str]:
    """Return words in small letters, with a capital, and in capitals."""
    return frozenset(form for word in words for form in (word, word.capitalize(), word.upper()))


BUTTONS: Final = _words(
    "reply replies antworten antwort zitieren répondre repondre responder respuesta rispondi beantwoorden svara"
    " odpowiedz ответить replydelete delete remove edit edited löschen bearbeiten share teilen compartir partager"
    " like likes liked unlike gefällt mir vote votes upvote downvote upvoted point points thumb thumbs report flag"
    " melden permalink link parent root next prev hide collapse expand unread save saved spam quote email print"
    " tweet facebook twitter reddit google+ pinterest avatar gravatar loading helpful useful score recommend"
    " recommended show more less view fedilink arrow-up arrow-down context perma-link log in to login sign logged"
    " comment comments reaction reactions embed copy subscribe ago"
)
"""The words on buttons and counters. A short line of nothing else is no text."""

HALF_BUTTONS: Final = _words(
    "in to more less next show view ago link parent root mir comment saved vote useful helpful points google+"
)
"""Buttons only beside another one: alone they may be all that somebody wrote."""

PLAIN_HEADINGS: Final = _words(
    "comments comment kommentare kommentar reactions reaktionen discussion diskussion commentaires comentarios"
    " commenti reacties"
)
"""What may stand over the comments without saying how many there are."""

HEADING_STARTS: Final = _words(
    "the thi one com res rep tho kom ant rea dis opi tal pos pin rép les use all you our ale die ihr sou art bei"
    " der las los ком мыс"
) | {"no "}
"""The first three letters of headings that comments stand under: they rule out nearly all other lines."""

END_STARTS: Final = _words(
    "lea pos add wri sub mak you sch hin ver kom ein ant dei lai dej esc las gee доб ваш com dis thi top rss fee"
    " bei art old new ält neu pre nex can log sig mel rel rec sim ähn not tra ref vis gen pow cop all"
)
"""The same for what stands below comments."""

ENDS: Final = (
    r"(?:leave|post|add|write|submit|make)\s+(?:a|your|an?other|new)\s+(?:new\s+)?(?:reply|comment|response|answer)s?\b",
    r"post comment\b",
    r"your email address will not\b",
    r"cancel reply",
    r"(?:schreibe?n?(?: sie)?|hinterlasse?n?(?: sie)?|verfasse?n?)\s+(?:einen?|deinen?|ihren?)\s+(?:kommentar|antwort)",
    r"(?:einen\s+)?kommentar\s+(?:schreiben|verfassen|hinterlassen|abgeben|veröffentlichen|posten|zum post)",
    r"antwort\s+(?:schreiben|hinterlassen|abbrechen)|deine e-mail-adresse wird|hier klicken, um das kommentieren",
    r"laisser un commentaire|(?:deja|escribe) (?:un comentario|una respuesta)|lascia un (?:commento|risposta)",
    r"geef een reactie|добавить комментарий|ваш (?:e-mail|адрес)",
    r"(?:comments?|discussion|this thread|topic) (?:are|is|has been) (?:now )?(?:closed|archived)",
    r"kommentare sind geschlossen",
    r"(?:rss )?(?:comment )?feed for (?:the )?(?:comments|this post)|comments (?:rss|feed)",
    r"(?:post|comment|beitrags-?|kommentar-?|artikel-?) ?navigation",
    r"(?:older|newer|ältere|neuere) (?:comments|kommentare|posts?|beiträge)",
    r"(?:previous|next) (?:post|article|entry|topic)\b",
    r"you must (?:be|log)|(?:log|sign) ?in to (?:comment|post|leave|add|join)|melde dich an um zu",
    r"related (?:posts?|articles|topics|stories)|recent (?:posts|comments)|beiträge der letzten zeit",
    r"display (?:posts|comments) from",
    r"subscribe to (?:post|this|comments)|notify me of|trackback(?:s| url| uri)",
    r"(?:similar|related) threads|ähnliche (?:themen|beiträge|artikel)",
    r"references$|visible links|generated (?:from|by|with)|powered by\b|copyright\b|all rights reserved",
)
"""How the lines begin that stand below the comments: forms, navigation, a list of link addresses, the colophon."""

CARDS: Final = (
    r"(?:joined|registered|member since|posts|messages|location|threads|karma|anmeldungsdatum|registriert(?: seit)?"
    r"|dabei seit|mitglied seit|beiträge|wohnort|alter|inscrit|registrado|mensajes)(?::|\s+\d)"
)
"""How the lines begin that stand on the card of a forum's member, between the name and the post."""

CARD_LABELS: Final = frozenset(
    {"reaction score", "likes received", "trophy points", "member since", "mitglied seit", "dabei seit"}
    | {"registriert seit", "punkte reaktionen"}
    | _words(
        "joined registered posts messages location threads karma points age website gender anmeldungsdatum registriert"
        " beiträge ort wohnort alter reaktionspunkte punkte reaktionen zustimmungen geschlecht inscrit registrado"
        " mensajes"
    )
)
"""What stands on a line of its own on such a card, its value on the line below."""

CARD_STARTS: Final = _words("joi reg mem pos mes loc thr kar anm dab mit bei woh alt ins men")
"""Their first three letters."""

NO_NAMES: Final = _words(
    "by von updated published posted modified edited filed copyright joined registered anmeldungsdatum mitglied last"
    " zuletzt started archived created submitted since seit update retrieved accessed reviewed stand datum date"
    " time today yesterday uploaded version page category categories tags tagged released via this in the"
)
"""Words that no name begins with, though they stand before dates."""
