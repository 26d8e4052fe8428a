"""What leaves, what stays, and that whatever left comes back the same."""

import stat
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from frontdesk.domain.errors import NotSaved, Refused, WrongUsage
from frontdesk.domain.fact import FactKind
from frontdesk.domain.patient import ContactPoint, ContactSystem, Identifier, NameUse
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.export_records import done_words, write_export
from tests.desks import desk_with
from tests.exporters.leaving import Clinic, clinics, desk_of_siobhan, text_of
from tests.people import ANA, NOW, STAFF, TODAY, fact, patient
from tests.usecases.imports import bring_file, desk_for_import

KINDS = ("fhir", "csv", "csv-visits", "vcard", "ics")


def and_back(desk: Desk, kind: str, folder: Path) -> tuple[str, str]:
    """A file, and the file of an empty clinic that took the first one in."""
    first = folder / f"first.{kind.partition('-')[0]}"
    first.unlink(missing_ok=True)
    write_export(desk, kind, first)
    other = desk_for_import(day=TODAY)
    review = bring_file(other, first)
    assert (review.refused, review.patients.left_out, review.visits.left_out) == ("", 0, 0), review.problems
    return first.read_bytes().decode(), text_of(other, kind)


@pytest.fixture
def siobhan() -> Desk:
    return desk_of_siobhan()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_private_and_no_note_leaves(siobhan: Desk, kind: str) -> None:
    text = text_of(siobhan, kind)
    assert "Siobh" in text
    assert "Zq" not in text
    assert siobhan.store.latest_acts(1)[0][1] == "export"


@pytest.mark.parametrize("kind", ["fhir", "csv", "csv-visits", "vcard"])
def test_it_comes_back_as_it_left(siobhan: Desk, tmp_path: Path, kind: str) -> None:
    first, second = and_back(siobhan, kind, tmp_path)
    assert second == first


def test_the_facts_come_back_as_facts(siobhan: Desk, tmp_path: Path) -> None:
    write_export(siobhan, "fhir", tmp_path / "out.json")
    other = desk_for_import(day=TODAY)
    bring_file(other, tmp_path / "out.json")
    ((person, _),) = other.store.patients()
    told = {one.kind: (one.text, one.code) for one in other.store.facts_of(person.id)}
    assert told == {
        FactKind.NAME_TO_USE: ("Shiv", ""),
        FactKind.PRONUNCIATION: ("shi-VAWN", ""),
        FactKind.PRONOUNS: ("they / them", "they"),
        FactKind.SPOKEN_LANGUAGE: ("", "ga"),
        FactKind.READING_LANGUAGE: ("", "en"),
        FactKind.INTERPRETER: ("", "yes"),
    }
    pronouns = next(one for one in other.store.facts_of(person.id) if one.kind is FactKind.PRONOUNS)
    assert (pronouns.said_on, pronouns.how_to_meet) == (
        fact("", "", FactKind.PRONOUNS).said_on,
        "at every visit",
    )
    assert [one.system for one in person.contacts] == [
        ContactSystem.SMS, ContactSystem.PHONE, ContactSystem.EMAIL,
    ]  # fmt: skip
    assert person.identifiers[1] == Identifier("http://pas.example/mrn", "1042")
    assert [name.use for name in person.names] == [NameUse.OFFICIAL, NameUse.MAIDEN, NameUse.USUAL]


def test_reading_our_own_file_changes_nothing_here(siobhan: Desk, tmp_path: Path) -> None:
    write_export(siobhan, "fhir", tmp_path / "out.json")
    review = bring_file(siobhan, tmp_path / "out.json")
    assert (review.patients.same, review.visits.same, review.rows) == (1, 1, 0)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(clinics(), st.sampled_from(["fhir", "csv", "vcard"]))
def test_any_clinic_comes_back(tmp_path: Path, clinic: Clinic, kind: str) -> None:
    first, second = and_back(clinic.desk(), kind, tmp_path)
    assert second == first


def test_who_has_a_safe_contact_rule_leaves_without_phone_and_mail(tmp_path: Path) -> None:
    home = (ContactPoint(ContactSystem.PHONE, "020 7946 0101", "home"),)
    rule = fact("f1", "p1", FactKind.SAFE_CONTACT, "Mobile only", code="none")
    desk = desk_with((*STAFF, patient("p1", contacts=home), rule), NOW, ANA)
    done = write_export(desk, "fhir", tmp_path / "out.json")
    assert "7946" not in (tmp_path / "out.json").read_text(encoding="utf-8")
    assert "1 person has a rule about safe contact" in done_words(done)


def test_the_file_is_new_whole_and_for_one_pair_of_eyes(siobhan: Desk, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    done = write_export(siobhan, "fhir", file, TODAY, TODAY)
    assert (done.people, done.visits) == (1, 1)
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(Refused, match="there already"):
        write_export(siobhan, "fhir", file)
    with pytest.raises(NotSaved):
        write_export(siobhan, "fhir", tmp_path / "nowhere" / "out.json")
    with pytest.raises(WrongUsage):
        write_export(siobhan, "fhir", tmp_path / "a.json", TODAY, TODAY - timedelta(days=1))
    later = TODAY + timedelta(days=1)
    assert write_export(siobhan, "ics", tmp_path / "b.ics", later, later).visits == 0
    assert sorted(one.name for one in tmp_path.iterdir()) == ["b.ics", "out.json"]


def test_what_breaks_on_the_way_leaves_no_file(
    siobhan: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("frontdesk.usecases.export_records.os.fsync", full)
    with pytest.raises(NotSaved):
        write_export(siobhan, "csv", tmp_path / "out.csv")
    assert list(tmp_path.iterdir()) == []
