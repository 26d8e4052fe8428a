"""Add what we are told (F2): words, Enter. Tab changes who may hear; the default is the careful one."""

import re
from dataclasses import dataclass, replace
from datetime import date, time

from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.domain.fact import KINDS, Fact, FactKind, FactStatus, Source
from frontdesk.domain.value_form import VERB_WORDS
from frontdesk.importers.languages import language_tag
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.words_kept import WordsAsked, asked_about, may_be_kept

LONGEST = 200
TILE_WORDS = VERB_WORDS


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A need the desk can pick while typing, with its code and the verb that may always show."""

    words: str
    kind: FactKind
    code: str

    @property
    def strip(self) -> bool:
        """Ready-made needs stand in the strip."""
        return self.kind in (FactKind.COMMUNICATION, FactKind.ADJUSTMENT)


READY_MADE: tuple[ReadyMade, ...] = tuple(
    ReadyMade(words, kind, code)
    for kind in (FactKind.COMMUNICATION, FactKind.ADJUSTMENT)
    for part in KINDS[kind].form
    for code, words in part.choices
    if code
)
"""Every need of the closed lists, in their order."""

IN_A_WORD: tuple[ReadyMade, ...] = (
    ReadyMade("Small talk welcome", FactKind.SMALL_TALK, "welcome"),
    ReadyMade("Brief, please", FactKind.SMALL_TALK, "brief"),
    ReadyMade("Wants detail", FactKind.INFORMATION_STYLE, "wants_detail"),
    ReadyMade("Wants it short", FactKind.INFORMATION_STYLE, "short"),
    ReadyMade("Brings own research", FactKind.INFORMATION_STYLE, "own_research"),
    ReadyMade("Voicemail is fine", FactKind.SAFE_CONTACT, "ok"),
    ReadyMade("Voicemail: name and number only", FactKind.SAFE_CONTACT, "name_number"),
    ReadyMade("No voicemail", FactKind.SAFE_CONTACT, "none"),
    ReadyMade("No greeting in another language", FactKind.GREETING_WELCOME, "no"),
    ReadyMade("Fine to mention the dates", FactKind.MENTION, "yes"),
    ReadyMade("Leave the dates unsaid", FactKind.MENTION, "no"),
)
"""Wishes that one of a few answers says all about; they stand in no strip."""

_LEADS: tuple[tuple[str, FactKind], ...] = (
    ("greet ", FactKind.GREETING_WELCOME),
    ("named contact ", FactKind.NAMED_CONTACT),
    ("say ", FactKind.PRONUNCIATION),
    ("call me ", FactKind.NAME_TO_USE),
    ("pronouns ", FactKind.PRONOUNS),
    ("speaks ", FactKind.SPOKEN_LANGUAGE),
    ("language ", FactKind.SPOKEN_LANGUAGE),
)
_INTERPRETER = {
    "interpreter": "yes",
    "interpreter needed": "yes",
    "needs interpreter": "yes",
    "needs an interpreter": "yes",
    "no interpreter": "no",
    "no interpreter needed": "no",
    "no interpreter wanted": "no",
    "needs no interpreter": "no",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What typed words come to."""

    kind: FactKind
    text: str = ""
    """Empty where the code says it all: a language, an interpreter."""
    code: str = ""
    ready: ReadyMade | None = None
    extra: str = ""
    verb: str = ""
    """What the strip says, where it is not the words themselves."""


def read_typed(typed: str) -> Typed:
    """A ready-made need or wish, an interpreter, a language, a sound, a form of address, a greeting, a named
    contact, the hour to leave by; else a preference in the patient's own words."""
    words = " ".join(typed.split())
    said = words.lower().rstrip(" .")
    for ready in (*READY_MADE, *IN_A_WORD):
        if ready.words.lower() == words.lower():
            about = "observance" if ready.kind is FactKind.MENTION else ""
            return Typed(ready.kind, ready.words, ready.code, ready, about)
    if said in _INTERPRETER:
        return Typed(FactKind.INTERPRETER, code=_INTERPRETER[said])
    if leaves := _LEAVES.fullmatch(said):
        return _leave_by(words, leaves["hour"], leaves["minute"])
    for lead, kind in _LEADS:
        if not words.lower().startswith(lead) or len(words) == len(lead):
            continue
        rest = words[len(lead) :]
        if kind is not FactKind.SPOKEN_LANGUAGE:
            return Typed(kind, rest, "yes" if kind is FactKind.GREETING_WELCOME else "")
        if tag := _language(rest.rstrip(" .")):
            return Typed(kind, code=tag)
    return Typed(FactKind.ADJUSTMENT, words)


_LEAVES = re.compile(r"(?:needs? to |must |has to )?leave by (?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)")


def _leave_by(words: str, hour: str, minute: str) -> Typed:
    clock = f"{time(int(hour), int(minute)):%H:%M}"
    return Typed(FactKind.TRAVEL, words, "leave_by", extra=clock, verb="Watch the leaving time")


def _language(name: str) -> str:
    """The tag of a language by its name: "speaks low" and "speaks to the nurse" name none."""
    tag = language_tag(name)
    return "" if tag.lower() == name.lower() else tag


NOTICED = "noticed once"
"""What F2 begins with where nobody told us: "noticed once: window seat"."""


def noticed(fact: Fact, today: date) -> Fact:
    """A new note as something that was seen once: asked about from the next day on, in no strip, confirmed by
    nobody (``domain/habit.py``)."""
    return replace(
        fact,
        source=Source.SEEN_ONCE,
        status=FactStatus.CHECK,
        strip=False,
        happy_to_be_asked=False,
        review_by=today,
        confirmed_by="",
        confirmed_on=None,
    )


def new_fact(
    desk: Desk, patient_id: str, typed: str, audience: Audience | None, kind: FactKind | None
) -> Fact:
    """What the desk was told, as a fact not yet kept. Raises ``Refused`` as ``add_fact``.

    It passes the same check as in the record: no label, and nothing delicate that is not private.
    """
    words = " ".join(typed.split())
    if words.lower().startswith(NOTICED):
        fact = new_fact(desk, patient_id, words[len(NOTICED) :].lstrip(" :"), audience, kind)
        if not KINDS[fact.kind].may_notice:
            raise Refused(
                "Only what makes a visit easier, and how to be reached, can be noticed.",
                "Nothing was changed.",
                "Ask the patient.",
            )
        return noticed(fact, desk.today())
    if not words:
        raise Refused("There is nothing to keep yet.", "", "Type what the patient told us.")
    told = read_typed(words)
    if kind is not None and kind is not told.kind:
        told = Typed(kind, words)
    if len(told.text) > LONGEST:
        raise Refused(
            f"That is {len(told.text)} characters; {LONGEST} fit.", "Nothing was changed.", "Keep the gist."
        )
    rule = KINDS[told.kind]
    today, heard = desk.today(), _heard_by(told.kind, audience)
    if told.ready is None:  # what the closed lists say is fit for a public screen
        may_be_kept(told.verb, heard, told.text, told.extra, kind=told.kind)
    return Fact(
        new_id(),
        patient_id,
        told.kind,
        text=told.text,
        code=told.code,
        neutral_verb=told.verb or (told.ready.words if told.ready and told.ready.strip else ""),
        extra=told.extra,
        strip=bool(told.verb or (told.ready and told.ready.strip)),
        audience=heard,
        source=Source.CLINICIAN_ASKED if told.kind is FactKind.NAMED_CONTACT else Source.PATIENT_SAID,
        said_on=today,
        entered_by=desk.staff.id,
        review_by=in_months(today, rule.review_months),
        expires_on=in_months(today, rule.lasts_months),
        confirmed_by=desk.staff.id,
        confirmed_on=today,
    )


def asked_of_typed(typed: str, kind: FactKind | None = None) -> WordsAsked:
    """What there is to say about words while they are typed into F2; ``kind`` as in ``add_fact``."""
    words = " ".join(typed.split())
    if words.lower().startswith(NOTICED):
        words = words[len(NOTICED) :].lstrip(" :")
    told = read_typed(words)
    if kind is not None and kind is not told.kind:
        told = Typed(kind, words)
    asked = WordsAsked()
    if told.ready is None:
        asked = asked_about(told.text, told.extra, kind=told.kind, verb=told.verb)
    return WordsAsked() if asked.question and KINDS[told.kind].audience is Audience.PRIVATE else asked


def _heard_by(kind: FactKind, picked: Audience | None) -> Audience:
    """ "Desk only" is the field's careful default for free words: a name is said aloud all the same, and what
    is private by its kind stays private whatever was picked."""
    own = KINDS[kind].audience
    return own if own is Audience.PRIVATE or picked in (None, Audience.DESK) else picked or own


def add_fact(
    desk: Desk,
    patient_id: str,
    typed: str,
    audience: Audience | None = None,
    *,
    kind: FactKind | None = None,
) -> Changes:
    """One Deed: a new fact from the patient's own words; of some kinds it replaces the one before.

    What is replaced is retired and stays in the history; what belongs to one visit stays as it is.
    ``audience`` is what the desk picked; None takes the kind's own. Raises ``Refused`` for nothing to
    keep, a label, or more than 200 characters, ``SoundsMedical`` for what is better private.
    """
    fact = new_fact(desk, patient_id, typed, audience, kind)
    before = standing_answers(desk, patient_id, fact.kind) if fact.kind in ONLY_ONE else []
    changes = [Change(one, replace(one, status=FactStatus.RETIRED)) for one in before]
    changes.append(Change(None, replace(fact, replaces=before[-1].id if before else "")))
    return desk.store.commit(desk.deed("add_fact", *changes, patient_id=patient_id))


_CALLED = frozenset({FactKind.NAME_TO_USE, FactKind.FORM_OF_ADDRESS})
"""What somebody asks to be called: the newest answer stands alone, or a line still says the one before."""
ONLY_ONE = _CALLED | {
    FactKind.PRONUNCIATION,
    FactKind.PRONOUNS,
    FactKind.SPOKEN_LANGUAGE,
    FactKind.INTERPRETER,
    FactKind.GREETING_WELCOME,
    FactKind.INFORMATION_STYLE,
    FactKind.SMALL_TALK,
    FactKind.NAMED_CONTACT,
    FactKind.MENTION,
    FactKind.SAFE_CONTACT,
}
"""Kinds of which a newer answer takes the place of the one before."""
_VOICEMAIL = frozenset(one.words for one in IN_A_WORD if one.kind is FactKind.SAFE_CONTACT)


def standing_answers(desk: Desk, patient_id: str, kind: FactKind) -> list[Fact]:
    """What a new answer of this kind takes the place of."""
    kinds = _CALLED if kind in _CALLED else {kind}
    return [
        one
        for one in desk.store.facts_of(patient_id)
        if one.kind in kinds
        and not one.visit_id
        and one.status is not FactStatus.RETIRED
        and _of_one_question(one)
    ]


def _of_one_question(one: Fact) -> bool:
    """Two kinds hold more than one answer: other rules of safe contact, leave to mention something else."""
    if one.kind is FactKind.SAFE_CONTACT:
        return one.text in _VOICEMAIL
    return one.kind is not FactKind.MENTION or one.extra in ("", "observance")


def in_months(day: date, months: int) -> date | None:
    """The same day so many months on (the 28th at most); None for never."""
    if not months:
        return None
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, 28))
