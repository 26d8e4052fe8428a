"""The clinicians of a file: "VOSS, LENA MD" is Dr Voss, under the name the clinic says aloud."""

import re
from dataclasses import replace

from frontdesk.domain.clinic import Clinician
from frontdesk.likeness.fold import fold, name_key
from frontdesk.store.port import Store
from frontdesk.usecases.desk import new_id
from frontdesk.usecases.import_review import ChangePair

_DOCTORS = frozenset(
    {"dr", "md", "do", "mbbs", "dds", "dmd", "dpm", "med", "drmed", "doctor", "dra", "mbchb", "facp"}
)
_TITLES = _DOCTORS | {
    "mr", "mrs", "ms", "miss", "mx", "prof", "np", "pa", "pac", "rn", "lpn", "rdh", "pt", "dpt", "od", "phd",
    "psyd", "lcsw", "crnp", "fnp", "aprn", "cnm", "herr", "frau", "nurse",
}  # fmt: skip
_NOT_A_NAME = re.compile(
    r"\d|\b(room|raum|chair|op|lab|xray|hyg|nurse|schedule|team|clinic|device|group|pool)\b", re.IGNORECASE
)


class Clinicians:
    """Clinicians by any spelling a file uses; unknown ones are made, a new spelling becomes an alias."""

    def __init__(self, store: Store) -> None:
        self._here = [clinician for clinician in store.clinicians() if clinician.active]
        self._by_spelling: dict[str, str] = {}
        for clinician in self._here:
            for spelling in (clinician.spoken_name, *clinician.aliases):
                self._by_spelling.setdefault(fold(spelling), clinician.id)

    def named(self, written: str) -> tuple[str, tuple[ChangePair, ...]]:
        """Id of the clinician a file writes so, and what must be written for it; empty for an empty name."""
        spelling = fold(written)
        if not spelling:
            return "", ()
        if known := self._by_spelling.get(spelling):
            return known, ()
        place = self._fitting(written)
        if place is None:
            made = Clinician(new_id(), spoken_name(written), (written,))
            self._here.append(made)
            change: ChangePair = (None, made)
        else:
            before = self._here[place]
            made = replace(before, aliases=(*before.aliases, written))
            self._here[place] = made
            change = (before, made)
        self._by_spelling[spelling] = made.id
        return made.id, (change,)

    def _fitting(self, written: str) -> int | None:
        """The one clinician whose name this is: the same words, or the clinic says the family name only."""
        words, family = _words(written), _family(written)
        exact = [at for at, one in enumerate(self._here) if _words(one.spoken_name) == words]
        if exact:
            return exact[0] if len(exact) == 1 else None
        near = [at for at, one in enumerate(self._here) if _may_be(_words(one.spoken_name), words, family)]
        return near[0] if len(near) == 1 else None


def spoken_name(written: str) -> str:
    """A proposal for the name said aloud: "VOSS, LENA MD" is "Dr Voss", "Chen, Amy NP" is "Amy Chen".

    A room, a team or a column with a number keeps the words it has.
    """
    text = " ".join(written.split())
    if _NOT_A_NAME.search(text) or not _words(text):
        return text
    family, first = _parts(text)
    shown = [_cased(part) for part in (first, family) if part]
    if _DOCTORS & set(fold(text).replace("dr med", "drmed").split()):
        return f"Dr {_cased(family)}"
    return " ".join(shown)


def _parts(text: str) -> tuple[str, str]:
    """Family name and given names as written, without titles."""
    before, comma, after = text.partition(",")
    one, two = _untitled(before), _untitled(after)
    if comma and two:
        return one, two
    first, _, last = one.rpartition(" ")
    return last, first


def _untitled(text: str) -> str:
    return " ".join(
        word
        for word in re.split(r"[\s,]+", text)
        if fold(word).replace(" ", "") not in _TITLES and fold(word)
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in name_key(text).split() if word not in _TITLES)


def _family(text: str) -> str:
    return fold(_parts(text)[0])


def _may_be(said: frozenset[str], words: frozenset[str], family: str) -> bool:
    """One side says the family name only, or both say it with first names that fit."""
    return family in said and (said == {family} or words == {family} or _initials_fit(said, words))


def _initials_fit(said: frozenset[str], words: frozenset[str]) -> bool:
    """ "L. Voss" and "Lena Voss": every word is a word of the other or its first letter."""
    return all(
        any(w.startswith(s) if len(s) == 1 else w == s or (len(w) == 1 and s[0] == w) for w in words)
        for s in said
    )


def _cased(word: str) -> str:
    """Capitals are taken down, since a screen reads them as shouting; mixed case stays as written."""
    return word.title() if word.isupper() and len(word) > 2 else word
