"""The made-up people and the day of the design's pictures: Thursday 14 May 2026, 10:18.

The same kind of records as the sample clinic, written out by hand so that a picture never moves when
the sample does. The board counts 1 leaving, 3 waiting, 5 to come, 3 with clinician, 4 left and 1
probably in. The hard people at the end are booked for Friday: they are on no list of the pictured day.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from frontdesk.domain.audience import Audience
from frontdesk.domain.clinic import Clinic, Clinician, Delay, OpeningHours
from frontdesk.domain.concern import Concern, ConcernType
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Record
from frontdesk.domain.fact import KINDS, Fact, FactKind, Source
from frontdesk.domain.patient import ContactPoint, ContactSystem, NameUse, Patient, PersonName
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.visit import InterpreterState, Visit, VisitState

ZONE = ZoneInfo("Europe/London")
TODAY = date(2026, 5, 14)
FRIDAY = date(2026, 5, 15)
NOW = datetime(2026, 5, 14, 10, 18, tzinfo=ZONE).astimezone(UTC)
APRIL_2 = date(2026, 4, 2)

_IDS = UUID("9d1f7c56-2c1e-5b8a-8f7e-3a4b5c6d7e8f")
_ALOUD, _DESK = Audience.ALOUD, Audience.DESK
_LONG = "Wilhelmina-Alexandrina Featherstonehaugh-Cholmondeley-Warner"


def picture_id(sort: str, key: str) -> str:
    """The id of a record of the pictures: ``picture_id("visit", "siobhan")`` is today's visit."""
    return str(uuid5(_IDS, f"{sort}:{key}"))


STAFF = Person(picture_id("person", "ana"), "Ana N.", Role.MANAGER, datetime(2024, 1, 8, 9, tzinfo=UTC))
CLINIC = Clinic(
    id="clinic",
    name="Linden Street Clinic",
    zone=ZONE.key,
    phone="555-0199",
    hours=tuple(OpeningHours(day, time(8), time(18)) for day in range(5)),
    known_since_before=False,
)
VOSS = Clinician(picture_id("clinician", "voss"), "Dr Lena Voss", ("VOSS, LENA MD", "Dr Voss"), room="Room 2")
OKAFOR = Clinician(picture_id("clinician", "okafor"), "Dr Okafor", ("OKAFOR, EMEKA MD",), room="Room 3")
RAMAN = Clinician(picture_id("clinician", "raman"), "Priya Raman", ("RAMAN, PRIYA RN",), room="Room 1")


def pictured_day() -> tuple[Record, ...]:
    """All records of the pictures at ``NOW``, staff and clinicians first."""
    late = Delay(picture_id("delay", "voss"), VOSS.id, TODAY, 15, instant("09:50"))
    people = (_siobhan, _leaving, _waiting, _to_come, _others_today, _others, _hard_people)
    return (
        CLINIC,
        STAFF,
        VOSS,
        OKAFOR,
        RAMAN,
        late,
        *(record for who in people for record in who()),
    )


def instant(clock: str, day: date = TODAY) -> datetime:
    """A clock time of the clinic as UTC."""
    return datetime.combine(day, time.fromisoformat(clock), ZONE).astimezone(UTC)


def _patient(key: str, board_name: str, *names: PersonName, born: str, seen: date | None = None) -> Patient:
    contact = ContactPoint(ContactSystem.EMAIL, f"{key}@example.org", "home")
    return Patient(
        picture_id("patient", key),
        board_name,
        names,
        birth_date=born,
        contacts=(contact,),
        known_before=False,
        last_seen_on=seen,
    )


def _named(given: str, family: str = "", text: str = "") -> PersonName:
    return PersonName(text, family, (given,), use=NameUse.OFFICIAL)


def _fact(key: str, kind: FactKind, text: str = "", code: str = "", **more: Any) -> Fact:
    said_on = more.pop("said_on", APRIL_2)
    same = f"{key}:{kind}:{text}:{code}"
    return Fact(
        picture_id("fact", same),
        picture_id("patient", key),
        kind,
        text=text,
        code=code,
        audience=more.pop("audience", KINDS[kind].audience),
        source=more.pop("source", Source.PATIENT_SAID),
        said_on=said_on,
        entered_by=STAFF.id,
        confirmed_by=STAFF.id,
        confirmed_on=more.pop("confirmed_on", said_on),
        review_by=more.pop("review_by", said_on + timedelta(days=30 * (KINDS[kind].review_months or 24))),
        **more,
    )


def _called(key: str, name: str, sound: str = "", pronouns: str = "") -> Iterator[Fact]:
    yield _fact(key, FactKind.NAME_TO_USE, name)
    if sound:
        yield _fact(key, FactKind.PRONUNCIATION, sound)
    if pronouns:
        yield _fact(key, FactKind.PRONOUNS, pronouns, pronouns.split(maxsplit=1)[0])


def _need(key: str, kind: FactKind, verb: str, code: str, **more: Any) -> Fact:
    return _fact(key, kind, verb, code, neutral_verb=verb, strip=True, **more)


def _visit(key: str, clock: str, who: Clinician, state: VisitState, day: date = TODAY, **more: Any) -> Visit:
    start = instant(clock, day)
    times: dict[str, Any] = {field: instant(more.pop(field), day) for field in _TIMES if field in more}
    if "arrived_at" in times:
        times["identified_at"] = times["arrived_at"]
    return Visit(
        picture_id("visit", key if day == TODAY else f"{key}:{day}"),
        picture_id("patient", key),
        day,
        start,
        end=start + timedelta(minutes=20),
        clinician_id=who.id,
        state=state,
        checked_in_by=STAFF.id if times else "",
        **times,
        **more,
    )


_TIMES = ("arrived_at", "with_clinician_at", "ready_at", "left_at", "told_at")


def _kept(key: str, day: date, who: Clinician) -> Visit:
    """An earlier visit, begun and ended as booked."""
    return _visit(key, "10:00", who, VisitState.LEFT, day, arrived_at="09:54", left_at="10:30")


def ringing() -> Iterator[Record]:
    """Somebody without a visit today, who rings or is rung."""
    key = "ngozi"
    yield _patient(key, "Ngozi E.", _named("Ngozi", "Eze"), born="1979-02-02", seen=APRIL_2)
    yield from _called(key, "Ngozi", "n-GOH-zee")
    yield _fact(key, FactKind.SAFE_CONTACT, "Never at the shop", "none")
    yield Promise(
        picture_id("promise", key),
        picture_id("patient", key),
        "Call back about the form",
        "the desk",
        due_on=TODAY,
        made_on=APRIL_2,
        audience=_ALOUD,
    )


def _siobhan() -> Iterator[Record]:
    key = "siobhan"
    patient_id = picture_id("patient", key)
    yield _patient(key, "Siobhán B.", _named("Siobhán", "Brennan"), born="1961-03-14", seen=APRIL_2)
    yield from _called(key, "Siobhán", "shi-VAWN", "she / her")
    renewed = {"said_on": date(2025, 5, 5), "confirmed_on": APRIL_2, "review_by": date(2027, 4, 2)}
    yield _need(key, FactKind.COMMUNICATION, "Speak to the right ear", "right_ear", **renewed)
    a_year_ago = {"said_on": date(2025, 5, 6), "review_by": date(2026, 5, 6)}
    yield _need(key, FactKind.COMMUNICATION, "Give large print", "large_print", **a_year_ago)
    yield _need(key, FactKind.ADJUSTMENT, "Offer the quiet corner", "wait:quiet")
    yield _fact(key, FactKind.PERSONAL_DETAIL, "Tea, no milk", audience=_ALOUD)
    yield _fact(key, FactKind.COMMUNICATION, "Write down the next step", "write_down", audience=_DESK)
    yield _fact(
        key, FactKind.MENTION, "An Irish greeting is welcome", "yes", extra="greeting", audience=_ALOUD
    )
    yield _fact(key, FactKind.TOUCH, "No handshake", "handshake:no", audience=_DESK)
    yield _fact(key, FactKind.TRAVEL, "Came in by the side entrance", audience=_DESK)
    yield _fact(key, FactKind.SAFE_CONTACT, "Mobile only, never the landline", "none")
    yield _fact(key, FactKind.MONEY_TALK, "Estimate beforehand", "estimate_first")
    yield Promise(
        picture_id("promise", key),
        patient_id,
        "your large-print leaflet",
        "the desk",
        due_on=TODAY,
        made_on=APRIL_2,
        state=PromiseState.READY,
        audience=_ALOUD,
        place="tray B",
        entered_by=STAFF.id,
    )
    yield Concern(
        picture_id("concern", key),
        patient_id,
        ConcernType.SERVICE,
        "The lift was out and the stairs took me ages.",
        APRIL_2,
        safe_phrase="the lift",
        audience=_ALOUD,
        owner="the desk",
        entered_by=STAFF.id,
    )
    yield Consent(patient_id, ConsentAnswer.YES, APRIL_2, "asked at the desk", STAFF.id)
    yield _kept(key, APRIL_2, VOSS)
    yield _visit(key, "10:20", VOSS, VisitState.EXPECTED)


def _leaving() -> Iterator[Record]:
    key = "tendai"
    yield _patient(key, "Tendai M.", _named("Tendai", "Moyo"), born="1988-09-21", seen=date(2026, 5, 7))
    yield from _called(key, "Tendai", "ten-DYE", "he / him")
    yield _need(key, FactKind.ADJUSTMENT, "Open the side door", "route:step_free")
    yield _need(key, FactKind.ADJUSTMENT, "Send texts, not calls", "call:text")
    yield _fact(key, FactKind.TRAVEL, "Comes by bus", "bus", audience=_DESK)
    yield _fact(key, FactKind.MONEY_TALK, "Written estimate", "on_paper")
    patient_id = picture_id("patient", key)
    made, due = date(2026, 5, 7), date(2026, 5, 22)
    yield Promise(
        picture_id("promise", f"{key}:pass"),
        patient_id,
        "the bus pass letter",
        "the desk",
        due_on=TODAY,
        made_on=made,
        state=PromiseState.READY,
        audience=_ALOUD,
        entered_by=STAFF.id,
    )
    yield Promise(
        picture_id("promise", f"{key}:time"),
        patient_id,
        "a text with the new time",
        "Dr Voss",
        due_on=due,
        made_on=TODAY,
        audience=_ALOUD,
        visit_id=picture_id("visit", key),
        entered_by=STAFF.id,
    )
    yield _kept(key, made, VOSS)
    yield _visit(
        key,
        "09:40",
        VOSS,
        VisitState.READY_TO_LEAVE,
        arrived_at="09:36",
        with_clinician_at="09:55",
        ready_at="10:16",
        follow_up_due=True,
        next_booked=True,
    )
    yield _visit(key, "09:40", VOSS, VisitState.EXPECTED, date(2026, 6, 11))


def _waiting() -> Iterator[Record]:
    yield _patient("arjun", "Arjun M.", _named("Arjun", "Mehta"), born="1974-12-02")
    yield from _called("arjun", "Arjun", "AR-joon")
    yield _visit("arjun", "09:55", VOSS, VisitState.WAITING, arrived_at="09:54", told_at="10:05")
    yield _patient("zoe", "Zoë L.", _named("Zoë", "Lindqvist"), born="1999-04-30")
    yield from _called("zoe", "Zoë", "ZOH-ee")
    yield Promise(
        picture_id("promise", "zoe"),
        picture_id("patient", "zoe"),
        "a copy of the letter",
        "the desk",
        due_on=TODAY,
        made_on=date(2026, 5, 12),
        entered_by=STAFF.id,
    )
    yield _visit("zoe", "10:00", OKAFOR, VisitState.WAITING, arrived_at="10:09")
    yield _patient("yusuf", "Yusuf D.", _named("Yusuf", "Demir"), born="1958-07-08")
    yield from _called("yusuf", "Yusuf", "YOO-suf")
    yield _fact("yusuf", FactKind.SPOKEN_LANGUAGE, code="tr")
    yield _interpreter("yusuf", "in_person")
    ready = InterpreterState.READY
    yield _visit("yusuf", "10:10", RAMAN, VisitState.WAITING, arrived_at="10:14", interpreter=ready)


def _interpreter(key: str, mode: str) -> Fact:
    return _fact(key, FactKind.INTERPRETER, "Interpreter needed", "yes", extra=mode)


def _to_come() -> Iterator[Record]:
    hanh = _named("Hạnh", "Nguyễn")
    yield _patient("hanh", "Hạnh N.", hanh, born="1979-11-08")
    yield from _called("hanh", "Hạnh", "hahn")
    yield _fact("hanh", FactKind.SPOKEN_LANGUAGE, code="vi")
    yield _interpreter("hanh", "phone")
    yield _visit("hanh", "10:30", OKAFOR, VisitState.EXPECTED)
    yield _patient("tomasz", "Tomasz W.", _named("Tomasz", "Wójcik"), born="1982-02-19")
    yield from _called("tomasz", "Tomasz", "TOH-mahsh")
    yield _visit("tomasz", "10:40", VOSS, VisitState.EXPECTED)
    yield _patient("leilani", "Leilani K.", _named("Leilani", "Kealoha"), born="1993-06-05")
    yield from _called("leilani", "Leilani", "lay-LAH-nee")
    yield _visit("leilani", "10:50", OKAFOR, VisitState.EXPECTED)
    yield _patient("hanh-2", "Hạnh N.", hanh, born="1991-02-17")
    yield from _called("hanh-2", "Hạnh", "hahn")
    yield _visit("hanh-2", "11:00", RAMAN, VisitState.EXPECTED)


def _others_today() -> Iterator[Record]:
    """Three with their clinician, four gone, one nobody marked."""
    rows = (
        ("amara", "Amara", "Osei", "09:30", OKAFOR, VisitState.WITH_CLINICIAN),
        ("bjorn", "Björn", "Hagen", "09:45", VOSS, VisitState.WITH_CLINICIAN),
        ("chloe", "Chloé", "Dubois", "09:50", RAMAN, VisitState.WITH_CLINICIAN),
        ("dmitri", "Dmitri", "Petrov", "08:10", VOSS, VisitState.LEFT),
        ("esi", "Esi", "Annan", "08:20", OKAFOR, VisitState.LEFT),
        ("farida", "Farida", "Zaman", "08:40", RAMAN, VisitState.LEFT),
        ("george", "George", "Tully", "09:00", VOSS, VisitState.LEFT),
        ("ruth", "Ruth", "Keller", "09:20", OKAFOR, VisitState.EXPECTED),
    )
    for key, given, family, clock, who, state in rows:
        yield _patient(key, f"{given} {family[0]}.", _named(given, family), born="1970-01-31")
        yield from _called(key, given)
        times: dict[str, Any] = {}
        if state is not VisitState.EXPECTED:
            times = {"arrived_at": clock, "with_clinician_at": clock}
        if state is VisitState.LEFT:
            times |= {"ready_at": "09:25", "left_at": "09:28"}
        yield _visit(key, clock, who, state, **times)


def _others() -> Iterator[Record]:
    """Two more that Find offers for "hanh"."""
    for key, given, family, seen in (
        ("hanh-tran", "Hạnh", "Trần", date(2026, 3, 3)),
        ("khanh", "Khánh", "Vũ", date(2026, 1, 21)),
    ):
        yield _patient(key, f"{given} {family[0]}.", _named(given, family), born="1986-10-10", seen=seen)
        yield _kept(key, seen, OKAFOR)


HARD = ("hard-long", "hard-rtl", "hard-mononym", "hard-no-facts", "hard-needs")
"""Keys of the hard people: a 60-letter name, right to left, one name, no facts, three long needs."""


def _hard_people() -> Iterator[Record]:
    long, rtl, mononym, bare, needs = HARD
    given, family = _LONG.split()
    yield _patient(long, f"Wilhelmina {family[0]}.", _named(given, family), born="1948-08-24")
    yield from _called(long, _LONG, "wil-hel-MEE-nah FAN-shaw CHUM-lee WAR-ner", "they / them")
    native = PersonName("شهرزاد مهرابی", use=NameUse.UNSAID)
    yield _patient(rtl, "شهرزاد م.", _named("شهرزاد", "مهرابی"), native, born="1990-03-21")
    yield from _called(rtl, "شهرزاد", "shah-reh-ZAHD")
    yield _patient(mononym, "Sukarti", PersonName("Sukarti", "", ("Sukarti",)), born="1967")
    yield from _called(mononym, "Sukarti", "soo-KAR-tee")
    yield _patient(bare, "Name not known", PersonName("Alex Morgan"), born="")
    yield _patient(needs, "Bettina F.", _named("Bettina", "Fairweather"), born="1955-05-05")
    yield from _called(needs, "Bettina", "beh-TEE-nah")
    for verb, kind, code in (
        ("Provide extra-large-print documents throughout", FactKind.COMMUNICATION, "large_print"),
        ("Accompany personally through step-free entrance", FactKind.ADJUSTMENT, "route:step_free"),
        ("Unhurried explanations using straightforward words", FactKind.ADJUSTMENT, "pace:slow"),
    ):
        yield _need(needs, kind, verb, code)
    for number, key in enumerate(HARD):
        yield _visit(key, f"09:{number}0", VOSS, VisitState.EXPECTED, FRIDAY)
