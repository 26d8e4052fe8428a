"""A few plain made-up people for tests, with keywords for whatever a test is about."""

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from frontdesk.domain.audience import Audience
from frontdesk.domain.clinic import Clinic, Clinician
from frontdesk.domain.fact import KINDS, Fact, FactKind
from frontdesk.domain.patient import NameUse, Patient, PersonName
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.visit import Visit

ZONE = ZoneInfo("Europe/London")
TODAY = date(2026, 5, 14)
NOW = datetime(2026, 5, 14, 9, 18, tzinfo=UTC)
"""10:18 on the clinic's clock."""

ANA = Person("ana", "Ana", Role.MANAGER, NOW)
JOY = Person("joy", "Joy", Role.DESK, NOW)
CLINIC = Clinic("clinic", "Linden Street Clinic", ZONE.key, "555-0199", known_since_before=True)
VOSS = Clinician("voss", "Dr Lena Voss", ("VOSS, LENA MD",), room="Room 2")
STAFF = (CLINIC, ANA, JOY, VOSS)


def patient(
    key: str, given: str = "Siobhán", family: str = "Brennan", born: str = "1961-03-14", **more: Any
) -> Patient:
    """A patient whose id is ``key``."""
    name = PersonName(family=family, given=(given,) if given else (), use=NameUse.OFFICIAL)
    board = f"{given} {family[:1]}.".strip() if family else given
    return Patient(key, board, (name,), born, **more)


def visit(key: str, who: str, clock: str = "10:20", day: date = TODAY, **more: Any) -> Visit:
    """A visit of ``who`` at ``clock`` on the clinic's clock, with Dr Voss."""
    start = datetime.combine(day, time.fromisoformat(clock), ZONE).astimezone(UTC)
    return Visit(key, who, day, start, clinician_id="voss", **more)


def fact(key: str, who: str, kind: FactKind, text: str = "", **more: Any) -> Fact:
    """A fact said by the patient a month ago, with the kind's own audience."""
    more.setdefault("audience", KINDS[kind].audience)
    more.setdefault("said_on", date(2026, 4, 14))
    return Fact(key, who, kind, text, **more)


def need(key: str, who: str, verb: str, code: str, kind: FactKind = FactKind.ADJUSTMENT) -> Fact:
    """A need on the strip."""
    return fact(key, who, kind, verb, code=code, neutral_verb=verb, strip=True, audience=Audience.DESK)
