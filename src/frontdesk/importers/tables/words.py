"""Small words of other systems: yes and no, states of an appointment, its sort, pronouns."""

import re
from functools import lru_cache

from frontdesk.domain.visit import VisitKind
from frontdesk.importers.signs import tidy
from frontdesk.likeness.fold import fold

_REMEMBERED = 1_000
"""Cells kept in memory with what they say: a list says the same few words in every row."""
_YES = frozenset(
    ("y", "yes", "true", "1", "ja", "j", "oui", "o", "si", "s", "sim", "x", "needed", "required", "checked",
     "wahr", "vrai", "verdadero")
)  # fmt: skip
_NO = frozenset(
    ("n", "no", "false", "0", "nein", "non", "nao", "none", "not", "unchecked", "falsch", "faux", "falso")
)
_STATES = tuple(
    (key, re.compile(re.sub(r"\n\s*", "", pattern.strip())))
    for key, pattern in (
        (
            "noshow",
            r"""
            no ?show|did not (come|attend|arrive)|\bdna\b|nicht erschienen|absent|no (vino|acudio)|
            missed|\bns\b
            """,
        ),
        (
            "cancelled",
            r"""
            cancel|abgesagt|storniert|annul|anulad|\bcx\b|deleted|rescheduled|verschoben|reporte
            """,
        ),
        ("checked-in", r"check(ed)? ?in|ready|angemeldet|in lobby|waiting|wartet"),
        ("arrived", r"arriv|here|eingetroffen|llego|\bpresent"),
        (
            "fulfilled",
            r"""
            fulfil|complet|seen|check(ed)? ?out|done|erledigt|abgeschlossen|termine|honor|finalizad|
            atendid|left
            """,
        ),
        (
            "booked",
            r"""
            book|schedul|confirm|pending|unconfirm|reserv|geplant|bestatigt|offen|planifie|program|open|
            new|active|left message|reminded|proposed|\bok\b
            """,
        ),
    )
)
_KINDS = tuple(
    (key, re.compile(re.sub(r"\n\s*", "", pattern.strip())))
    for key, pattern in (
        (VisitKind.VIRTUAL, r"tele|video|virtual|phone|remote|online"),
        (
            VisitKind.FOLLOW_UP,
            r"""
            follow|recheck|f ?u\b|review|kontroll|nachsorge|suivi|control|seguimiento|revision
            """,
        ),
        (
            VisitKind.PROCEDURE,
            r"proced|surg|op\b|operation|biops|injection|eingriff|chirurg|cirug|procedimiento",
        ),
        (VisitKind.ADMIN, r"admin|form|paper|billing|verwaltung|papel"),
        (
            VisitKind.ROUTINE,
            r"""
            routine|check ?up|annual|physical|new|consult|office|standard|visit|termin|cita|vorsorge|
            exam
            """,
        ),
    )
)


@lru_cache(_REMEMBERED)
def yes_no(written: str) -> bool | None:
    """True, False, or None when it says neither."""
    word = fold(written)
    if word in _YES or word.startswith(("yes ", "ja ", "oui ", "si ")):
        return True
    if word in _NO or word.startswith(("no ", "not ", "nein ", "kein", "non ")):
        return False
    return None


@lru_cache(_REMEMBERED)
def visit_status(written: str) -> str:
    """The nearest FHIR Appointment.status; empty (booked) when the word is not known."""
    word = fold(written)
    return next((state for state, rule in _STATES if word and rule.search(word)), "")


@lru_cache(_REMEMBERED)
def visit_kind(written: str) -> str:
    """What sort of visit, never why; the words themselves are not kept. Empty when it was not said."""
    word = fold(written)
    if not word:
        return ""
    return next((kind.value for kind, rule in _KINDS if rule.search(word)), VisitKind.OTHER.value)


@lru_cache(_REMEMBERED)
def pronouns(written: str) -> str:
    """ "she / her" with one way of writing the stroke; what is not a pronoun stays as the patient gave it."""
    text = " ".join(written.split())
    if fold(text) in _UNSAID:
        return ""
    parts = [part.strip() for part in re.split(r"\s*/\s*", text) if part.strip()]
    return " / ".join(parts)[:60]


_UNSAID = frozenset(
    ("", "unknown", "declined", "not asked", "n a", "na", "none", "asked but declined", "asked but unknown",
     "asked but no answer", "asked declined", "not applicable", "prefer not to say", "prefer not to answer")
)  # fmt: skip
"""Words that stand where pronouns were asked for and none were told."""
_ROOMS = ("room ", "raum ", "zimmer ", "salle ", "sala ", "exam room ")


def room(written: str) -> str:
    """Only what says itself that it is a room; a location is mostly the clinic, or a link."""
    place = tidy(written)
    return place[:40] if place.lower().startswith(_ROOMS) else ""
