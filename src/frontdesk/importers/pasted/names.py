"""What of a line is certain to be a name. Reasons stand behind names on such lists, and are never kept."""

import re
import unicodedata
from itertools import pairwise

from frontdesk.domain.patient import written_in_parts
from frontdesk.importers.pasted.words import (
    AFTER_A_NAME,
    HOUSES,
    NO_NAME,
    NOT_ALONE,
    PARTICLES,
    SURNAMES,
    TITLES,
)
from frontdesk.likeness.fold import fold

MOST_WORDS = 6
"""A longer row of words has something else behind the name; where it begins nobody can tell."""
_CUT = re.compile(
    r"\t| {2,}|\s[-\u2013\u2014]+(?:\s|$)|[()\[\]{}|;\u2022\u00b7*<>=\u2610-\u2612\u2713]"
    r"| / |(?<=[^\W\d_])/(?=[^\W\d_])"
)
_CLINICIAN = re.compile(r"(?<!\w)(?=(?:dr|prof)\b\.? ?[^\W\d_])")
_TITLE_FIRST = re.compile(r"(?:dr|prof|professor|doctor|nurse)\b[. ]")
_LETTERS_BEHIND = re.compile(r",? \(?(?:md|do|np|pa|pa-c|rn|dnp|fnp|dds|dmd|dpm|mbbs|phd)\.?\)?$")
_LABEL = re.compile(r"(?:patient|pt|name|client|patient name)\s?[:#]\s?", re.IGNORECASE)
_CALLED = re.compile(
    r"(?<=\w) (?:[\"\u201c]([^\W\d_]{2,30})[\"\u201d]|\(([^\W\d_]{2,30})\))(?= ([^\W\d_]{2,60}))"
)
_SIGNS_OF_NAMES = frozenset("'\u2019\u02bb`.-,\u2010\u2011\u200c\u200d")


def pieces(text: str) -> list[str]:
    """A line cut where something else begins: gaps, brackets, dashes, bars, and before a "Dr"."""
    text = _CALLED.sub(_without_call_name, text)
    cut = [piece for part in _CUT.split(text) for piece in _before_a_doctor(part)]
    return [
        tidy for piece in cut if (tidy := _LABEL.sub("", piece.strip(" .,:/-_\u2013\u2014\u2019'\"")).strip())
    ]


def name_in(piece: str) -> tuple[str, str]:
    """The name a piece begins with, and what stands behind it. The name is empty where none is certain."""
    words = piece.split()
    kept: list[str] = []
    for word in words:
        if _ends_before(word, kept, last=word is words[-1]):
            break
        kept.append(word)
    rest = words[len(kept) :]
    if rest and fold(rest[0]) in HOUSES:
        return "", piece
    if rest and rest[0][:1].isdigit() and len(kept) > 1 and kept[-1] in ("F", "M"):
        kept.pop()  # a sex beside an age, and not a middle name
    while kept and kept[-1].islower() and fold(kept[-1]) in PARTICLES:
        kept.pop()
    kept = _without_titles(kept)
    name = " ".join(kept).strip(" ,;:-.")
    return (name, " ".join(rest)) if is_name(kept) else ("", piece)


def is_name(words: list[str]) -> bool:
    """Words that can be nothing else on a list of patients, and not too many of them."""
    told = [word for word in words if fold(word) not in PARTICLES]
    long = any(sum(sign.isalpha() for sign in word) > 1 or not word.isascii() for word in told)
    told_of = any(not _all(word, NOT_ALONE) for word in told)
    return told_of and len(told) <= MOST_WORDS and long


def too_many_words(piece: str) -> bool:
    """Where a name would have been, had it ended."""
    words = [word for word in piece.split() if fold(word) not in PARTICLES]
    return len(words) > MOST_WORDS and bool(name_in(" ".join(words[:2]))[0])


def clinician_in(piece: str) -> str:
    """ "Dr Voss", "VOSS, LENA MD"; empty for a piece that says of nobody to be a clinician."""
    lower = piece.lower()
    if len(piece) > 80 or not (_TITLE_FIRST.match(lower) or _LETTERS_BEHIND.search(lower)):
        return ""
    words: list[str] = []
    for word in piece.split():
        if any(sign.isdigit() for sign in word) or (words and _all(word, NO_NAME)) or len(words) > 5:
            break
        words.append(word)
    return " ".join(words).strip(" ,;:-") if len(words) > 1 else ""


def says(piece: str, known: frozenset[str]) -> bool:
    """Every word of it is one of these."""
    return _all(piece, known)


def _ends_before(word: str, kept: list[str], *, last: bool) -> bool:
    """Something else begins with this word."""
    if not all(sign.isalpha() or sign in _SIGNS_OF_NAMES or _is_mark(sign) for sign in word):
        return True
    parts = fold(word).split() or [""]
    here = [one for one in kept if fold(one) not in TITLES]
    if fold(word) in PARTICLES or not here:
        return not kept and _all(word, NO_NAME)
    if kept[-1].endswith(",") and sum("," in one for one in kept) > 1:
        return fold(word) not in ("jr", "sr", "ii", "iii", "iv")
    if any(part in NO_NAME for part in parts) or _is_doctor(word):
        return True
    if len(here) > 1 and not kept[-1].endswith(",") and any(part in AFTER_A_NAME for part in parts):
        family_known = bool(written_in_parts(" ".join(here)).family)
        return not (last and parts[-1] in SURNAMES and not family_known)
    return word[:1] < "\u1000" and word[:1].islower() and any(one[:1].isupper() for one in here)


def _without_titles(words: list[str]) -> list[str]:
    """Mr and Mrs in front, behind, or after the comma."""
    kept = [
        word
        for at, word in enumerate(words)
        if fold(word) not in TITLES or not (at in (0, len(words) - 1) or words[at - 1].endswith(","))
    ]
    return kept or words[:0]


def _without_call_name(found: "re.Match[str]") -> str:
    """The call name in the middle of a name is taken out; a note in brackets behind it is left."""
    called, behind = found[1] or found[2], found[3]
    is_note = any(fold(one) in NO_NAME | AFTER_A_NAME for one in (called, behind)) or behind[0].islower()
    return found[0] if is_note else ""


def _before_a_doctor(part: str) -> list[str]:
    at = [match.start() for match in _CLINICIAN.finditer(part.lower())]
    cuts = [0, *(place for place in at if place), len(part)]
    return [part[first:then] for first, then in pairwise(cuts)]


def _is_doctor(word: str) -> bool:
    return fold(word) in ("dr", "prof")


def _is_mark(sign: str) -> bool:
    return not sign.isascii() and unicodedata.category(sign)[0] == "M"


def _all(text: str, known: frozenset[str]) -> bool:
    words = fold(text).split()
    return bool(words) and all(word in known for word in words)
