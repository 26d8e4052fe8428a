"""All of one person for a card, in one trip: one prepared SELECT that gathers each list as JSON."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from frontdesk.domain.card_input import CardInput, PastVisit
from frontdesk.domain.clinic import Clinician, Delay
from frontdesk.domain.concern import Concern
from frontdesk.domain.consent import Consent
from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.fact import Fact
from frontdesk.domain.line import Mark, PastPrompt, PromptEvent
from frontdesk.domain.moment import Moment
from frontdesk.domain.patient import Patient
from frontdesk.domain.promise import Promise
from frontdesk.domain.relation import Relation
from frontdesk.domain.staff import Person
from frontdesk.domain.visit import Visit
from frontdesk.store.sqlite.chain import utc_text
from frontdesk.store.sqlite.kept import Kept
from frontdesk.store.sqlite.reads import SHOWN
from frontdesk.store.sqlite.tables import OF_KIND

PAST_VISITS, PAST_PROMPT_VISITS, MISSED_WITHIN_DAYS = 5, 6, 365
ATTENDED = (
    "('arrived', 'identified', 'waiting', 'delayed', 'with_clinician',"
    " 'ready_to_leave', 'left', 'followed_up')"
)
"""Somebody was here. A visit nobody marked stays out: it says nothing about the past."""
_OPEN = "('expected', 'late')"
_NO_VISIT = WrongUsage("There is no visit with this id.", "Nothing was changed.")
_NO_PATIENT = WrongUsage("There is no patient with this id.", "Nothing was changed.")


def _list(kind: type, alias: str, where: str = "", order: str = "id") -> str:
    """A correlated subquery that gives a patient's records of one kind as one JSON text."""
    table = OF_KIND[kind]
    return (
        f"(SELECT json_group_array(json_array({table.columns_as(alias)}) ORDER BY {alias}.{order})"
        f" FROM {table.name} {alias} WHERE {alias}.patient_id = p.id AND {SHOWN.format(alias + '.')}{where})"
    )


_SQL = f"""
SELECT {OF_KIND[Patient].columns_as("p")},
 {
    _list(
        Fact,
        "f",
        " AND f.status <> 'retired' AND f.visit_id IN ('', :visit)"
        " AND (f.expires_on IS NULL OR f.expires_on >= :today)",
    )
},
 {_list(Concern, "c", order="said_on")},
 {_list(Promise, "o", order="due_on")},
 {_list(Moment, "m", order="told_on")},
 {_list(Relation, "r")},
 (SELECT json_array({OF_KIND[Consent].columns_as("k")}) FROM consent k WHERE k.id = p.id),
 (SELECT json_group_array(json_array(id, day, clinician_id)) FROM (SELECT id, day, clinician_id FROM visit v
   WHERE v.patient_id = p.id AND v.start < :ref AND v.id <> :visit AND v.state IN {ATTENDED}
   AND {SHOWN.format("v.")} ORDER BY v.start DESC LIMIT {PAST_VISITS})),
 (SELECT json_array(sum(v.state IN {
    ATTENDED
} AND v.start < :ref), sum(v.state = 'did_not_come' AND v.day >= :year_ago),
   max(iif(v.state = 'did_not_come', v.day, NULL)), max(v.checked_in_by = :staff),
   min(iif(v.state IN {_OPEN} AND v.start > :after, v.start || ' ' || v.id, NULL)))
   FROM visit v WHERE v.patient_id = p.id AND v.id <> :visit AND {SHOWN.format("v.")}),
 (SELECT json_group_array(json_array(visit_id, template, theme, wording, mark, item, day)) FROM
   (SELECT * FROM prompt_event e WHERE e.patient_id = p.id AND e.visit_id <> :visit
    AND e.day >= coalesce((SELECT min(day) FROM (SELECT DISTINCT day FROM prompt_event d
      WHERE d.patient_id = p.id AND d.visit_id <> :visit ORDER BY day DESC LIMIT {PAST_PROMPT_VISITS})), '')
    ORDER BY e.day DESC, e.visit_id DESC)),
 (SELECT json_group_array(DISTINCT e.template) FROM prompt_event e
   WHERE e.patient_id = p.id AND e.mark = 'not_true')
FROM patient p WHERE p.id = :patient AND {SHOWN.format("p.")}"""

_TODAYS_VISIT = f"""SELECT id FROM visit v WHERE v.patient_id = ? AND v.day = ? AND {SHOWN.format("v.")}
ORDER BY v.state IN ('cancelled', 'moved', 'did_not_come', 'left_before_seen'), v.start LIMIT 1"""


def read(raw: Any, kept: Kept, *, patient_id: str, visit_id: str, staff: Person, now: datetime) -> CardInput:
    """See ``Store.card_input``."""
    clinic = kept.clinic(raw)
    local_now = now.astimezone(zone_of(clinic.zone))
    today = local_now.date()
    visit = _visit(raw, visit_id, patient_id, today)
    patient_id = visit.patient_id if visit else patient_id
    ref = visit.start if visit else now
    row = raw.execute(
        _SQL,
        {
            "patient": patient_id,
            "visit": visit.id if visit else "",
            "today": today.isoformat(),
            "ref": utc_text(ref),
            "after": utc_text(max(ref, now)),
            "year_ago": date.fromordinal(today.toordinal() - MISSED_WITHIN_DAYS).isoformat(),
            "staff": staff.id,
        },
    ).fetchone()
    if row is None:
        raise WrongUsage(_NO_PATIENT.what, _NO_PATIENT.safe)
    width = len(OF_KIND[Patient].codec.names)
    patient: Patient = OF_KIND[Patient].codec.decode(row[:width])
    facts, concerns, promises, moments, relations, consent, past, sums, prompts, off = row[width:]
    kept_visits, missed, last_missed, met, next_key = json.loads(sums)
    clinicians = kept.clinicians(raw)
    clinician: Clinician | None = clinicians.get(visit.clinician_id) if visit else None
    return CardInput(
        now=now,
        local_now=local_now,
        today=today,
        clinic=clinic,
        staff=staff,
        patient=patient,
        visit=visit,
        clinician=clinician,
        delay=_delay(raw, clinician, today),
        facts=_records(Fact, facts),
        concerns=_records(Concern, concerns),
        promises=_records(Promise, promises),
        moments=_records(Moment, moments),
        relations=_records(Relation, relations),
        consent=OF_KIND[Consent].codec.decode(json.loads(consent)) if consent else None,
        past_visits=tuple(
            PastVisit(id, date.fromisoformat(day), _spoken(clinicians.get(who)))
            for id, day, who in json.loads(past)
        ),
        visits_kept=kept_visits or 0,
        next_visit=_next(raw, patient_id, next_key),
        no_shows_12m=missed or 0,
        last_missed_on=date.fromisoformat(last_missed) if last_missed else None,
        staff_met=met == 1,
        look_alikes=kept.day(raw, today).look_alikes(patient),
        past_prompts=_past_prompts(json.loads(prompts)) if prompts != "[]" else (),
        use=kept.use(raw, today),
        off=frozenset(json.loads(off)) if off != "[]" else frozenset(),
    )


@cache
def zone_of(name: str) -> ZoneInfo:
    """The clinic's clock."""
    return ZoneInfo(name)


def _visit(raw: Any, visit_id: str, patient_id: str, today: date) -> Visit | None:
    table = OF_KIND[Visit]
    if not visit_id:
        found = raw.execute(_TODAYS_VISIT, (patient_id, today.isoformat())).fetchone()
        if found is None:
            return None
        visit_id = found[0]
    row = raw.execute(
        f"SELECT {table.columns} FROM visit WHERE id = ? AND {SHOWN.format('')}", (visit_id,)
    ).fetchone()
    if row is None or (patient_id and row[1] != patient_id):
        raise WrongUsage(_NO_VISIT.what, _NO_VISIT.safe)
    visit: Visit = table.codec.decode(row)
    return visit


def _records(kind: type, text: str) -> tuple[Any, ...]:
    return tuple(map(OF_KIND[kind].codec.decode, json.loads(text))) if text != "[]" else ()


def _delay(raw: Any, clinician: Clinician | None, today: date) -> Delay | None:
    if clinician is None:
        return None
    table = OF_KIND[Delay]
    row = raw.execute(
        f"SELECT {table.columns} FROM delay WHERE clinician_id = ? AND day = ? ORDER BY set_at DESC LIMIT 1",
        (clinician.id, today.isoformat()),
    ).fetchone()
    return table.codec.decode(row) if row else None


def _next(raw: Any, patient_id: str, key: str | None) -> Visit | None:
    if not key:
        return None
    table = OF_KIND[Visit]
    row = raw.execute(
        f"SELECT {table.columns} FROM visit WHERE patient_id = ? AND id = ?",
        (patient_id, key.split(" ", 1)[1]),
    ).fetchone()
    visit: Visit = table.codec.decode(row)
    return visit


def _past_prompts(rows: Sequence[Sequence[Any]]) -> tuple[PastPrompt, ...]:
    """Rows newest first; the last six visits that had any, counted back from 1."""
    ago: dict[str, int] = {}
    found = []
    for visit_id, template, theme, wording, mark, item, day in rows:
        count = ago.setdefault(visit_id, len(ago) + 1)
        if count <= PAST_PROMPT_VISITS:
            event = PromptEvent(visit_id, template, theme, wording, Mark(mark), item)
            found.append(PastPrompt(count, date.fromisoformat(day), event))
    return tuple(found)


def _spoken(clinician: Clinician | None) -> str:
    return clinician.spoken_name if clinician else ""
