"""A PIN as people at the desk set it, lose it and have it taken away."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk import bootstrap
from frontdesk.domain.errors import NotAllowed, Refused, WrongPassphrase, WrongUsage
from frontdesk.usecases import pin
from frontdesk.usecases.access import bring_in, end_access
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.usecases.people_at_desk import also_speaks, people_at_desk, take_the_desk
from frontdesk.usecases.pin import PinTries
from frontdesk.usecases.undo import undo
from frontdesk.vault.wrapped import Cost
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF

PASS, JOYS = "otter lamp seven bridge", "lantern copper meadow train"
QUICK = Cost(1, 8192)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Ana manages, Joy has a passphrase; over a real file."""
    monkeypatch.setattr("frontdesk.vault.key_file.Cost", lambda *given: Cost(*given or (1, 8192)))
    answers = FirstAnswers("Linden", "Ana", "Europe/London")
    desk, _ = bootstrap.create_desk(tmp_path / "clinic.frontdesk", PASS, answers)
    bring_in(desk, "Joy", JOYS)
    yield desk
    desk.store.close()


def joy(desk: Desk) -> str:
    return next(one.id for one in people_at_desk(desk) if one.shown_name == "Joy")


def joy_sits_down(desk: Desk) -> None:
    take_the_desk(desk, next(one for one in people_at_desk(desk) if one.shown_name == "Joy"))


def kinds(desk: Desk, person_id: str) -> list[str]:
    return [entry.kind for entry in desk.store.history_of(person_id) if "pin" in entry.kind]


def test_it_is_set_with_the_own_passphrase_and_no_undo_touches_it(desk: Desk) -> None:
    me = desk.staff.id
    before = desk.store.last_deed(me)
    pin.set_pin(desk, "2580", PASS, cost=QUICK)
    assert pin.has_pin(desk, me)
    assert pin.pin_matches(desk, me, "2580")
    assert not pin.pin_matches(desk, me, "2581")
    assert desk.store.last_deed(me) == before, "no act at all"
    pin.set_pin(desk, "036924", PASS, cost=QUICK)
    assert not pin.pin_matches(desk, me, "2580")
    also_speaks(desk, "Spanish")
    undo(desk)
    assert pin.pin_matches(desk, me, "036924")
    pin.remove_pin(desk)
    assert not pin.has_pin(desk, me)
    assert not pin.pin_matches(desk, me, "036924")
    assert kinds(desk, me) == ["set_pin", "set_pin", "remove_pin"]


def test_nobody_who_walked_up_sets_one(desk: Desk) -> None:
    for typed in ("", "something else", JOYS):
        with pytest.raises(WrongPassphrase):
            pin.set_pin(desk, "2580", typed, cost=QUICK)
    with pytest.raises(Refused, match="4 to 6 digits"):
        pin.set_pin(desk, "258", PASS, cost=QUICK)
    with pytest.raises(Refused, match="tries first"):
        pin.set_pin(desk, "1234", PASS, cost=QUICK)
    assert kinds(desk, desk.staff.id) == []


def test_a_manager_takes_one_away_and_nobody_else(desk: Desk) -> None:
    ana, other = desk.staff, joy(desk)
    joy_sits_down(desk)
    pin.set_pin(desk, "2580", JOYS, cost=QUICK)
    with pytest.raises(NotAllowed, match="taken away by a manager"):
        pin.reset_pin(desk, other)
    assert pin.has_pin(desk, other)
    take_the_desk(desk, ana)
    pin.reset_pin(desk, other)
    assert not pin.has_pin(desk, other)
    assert kinds(desk, other) == ["set_pin", "reset_pin"]


def test_with_the_end_of_access_it_opens_nothing(desk: Desk) -> None:
    ana, other = desk.staff, joy(desk)
    joy_sits_down(desk)
    pin.set_pin(desk, "2580", JOYS, cost=QUICK)
    take_the_desk(desk, ana)
    end_access(desk, other)
    with pytest.raises(WrongUsage, match="not at this desk"):
        pin.pin_matches(desk, other, "2580")
    pin.forget_pin(desk, other)
    assert not pin.has_pin(desk, other)


def test_in_the_sample_clinic_nobody_has_one() -> None:
    with pytest.raises(Refused, match="sample clinic"):
        pin.set_pin(desk_with(STAFF, NOW, ANA), "2580", PASS, cost=QUICK)


def test_tries_are_counted_together_and_a_passphrase_begins_anew() -> None:
    tries = PinTries()
    for person_id in ("ana", "joy", "ana", "ana"):
        tries.missed(person_id)
    assert (tries.left("ana"), tries.left("marek")) == (1, 1)
    tries.matched("ana")
    assert tries.left("ana") == 4, "Joy's slip stands"
    for _ in range(6):
        tries.missed("ana")
    assert tries.left("marek") == 0
    tries.passphrase_opened("marek")
    assert tries.left("marek") == 5


def test_nobody_guesses_on_by_coming_in_with_a_passphrase_between() -> None:
    tries = PinTries()
    for _ in range(4):
        tries.missed("ana")
    tries.passphrase_opened("joy")
    assert (tries.left("ana"), tries.left("joy")) == (1, 5)
    tries.missed("ana")
    tries.passphrase_opened("joy")
    assert tries.left("ana") == 0
    tries.passphrase_opened("ana")
    assert tries.left("ana") == 5
    tries.missed("ana")
    tries.passphrase_opened()
    assert tries.left("ana") == 5, "the sheet begins anew for everybody"


def test_that_no_try_is_left_stands_in_the_history() -> None:
    desk = desk_with(STAFF, NOW, ANA)
    pin.note_pins_missed(desk, ANA.id)
    desk.store.keep_looks()
    with vars(desk.whole)["_reader"].reading() as raw:
        assert raw.execute("SELECT count(*) FROM chain WHERE kind = 'pins_missed'").fetchone()[0] == 1
