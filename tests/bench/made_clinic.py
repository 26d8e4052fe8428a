"""A made-up clinic of any size, the same from the same seed: people, five visits each, what they told us.

Names follow Zipf's law and carry every sort of sign; two hundred people have an appointment today. Records
are written in bulk through the store's own tables: the one road for writes is measured elsewhere, not here.
"""

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate, islice
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from frontdesk.domain.clinic import Clinic, Clinician, Delay
from frontdesk.domain.concern import Concern, ConcernState, ConcernType
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.fact import KINDS, Fact, FactKind
from frontdesk.domain.line import Mark
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.patient import (
    ContactPoint,
    ContactSystem,
    Identifier,
    NameUse,
    Patient,
    PersonName,
    default_board_name,
)
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.relation import MayMention, Relation
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.visit import Visit, VisitKind, VisitState
from frontdesk.store.sqlite import people
from frontdesk.store.sqlite.open import create
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.store.sqlite.tables import OF_KIND
from frontdesk.usecases.shipped_packs import shipped_pack
from tests.bench.made_names import FAMILIES, GIVEN, STEMS, TAILS

NOW = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)
"""10:30 on the clinic's clock, a Thursday."""
TODAY = date(2026, 5, 14)
KEY = bytes(range(32))
TODAYS = 200
VISITS = 5
ANA = Person("ana", "Ana", Role.MANAGER, NOW - timedelta(days=400))
CLINIC = Clinic("clinic", "Linden Street Clinic", "Europe/London", "555-0199")
CLINICIANS = tuple(
    Clinician(f"clinician{n}", name, (), f"Room {n}")
    for n, name in enumerate(("Dr Lena Voss", "Dr Amir Haddad", "Dr Grace Liu", "Nurse Kofi Mensah"), 1)
)
NUMBERS = "https://linden-street.example.org/patients"
_LONG_AGO = 900
_BATCH = 60_000
"""Records in one transaction."""

_TOLD: tuple[tuple[FactKind, float, tuple[dict[str, Any], ...]], ...] = (
    (FactKind.NAME_TO_USE, 0.2, ({"text": "Sam"}, {"text": "Bea"}, {"text": "Tuấn"}, {"text": "Zé"})),
    (FactKind.PRONUNCIATION, 0.2, ({"text": "oh-KONG-kwoh"}, {"text": "shi-VAWN"}, {"text": "nwin"})),
    (
        FactKind.PRONOUNS,
        0.15,
        ({"text": "she / her", "code": "she"}, {"text": "they / them", "code": "they"}),
    ),
    (FactKind.FORM_OF_ADDRESS, 0.2, ({"text": "Ms Okonkwo-Bell", "code": "title_surname"},)),
    (FactKind.SPOKEN_LANGUAGE, 0.2, ({"code": "vi"}, {"code": "ar"}, {"code": "pl"}, {"code": "en"})),
    (FactKind.INTERPRETER, 0.08, ({"code": "yes", "extra": "in_person"},)),
    (
        FactKind.COMMUNICATION,
        0.3,
        (
            {
                "text": "Speak to the right side",
                "code": "right_ear",
                "neutral_verb": "Speak to the right side",
            },
            {"text": "Large print", "code": "large_print", "neutral_verb": "Large print for papers"},
        ),
    ),
    (
        FactKind.ADJUSTMENT,
        0.4,
        (
            {"text": "Quiet corner", "code": "wait:quiet", "neutral_verb": "Quiet corner to wait"},
            {"text": "Come over", "code": "call:come_over", "neutral_verb": "Come over to call"},
            {"text": "Step-free way", "code": "route:step_free", "neutral_verb": "Step-free way"},
        ),
    ),
    (FactKind.STAFF_REQUEST, 0.15, ({"text": "A woman, where it can be arranged"},)),
    (FactKind.OBSERVANCE, 0.2, ({"text": "Fasting weeks", "code": "fasting", "extra": "ramadan"},)),
    (
        FactKind.CHANNEL,
        0.5,
        ({"text": "Text message", "code": "text"}, {"text": "On paper", "code": "paper"}),
    ),
    (FactKind.SMALL_TALK, 0.3, ({"code": "welcome"}, {"code": "brief"})),
    (FactKind.INFORMATION_STYLE, 0.3, ({"code": "wants_detail"}, {"code": "short"})),
    (FactKind.TRAVEL, 0.2, ({"text": "Comes by bus", "code": "bus"}, {"text": "Has a ride", "code": "ride"})),
    (FactKind.PERSONAL_DETAIL, 0.3, ({"text": "choir on Tuesdays"}, {"text": "a new allotment"})),
    (FactKind.SAFE_CONTACT, 0.2, ({"text": "Leave name and number only", "code": "name_number"},)),
)
"""Kind, share of people, values."""


@dataclass(slots=True)
class Numbers:
    """Random draws that cost little: the same seed gives the same clinic."""

    rng: Random
    _pools: dict[int, tuple[list[Any], list[float]]] = field(default_factory=dict)

    def id(self) -> str:
        """A UUID text, as the program makes them."""
        return str(UUID(int=self.rng.getrandbits(128), version=4))

    def chance(self, share: float) -> bool:
        """True that often."""
        return self.rng.random() < share

    def zipf(self, pool: list[str]) -> str:
        """One of the pool, the first ones most often."""
        found = self._pools.get(id(pool))
        if found is None:
            found = self._pools[id(pool)] = (
                pool,
                list(accumulate(1 / (rank + 3) for rank in range(len(pool)))),
            )
        return str(self.rng.choices(found[0], cum_weights=found[1])[0])


def records(patients: int, seed: int = 1) -> Iterator[Any]:
    """Every record of the clinic, people first of their own; prompt events come as plain rows."""
    draw = Numbers(Random(seed))
    families = family_names(patients)
    yield from (CLINIC, ANA, *CLINICIANS)
    yield Delay("delay", CLINICIANS[0].id, TODAY, 20, NOW - timedelta(minutes=15))
    for number in range(patients):
        booked = number < TODAYS
        patient = _patient(draw, families, number, booked=booked)
        yield patient
        yield from _told(draw, patient.id, rich=booked)
        yield from _visits(draw, patient)
        if booked:
            yield _todays(draw, patient.id, number)


def family_names(patients: int) -> list[str]:
    """As many different family names as a clinic of this size has."""
    return list(islice(_families(), max(400, min(12_000, patients // 8))))


def _families() -> Iterator[str]:
    yield from FAMILIES
    for tail in TAILS:
        for stem in STEMS:
            yield stem + tail


def _patient(draw: Numbers, families: list[str], number: int, *, booked: bool) -> Patient:
    rng = draw.rng
    name = PersonName(family=draw.zipf(families), given=(draw.zipf(GIVEN),), use=NameUse.OFFICIAL)
    born = date(1930, 1, 1) + timedelta(days=rng.randrange(34_000))
    phone = f"+44 20 7946 {rng.randrange(10_000):04d} {rng.randrange(100):02d}"
    return Patient(
        draw.id(),
        default_board_name(name),
        (name,),
        born.isoformat(),
        (Identifier(NUMBERS, f"{number:07d}"),),
        (
            ContactPoint(ContactSystem.PHONE, phone, "mobile"),
            ContactPoint(ContactSystem.EMAIL, f"person{number}@example.org", "home"),
        ),
        known_before=True,
        last_seen_on=TODAY - timedelta(days=1 + int(_LONG_AGO * rng.random() ** 2)),
        import_id="" if booked or number % 3 else "import",
    )


def _told(draw: Numbers, patient_id: str, *, rich: bool) -> Iterator[Any]:
    """Facts, concerns, promises, moments, relations, consent: of today's people about twice as much."""
    more = 1.8 if rich else 1.0
    rng = draw.rng

    def ago(days: int) -> date:
        return TODAY - timedelta(days=rng.randrange(1, days))

    for kind, share, values in _TOLD:
        if draw.chance(share * more):
            value = values[rng.randrange(len(values))]
            yield Fact(
                draw.id(),
                patient_id,
                kind,
                audience=KINDS[kind].audience,
                said_on=ago(300),
                entered_by=ANA.id,
                happy_to_be_asked=draw.chance(0.5),
                strip=bool(value.get("neutral_verb")),
                **value,
            )
    if draw.chance(0.3 * more):
        words = "The lift was broken and the stairs are hard"
        yield Concern(
            draw.id(), patient_id, ConcernType.SERVICE, words, ago(90), "the lift",
            state=ConcernState.OPEN if draw.chance(0.7) else ConcernState.CLOSED, entered_by=ANA.id,
        )  # fmt: skip
    if draw.chance(0.4 * more):
        made = ago(30)
        yield Promise(
            draw.id(), patient_id, "the letter for work", "Dana", made + timedelta(days=14), made,
            PromiseState.OPEN if draw.chance(0.6) else PromiseState.KEPT, place="tray B", entered_by=ANA.id,
        )  # fmt: skip
    if draw.chance(0.2 * more):
        yield Moment(draw.id(), patient_id, "the new job", Tone.JOYFUL, ago(80), draw.chance(0.7))
    if draw.chance(0.5 * more):
        yield Relation(draw.id(), patient_id, draw.zipf(GIVEN), "daughter", MayMention.MENTION)
    if draw.chance(0.5 * more):
        yield Consent(patient_id, ConsentAnswer.YES, ago(500), "asked at the desk", ANA.id)


def _visits(draw: Numbers, patient: Patient) -> Iterator[Any]:
    """Five visits behind, the last one on the day last seen, and what was shown and said at two of them."""
    rng = draw.rng
    day = patient.last_seen_on or TODAY
    for back in range(VISITS):
        missed = back > 0 and draw.chance(0.1)
        state = VisitState.DID_NOT_COME if missed else VisitState.LEFT
        visit = _visit(draw, patient.id, day, rng.randrange(8 * 12, 17 * 12), state)
        yield visit
        if back < 2 and not missed:
            for template in rng.sample(shipped_pack().templates, 3):
                mark = Mark.SAID if draw.chance(0.3) else Mark.SHOWN
                yield (patient.id, day.isoformat(), visit.id, template.id, 0, mark, "", template.theme)
        day -= timedelta(days=rng.randrange(30, 200))


def _visit(draw: Numbers, patient_id: str, day: date, slot: int, state: VisitState) -> Visit:
    clock = time(slot // 12, slot % 12 * 5)
    start = datetime.combine(day, clock, UTC)
    length = timedelta(minutes=20)
    been = state in (
        VisitState.LEFT,
        VisitState.WAITING,
        VisitState.WITH_CLINICIAN,
        VisitState.READY_TO_LEAVE,
    )
    arrived = start - timedelta(minutes=6) if been else None
    return Visit(
        draw.id(),
        patient_id,
        day,
        start,
        start + length,
        CLINICIANS[draw.rng.randrange(len(CLINICIANS))].id,
        VisitKind.ROUTINE,
        state=state,
        arrived_at=arrived,
        identified_at=arrived,
        checked_in_by=ANA.id if been else "",
        left_at=start + length if state is VisitState.LEFT else None,
        source_system="list",
        source_value=str(draw.rng.getrandbits(48)),
    )


def _todays(draw: Numbers, patient_id: str, number: int) -> Visit:
    """Fifty people are about or have left, a hundred and fifty are to come, five minutes apart."""
    if number < 10:
        return _visit(draw, patient_id, TODAY, 7 * 12 + number, VisitState.LEFT)
    if number < 20:
        return _visit(draw, patient_id, TODAY, 8 * 12 + number, VisitState.WITH_CLINICIAN)
    if number < 50:
        return _visit(draw, patient_id, TODAY, 9 * 12 + number % 6, VisitState.WAITING)
    return _visit(draw, patient_id, TODAY, 9 * 12 + 7 + (number - 50) % 80, VisitState.EXPECTED)


def build(path: Path, patients: int, seed: int = 1) -> None:
    """Write the clinic into an encrypted store at ``path``, merged and written back as after a night.

    People go in as they come; what was said of them waits in a plain file beside and goes in by its keys,
    table by table, the indexes last: a page is encrypted when it is full, not for every row that comes to it.
    """
    store = create(path, KEY, now=NOW)
    waiting = path.with_suffix(".waiting")
    gc.disable()  # a sixth of the time, and no record here points back at another
    try:
        raw = store._writer.raw
        raw.execute("PRAGMA synchronous = OFF")
        raw.execute("ATTACH ? AS waiting KEY ''", (str(waiting),))
        raw.execute("PRAGMA waiting.journal_mode = OFF")
        raw.execute("PRAGMA waiting.synchronous = OFF")
        indexes = raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> ''"
        ).fetchall()
        for name, _ in indexes:
            raw.execute(f"DROP INDEX {name}")
        given = records(patients, seed)
        while batch := list(islice(given, _BATCH)):
            _take(store, batch)
        for table in _WAITING:
            with store._writer.writing():
                _put(raw, table)
        raw.execute("DETACH waiting")
        with store._writer.writing():
            for _, made in indexes:
                raw.execute(made)
        while _index(store):
            pass
        _merge(store)
        while store.idle(1_000):
            pass
    finally:
        gc.enable()
        store.close()
        waiting.unlink(missing_ok=True)


_EVENT = "patient_id, day, visit_id, template, wording, mark, item, theme"
_WAITING = {table.name: (table.columns, ", ".join(table.key)) for table in OF_KIND.values()} | {
    "prompt_event": (_EVENT, _EVENT)
}
"""Columns and the order they go in by."""


def _take(store: SqliteStore, batch: Iterable[Any]) -> None:
    new: list[people.NewPatient] = []
    rows: dict[str, list[Any]] = {}
    for record in batch:
        if isinstance(record, tuple):
            rows.setdefault("prompt_event", []).append(record)
        elif isinstance(record, Patient):
            new.append((OF_KIND[Patient].codec.encode(record), *people.ready(record)))
        else:
            table = OF_KIND[type(record)]
            rows.setdefault(table.name, []).append(table.codec.encode(record))
    with store._writer.writing() as raw:
        people.insert_all(raw, OF_KIND[Patient], new)
        for name, columns_of in rows.items():
            only = f"SELECT {_WAITING[name][0]} FROM main.{name} WHERE 0"
            raw.execute(f"CREATE TABLE IF NOT EXISTS waiting.{name} AS {only}")
            _insert(raw, f"waiting.{name}", "", columns_of)


def book(store: SqliteStore, visits: Iterable[Visit]) -> None:
    """Visits of people who are in it already."""
    table = OF_KIND[Visit]
    with store._writer.writing() as raw:
        _insert(raw, table.name, f"({table.columns})", [table.codec.encode(visit) for visit in visits])


def _insert(raw: Any, table: str, columns: str, rows: list[Any]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        raw.executemany(f"INSERT INTO {table} {columns} VALUES ({marks})", rows)


def _put(raw: Any, name: str) -> None:
    columns, key = _WAITING[name]
    if raw.execute("SELECT 1 FROM waiting.sqlite_master WHERE name = ?", (name,)).fetchone():
        raw.execute(
            f"INSERT INTO main.{name} ({columns}) SELECT {columns} FROM waiting.{name} ORDER BY {key}"
        )


def _index(store: SqliteStore) -> int:
    with store._writer.writing() as raw:
        return people.index_next(raw, _BATCH)


def _merge(store: SqliteStore) -> None:
    """The search index, as idle hours do it in many small steps."""
    with store._writer.writing() as raw:
        before, step = -1, "INSERT INTO search(search, rank) VALUES ('merge', 500)"
        while raw.total_changes - before >= 2:
            before = raw.total_changes
            raw.execute(step)
