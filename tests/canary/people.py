"""A clinic in which every value names its own field: whatever is read anywhere says where it came from.

Made from the dataclasses: a text field somebody adds tomorrow holds a canary by itself. The second value of
Bea's note about travel is ``Zqbeafacttravelextra``. Each has all 29 kinds of fact: Ada as they usually are,
Bea all aloud, Cyd all desk only, Dot all private.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from frontdesk.domain.audience import Audience
from frontdesk.domain.booking import Booking
from frontdesk.domain.clinic import Clinic, Clinician, Delay
from frontdesk.domain.concern import Concern, ConcernType
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Record
from frontdesk.domain.fact import KINDS, Fact, FactKind
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.need_met import Met, NeedMet
from frontdesk.domain.patient import ContactPoint, ContactSystem, Identifier, NameUse, Patient, PersonName
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.relation import MayMention, Relation, RelationStatus
from frontdesk.domain.staff import HandOverNote, Person, Role
from frontdesk.domain.task import Task
from frontdesk.domain.visit import Visit, VisitState

TODAY = date(2026, 5, 14)
NOW = datetime(2026, 5, 14, 9, 18, tzinfo=UTC)
APRIL = date(2026, 4, 2)
PEOPLE: dict[str, Audience | None] = {
    "ada": None,
    "bea": Audience.ALOUD,
    "cyd": Audience.DESK,
    "dot": Audience.PRIVATE,
}
"""Who hears what they told us; None: as it usually is for the kind."""
BORN = {
    "ada": "1913-07-29",
    "bea": "1914-08-28",
    "cyd": "1915-09-27",
    "dot": "1916-10-26",
    "eve": "1917-11-25",
    "fay": "1918-12-24",
    "guy": "1919-06-23",
    "hal": "1920-05-22",
    "ivo": "1921-04-21",
    "jon": "2091-03-20",
}
DIGITS = {key: f"70094{n}{n}8{n}6" for n, key in enumerate(BORN)}
"""The last digits of every number of a person; numbers differ by what stands before."""

_SPECIAL = {
    FactKind.SPOKEN_LANGUAGE: "tr",
    FactKind.READING_LANGUAGE: "tr",
    FactKind.INTERPRETER: "yes",
    FactKind.SAFE_CONTACT: "name_number",
}


@dataclass(frozen=True)
class Canary:
    """Where a value belongs."""

    who: str
    place: str
    """``Promise.what``; of a fact ``fact:travel.text``."""
    audience: Audience | None = None


CANARIES: dict[str, Canary] = {}
"""Every value by its casefolded word."""

Made = TypeVar("Made")


def word(who: str, place: str, audience: Audience | None = None) -> str:
    """The canary of a field: one word, unlike any other."""
    name = "".join(ch for ch in place if ch.isalpha()).lower()
    made = f"Zq{who}{name}"
    CANARIES[made.lower()] = Canary(who, place, audience)
    return made


def day_list(folder: Path) -> Path:
    """A list of today as another system writes it: one who is new, one whose number changed, rows that are
    refused, and columns that are never kept. Its own name holds a canary too."""
    rows = [
        "First name,Last name,DOB,Phone,Reason for visit,Gender,Date,Time,Provider",
        *(_row(key, reason=word(key, f"Column.{key}reason")) for key in ("ivo", "jon")),
        _row("ada", digits="0" + DIGITS["ivo"]),
        _row("ivo", given="\x1b" + word("ivo", "PersonName.given")),
        _row("ivo") + ",one,two",
    ]
    file = folder / f"{word('ivo', 'File.name')}.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def _row(key: str, *, given: str = "", digits: str = "", reason: str = "") -> str:
    given = given or word(key, "PersonName.given")
    cells = (given, word(key, "PersonName.family"), BORN[key], digits or "0" + DIGITS[key])
    return ",".join((*cells, reason, word(key, "Column.gender"), TODAY.isoformat(), "15:40", "Dr Lena Voss"))


def full(kind_of: type[Made], who: str, **given: Any) -> Made:
    """A record whose text fields all hold a canary, but for those given; ``kept_as`` names it apart."""
    place = given.pop("kept_as", kind_of.__name__)
    hints = get_type_hints(kind_of)
    for part in fields(kind_of):  # type: ignore[arg-type]  # a dataclass
        if part.name not in given and hints[part.name] is str:
            given[part.name] = word(who, f"{place}.{part.name}", given.get("audience"))
    return kind_of(**given)


STAFF = Person("staff", "Stella", Role.MANAGER, NOW)
CLINIC = Clinic("clinic", "Linden Street Clinic", "Europe/London", "555-0199", known_since_before=False)
VOSS = Clinician("voss", "Dr Lena Voss", ("Zqclinicianalias",), room="Room 2")
CANARIES["zqclinicianalias"] = Canary("", "Clinician.aliases")


def clinic() -> tuple[Record, ...]:
    """Everything the store can keep, about four people, on one day."""
    records: list[Record] = [CLINIC, STAFF, VOSS, Delay("late", "voss", TODAY, 15, NOW)]
    records.append(full(HandOverNote, "desk", id="hand-over", by="staff", left_at=NOW, done_by=""))
    for at, key in enumerate(PEOPLE):
        records += person(key, at)
    return (*records, *_others())


def _others() -> Iterator[Record]:
    """Two of one name on one day, with the gate between them; one who is not booked."""
    first = _patient("eve")
    for at, key in enumerate(("eve", "fay")):
        yield replace(_patient(key), names=first.names)
        yield next(_visits(key, len(PEOPLE) + at))
    start = NOW + timedelta(hours=3)
    yield full(Booking, "kay", id="asks", day=TODAY, start=start, clinician_id="voss", import_id="")
    guy = _patient("guy")  # not booked today
    yield guy
    yield replace(_patient("hal"), names=guy.names, birth_date=guy.birth_date)  # in here twice
    for key in ("guy", "hal"):
        for kind in (FactKind.NAMED_CONTACT, FactKind.SMALL_TALK, FactKind.MONEY_TALK):
            yield _fact(key, kind, KINDS[kind].audience)


def person(key: str, at: int = 0) -> Iterator[Record]:
    """Everything about one."""
    everywhere = PEOPLE[key]

    def heard(usual: Audience) -> Audience:
        return everywhere or usual

    yield _patient(key)
    yield from _visits(key, at)
    yield from (_fact(key, kind, heard(KINDS[kind].audience)) for kind in FactKind)
    for number, (kind, code) in enumerate(
        ((FactKind.COMMUNICATION, "right_ear"), (FactKind.ADJUSTMENT, "seat:firm"))
    ):
        yield _fact(
            key,
            kind,
            heard(Audience.DESK),
            code=code,
            strip=True,
            id=f"{key}-need{number}",
            kept_as=f"need{code}",
        )
    mine: dict[str, Any] = {"patient_id": key, "entered_by": "staff"}
    told: dict[str, Any] = {**mine, "import_id": ""}
    for state in (PromiseState.OPEN, PromiseState.READY):
        yield full(
            Promise, key, id=f"{key}-{state}", due_on=TODAY, made_on=APRIL, state=state, visit_id="",
            audience=heard(Audience.DESK), kept_as=f"Promise{state}", first_due_on=APRIL, **told,
        )  # fmt: skip
    yield full(
        Promise, key, id=f"{key}-here", due_on=TODAY + timedelta(days=7), made_on=TODAY,
        visit_id=f"{key}-today", audience=heard(Audience.DESK), kept_as="PromiseHere", **told,
    )  # fmt: skip
    for sort, usual in ((ConcernType.SERVICE, Audience.DESK), (ConcernType.HEALTH, Audience.PRIVATE)):
        level = Audience.PRIVATE if sort is ConcernType.HEALTH else heard(usual)
        yield full(
            Concern, key, id=f"{key}-{sort}", type=sort, said_on=APRIL, visit_id=f"{key}-before",
            audience=level, kept_as=f"Concern{sort}", owner="the desk", **told,
        )  # fmt: skip
    for status in RelationStatus:
        yield full(
            Relation, key, id=f"{key}-{status}", audience=heard(Audience.DESK), status=status,
            may_mention=MayMention.MENTION, household=True, kept_as=f"Relation{status}", **told,
        )  # fmt: skip
    yield full(
        Moment, key, id=f"{key}-moment", tone=Tone.JOYFUL, told_on=APRIL, happy_to_be_asked=True,
        audience=heard(Audience.DESK), **told,
    )  # fmt: skip
    yield full(
        Task, key, id=f"{key}-task", visit_id=f"{key}-today", day=TODAY, audience=heard(Audience.DESK), **mine
    )
    yield full(
        NeedMet, key, id=f"{key}-met", patient_id=key, visit_id=f"{key}-before", fact_id=f"{key}-need0",
        met=Met.PARTLY, said_on=APRIL,
    )  # fmt: skip
    yield full(Consent, key, id=key, answer=ConsentAnswer.YES, asked_on=APRIL, entered_by="staff")


def _patient(key: str) -> Patient:
    names = (
        full(PersonName, key, text="", given=(word(key, "PersonName.given"),), use=NameUse.OFFICIAL),
        full(PersonName, key, kept_as="OldName", family="", given=(), use=NameUse.OLD, ended=True),
    )
    contacts = tuple(
        ContactPoint(system, f"0{number}{DIGITS[key]}", "home")
        for number, system in enumerate((ContactSystem.PHONE, ContactSystem.SMS))
    )
    mail = ContactPoint(ContactSystem.EMAIL, word(key, "ContactPoint.value") + "@example.org", "home")
    return full(
        Patient, key, id=key, names=names, birth_date=BORN[key], identifiers=(full(Identifier, key),),
        contacts=(*contacts, mail), known_before=False, last_seen_on=APRIL, import_id="", merged_into="",
    )  # fmt: skip


def _visits(key: str, at: int) -> Iterator[Visit]:
    shared: dict[str, Any] = {
        "patient_id": key, "clinician_id": "voss", "room": "", "checked_in_by": "", "import_id": "",
        "companion_id": "", "source_system": "pms",
    }  # fmt: skip
    start = NOW + timedelta(minutes=2 + 40 * at)
    yield full(Visit, key, id=f"{key}-today", day=TODAY, start=start, **shared)
    before = datetime(2026, 4, 2, 9, tzinfo=UTC)
    times: dict[str, Any] = {"arrived_at": before, "left_at": before, "state": VisitState.LEFT}
    yield full(
        Visit, key, id=f"{key}-before", day=APRIL, start=before, kept_as="VisitBefore", **times, **shared
    )


def _fact(key: str, kind: FactKind, audience: Audience, **given: Any) -> Fact:
    codes = (code for part in KINDS[kind].form if part.into == "code" for code, _ in part.choices if code)
    given.setdefault("id", f"{key}-{kind}")
    given.setdefault("code", _SPECIAL.get(kind) or next(codes, ""))
    given.setdefault("kept_as", f"fact:{kind}")
    if kind is FactKind.PRONUNCIATION:
        given.setdefault("extra", "")  # it names the name it belongs to; empty: the one in use
    return full(
        Fact, key, patient_id=key, kind=kind, audience=audience, said_on=APRIL, entered_by="staff",
        replaces="", confirmed_by="staff", confirmed_on=APRIL, review_by=date(2027, 4, 2), visit_id="",
        import_id="", happy_to_be_asked=True, **given,
    )  # fmt: skip


@cache
def make_known() -> None:
    """Fill ``CANARIES``, whoever asks first."""
    clinic()
    with tempfile.TemporaryDirectory() as folder:
        day_list(Path(folder))
