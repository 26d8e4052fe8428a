"""Everything held about one person, for that person: in plain words for paper, and whole for a machine.

The walk: `everything_of` the store -> `person_copy` sorts it into parts as the person would ask for them -> a
page (`qt.paper`), the turned screen, or a file. The words of a fact that is private stand here too: it is the
person's own copy.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar

from frontdesk.card.facts import SOURCE_WORDS, words
from frontdesk.domain.concern import Concern
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Record
from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.fact import KINDS, Chapter, Fact
from frontdesk.domain.moment import Moment
from frontdesk.domain.need_met import Met, NeedMet
from frontdesk.domain.own_words import is_emptied
from frontdesk.domain.paper import Paper, PaperPart, PaperRow
from frontdesk.domain.patient import Patient
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.relation import Relation
from frontdesk.domain.task import Task
from frontdesk.domain.visit import Visit
from frontdesk.usecases.desk import Desk

FORMAT = "frontdesk-person-1"
R = TypeVar("R", bound=Record)

_CHAPTERS = {
    Chapter.NAMES: "Your name",
    Chapter.LANGUAGE: "Your languages",
    Chapter.NEEDS: "What makes a visit easier",
    Chapter.PREFERENCES: "What suits you",
    Chapter.CULTURE: "What you asked us to respect",
    Chapter.TALK: "What is welcome in talk",
    Chapter.SAFE: "How we may reach you",
}
_CONSENT = {
    ConsentAnswer.NOT_ASKED: "We have not asked yet whether we may keep personal notes.",
    ConsentAnswer.YES: "You said yes to personal notes.",
    ConsentAnswer.NO: "You said no to personal notes; we keep none.",
    ConsentAnswer.WITHDRAWN: "You took personal notes back; we keep none.",
}
_STANDS = {
    PromiseState.OPEN: "open",
    PromiseState.READY: "ready for you",
    PromiseState.KEPT: "kept",
    PromiseState.BROKEN_APOLOGISED: "not kept, and we apologised",
    PromiseState.RELEASED: "you did not need it any more",
}
_MET = {Met.YES: "it worked", Met.PARTLY: "it worked partly", Met.NO: "it did not work"}


@dataclass(frozen=True, slots=True)
class PersonCopy:
    """What a person is handed."""

    patient_id: str
    paper: Paper = field(repr=False)
    """In plain words; a row that one tap takes out carries the id of its fact, concern, moment or person."""
    data: Mapping[str, Any] = field(repr=False)
    """Every record with every field, as JSON takes it."""


def person_copy(desk: Desk, patient_id: str) -> PersonCopy:
    """All that is held, the history included. Raises ``WrongUsage`` when there is no such patient."""
    records = desk.store.everything_of(patient_id)
    if not records:
        raise WrongUsage("There is no such patient.", "Nothing was written.")
    patient = _of(Patient, records)[0]
    parts = tuple(part for part in _parts(desk, records) if part.rows)
    data = {
        "format": FORMAT,
        "clinic": desk.clinic.name,
        "made_at": desk.now().isoformat(),
        **{
            name: [plain(one) for one in _of(kind, records)]
            for name, kind in (
                ("patients", Patient),
                ("facts", Fact),
                ("visits", Visit),
                ("concerns", Concern),
                ("promises", Promise),
                ("moments", Moment),
                ("relations", Relation),
                ("needs_met", NeedMet),
                ("tasks", Task),
                ("consent", Consent),
            )
        },
    }
    day = desk.speech.birth_date(desk.today().isoformat())
    paper = Paper(f"What we keep about {patient.name.full}", parts, f"{desk.clinic.name}, {day}")
    return PersonCopy(patient.id, paper, data)


def plain(value: Any) -> Any:
    """A record as JSON takes it: fields by name, days and instants in ISO 8601."""
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return value


def _parts(desk: Desk, records: tuple[Record, ...]) -> Iterator[PaperPart]:
    yield PaperPart("Who you are to us", tuple(_who(desk, records)))
    facts = _of(Fact, records)
    today = desk.today()
    here = {one.id for one in _of(Visit, records) if one.day == today}
    standing = [f for f in facts if any(f.stands(today, visit) for visit in ("", *here))]
    for chapter, title in _CHAPTERS.items():
        yield PaperPart(title, tuple(_facts(desk, (f for f in standing if KINDS[f.kind].chapter is chapter))))
    yield PaperPart("What worried you", tuple(_concerns(desk, records)))
    yield PaperPart("What we promised you", tuple(_promises(desk, records)))
    yield PaperPart("What you told us of your life", tuple(_moments(desk, records)))
    yield PaperPart("Who comes with you or helps", tuple(_relations(records)))
    yield PaperPart("Your visits", tuple(_visits(desk, records)))
    yield PaperPart("Whether things worked for you", tuple(_needs_met(desk, records)))
    yield PaperPart("Personal notes", tuple(_consent(desk, records)))
    gone = [fact for fact in facts if fact not in standing]
    yield PaperPart("No longer used, kept in the history", tuple(_facts(desk, gone)))


def _who(desk: Desk, records: tuple[Record, ...]) -> Iterator[PaperRow]:
    for patient in _of(Patient, records):
        yield from (PaperRow(name.full, name.use.value.capitalize()) for name in patient.names if name.full)
        if patient.birth_date:
            yield PaperRow(f"Born {desk.speech.birth_date(patient.birth_date)}")
        yield from (PaperRow(one.value, one.system.value.capitalize()) for one in patient.contacts)
        yield from (PaperRow(f"Number {one.value}", one.system) for one in patient.identifiers)


def _facts(desk: Desk, facts: Iterable[Fact]) -> Iterator[PaperRow]:
    for fact in facts:
        if is_emptied(fact):
            yield PaperRow(KINDS[fact.kind].label.rstrip("?"), "Taken out at your wish; no words are kept")
            continue
        said = words(fact, desk.speech)
        label = KINDS[fact.kind].label
        meet = f" ({fact.how_to_meet})" if fact.how_to_meet else ""
        text = f"{label}{' ' if label.endswith('?') else ': '}{said}{meet}" if said else label
        yield PaperRow(text, _told(desk, SOURCE_WORDS[fact.source], fact.said_on), fact.id)


def _concerns(desk: Desk, records: tuple[Record, ...]) -> Iterator[PaperRow]:
    for one in _of(Concern, records):
        yield PaperRow(one.words, _told(desk, "Told to us", one.said_on), one.id)


def _promises(desk: Desk, records: tuple[Record, ...]) -> Iterator[PaperRow]:
    for one in _of(Promise, records):
        by = desk.speech.short_day(one.due_on, desk.today())
        late = f"; it is later because {one.late_because}" if one.late_because else ""
        yield PaperRow(
            f"{one.what}, by {one.who} until {by}: {_STANDS[one.state]}{late}",
            _told(desk, "Promised", one.made_on),
        )


def _moments(desk: Desk, records: tuple[Record, ...]) -> Iterator[PaperRow]:
    for one in _of(Moment, records):
        yield PaperRow(one.label, _told(desk, "Told to us", one.told_on), one.id)


def _relations(records: tuple[Record, ...]) -> Iterator[PaperRow]:
    for one in _of(Relation, records):
        needs = f"; {one.needs}" if one.needs else ""
        yield PaperRow(f"{one.name}{f', {one.relation}' if one.relation else ''}{needs}", id=one.id)


def _visits(desk: Desk, records: tuple[Record, ...]) -> Iterator[PaperRow]:
    spoken = {one.id: one.spoken_name for one in desk.store.clinicians()}
    for one in sorted(_of(Visit, records), key=lambda visit: visit.start):
        at = desk.local(one.start)
        whom = spoken.get(one.clinician_id, "")
        note = f". Note: {one.note}" if one.note else ""
        day = desk.speech.birth_date(at.date().isoformat())
        small = "".join(f". For you: {task.what}" for task in _of(Task, records) if task.visit_id == one.id)
        yield PaperRow(f"{day}, {desk.speech.clock(at)}{f', {whom}' if whom else ''}{note}{small}")


def _needs_met(desk: Desk, records: tuple[Record, ...]) -> Iterator[PaperRow]:
    facts = {fact.id: words(fact, desk.speech) for fact in _of(Fact, records)}
    for one in sorted(_of(NeedMet, records), key=lambda met: met.said_on):
        why = f" ({one.why})" if one.why else ""
        need = facts.get(one.fact_id) or "Something that makes a visit easier"
        yield PaperRow(f"{need}: {_MET[one.met]}{why}", _told(desk, "You said", one.said_on))


def _consent(desk: Desk, records: tuple[Record, ...]) -> Iterator[PaperRow]:
    for one in _of(Consent, records):
        yield PaperRow(_CONSENT[one.answer], _told(desk, one.how.capitalize(), one.asked_on))


def _told(desk: Desk, how: str, day: date | None) -> str:
    return f"{how}, {desk.speech.short_day(day, desk.today())}" if day else how


def _of(kind: type[R], records: tuple[Record, ...]) -> list[R]:
    return [one for one in records if isinstance(one, kind)]
