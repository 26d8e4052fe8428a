"""The JSON shapes of the command line. Documented in docs/cli.md and stable: a key once given stays."""

from datetime import UTC, datetime
from typing import Any

from frontdesk.card.compose import sound_of
from frontdesk.card.facts import newest
from frontdesk.domain.card import Card, Question, Row
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.domain.line import Line
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import Visit
from frontdesk.usecases.take_back_import import ImportDone


def instant(moment: datetime | None) -> str | None:
    """UTC, ISO 8601, with a Z."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else None


def patient(person: Patient, facts: tuple[Fact, ...], name_to_use: str) -> dict[str, Any]:
    """One line of ``patients --json``. ``facts``: those that stand where it shows (``Fact.stands``)."""
    standing = tuple(fact for fact in facts if fact.status is FactStatus.ACTIVE)

    def text(kind: FactKind) -> str | None:
        fact = newest(standing, kind)
        return (fact.text or fact.code or None) if fact else None

    interpreter = newest(standing, FactKind.INTERPRETER)
    return {
        "id": person.id,
        "identifiers": [{"system": i.system, "value": i.value} for i in person.identifiers],
        "name_to_use": name_to_use,
        "names": [
            {"use": n.use.value, "family": n.family, "given": list(n.given), "text": n.text}
            for n in person.names
        ],
        "birth_date": person.birth_date or None,
        "say_name": sound_of(person, standing) or None,
        "pronouns": text(FactKind.PRONOUNS),
        "languages": _languages(standing),
        "interpreter": (interpreter.code or None) if interpreter else None,
        "phones": list(person.phones),
        "emails": list(person.emails),
    }


def _languages(facts: tuple[Fact, ...]) -> list[str]:
    """The language that counts first, then the others, newest first."""
    spoken = tuple(fact for fact in facts if fact.kind is FactKind.SPOKEN_LANGUAGE)
    first = newest(spoken, FactKind.SPOKEN_LANGUAGE)
    return list(dict.fromkeys(f.code or f.text for f in (first, *reversed(spoken)) if f))


def import_done(one: ImportDone) -> dict[str, Any]:
    """One line of ``imports --json``."""
    return {
        "id": one.run.id,
        "at": instant(one.run.at),
        "who": one.who,
        "file": one.run.file_name,
        "patients": one.patients.as_json(),
        "visits": one.visits.as_json(),
        "can_be_taken_back": one.can_go,
        "taken_back_at": instant(one.run.taken_back_at),
        "taken_back_by": one.taken_back_by or None,
        "stays": one.stays_count,
    }


def looked(at: datetime | None, who: str, what: str, reason: str) -> dict[str, Any]:
    """One line of ``looks --json``."""
    return {"at": instant(at), "who": who, "what": what, "reason": reason or None}


def visit(one: Visit, clinician: str) -> dict[str, Any]:
    """One line of ``visits --json``; ``clinician`` is the name said aloud."""
    return {
        "id": one.id,
        "patient": one.patient_id,
        "start": instant(one.start),
        "state": one.state.value,
        "clinician": clinician or None,
        "kind": one.kind.value,
        "arrived_at": instant(one.arrived_at),
        "left_at": instant(one.left_at),
    }


def line(one: Line) -> dict[str, Any]:
    """A line ready to say; ``text`` is null where only the cue stands."""
    return {
        "template": one.template,
        "title": one.title,
        "text": one.text or None,
        "reach": one.reach.value,
        "audience": one.audience.value,
        "score": one.score,
        "why": [{"points": p.points, "reason": p.reason} for p in one.why],
    }


def row(one: Row) -> dict[str, Any]:
    """One fact of a section."""
    return {
        "text": one.text,
        "audience": one.audience.value,
        "source": one.source,
        "said_on": one.said_on or None,
    }


def question(one: Question | None) -> dict[str, Any] | None:
    """The one thing to check."""
    return None if one is None else {"key": one.key, "text": one.text, "answers": list(one.answers)}


def card(shown: Card, person: dict[str, Any], greeting: str) -> dict[str, Any]:
    """``card --json``. A greeting nobody says at this occasion has a null text."""
    return {
        "patient": person,
        "identity": shown.identity.value,
        "needs": [n.text for n in shown.needs],
        "sections": [
            {"key": s.key, "title": s.title, "rows": [row(r) for r in s.rows]} for s in shown.sections
        ],
        "private_count": shown.private_count,
        "greeting": {"text": greeting or None},
        "lines": [line(x) for x in shown.lines],
        "more": [line(x) for x in shown.more],
        "listening": shown.listening.value,
        "question": question(shown.question),
    }
