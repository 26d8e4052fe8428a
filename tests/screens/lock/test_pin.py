"""The lock with PINs: whose it is, five tries for everybody together, and in whose name it opens."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from frontdesk.domain.deed import Change
from frontdesk.domain.pin import PinAct
from frontdesk.domain.visit import Visit
from frontdesk.screens.lock.presenter import NO_PIN_FORM, NOW_THE_PASSPHRASE
from frontdesk.screens.lock.shown import LockPerson, Step
from frontdesk.usecases.check_in import check_in
from frontdesk.vault import key_file, pin as pins
from tests.people import ANA, JOY, NOW, patient, visit
from tests.screens.lock.test_presenter import PASS, QUICK, Locked, step
from tests.screens.today.fakes import LaterJobs

JOYS = "lantern copper meadow train"


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.frontdesk.keys"
    key = key_file.create(path, person_id="ana", passphrase=PASS, shown_name="Ana", cost=QUICK).key
    key_file.add_person(path, key, person_id="joy", passphrase=JOYS, shown_name="Joy", cost=QUICK)
    return path


@pytest.fixture
def lock(keys: Path) -> Iterator[Locked]:
    lock = with_pins(Locked(keys))
    yield lock
    lock.desk.store.close()


def with_pins(lock: Locked) -> Locked:
    """Ana has 2580, Joy 8052; locked again, so that the page knows."""
    for person_id, digits in (("ana", "2580"), ("joy", "805213")):
        lock.desk.store.keep_pin(pins.make(person_id, digits, QUICK), at=NOW, by=person_id)
    lock.presenter.given(PASS)
    lock.presenter.lock()
    return lock


def wrong(lock: Locked, times: int = 1) -> None:
    for _ in range(times):
        lock.presenter.given("9182")


def test_the_list_has_who_has_a_passphrase_and_whoever_locked_is_chosen(lock: Locked) -> None:
    assert lock.display.people == (LockPerson("ana", "Ana", True), LockPerson("joy", "Joy", True))
    assert (lock.display.chosen, step(lock)) == ("ana", Step.PIN)
    assert lock.display.page is not None
    assert lock.display.page.hint == "Just type. After five wrong tries, the passphrase."


def test_a_right_pin_opens_for_whoever_was_there(lock: Locked) -> None:
    lock.presenter.given("2580")
    assert (lock.display.covered, lock.display.said[-1], lock.sat) == (False, "", [])


def test_somebody_else_sits_down_before_anything_is_seen(lock: Locked) -> None:
    lock.presenter.stepped(1)
    assert lock.display.chosen == "joy"
    lock.presenter.given("2580")
    assert lock.display.trouble == "That PIN did not match. 4 tries left.", "it is Ana's"
    lock.presenter.given("805213")
    assert (lock.sat, lock.desk.staff) == (["joy"], JOY)
    assert (lock.display.covered, lock.display.said[-1]) == (False, "Joy is at the desk now.")
    lock.presenter.lock()
    assert lock.display.chosen == "joy"


def test_by_passphrase_too_and_it_is_the_own_one_that_counts(lock: Locked) -> None:
    lock.presenter.person_picked("joy")
    lock.presenter.passphrase_asked()
    lock.presenter.given(PASS)
    assert "4 tries left before a wait" in lock.display.trouble
    lock.presenter.given(JOYS)
    assert (lock.sat, lock.display.covered) == (["joy"], False)


def test_the_list_does_not_go_round(lock: Locked) -> None:
    for move, there in ((-1, "ana"), (1, "joy"), (1, "joy"), (-1, "ana")):
        lock.presenter.stepped(move)
        assert lock.display.chosen == there


def test_five_wrong_tries_whoevers_and_then_only_a_passphrase(lock: Locked) -> None:
    wrong(lock, 3)
    assert lock.display.trouble == "That PIN did not match. 2 tries left."
    lock.presenter.stepped(1)
    wrong(lock)
    assert lock.display.trouble == "That PIN did not match. 1 try left."
    wrong(lock)
    assert (step(lock), lock.display.trouble) == (Step.PASSPHRASE, NOW_THE_PASSPHRASE)
    lock.presenter.given("805213")
    assert lock.display.covered, "no PIN counts any more"
    lock.presenter.stepped(-1)
    lock.presenter.pin_asked()
    assert step(lock) is Step.PASSPHRASE
    lock.presenter.given(PASS)
    assert not lock.display.covered
    lock.presenter.lock()
    assert (step(lock), lock.tries.left("joy")) == (Step.PIN, 3), "Joy's two stand until her own passphrase"


def test_the_right_one_forgives_own_slips_not_those_under_other_names(lock: Locked) -> None:
    wrong(lock, 2)
    lock.presenter.stepped(1)
    wrong(lock)
    lock.presenter.given("805213")
    assert lock.tries.left("joy") == 3


def test_what_has_not_the_form_of_a_pin_costs_no_try(lock: Locked) -> None:
    for typed in ("258", "2580258", "25 80"):
        lock.presenter.given(typed)
        assert lock.display.trouble == NO_PIN_FORM
    assert lock.tries.left(lock.display.chosen) == 5


def test_who_has_no_pin_gets_the_passphrase_in_its_place(lock: Locked, keys: Path) -> None:
    lock.presenter.given("2580")
    lock.desk.store.drop_pin("joy", PinAct.RESET, at=NOW, by="ana")
    lock.presenter.lock()
    lock.presenter.stepped(1)
    assert lock.display.page is not None
    assert (step(lock), lock.display.page.pin_too) == (Step.PASSPHRASE, False)
    lock.presenter.stepped(-1)
    lock.presenter.passphrase_asked()
    assert (step(lock), lock.display.page.pin_too) == (Step.PASSPHRASE, True)
    lock.presenter.pin_asked()
    assert step(lock) is Step.PIN


def test_whose_access_ended_while_it_was_locked_opens_nothing(lock: Locked) -> None:
    gone = replace(JOY, ended_at=NOW)
    lock.desk.store.commit(lock.desk.deed("end_access", Change(JOY, gone)))
    lock.presenter.stepped(1)
    lock.presenter.given("805213")
    assert "not at this desk any more" in lock.display.trouble
    lock.presenter.passphrase_asked()
    lock.presenter.given(JOYS)
    assert "not at this desk any more" in lock.display.trouble
    assert (lock.display.covered, lock.desk.staff) == (True, ANA)
    lock.presenter.stepped(-1)
    lock.presenter.given("2580")
    lock.presenter.lock()
    assert [one.person_id for one in lock.display.people] == ["ana"]


def test_a_damaged_key_file_leaves_the_pins(lock: Locked, keys: Path) -> None:
    keys.write_text(keys.read_text()[:-9])
    lock.presenter.given("2580")
    lock.presenter.lock()
    assert step(lock) is Step.PIN
    lock.presenter.given("2580")
    assert not lock.display.covered


def test_what_the_person_before_asked_for_is_written_in_their_name(keys: Path) -> None:
    lock = with_pins(Locked(keys))
    lock.desk.store.commit(
        lock.desk.deed("add", Change(None, patient("p1")), Change(None, visit("v1", "p1")))
    )
    later = LaterJobs()
    lock.presenter._jobs = later  # type: ignore[assignment]  # the same three verbs
    later.write(lambda: check_in(lock.desk, "v1"), lambda _: None, lambda _: None)
    lock.presenter.stepped(1)
    lock.presenter.given("805213")
    later.run(1)  # the PIN is checked before the writer comes to the check-in
    assert lock.display.covered
    later.run_all()
    seen = lock.desk.store.get(Visit, "v1")
    assert seen is not None
    assert (seen.checked_in_by, lock.desk.staff, lock.display.covered) == ("ana", JOY, False)
    lock.desk.store.close()


def test_no_pin_stands_in_the_history_the_deeds_or_a_printed_object(lock: Locked) -> None:
    kept = lock.desk.store.pin_of("ana")
    assert kept is not None
    assert "2580" not in repr(kept)
    assert [entry.kind for entry in lock.desk.store.history_of("joy")][-1] == "set_pin"
