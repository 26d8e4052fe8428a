"""The JSON shapes of the command line. Documented in docs/cli.md and stable."""

from datetime import UTC, datetime
from typing import Any

from frontdesk.domain.card import Card, Question, Row
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.line import Line
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import Visit


def instant(moment: datetime | None) -> str | None:
    """UTC, ISO 8601, with a Z."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else None


def patient(person: Patient, facts: tuple[Fact, ...], name_to_use: str) -> dict[str, Any]:
    """One line of ``patients --json``."""

    def texts(kind: FactKind) -> list[str]:
        return [f.text or f.code for f in facts if f.kind is kind]

    def codes(kind: FactKind) -> list[str]:
        return [f.code or f.text for f in facts if f.kind is kind]

    interpreter = codes(FactKind.INTERPRETER)
    return {
        "id": person.id,
        "identifiers": [{"system": i.system, "value": i.value} for i in person.identifiers],
        "name_to_use": name_to_use,
        "names": [
            {"use": n.use.value, "family": n.family, "given": list(n.given), "text": n.text}
            for n in person.names
        ],
        "birth_date": person.birth_date or None,
        "say_name": next(iter(texts(FactKind.PRONUNCIATION)), None),
        "pronouns": next(iter(texts(FactKind.PRONOUNS)), None),
        "languages": codes(FactKind.SPOKEN_LANGUAGE),
        "interpreter": interpreter[0] if interpreter else None,
        "phones": list(person.phones),
        "emails": list(person.emails),
    }


def visit(one: Visit, clinician: str) -> dict[str, Any]:
    """One line of ``visits --json``."""
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
    """A line ready to say."""
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
    """``card --json``."""
    return {
        "patient": person,
        "identity": shown.identity.value,
        "needs": [n.text for n in shown.needs],
        "sections": [
            {"key": s.key, "title": s.title, "rows": [row(r) for r in s.rows]} for s in shown.sections
        ],
        "desk_count": shown.desk_count,
        "private_count": shown.private_count,
        "greeting": {"template": "CI-02", "text": greeting or None},
        "lines": [line(x) for x in shown.lines],
        "more": [line(x) for x in shown.more],
        "listening": shown.listening.value,
        "question": question(shown.question),
    }
