"""All of one person for a card, in one trip: one prepared SELECT that gathers each list as JSON."""

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from frontdesk.domain.card_input import CardInput, PastVisit
from frontdesk.domain.clinic import Clinician
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

PAST_VISITS, PAST_PROMPT_VISITS, MISSED_WITHIN = 5, 6, timedelta(days=365)
ATTENDED = (
    "('arrived', 'identified', 'waiting', 'delayed', 'with_clinician',"
    " 'ready_to_leave', 'left', 'followed_up')"
)
"""Somebody was here. A visit nobody marked stays out: it says nothing about the past."""
_OPEN = "('expected', 'late')"


def _list(kind: type, alias: str, where: str = "", order: str = "id") -> str:
    """A correlated subquery that gives a patient's records of one kind as one JSON text."""
    table = OF_KIND[kind]
    return (
        f"(SELECT json_group_array(json_array({table.columns_as(alias)}) ORDER BY {alias}.{order})"
        f" FROM {table.name} {alias} WHERE {alias}.patient_id = p.id AND {SHOWN.format(alias + '.')} {where})"
    )


_V = OF_KIND[Visit].columns_as("v")
_NOT_ENDED = "(f.expires_on IS NULL OR f.expires_on >= :today)"
_REF = "coalesce((SELECT start FROM visit WHERE id = :visit), :now)"
_VISITS = f"FROM visit v WHERE v.patient_id = p.id AND v.id <> :visit AND {SHOWN.format('v.')}"

_PARTS = f"""
coalesce((SELECT json_array({_V}) FROM visit v WHERE v.id = :visit AND {SHOWN.format("v.")}), 'null')
;
{_list(Fact, "f", f"AND f.status <> 'retired' AND f.visit_id IN ('', :visit) AND {_NOT_ENDED}")}
;
{_list(Concern, "c", order="said_on")}
;
{_list(Promise, "o", order="due_on")}
;
{_list(Moment, "m", order="told_on")}
;
{_list(Relation, "r")}
;
coalesce((SELECT json_array({OF_KIND[Consent].columns_as("k")}) FROM consent k WHERE k.id = p.id), 'null')
;
(SELECT json_group_array(json_array(id, day, clinician_id)) FROM (SELECT id, day, clinician_id {_VISITS}
  AND v.start < {_REF} AND v.state IN {ATTENDED} ORDER BY v.start DESC LIMIT {PAST_VISITS}))
;
(SELECT json_array(sum(v.state IN {ATTENDED} AND v.start < {_REF}),
  sum(v.state = 'did_not_come' AND v.day >= :year_ago),
  max(iif(v.state = 'did_not_come', v.day, NULL)), max(v.checked_in_by = :staff)) {_VISITS})
;
coalesce((SELECT json_array({_V}) {_VISITS} AND v.state IN {_OPEN} AND v.start > max(:now, {_REF})
  ORDER BY v.start LIMIT 1), 'null')
;
(SELECT json_group_array(json_array(visit_id, template, theme, wording, mark, item, day)) FROM
  (SELECT * FROM prompt_event e WHERE e.patient_id = p.id AND e.visit_id <> :visit AND e.day >= coalesce(
    (SELECT min(day) FROM (SELECT DISTINCT day FROM prompt_event d WHERE d.patient_id = p.id
      AND d.visit_id <> :visit ORDER BY day DESC LIMIT {PAST_PROMPT_VISITS})), '')
  ORDER BY e.day DESC, e.visit_id DESC))
;
(SELECT json_group_array(DISTINCT e.template) FROM prompt_event e
  WHERE e.patient_id = p.id AND e.mark = 'not_true')"""

_SQL = f"""SELECT '[' || {_PARTS.replace(";", "|| ',' ||")} || ']', {OF_KIND[Patient].columns_as("p")}
FROM patient p
WHERE p.id = coalesce((SELECT patient_id FROM visit v WHERE v.id = :visit AND {SHOWN.format("v.")}), :patient)
AND {SHOWN.format("p.")}"""

_TODAYS_VISIT = f"""SELECT id FROM visit v WHERE v.patient_id = ? AND v.day = ? AND {SHOWN.format("v.")}
ORDER BY v.state IN ('cancelled', 'moved', 'did_not_come', 'left_before_seen'), v.start LIMIT 1"""


def read(raw: Any, kept: Kept, *, patient_id: str, visit_id: str, staff: Person, now: datetime) -> CardInput:
    """See ``Store.card_input``."""
    clinic = kept.clinic(raw)
    local_now = now.astimezone(zone_of(clinic.zone))
    today = local_now.date()
    asked_for_visit = bool(visit_id)
    if not asked_for_visit:
        found = raw.execute(_TODAYS_VISIT, (patient_id, today.isoformat())).fetchone()
        visit_id = found[0] if found else ""
    row = raw.execute(
        _SQL,
        {
            "patient": patient_id,
            "visit": visit_id,
            "today": today.isoformat(),
            "now": utc_text(now),
            "year_ago": (today - MISSED_WITHIN).isoformat(),
            "staff": staff.id,
        },
    ).fetchone()
    if row is None:
        what = "visit" if asked_for_visit else "patient"
        raise WrongUsage(f"There is no {what} with this id.", "Nothing was changed.")
    patient: Patient = OF_KIND[Patient].codec.decode(row[1:])
    its, facts, concerns, promises, moments, relations, consent, past, sums, later, prompts, off = json.loads(
        row[0]
    )
    visit: Visit | None = _record(Visit, its)
    if asked_for_visit and (visit is None or patient_id not in ("", patient.id)):
        raise WrongUsage("There is no visit with this id.", "Nothing was changed.")
    ahead: Visit | None = _record(Visit, later)
    kept_visits, missed, last_missed, met = sums
    clinicians = kept.clinicians(raw)
    clinician = clinicians.get(visit.clinician_id) if visit else None
    return CardInput(
        now=now,
        local_now=local_now,
        today=today,
        clinic=clinic,
        staff=staff,
        patient=patient,
        visit=visit,
        clinician=clinician,
        delay=kept.delay(raw, today, clinician.id) if clinician else None,
        facts=_records(Fact, facts),
        concerns=_records(Concern, concerns),
        promises=_records(Promise, promises),
        moments=_records(Moment, moments),
        relations=_records(Relation, relations),
        consent=_record(Consent, consent),
        past_visits=tuple(
            PastVisit(id, date.fromisoformat(day), _spoken(clinicians.get(who))) for id, day, who in past
        ),
        visits_kept=kept_visits or 0,
        next_visit=ahead,
        next_clinician=_spoken(clinicians.get(ahead.clinician_id)) if ahead else "",
        no_shows_12m=missed or 0,
        last_missed_on=date.fromisoformat(last_missed) if last_missed else None,
        staff_met=met == 1,
        look_alikes=kept.day(raw, today).look_alikes(patient),
        past_prompts=_past_prompts(prompts),
        use=kept.use(raw, today),
        off=frozenset(off),
    )


@cache
def zone_of(name: str) -> ZoneInfo:
    """The clinic's clock."""
    return ZoneInfo(name)


def _record(kind: type, row: Sequence[Any] | None) -> Any:
    return None if row is None else OF_KIND[kind].codec.decode(row)


def _records(kind: type, rows: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
    return tuple(map(OF_KIND[kind].codec.decode, rows))


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
