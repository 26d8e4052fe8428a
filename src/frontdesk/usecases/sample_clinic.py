"""The sample clinic: forty made-up people and a day that is always under way.

``resources/demo`` holds the people and the clinic as JSON, in days and minutes from now (its
README names every field); this module turns them into records. Same ``now``, same records.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from frontdesk import resources
from frontdesk.domain.audience import Audience
from frontdesk.domain.clinic import Clinic, Clinician, Delay, OpeningHours
from frontdesk.domain.concern import Concern, ConcernState, ConcernType
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Record
from frontdesk.domain.fact import KINDS, Fact, FactKind, Source
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.patient import ContactPoint, ContactSystem, Identifier, NameUse, Patient, PersonName
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.relation import MayMention, Relation, RelationStatus
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.visit import InterpreterState, MoneyTopic, Visit, VisitKind, VisitState
from frontdesk.usecases.add_fact import in_months
from frontdesk.usecases.sample_day import DayClock

Entry = Mapping[str, Any]

IDENTIFIERS = "https://linden-street.example.org/patients"
"""The system of the sample's patient numbers."""

_IDS = UUID("5f0c5e0e-6a53-5d0b-9a0b-0b1d2c3e4f50")
_VISIT = timedelta(minutes=20)


def record_id(sort: str, key: str) -> str:
    """The id of a sample record, the same at every start: ``record_id("patient", "ngozi")``."""
    return str(uuid5(_IDS, f"{sort}:{key}"))


def manager_id() -> str:
    """The id of Ana, who signs in to the sample clinic; its key file knows her by it."""
    return record_id("person", "ana")


def clinic_zone() -> ZoneInfo:
    """The zone the sample clinic keeps unless another is asked for."""
    return ZoneInfo(_read("clinic.json")["zone"])


def records(now: datetime, zone: ZoneInfo | None = None) -> tuple[Record, ...]:
    """Every record of the sample clinic, staff and clinicians first, at ``now`` (any zone).

    ``zone`` is the clinic's own unless given. People who have no visit today have one on another day.
    """
    clinic = _read("clinic.json")
    clock = DayClock.at(now, zone or ZoneInfo(clinic["zone"]))
    return (
        *_clinic_records(clinic, clock),
        *(record for entry in _read("people.json") for record in person_records(entry, clock)),
    )


def _read(name: str) -> Any:
    return json.loads(resources.read_text("demo", name))


def _clinic_records(entry: Entry, clock: DayClock) -> Iterator[Record]:
    hours = entry["hours"]
    opens, closes = time.fromisoformat(hours["opens"]), time.fromisoformat(hours["closes"])
    yield Clinic(
        id="clinic",
        name=entry["name"],
        zone=clock.zone.key,
        phone=entry["phone"],
        hours=tuple(OpeningHours(weekday, opens, closes) for weekday in hours["weekdays"]),
        known_since_before=entry["known_since_before"],
        waiting_aim_min=entry["waiting_aim_min"],
        visit_length_min=entry["visit_length_min"],
        language=entry["language"],
        sample=True,
    )
    for one in entry["desk"]:
        added = clock.on(clock.day(-one["added_days_ago"]), "09:00")
        yield Person(record_id("person", one["key"]), one["shown_name"], Role(one["role"]), added)
    for one in entry["clinicians"]:
        clinician_id = record_id("clinician", one["key"])
        yield Clinician(clinician_id, one["spoken_name"], tuple(one["aliases"]), one["room"])
        if "minutes_late" in one:
            set_at = clock.moment(one["late_since"])
            yield Delay(
                record_id("delay", one["key"]), clinician_id, clock.today, one["minutes_late"], set_at
            )


def person_records(entry: Entry, clock: DayClock) -> Iterator[Record]:
    """Everything about one made-up person, as ``resources/demo/README.md`` names the fields."""
    yield _patient(entry, clock)
    key, patient_id = entry["key"], record_id("patient", entry["key"])
    at_desk = {visit["days_ago"]: visit["by"] for visit in entry.get("visits", ()) if "days_ago" in visit}

    def common(sort: str, number: int, one: Entry, ago: str = "said_days_ago") -> dict[str, Any]:
        by = at_desk.get(one.get(ago), "ana")
        entered_by = "" if one.get("source") == Source.IMPORTED else record_id("person", by)
        return {
            "id": record_id(sort, f"{key}:{number}"),
            "patient_id": patient_id,
            "entered_by": entered_by,
        }

    for number, one in enumerate(entry["facts"]):
        yield _fact(one, common("fact", number, one), clock)
    for number, one in enumerate(entry.get("concerns", ())):
        yield _concern(one, common("concern", number, one), clock)
    for number, one in enumerate(entry.get("promises", ())):
        yield _promise(one, common("promise", number, one, "made_days_ago"), clock)
    for number, one in enumerate(entry.get("moments", ())):
        yield _moment(one, common("moment", number, one, "told_days_ago"), clock)
    for number, one in enumerate(entry.get("relations", ())):
        yield _relation(one, common("relation", number, one))
    if "consent" in entry:
        yield _consent(entry["consent"], patient_id, clock)
    for number, one in enumerate(entry.get("visits", ())):
        yield _other_day(one, record_id("visit", f"{key}:{number}"), patient_id, clock)
    if "today" in entry:
        yield _today(entry["today"], record_id("visit", f"{key}:today"), patient_id, clock)


def _patient(entry: Entry, clock: DayClock) -> Patient:
    visits = [one for one in entry.get("visits", ()) if one.get("days_ago") and "state" not in one]
    seen = max((clock.day(-one["days_ago"]) for one in visits), default=None)
    contacts = (
        ContactPoint(ContactSystem.PHONE, entry["phone"], "mobile"),
        ContactPoint(ContactSystem.EMAIL, entry["mail"], "home"),
    )
    return Patient(
        id=record_id("patient", entry["key"]),
        board_name=entry["board_name"],
        names=tuple(_name(one) for one in entry["names"]),
        birth_date=_born(entry, clock.today),
        identifiers=(Identifier(IDENTIFIERS, f"LS-{entry['number']:04d}"),),
        contacts=contacts,
        known_before=entry["known_before"],
        last_seen_on=seen,
    )


def _name(one: Entry) -> PersonName:
    return PersonName(
        text=one.get("text", ""),
        family=one.get("family", ""),
        given=tuple(one.get("given", ())),
        prefix=one.get("prefix", ""),
        use=NameUse(one["use"]),
    )


def _born(entry: Entry, today: date) -> str:
    """``born`` as written; with ``age`` it is month and day, and the year keeps the person that old."""
    born: str = entry["born"]
    if "age" not in entry:
        return born
    year = today.year - int(entry["age"]) - (f"{today:%m-%d}" < born)
    return f"{year}-{born}"


def _fact(one: Entry, common: dict[str, Any], clock: DayClock) -> Fact:
    kind = FactKind(one["kind"])
    rule = KINDS[kind]
    said_on = clock.day(-one["said_days_ago"])
    extra = one.get("extra", "")
    if "dates_in_days" in one:
        extra = "/".join(clock.day(days).isoformat() for days in one["dates_in_days"])
    if "minutes_from_now" in one:
        extra = f"{clock.booking(one['minutes_from_now']).astimezone(clock.zone):%H:%M}"
    imported = one["source"] == Source.IMPORTED
    happy = one.get("happy_to_be_asked", False)
    return Fact(
        **common,
        kind=kind,
        text=one.get("text", ""),
        code=one.get("code", ""),
        neutral_verb=one.get("neutral_verb", ""),
        how_to_meet=one.get("how_to_meet", ""),
        extra=extra,
        audience=_audience(one, kind, happy),
        source=Source(one["source"]),
        said_on=said_on,
        happy_to_be_asked=happy,
        strip=one.get("strip", False),
        review_by=in_months(said_on, rule.review_months),
        expires_on=said_on if kind is FactKind.GO_GENTLY else in_months(said_on, rule.lasts_months),
        confirmed_by=common["entered_by"],
        confirmed_on=None if imported else said_on,
    )


def _audience(one: Entry, kind: FactKind, happy: bool) -> Audience:
    """As written, else the kind's own; a small thing the patient is happy to be asked about is aloud."""
    if "audience" in one:
        return Audience(one["audience"])
    if kind is FactKind.PERSONAL_DETAIL and happy:
        return Audience.ALOUD
    return KINDS[kind].audience


def _concern(one: Entry, common: dict[str, Any], clock: DayClock) -> Concern:
    sort = ConcernType(one["type"])
    usual = Audience.PRIVATE if sort is ConcernType.HEALTH else Audience.DESK
    return Concern(
        **common,
        type=sort,
        words=one["words"],
        said_on=clock.day(-one["said_days_ago"]),
        safe_phrase=one.get("safe_phrase", ""),
        audience=Audience(one.get("audience", usual)),
        owner=one.get("owner", ""),
        state=ConcernState(one.get("state", ConcernState.OPEN)),
    )


def _promise(one: Entry, common: dict[str, Any], clock: DayClock) -> Promise:
    return Promise(
        **common,
        what=one["what"],
        who=one["who"],
        due_on=clock.day(one["due_in_days"]),
        made_on=clock.day(-one["made_days_ago"]),
        state=PromiseState(one.get("state", PromiseState.OPEN)),
        audience=Audience(one.get("audience", Audience.DESK)),
        place=one.get("place", ""),
        first_due_on=clock.day(one["first_due_in_days"]) if "first_due_in_days" in one else None,
        late_because=one.get("late_because", ""),
    )


def _moment(one: Entry, common: dict[str, Any], clock: DayClock) -> Moment:
    return Moment(
        **common,
        label=one["label"],
        tone=Tone(one["tone"]),
        told_on=clock.day(-one["told_days_ago"]),
        happy_to_be_asked=one.get("happy_to_be_asked", False),
        audience=Audience(one.get("audience", Audience.DESK)),
    )


def _relation(one: Entry, common: dict[str, Any]) -> Relation:
    return Relation(
        **common,
        name=one["name"],
        relation=one["relation"],
        may_mention=MayMention(one["may_mention"]),
        household=one.get("household", False),
        guardian=one.get("guardian", False),
        status=RelationStatus(one.get("status", RelationStatus.CURRENT)),
    )


def _consent(one: Entry, patient_id: str, clock: DayClock) -> Consent:
    asked_on = clock.day(-one["asked_days_ago"])
    return Consent(
        patient_id, ConsentAnswer(one["answer"]), asked_on, one["how"], record_id("person", one["by"])
    )


def _other_day(one: Entry, visit_id: str, patient_id: str, clock: DayClock) -> Visit:
    """A visit kept from an earlier day, or one booked ahead."""
    past = "days_ago" in one
    day = clock.day(-one["days_ago"] if past else one["in_days"])
    start = clock.on(day, one["at"])
    state = VisitState(one.get("state", VisitState.LEFT if past else VisitState.EXPECTED))
    came = state is VisitState.LEFT
    return Visit(
        id=visit_id,
        patient_id=patient_id,
        day=day,
        start=start,
        end=start + _VISIT,
        clinician_id=record_id("clinician", one["with"]),
        state=state,
        arrived_at=start - timedelta(minutes=6) if came else None,
        identified_at=start - timedelta(minutes=5) if came else None,
        checked_in_by=record_id("person", one["by"]) if came else "",
        with_clinician_at=start + timedelta(minutes=8) if came else None,
        ready_at=start + timedelta(minutes=26) if came else None,
        left_at=start + timedelta(minutes=29) if came else None,
        interpreter=InterpreterState(one.get("interpreter", "")),
    )


def _today(one: Entry, visit_id: str, patient_id: str, clock: DayClock) -> Visit:
    def at(field: str) -> datetime | None:
        return clock.moment(one[field]) if field in one else None

    start = clock.booking(one["start"])
    return Visit(
        id=visit_id,
        patient_id=patient_id,
        day=clock.today,
        start=start,
        end=start + _VISIT,
        clinician_id=record_id("clinician", one["with"]),
        kind=VisitKind(one.get("kind", VisitKind.ROUTINE)),
        state=VisitState(one["state"]),
        arrived_at=at("arrived"),
        identified_at=at("arrived"),
        checked_in_by=manager_id() if "arrived" in one else "",
        with_clinician_at=at("with_clinician"),
        ready_at=at("ready"),
        left_at=at("left"),
        told_at=at("told"),
        interpreter=InterpreterState(one.get("interpreter", "")),
        companion=one.get("companion", False),
        money_topic=MoneyTopic(one.get("money_topic", MoneyTopic.NONE)),
        follow_up_due=one.get("follow_up_due"),
        next_booked=one.get("next_booked"),
        in_latest_list=one.get("in_latest_list", True),
    )
