"""The pictured day counts what the pictures show."""

from collections import Counter

from frontdesk.domain.audience import Audience
from frontdesk.domain.concern import Concern
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.patient import Patient
from frontdesk.domain.promise import Promise, PromiseStanding
from frontdesk.domain.visit import BoardList, Visit, board_list
from tests.looks.people import HARD, NOW, TODAY, ZONE, picture_id, pictured_day


def test_the_board_counts_what_the_pictures_count() -> None:
    lists = Counter(board_list(v, NOW) for v in pictured_day() if isinstance(v, Visit) and v.day == TODAY)
    assert lists == {
        BoardList.LEAVING: 1,
        BoardList.WAITING: 3,
        BoardList.TO_COME: 5,
        BoardList.WITH_CLINICIAN: 3,
        BoardList.LEFT: 4,
        BoardList.PROBABLY_IN: 1,
    }


def test_ids_are_told_apart_and_stay_the_same() -> None:
    keys = [(type(record), record.id) for record in pictured_day()]
    assert len(keys) == len(set(keys))
    assert pictured_day() == pictured_day()


def test_waits_read_as_pictured() -> None:
    visits = {v.id: v for v in pictured_day() if isinstance(v, Visit)}
    waited = {}
    for key in ("arjun", "zoe", "yusuf"):
        arrived = visits[picture_id("visit", key)].arrived_at
        assert arrived is not None
        waited[key] = (NOW - arrived).seconds // 60
    assert waited == {"arjun": 24, "zoe": 9, "yusuf": 4}
    told = visits[picture_id("visit", "arjun")].told_at
    assert told is not None
    assert f"{told.astimezone(ZONE):%H:%M}" == "10:05"


def test_siobhan_has_three_desk_notes_and_two_private_ones() -> None:
    person = picture_id("patient", "siobhan")
    facts = [f for f in pictured_day() if isinstance(f, Fact) and f.patient_id == person]
    assert [f.text for f in facts if f.strip] == [
        "Speak to the right ear",
        "Give large print",
        "Offer the quiet corner",
    ]
    shown_by_name = (FactKind.PRONOUNS, FactKind.PRONUNCIATION, FactKind.NAME_TO_USE)
    notes = [f for f in facts if not f.strip and f.kind not in shown_by_name]
    assert sum(f.audience is Audience.DESK for f in notes) == 3
    assert sum(f.audience is Audience.PRIVATE for f in notes) == 2
    promise = next(p for p in pictured_day() if isinstance(p, Promise) and p.patient_id == person)
    assert promise.standing(TODAY) is PromiseStanding.READY
    assert promise.place == "tray B"
    concern = next(c for c in pictured_day() if isinstance(c, Concern) and c.patient_id == person)
    assert concern.audience is Audience.ALOUD


def test_the_hard_people_are_hard_and_on_no_list_of_the_day() -> None:
    day = pictured_day()
    patients = {p.id: p for p in day if isinstance(p, Patient)}
    long, rtl, mononym, bare, needs = (picture_id("patient", key) for key in HARD)
    assert len(patients[long].name.full) == 60
    assert patients[rtl].name.full[0] > "\u0590"
    assert not patients[mononym].name.family
    facts = [f for f in day if isinstance(f, Fact)]
    assert not [f for f in facts if f.patient_id == bare]
    strip = [f.neutral_verb for f in facts if f.patient_id == needs and f.strip]
    assert len(strip) == 3
    assert all(len(verb.split()) <= 5 and len(verb) > 40 for verb in strip)
    here = {v.patient_id for v in day if isinstance(v, Visit) and v.day == TODAY}
    assert not here & {long, rtl, mononym, bare, needs}
