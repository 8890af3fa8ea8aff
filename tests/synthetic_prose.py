"""Sentences of made-up words, as rare and as common as words are."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

_COMMON = (
    "the of to and a in is it that was for on you with as this but not they are have be from or had his her one we all"
    " there when can said how each which she do their time if will way about many then them would like so these him"
    " long make thing see two look more day could go come did sound no most people over know water than call first who"
    " may down side been now find any new work part take get place made live where after back little only round man"
    " year came show every good me give our under name very through just form much great think say help low line before"
    " turn same mean right old too does tell set three want air well also play small end put home read hand port"
)
_SYLLABLES = ("ba", "ko", "ri", "te", "lun", "mar", "sil", "vo", "den", "ha", "pli", "quo", "wer", "ny", "ost", "gra")
_HAN = (
    "的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天"
    "而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些"
    "与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相"
    "次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立"
    "马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共"
    "风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快"
    "条院变联"
)


class Prose:
    """Words as rare and as common as in a language, in sentences."""

    def __init__(self, rng: random.Random, *, han: bool = False, words: int = 6000) -> None:
        """Make up a vocabulary."""
        self._rng, self._han = rng, han
        self._words = list(_HAN) if han else [*_COMMON.split(), *(self._word() for _ in range(words))]
        if han:
            self._words += ["".join(rng.choices(_HAN, k=2)) for _ in range(words)]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))

    def _word(self, most: int = 4) -> str:
        return "".join(self._rng.choices(_SYLLABLES, k=self._rng.randint(2, most)))

    def sentence(self, words: int | None = None) -> str:
        """Return one of so many words, 5 to 20 by default."""
        chosen = self._rng.choices(self._words, cum_weights=self._weights, k=words or self._rng.randint(5, 20))
        if self._han:
            return "".join(chosen) + self._rng.choice("。。。？！")
        comma = self._rng.randrange(len(chosen) * 3)
        if comma < len(chosen) - 1:
            chosen[comma] += self._rng.choice((",", ",", ",", " —", ";"))
        line = " ".join(chosen)
        return line[0].upper() + line[1:] + self._rng.choice("...?!")

    def paragraph(self, words: int) -> str:
        """Return sentences of at least so many words together."""
        sentences = []
        while words > 0:
            size = self._rng.randint(5, 20)
            sentences.append(self.sentence(size))
            words -= size
        return ("" if self._han else " ").join(sentences)

    def article(self) -> str:
        """Return ten paragraphs."""
        return "\n\n".join(self.paragraph(self._rng.randint(40, 90)) for _ in range(10))

    def handle(self) -> str:
        """Return a name that is no word of the texts."""
        return self._word(3).capitalize() + self._rng.choice(("", "_", "x")) + str(self._rng.randrange(100))
