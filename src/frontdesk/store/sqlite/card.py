"""All of one person for a card, in one trip: one prepared SELECT that gathers each list as JSON."""

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from frontdesk.domain.card_input import CardInput, PastVisit
from frontdesk.domain.clinic import Clinician
from frontdesk.domain.concern import Concern
from frontdesk.domain.consent import Consent
from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.fact import Fact
from frontdesk.domain.line import Dismissal, Mark, PastPrompt, PromptEvent
from frontdesk.domain.moment import Moment
from frontdesk.domain.need_met import NeedMet
from frontdesk.domain.patient import Patient
from frontdesk.domain.promise import Promise
from frontdesk.domain.relation import Relation
from frontdesk.domain.staff import Person
from frontdesk.domain.task import Task
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.store.sqlite.chain import utc_text
from frontdesk.store.sqlite.kept import Kept
from frontdesk.store.sqlite.marks import behind_of
from frontdesk.store.sqlite.reads import SHOWN, get
from frontdesk.store.sqlite.tables import OF_KIND

PAST_VISITS, PAST_PROMPT_VISITS, MISSED_WITHIN = 5, 6, timedelta(days=365)
ATTENDED = frozenset(
    "arrived identified waiting delayed with_clinician ready_to_leave left followed_up".split()
)
"""Somebody was here. A visit nobody marked stays out: it says nothing about the past."""
_OPEN = frozenset({"expected", "late"})
_DAY, _START, _STATE, _CHECKED_IN_BY = 1, 2, 3, 5
"""Places in the short form of the patient's other visits."""


def _list(kind: type, alias: str, where: str = "") -> str:
    """A correlated subquery that gives a patient's records of one kind as one JSON text, in no order."""
    table = OF_KIND[kind]
    shown = f"AND {SHOWN.format(alias + '.')} " if table.hideable else ""
    return (
        f"(SELECT json_group_array(json_array({table.columns_as(alias)}))"
        f" FROM {table.name} {alias} WHERE {alias}.patient_id = p.id {shown}{where})"
    )


_NOT_ENDED = "(f.expires_on IS NULL OR f.expires_on >= :today)"

_LAST_SAID = "(SELECT max(said_on) FROM need_met b WHERE b.patient_id = p.id AND b.visit_id <> :visit)"

_LISTS = f"""
{_list(Fact, "f", f"AND f.status <> 'retired' AND f.visit_id IN ('', :visit) AND {_NOT_ENDED}")}
;
{_list(Concern, "c")}
;
{_list(Promise, "o")}
;
{_list(Moment, "m")}
;
{_list(Relation, "r")}
;
{_list(Task, "t", "AND t.visit_id = :visit")}
;
{_list(NeedMet, "n", f"AND (n.visit_id = :visit OR n.said_on >= {_LAST_SAID})")}
;
(SELECT json_group_array(json_array(v.id, v.day, v.start, v.state, v.clinician_id, v.checked_in_by))
  FROM visit v WHERE v.patient_id = p.id AND v.id <> :visit AND {SHOWN.format("v.")})
;
(SELECT json_group_array(json_array(visit_id, template, theme, wording, mark, item, day, form, behind))
  FROM prompt_event e WHERE e.patient_id = p.id
  AND (e.mark NOT IN ('shown', 'said') OR e.visit_id = :visit OR e.day >= coalesce(
    (SELECT min(day) FROM (SELECT DISTINCT day FROM prompt_event d WHERE d.patient_id = p.id
      AND d.visit_id <> :visit ORDER BY day DESC LIMIT {PAST_PROMPT_VISITS})), '')))"""

_SQL = f"""SELECT '[' || {_LISTS.replace(";", "|| ',' ||")} || ']', {OF_KIND[Patient].columns_as("p")},
{OF_KIND[Visit].columns_as("i")}, {OF_KIND[Consent].columns_as("k")}
FROM (SELECT 1) LEFT JOIN visit i ON i.id = :visit AND {SHOWN.format("i.")}
JOIN patient p ON p.id = coalesce(i.patient_id, :patient) AND {SHOWN.format("p.")}
LEFT JOIN consent k ON k.id = p.id"""
_VISIT_AT = 1 + len(OF_KIND[Patient].codec.names)
_CONSENT_AT = _VISIT_AT + len(OF_KIND[Visit].codec.names)
_START_AT = _VISIT_AT + OF_KIND[Visit].codec.names.index("start")

_OF_ALL = "IN (SELECT value FROM json_each(:whole))"
_WHOLE_SQL = _SQL.replace(".patient_id = p.id", f".patient_id {_OF_ALL}").replace(
    "p.id = coalesce(i.patient_id, :patient)", "p.id = :patient"
)
"""The same for somebody with several records: few have, so everybody else's card does not pay for it."""

_TODAYS_VISIT = f"""SELECT id FROM visit v WHERE v.patient_id {_OF_ALL} AND v.day = :today
AND {SHOWN.format("v.")} ORDER BY v.state IN ('cancelled', 'moved', 'did_not_come', 'left_before_seen'),
v.start LIMIT 1"""


def read(raw: Any, kept: Kept, *, patient_id: str, visit_id: str, staff: Person, now: datetime) -> CardInput:
    """See ``Store.card_input``."""
    clinic = kept.clinic(raw)
    local_now = now.astimezone(zone_of(clinic.zone))
    today = local_now.date()
    asked_for_visit = bool(visit_id)
    values = {"patient": patient_id, "visit": visit_id, "today": today.isoformat()}
    merged = kept.merged(raw)
    if not asked_for_visit:
        whole = json.dumps(merged.group(patient_id))
        found = raw.execute(_TODAYS_VISIT, {**values, "whole": whole}).fetchone()
        values["visit"] = visit_id = found[0] if found else ""
    if merged.into:
        whose = _patient_of(raw, visit_id) or patient_id
        patient_id = merged.root(patient_id)
        group = merged.group(whose)
        values |= {"patient": group[0], "whole": json.dumps(group)}
        row = raw.execute(_WHOLE_SQL if len(group) > 1 else _SQL, values).fetchone()
    else:
        row = raw.execute(_SQL, values).fetchone()
    if row is None:
        what = "visit" if asked_for_visit else "patient"
        raise WrongUsage(f"This {what} is not here, or no longer.", "Nothing was changed.")
    patient: Patient = OF_KIND[Patient].codec.decode(row[1:_VISIT_AT])
    visit: Visit | None = _joined(Visit, row[_VISIT_AT:_CONSENT_AT])
    if asked_for_visit and (visit is None or patient_id not in ("", patient.id)):
        raise WrongUsage("This visit is not here, or no longer.", "Nothing was changed.")
    facts, concerns, promises, moments, relations, tasks, met, others, events = json.loads(row[0])
    clinicians = kept.clinicians(raw)
    clinician = clinicians.get(visit.clinician_id) if visit else None
    here = row[_START_AT] or utc_text(now)
    before = [other for other in others if other[_STATE] in ATTENDED and other[_START] < here]
    before.sort(key=itemgetter(_START), reverse=True)
    missed = [other[_DAY] for other in others if other[_STATE] == VisitState.DID_NOT_COME]
    later = max(here, utc_text(now))
    ahead = _first_of(raw, [o for o in others if o[_STATE] in _OPEN and o[_START] > later])
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
        facts=_records(Fact, facts, "id"),
        concerns=_records(Concern, concerns, "said_on"),
        promises=_records(Promise, promises, "due_on"),
        moments=_records(Moment, moments, "told_on"),
        relations=_records(Relation, relations, "id"),
        tasks=_records(Task, tasks, "id"),
        needs_met=_records(NeedMet, met, "said_on"),
        consent=_joined(Consent, row[_CONSENT_AT:]),
        past_visits=tuple(
            PastVisit(id, date.fromisoformat(day), _spoken(clinicians.get(who)))
            for id, day, _, _, who, _ in before[:PAST_VISITS]
        ),
        visits_kept=len(before),
        next_visit=ahead,
        next_clinician=_spoken(clinicians.get(ahead.clinician_id)) if ahead else "",
        no_shows_12m=sum(day >= (today - MISSED_WITHIN).isoformat() for day in missed),
        last_missed_on=date.fromisoformat(max(missed)) if missed else None,
        staff_met=any(other[_CHECKED_IN_BY] == staff.id for other in others),
        look_alikes=kept.day(raw, today).look_alikes(patient),
        past_prompts=_past_prompts(events, visit_id),
        worded_here=_worded_here(events, visit_id),
        use=kept.use(raw, today),
        resting=kept.resting(raw, today),
        dismissed=_dismissed(events, visit_id),
    )


def _patient_of(raw: Any, visit_id: str) -> str:
    row = (
        raw.execute("SELECT patient_id FROM visit WHERE id = ?", (visit_id,)).fetchone() if visit_id else None
    )
    return row[0] if row else ""


@cache
def zone_of(name: str) -> ZoneInfo:
    """The clinic's clock."""
    return ZoneInfo(name)


def _joined(kind: type, row: Sequence[Any]) -> Any:
    """The record of a LEFT JOIN; each kind begins with its id."""
    return None if row[0] is None else OF_KIND[kind].codec.decode(row)


def _records(kind: type, rows: Sequence[Sequence[Any]], order: str) -> tuple[Any, ...]:
    """Ordered by a field and, within it, by id, as they lie in the store."""
    return tuple(sorted(map(OF_KIND[kind].codec.decode, rows), key=attrgetter(order)))


def _first_of(raw: Any, ahead: Sequence[Sequence[Any]]) -> Visit | None:
    """The next visit, read whole. Few people have one, so it is not part of the one query."""
    if not ahead:
        return None
    first = min(ahead, key=itemgetter(_START))
    return get(raw, Visit, first[0])


def _past_prompts(rows: Sequence[Sequence[Any]], but: str) -> tuple[PastPrompt, ...]:
    """Newest first, none of visit ``but``; the last six visits that had any, counted back from 1."""
    ago: dict[str, int] = {}
    found = []
    for visit_id, template, theme, wording, mark, item, day, *_ in sorted(
        rows, key=_EVENT_ORDER, reverse=True
    ):
        count = PAST_PROMPT_VISITS + 1 if visit_id == but else ago.setdefault(visit_id, len(ago) + 1)
        if count <= PAST_PROMPT_VISITS:
            event = PromptEvent(visit_id, template, theme, wording, Mark(mark), item)
            found.append(PastPrompt(count, date.fromisoformat(day), event))
    return tuple(found)


def _worded_here(rows: Sequence[Sequence[Any]], visit_id: str) -> dict[str, int]:
    """What was worded aloud at this visit, but for what was not right there."""
    here = [row for row in rows if visit_id and row[0] == visit_id]
    odd = {(row[1], row[3]) for row in here if Mark(row[4]).not_right}
    shown = {(row[1], row[3]) for row in here if row[3] >= 0} - odd
    return dict(sorted(shown, reverse=True))


def _dismissed(rows: Sequence[Sequence[Any]], visit_id: str) -> dict[tuple[str, str], Dismissal]:
    """Lines, each about its item, whose newest word with this patient was that they were not right; of one
    visit it outweighs a tick."""
    marked = [row for row in rows if row[4] != Mark.SHOWN]
    marked.sort(key=lambda row: (row[6], row[0], Mark(row[4]).not_right))
    newest = {(row[1], row[5]): row for row in marked}
    return {
        line: Dismissal(Mark(row[4]), row[7], behind_of(row[8]), row[0] == visit_id)
        for line, row in newest.items()
        if Mark(row[4]).not_right
    }


_EVENT_ORDER = itemgetter(6, 0, 1, 3, 4, 5)
"""Day, visit, then the rest of the key: one order, whatever the library does."""


def _spoken(clinician: Clinician | None) -> str:
    return clinician.spoken_name if clinician else ""
