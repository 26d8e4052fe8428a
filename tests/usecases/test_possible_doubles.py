"""Who may be in here twice: found by a child process, decided by a manager, asked once."""

import sys
from dataclasses import replace
from subprocess import DEVNULL, PIPE, Popen

import pytest

from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.patient import ContactPoint, ContactSystem, Identifier
from frontdesk.domain.staff import Role
from frontdesk.importers import child_process
from frontdesk.likeness.candidates import possible_doubles
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_people import WEAK_SYSTEM
from frontdesk.usecases.merge_people import merge_people
from frontdesk.usecases.possible_doubles import Pairs, look_for_doubles, on_file, say_two_people
from frontdesk.usecases.undo import undo
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, TODAY, patient

PHONE = (ContactPoint(ContactSystem.PHONE, "+44 20 7946 0111"),)
ONE = replace(patient("p1", "Margit", "Halloran"), birth_date="1961-03-14", contacts=PHONE)
OTHER = replace(
    patient("p2", "Margrit", "Halloran"), birth_date="1961-03-14", contacts=PHONE, last_seen_on=TODAY
)
SON = replace(patient("p3", "Margit", "Halloran"), birth_date="1990-08-02", contacts=PHONE)
FAR = replace(patient("p4", "Ngozi", "Okonkwo"), birth_date="1984-01-09")
FAR_TOO = replace(patient("p5", "Ngozi", "Okonkwo"), birth_date="1984-01-09")


@pytest.fixture
def desk() -> Desk:
    return desk_with((*STAFF, ONE, OTHER, SON, FAR, FAR_TOO), NOW, ANA)


def ids(pairs: Pairs) -> set[frozenset[str]]:
    return {frozenset((pair.stays.id, pair.goes.id)) for pair in pairs.shown}


def test_pairs_stand_with_their_reasons_and_the_one_seen_last_stays(desk: Desk) -> None:
    found = look_for_doubles(desk)
    assert ids(found) == {frozenset({"p1", "p2"}), frozenset({"p4", "p5"})}
    pair = next(one for one in found.shown if one.goes.id == "p1")
    assert pair.stays.id == "p2", "seen last"
    assert "same birth date" in pair.why
    assert "same phone or mail" in pair.why
    assert found.more == 0


def test_the_child_finds_what_the_rule_finds(desk: Desk) -> None:
    here = possible_doubles([on_file(who) for who, _ in desk.store.patients()])
    assert [(one.points, one.surely, one.why) for one in here] == [
        (one.points, one.surely, one.why) for one in look_for_doubles(desk).shown
    ]


def test_whoever_is_called_two_people_is_not_asked_about_again(desk: Desk) -> None:
    say_two_people(desk, "p2", "p1")
    assert ids(look_for_doubles(desk)) == {frozenset({"p4", "p5"})}
    assert say_two_people(desk, "p1", "p2").deed == "", "said once"
    undo(desk)
    assert frozenset({"p1", "p2"}) in ids(look_for_doubles(desk))


def test_whoever_is_one_is_no_pair_any_more(desk: Desk) -> None:
    merge_people(desk, "p4", "p5")
    assert ids(look_for_doubles(desk)) == {frozenset({"p1", "p2"})}


def test_a_judgement_goes_with_whoever_is_erased(desk: Desk) -> None:
    say_two_people(desk, "p1", "p2")
    desk.store.erase(desk.deed("erase_person", patient_id="p2"))
    assert desk.store.two_people() == frozenset()
    assert desk.store.everything_of("p1") == (ONE,)


def test_a_number_without_its_system_tells_nobody_apart() -> None:
    weak = replace(ONE, identifiers=(Identifier(WEAK_SYSTEM, "17"), Identifier("mrn", "17")))
    assert on_file(weak).identifiers == {Identifier("mrn", "17")}


def test_only_a_manager_and_only_two_people(desk: Desk) -> None:
    for one, other in (("p1", "p1"), ("p1", "nobody")):
        with pytest.raises(WrongUsage):
            say_two_people(desk, one, other)
    desk.staff = replace(ANA, role=Role.DESK)
    with pytest.raises(Refused, match="by a manager"):
        look_for_doubles(desk)
    with pytest.raises(Refused, match="by a manager"):
        say_two_people(desk, "p1", "p2")


def test_a_child_that_ends_early_is_said_and_nothing_is_listed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ends(module: str) -> "Popen[bytes]":
        del module
        return Popen([sys.executable, "-c", "pass"], stdin=PIPE, stdout=PIPE, stderr=DEVNULL)

    monkeypatch.setattr(child_process, "start", ends)
    with pytest.raises(Refused, match="stopped before its end"):
        look_for_doubles(desk)

    def none(module: str) -> "Popen[bytes]":
        raise OSError(module)

    monkeypatch.setattr(child_process, "start", none)
    with pytest.raises(Refused, match="stopped before its end"):
        look_for_doubles(desk)
