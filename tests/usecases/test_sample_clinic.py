"""The sample clinic: forty people as the handbook lists them, and a day under way at any hour."""

import json
import re
from collections import Counter
from datetime import UTC, date, datetime, time
from itertools import combinations
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from frontdesk import resources
from frontdesk.card.compose import name_of, sound_of
from frontdesk.domain.audience import Audience, stricter
from frontdesk.domain.clinic import Clinic, Clinician, Delay
from frontdesk.domain.concern import Concern, ConcernType
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Record
from frontdesk.domain.fact import KINDS, ConsentGroup, Fact, FactKind, Source
from frontdesk.domain.moment import Moment
from frontdesk.domain.patient import Patient
from frontdesk.domain.promise import Promise
from frontdesk.domain.relation import Relation
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.visit import Visit
from frontdesk.usecases.sample_clinic import clinic_zone, manager_id, record_id, records
from tests.usecases.handbook_people import HANDBOOK

R = TypeVar("R", bound=Record)

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 5, 14, 9, 18, tzinfo=UTC)


def of(sort: type[R], all_records: tuple[Record, ...]) -> list[R]:
    """The records of one sort."""
    return [record for record in all_records if isinstance(record, sort)]


def facts_of(key: str, kind: FactKind, all_records: tuple[Record, ...]) -> list[Fact]:
    patient_id = record_id("patient", key)
    return [f for f in of(Fact, all_records) if f.patient_id == patient_id and f.kind is kind]


def text_of(key: str, kind: FactKind, all_records: tuple[Record, ...]) -> str:
    """The text of the only fact of this kind; empty when there is none."""
    found = facts_of(key, kind, all_records)
    assert len(found) <= 1
    return found[0].text if found else ""


DAY = records(NOW)
PEOPLE: list[dict[str, Any]] = json.loads(resources.read_text("demo", "people.json"))
KEY_OF_NUMBER = {entry["number"]: entry["key"] for entry in PEOPLE}


# --- the forty people


def test_there_are_forty_and_no_more() -> None:
    assert sorted(KEY_OF_NUMBER) == list(range(1, 41))
    assert len(of(Patient, DAY)) == len({p.id for p in of(Patient, DAY)}) == 40


@pytest.mark.parametrize("row", HANDBOOK, ids=lambda row: str(row.number))
def test_everybody_is_called_as_the_handbook_says(row: Any) -> None:
    key = KEY_OF_NUMBER[row.number]
    patient = next(p for p in of(Patient, DAY) if p.id == record_id("patient", key))
    assert patient.name.full == row.full
    assert text_of(key, FactKind.NAME_TO_USE, DAY) == row.name_to_use
    sounds = facts_of(key, FactKind.PRONUNCIATION, DAY)
    assert {row.say, row.say_shown} - {""} == {f.text for f in sounds}
    assert text_of(key, FactKind.FORM_OF_ADDRESS, DAY) in ("", row.name_to_use)
    assert text_of(key, FactKind.SCRIPT_FORM, DAY) == row.native
    assert not row.native or row.native in {n.text for n in patient.names}
    assert patient.board_name
    for kind, words in row.facts:
        kept = [f"{f.text} {f.code} {f.extra}" for f in facts_of(key, FactKind(kind), DAY)]
        assert any(words in one for one in kept), (kind, words)


def test_contacts_are_made_up_and_nobody_shares_them() -> None:
    patients = of(Patient, DAY)
    phones = [p.phones[0] for p in patients]
    assert all(re.fullmatch(r"555-01\d\d", phone) for phone in phones)
    assert all(p.emails[0].endswith("@example.org") for p in patients)
    assert len(set(phones)) == len({p.emails[0] for p in patients}) == 40


def test_names_keep_their_own_order_and_parts() -> None:
    by_key = {KEY_OF_NUMBER[e["number"]]: p for e, p in zip(PEOPLE, of(Patient, DAY), strict=True)}
    assert by_key["ha"].name.full.startswith("Nguyễn")
    assert by_key["xiuying"].name.full == "Wáng Xiùyīng"
    assert by_key["garcia"].name.family == by_key["carmen"].name.family == "García López"
    for mononym in ("suharti", "khinthiri", "kavitha"):
        assert not by_key[mononym].name.family, mononym


def test_twins_share_a_birth_date_and_namesakes_do_not() -> None:
    born = {entry["key"]: entry["born"] for entry in PEOPLE}
    assert born["seun"] == born["olumide"]
    assert born["carmen"] != born["garcia"]
    pairs = [pair for pair in combinations(born, 2) if born[pair[0]] == born[pair[1]]]
    assert pairs == [("seun", "olumide")]


@settings(max_examples=60)
@given(st.dates(date(2024, 1, 1), date(2040, 12, 31)))
def test_ava_stays_seven(day: date) -> None:
    now = datetime.combine(day, time(12), UTC)
    ava = next(p for p in of(Patient, records(now)) if p.id == record_id("patient", "ava"))
    born, today = date.fromisoformat(ava.birth_date), now.astimezone(LONDON).date()
    assert today.year - born.year - ((today.month, today.day) < (born.month, born.day)) == 7


# --- what may be kept

CODES: dict[FactKind, str] = {
    FactKind.FORM_OF_ADDRESS: "first_name title_surname full_name as_written",
    FactKind.NAME_ORDER: "surname_first given_first mononym",
    FactKind.PRONOUNS: "she he they name other",
    FactKind.INTERPRETER: "yes no unknown",
    FactKind.GREETING_WELCOME: "yes no",
    FactKind.COMMUNICATION: "large_print easy_read audio email bsl asl lipspeaker speech_to_text loop "
    "write_down right_ear left_ear face",
    FactKind.ADJUSTMENT: "- wait:quiet wait:outside call:come_over call:text call:pager pace:slow seat:firm "
    "route:step_free time:longer time:leave_by remind:written carer:present travel:help scent:low",
    FactKind.SAFE_CONTACT: "ok name_number none",
    FactKind.OBSERVANCE: "avoid_dates fasting no_food_offer prayer_time before_sundown ask_clinician",
    FactKind.MENTION: "yes no",
    FactKind.INFORMATION_STYLE: "wants_detail short own_research unknown",
    FactKind.SMALL_TALK: "welcome brief unknown",
    FactKind.TRAVEL: "- leave_by ride bus parking",
    FactKind.MONEY_TALK: "estimate_first on_paper side_desk with_carer",
    FactKind.CHANNEL: "portal paper text call video",
    FactKind.GO_GENTLY: "on",
}
"""The closed list of codes of each kind that has one; ``-`` is none."""

PRONOUN = re.compile(r"\b(he|she|him|her|hers|his|they|them|their|theirs|himself|herself)\b", re.IGNORECASE)
CLINICAL = re.compile(
    r"\b(deaf|blind|stammer\w*|autis\w*|dementia|diabet\w*|disab\w*|wheelchair|patholog\w*|diagnos\w*|anxi\w*|"
    r"depress\w*|disorder|syndrome|cancer|pregnan\w*|hiv|ptsd|trauma\w*|phobi\w*|medic\w*|symptom\w*|impair\w*)\b",
    re.IGNORECASE,
)
FORBIDDEN = re.compile(
    r"\b(difficult|non-compliant|rude|claims|frequent flyer|drug-seeking|demanding|elderly|"
    r"poor historian|vip|muslim|christian|jewish|hindu|buddhist|orthodox|catholic|atheist|ethnic\w*|"
    r"nationality|immigra\w*|refugee|insur\w*|income|debt|weight|overweight|gay|lesbian|trans|transgender|straight|male|female)\b",
    re.IGNORECASE,
)
TOPIC = re.compile(r"family:\w+|baby|pregnancy|partner|death|weight|work|religion|home|birthday")
FACTS = of(Fact, DAY)


def each(fact: Fact) -> str:
    return f"{fact.kind}:{fact.text or fact.code}"


def test_each_fact_is_whole_by_its_kind() -> None:
    for fact in FACTS:
        _is_whole(fact)


def _is_whole(fact: Fact) -> None:
    allowed = CODES.get(fact.kind)
    if allowed:
        assert (fact.code or "-") in allowed.split()
    if fact.kind is FactKind.DO_NOT_SAY:
        assert re.fullmatch(
            r"family:\w+|baby|pregnancy|partner|death|weight|work|religion|home|birthday", fact.code
        )
    if fact.kind in (FactKind.SPOKEN_LANGUAGE, FactKind.READING_LANGUAGE):
        assert re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?", fact.code)
    if fact.kind is FactKind.INTERPRETER:
        assert fact.extra in ("in_person", "phone", "video", "sign")
    assert fact.text or fact.code
    assert fact.said_on is not None
    rule = KINDS[fact.kind]
    assert (fact.review_by is not None) == bool(rule.review_months)
    assert fact.review_by is None or fact.review_by > fact.said_on
    assert bool(fact.entered_by) == (fact.source is not Source.IMPORTED)
    assert fact.unconfirmed_import == (fact.source is Source.IMPORTED)


@pytest.mark.parametrize("row", HANDBOOK, ids=lambda row: str(row.number))
def test_the_sound_on_the_card_is_the_sound_of_the_name_beside_it(row: Any) -> None:
    key = KEY_OF_NUMBER[row.number]
    patient = next(p for p in of(Patient, DAY) if p.id == record_id("patient", key))
    told = tuple(f for f in FACTS if f.patient_id == patient.id)
    shown = name_of(patient, told)
    said = sound_of(patient, told)
    assert said == row.say_shown
    spoken_words = [w for w in re.split(r"[ -]", shown) if w not in TITLES and w != "al"]
    assert len(said.replace("al-", "").split()) in (0, len(spoken_words)), "no surname's sound without it"


TITLES = {"Ms", "Mr", "Mrs", "Dr", "Ibu"}


def test_each_fact_is_heard_by_whom_the_handbook_says() -> None:
    for fact in FACTS:
        ticked_detail = fact.kind is FactKind.PERSONAL_DETAIL and fact.happy_to_be_asked
        usual = Audience.ALOUD if ticked_detail else KINDS[fact.kind].audience
        assert fact.audience is usual, each(fact)


def test_the_words_of_facts_hold_nothing_that_must_not_be_kept() -> None:
    for fact in FACTS:
        if fact.kind is FactKind.PRONUNCIATION:
            continue  # a respelling is no word
        words = f"{fact.text} / {fact.how_to_meet} / {fact.neutral_verb}"
        assert not CLINICAL.search(words), each(fact)
        assert not FORBIDDEN.search(words), each(fact)
        assert fact.kind is FactKind.PRONOUNS or not PRONOUN.search(words), each(fact)


def test_every_tile_is_a_short_neutral_verb() -> None:
    tiles = [f for f in FACTS if f.neutral_verb or f.strip]
    assert len(tiles) >= 12
    for fact in tiles:
        assert fact.neutral_verb, each(fact)
        assert len(fact.neutral_verb.split()) <= 5, fact.neutral_verb
    most = Counter(f.patient_id for f in tiles if f.strip).most_common(1)[0][1]
    assert most <= 3


def test_personal_notes_are_kept_only_with_a_yes() -> None:
    said_yes = {c.id for c in of(Consent, DAY) if c.answer is ConsentAnswer.YES}
    personal = [f.patient_id for f in FACTS if KINDS[f.kind].group is ConsentGroup.PERSONAL]
    moments = [m.patient_id for m in of(Moment, DAY)]
    assert personal
    assert moments
    assert set(personal) | set(moments) <= said_yes
    assert {c.answer for c in of(Consent, DAY)} == set(ConsentAnswer) - {ConsentAnswer.NOT_ASKED}
    assert len(of(Consent, DAY)) < 40, "somebody was not asked yet"


def test_concerns_promises_and_details_keep_their_limits() -> None:
    for concern in of(Concern, DAY):
        assert 0 < len(concern.words) <= 120
        health = concern.type is ConcernType.HEALTH
        assert (concern.audience is Audience.PRIVATE) == health
        assert bool(concern.safe_phrase) != health
        assert not FORBIDDEN.search(concern.words)
    for promise in of(Promise, DAY):
        assert promise.who
        assert promise.made_on <= promise.due_on
        assert not stricter(Audience.DESK, promise.audience)
    for fact in FACTS:
        if fact.kind is FactKind.PERSONAL_DETAIL:
            assert len(fact.text) <= 60
    for moment in of(Moment, DAY):
        assert not re.search(r"pregnan|baby|birth", moment.label)


def test_expired_facts_are_not_shipped_and_one_is_due_for_review() -> None:
    today = NOW.astimezone(LONDON).date()
    assert not [each(f) for f in FACTS if f.expires_on and f.expires_on < today]
    (note,) = facts_of("kevin", FactKind.OBSERVANCE, DAY)
    assert note.review_by is not None
    assert note.review_by < today


# --- the clinic and its records


def test_clinic_staff_and_clinicians() -> None:
    (clinic,) = of(Clinic, DAY)
    assert clinic.name == "Linden Street Clinic"
    assert clinic.sample
    assert clinic.zone == clinic_zone().key
    people = {p.shown_name: p for p in of(Person, DAY)}
    assert set(people) == {"Ana", "Marek", "Joy"}
    assert people["Ana"].role is Role.MANAGER
    assert people["Ana"].id == manager_id()
    voss = next(c for c in of(Clinician, DAY) if c.spoken_name == "Dr Lena Voss")
    assert voss.room == "Room 2"
    assert "VOSS, LENA MD" in voss.aliases
    assert {d.clinician_id: d.minutes for d in of(Delay, DAY)}[voss.id] == 15


def test_records_are_the_same_at_every_reading_and_point_at_each_other() -> None:
    assert records(NOW) == DAY
    assert records(NOW.astimezone(ZoneInfo("Asia/Tokyo"))) == DAY
    ids = [(type(r), r.id) for r in DAY]
    assert len(ids) == len(set(ids))
    patients, clinicians = ({r.id for r in of(sort, DAY)} for sort in (Patient, Clinician))
    staff = {p.id for p in of(Person, DAY)}
    for sort in (Fact, Visit, Concern, Promise, Moment, Relation):
        assert {r.patient_id for r in DAY if isinstance(r, sort)} <= patients
    assert {c.id for c in of(Consent, DAY)} <= patients
    assert {v.clinician_id for v in of(Visit, DAY)} == clinicians
    assert {v.checked_in_by for v in of(Visit, DAY)} - {""} == staff
    assert {f.entered_by for f in FACTS} - {""} <= staff


# --- the page that explains the files


def _fields(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {field for inner in value.values() for field in _fields(inner)}
    return {field for inner in value for field in _fields(inner)} if isinstance(value, list) else set()


def test_the_readme_names_every_field() -> None:
    named = set(re.findall(r"`([a-z_]+)`", resources.read_text("demo", "README.md")))
    clinic = json.loads(resources.read_text("demo", "clinic.json"))
    assert _fields(PEOPLE) | _fields(clinic) <= named
