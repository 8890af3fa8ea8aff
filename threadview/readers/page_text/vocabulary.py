"""The words that pages use, in the languages that were seen: months, buttons, headings, forms."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


_MONTH_NAMES: Final = (
    "jan january januar janvier enero gennaio januari janeiro января",
    "feb february februar février fevrier febrero febbraio februari fevereiro февраля",
    "mar march märz maerz mars marzo maart março mär mrz марта",
    "apr april avril abril aprile avr abr апреля",
    "may mai mayo maggio mei maio мая",
    "jun june juni juin junio giugno junho июня",
    "jul july juli juillet julio luglio julho juil июля",
    "aug august août aout agosto augustus augusti августа",
    "sep sept september septembre septiembre settembre setembro set сентября",
    "oct october oktober octobre octubre ottobre outubro okt ott октября",
    "nov november novembre noviembre novembro ноября",
    "dec december dezember décembre decembre diciembre dicembre dezembro dez déc dic декабря",
)
MONTHS: Final = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
"""The number of a month, by its name or its shortened name."""

WEEKDAYS: Final = _words(
    "mon tue wed thu fri sat sun tues thur thurs monday tuesday wednesday thursday friday saturday sunday mo di"
    " mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi"
    " vendredi samedi dimanche lunes martes miércoles jueves viernes"
)

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
    " bei art old new ält neu pre nex can log sig mel rel rec not tra ref vis gen pow cop all"
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
    r"references$|visible links|generated (?:from|by|with)|powered by\b|copyright\b|all rights reserved",
)
"""How the lines begin that stand below the comments: forms, navigation, a list of link addresses, the colophon."""

NO_NAMES: Final = _words(
    "by von updated published posted modified edited filed copyright joined registered anmeldungsdatum mitglied last"
    " zuletzt started archived created submitted since seit update retrieved accessed reviewed stand datum date"
    " time today yesterday uploaded version page category categories tags tagged released via this in the"
)
"""Words that no name begins with, though they stand before dates."""
