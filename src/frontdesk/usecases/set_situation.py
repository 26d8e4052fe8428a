"""One tap at the counter: how late a clinician runs, what happened at this visit, go gently."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.clinic import Delay
from frontdesk.domain.deed import Change
from frontdesk.domain.fact import Fact, FactKind, FactStatus, Source
from frontdesk.usecases.check_in import find_visit
from frontdesk.usecases.desk import Desk, new_id


def set_delay(desk: Desk, clinician_id: str, minutes: int) -> Changes:
    """A clinician runs ``minutes`` late today; 0 is "to time", which may be said too."""
    today = desk.today()
    before = next((d for d in desk.store.delays(today) if d.clinician_id == clinician_id), None)
    after = Delay(before.id if before else new_id(), clinician_id, today, minutes, desk.now())
    return desk.store.commit(desk.deed("set_delay", Change(before, after)))


def set_on_visit(desk: Desk, visit_id: str, **values: Any) -> Changes:
    """Set fields of the situation a visit remembers: event, interpreter, companion, money_topic, ..."""
    visit = find_visit(desk, visit_id)
    return desk.store.commit(
        desk.deed(
            "set_situation",
            Change(visit, replace(visit, **values)),
            patient_id=visit.patient_id,
            visit_id=visit.id,
        )
    )


def set_told(desk: Desk, visit_id: str, told_at: datetime | None) -> Changes:
    """When the patient was last told how long it takes: a tick on a waiting line, and its taking back; of a
    missed visit, that the patient was reached."""
    visit = find_visit(desk, visit_id)
    change = Change(visit, replace(visit, told_at=told_at))
    return desk.store.commit(desk.deed("told", change, patient_id=visit.patient_id, visit_id=visit.id))


def set_go_gently(desk: Desk, patient_id: str, on: bool) -> Changes:
    """Hush cheer, birthdays and money for this patient until midnight; no reason is asked."""
    changes = gently(desk, patient_id, on)
    return desk.store.commit(desk.deed("go_gently", *changes, patient_id=patient_id))


def gently(desk: Desk, patient_id: str, on: bool) -> list[Change]:
    """What setting it changes, for whoever sets it for several in one act."""
    today = desk.today()
    standing = [
        f
        for f in desk.store.facts_of(patient_id)
        if f.kind is FactKind.GO_GENTLY and f.status is not FactStatus.RETIRED
    ]
    changes = [Change(f, None) for f in standing]
    if on:
        fact = Fact(
            new_id(),
            patient_id,
            FactKind.GO_GENTLY,
            text="Go gently today",
            code="on",
            audience=Audience.PRIVATE,
            source=Source.CLINICIAN_ASKED,
            said_on=today,
            entered_by=desk.staff.id,
            expires_on=today,
        )
        changes.append(Change(None, fact))
    return changes
