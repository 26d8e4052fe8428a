"""Who may come in, over real files: roles, passphrases, the end of access, and a cut at each place."""

import errno
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from frontdesk import bootstrap
from frontdesk.domain.errors import Conflict, NotAllowed, NotSaved, Refused, WrongPassphrase, WrongUsage
from frontdesk.domain.staff import Person, Role
from frontdesk.usecases.access import bring_in, change_role, end_access, everybody, give_passphrase
from frontdesk.usecases.change_clinic import change_clinic
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.usecases.people_at_desk import leave_note, take_the_desk
from frontdesk.usecases.pin import has_pin, pin_matches
from frontdesk.usecases.undo import redo, undo
from frontdesk.vault import key_file, pin as pins
from frontdesk.vault.openers import Openers
from frontdesk.vault.wrapped import Cost
from tests.desks import StillClock
from tests.people import NOW

PASS, MAREKS, OTHER = "harbour violet kettle", "lantern orchard gravel", "seven quiet bicycles"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("frontdesk.vault.key_file.Cost", lambda *given: Cost(*given or (1, 8192)))
    monkeypatch.setattr(bootstrap, "usual_heads", lambda: tmp_path / "heads")
    return tmp_path / "clinic.frontdesk"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    made, _ = bootstrap.create_desk(path, PASS, FirstAnswers("Linden", "Ana", "UTC"), clock=StillClock(NOW))
    yield made
    made.store.close()


def of(desk: Desk, name: str) -> Person:
    return next(one.person for one in everybody(desk) if one.person.shown_name == name)


def opens(desk: Desk) -> dict[str, bool]:
    return {one.person.shown_name: one.opens for one in everybody(desk)}


def again(desk: Desk, path: Path, passphrase: str) -> Desk:
    """The program is closed and somebody signs in."""
    desk.store.close()
    return bootstrap.open_desk(path, passphrase, clock=StillClock(NOW))


def test_somebody_new_comes_in_with_a_passphrase_of_their_own(desk: Desk, path: Path) -> None:
    bring_in(desk, " Marek  K. ", MAREKS, role=Role.MANAGER)
    assert opens(desk) == {"Ana": True, "Marek K.": True}
    opened = again(desk, path, MAREKS)
    assert (opened.staff.shown_name, opened.staff.role) == ("Marek K.", Role.MANAGER)
    opened.store.close()


@pytest.mark.parametrize(
    ("name", "passphrase"), [("Marek", "short"), ("Marek", PASS), ("Ana", MAREKS), ("", MAREKS)]
)
def test_what_cannot_be_used_adds_nobody(desk: Desk, name: str, passphrase: str) -> None:
    with pytest.raises(Refused):
        bring_in(desk, name, passphrase)
    assert opens(desk) == {"Ana": True}


def test_ending_takes_the_key_away_and_a_new_passphrase_brings_them_back(desk: Desk, path: Path) -> None:
    bring_in(desk, "Marek", MAREKS)
    marek = of(desk, "Marek")
    end_access(desk, marek.id)
    assert marek.id not in {one.person_id for one in key_file.holders(key_file.beside(path))}
    with pytest.raises(WrongPassphrase):
        key_file.open_with_passphrase(key_file.beside(path), MAREKS)
    with pytest.raises(WrongUsage, match="nothing to undo"):
        undo(desk)
    give_passphrase(desk, marek.id, OTHER)
    assert of(desk, "Marek").ended_at is None
    opened = again(desk, path, OTHER)
    assert opened.staff.id == marek.id
    opened.store.close()


def test_a_new_passphrase_ends_the_old_one(desk: Desk, path: Path) -> None:
    give_passphrase(desk, desk.staff.id, OTHER)
    with pytest.raises(WrongPassphrase):
        again(desk, path, PASS)
    again(desk, path, OTHER).store.close()


def test_a_manager_who_can_come_in_always_stays(desk: Desk) -> None:
    ana = desk.staff
    with pytest.raises(Refused, match="only manager"):
        change_role(desk, ana.id, Role.DESK)
    with pytest.raises(Refused, match="at the desk yourself"):
        end_access(desk, ana.id)
    bring_in(desk, "Marek", MAREKS)
    marek = of(desk, "Marek")
    take_the_desk(desk, Person("x", "Somebody", Role.MANAGER, NOW))
    with pytest.raises(Refused, match="only manager"):
        end_access(desk, ana.id)
    change_role(desk, marek.id, Role.MANAGER)
    end_access(desk, ana.id)
    with pytest.raises(Refused, match="only manager"):
        change_role(desk, marek.id, Role.DESK)


def test_whoever_gives_the_role_away_has_it_no_more(desk: Desk) -> None:
    bring_in(desk, "Marek", MAREKS, role=Role.MANAGER)
    change_role(desk, desk.staff.id, Role.DESK)
    with pytest.raises(Refused, match="by a manager"):
        change_role(desk, desk.staff.id, Role.MANAGER)
    with pytest.raises(WrongUsage, match="nothing to undo"):
        undo(desk)  # no way round a role


def test_who_is_no_manager_any_more_takes_no_managers_act_back_nor_brings_it_again(desk: Desk) -> None:
    bring_in(desk, "Marek", MAREKS, role=Role.MANAGER)
    named = change_clinic(desk, phone="020 7946 0100").deed
    again = undo(desk, change_clinic(desk, phone="020 7946 0199").deed).deed
    change_role(desk, desk.staff.id, Role.DESK)
    for job, act in ((undo, named), (redo, again)):
        with pytest.raises(NotAllowed, match="Done as a manager"):
            job(desk, act)
    assert desk.store.clinic().phone == "020 7946 0100"
    undo(desk, leave_note(desk, "Printer is out of paper").deed)  # what is everybody's is theirs as before


def test_whose_access_has_ended_goes_back_to_no_backup_of_better_days(desk: Desk, path: Path) -> None:
    bring_in(desk, "Marek", MAREKS, role=Role.MANAGER)
    bring_in(desk, "Joy", OTHER, role=Role.MANAGER)
    assert desk.backups is not None
    desk.backups.make(desk.backups.folder, NOW)
    files = list(desk.backups.folder.glob("*.fdbackup"))
    end_access(desk, of(desk, "Marek").id)
    change_role(desk, of(desk, "Joy").id, Role.DESK)
    desk.store.close()
    for one in (MAREKS, OTHER):
        with pytest.raises(Refused, match="restored by a manager"):
            bootstrap.restore(path, files, one, clock=StillClock(NOW))
    assert bootstrap.restore(path, files, PASS, clock=StillClock(NOW)).newer_acts == 2


def test_adding_somebody_who_has_a_key_is_not_taken_back_by_key(desk: Desk) -> None:
    bring_in(desk, "Marek", MAREKS)
    with pytest.raises(Refused, match="has a passphrase"):
        undo(desk)


# --- cut off between the two files


class Cut(Exception):
    """The power went."""


KEY_FILE_WRITE = "frontdesk.vault.key_file._write"


def raising(trouble: Exception) -> Callable[..., None]:
    def gone(*_: object, **__: object) -> None:
        raise trouble

    return gone


@pytest.mark.parametrize("trouble", [Cut(), OSError(errno.ENOSPC, "full")], ids=["kill", "disk full"])
def test_cut_in_the_middle_of_an_ending_nobody_gets_in_and_the_next_start_finishes(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    bring_in(desk, "Marek", MAREKS)
    marek, keys = of(desk, "Marek"), key_file.beside(path)
    with monkeypatch.context() as patch:
        patch.setattr(KEY_FILE_WRITE, raising(trouble))
        with suppress(Cut):  # a full disk is borne in silence: the row says what counts
            end_access(desk, marek.id)
    assert marek.id in {one.person_id for one in key_file.holders(keys)}, "the key is still in the file"
    assert opens(desk) == {"Ana": True, "Marek": False}
    with monkeypatch.context() as patch:
        patch.setattr(KEY_FILE_WRITE, raising(OSError(errno.ENOSPC, "full")))
        with pytest.raises(WrongPassphrase, match="nobody who still works"):
            again(desk, path, MAREKS)
    with pytest.raises(WrongPassphrase, match="nobody who still works"):
        bootstrap.open_desk(path, MAREKS, clock=StillClock(NOW))
    assert marek.id not in {one.person_id for one in key_file.holders(keys)}, "taken away at that start"
    bootstrap.open_desk(path, PASS, clock=StillClock(NOW)).store.close()


@pytest.mark.parametrize("act", ["new", "again", "back"])
def test_cut_in_the_middle_of_letting_in_nobody_gets_in_of_whom_no_history_tells(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    bring_in(desk, "Marek", MAREKS)
    marek = of(desk, "Marek")
    if act == "back":
        end_access(desk, marek.id)
    known = {one.person.id for one in everybody(desk) if one.opens}
    with monkeypatch.context() as patch:
        patch.setattr(KEY_FILE_WRITE, raising(Cut()))
        with pytest.raises(Cut):
            bring_in(desk, "Joy", OTHER) if act == "new" else give_passphrase(desk, marek.id, OTHER)
    assert {one.person.id for one in everybody(desk) if one.opens} == known
    with pytest.raises(WrongPassphrase):
        key_file.open_with_passphrase(key_file.beside(path), OTHER)
    give_passphrase(
        desk, of(desk, "Joy").id if act == "new" else marek.id, OTHER
    )  # the manager does it again
    again(desk, path, OTHER).store.close()


def test_a_store_that_takes_no_deed_changes_no_key(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_in(desk, "Marek", MAREKS)
    marek, before = of(desk, "Marek"), opens(desk)

    full = NotSaved("Not saved: the disk is full.", "Nothing was changed.", "")
    monkeypatch.setattr(desk.whole, "commit", raising(full))
    with pytest.raises(NotSaved):
        end_access(desk, marek.id)
    with pytest.raises(NotSaved):
        give_passphrase(desk, marek.id, OTHER)
    with pytest.raises(NotSaved):
        bring_in(desk, "Joy", OTHER)
    assert opens(desk) == before
    assert desk.openers is not None
    with pytest.raises(WrongPassphrase):
        key_file.open_with_passphrase(desk.openers.file, OTHER)


def test_what_an_ending_left_does_not_come_back_with_a_new_passphrase(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old wrapped key was still there; the row says "works here" again before the new one is written."""
    bring_in(desk, "Marek", MAREKS)
    marek, taken = of(desk, "Marek"), Openers.take_away
    monkeypatch.setattr(Openers, "take_away", lambda *_: None)
    end_access(desk, marek.id)
    monkeypatch.setattr(Openers, "take_away", taken)
    assert desk.openers is not None

    monkeypatch.setattr(desk.whole, "commit", raising(Conflict("Somebody else changed it.", "", "")))
    with pytest.raises(Conflict):
        give_passphrase(desk, marek.id, OTHER)
    assert marek.id not in desk.openers.ids()


def test_a_pin_goes_with_the_access_and_does_not_come_back_with_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(desk, "Marek", MAREKS)
    marek = of(desk, "Marek")
    desk.store.keep_pin(pins.make(marek.id, "2864", Cost(1, 8192)), at=NOW, by=marek.id)
    assert [one.pin for one in everybody(desk)] == [False, True]
    with monkeypatch.context() as patch:  # the disk fills between the end and the PIN
        patch.setattr(desk.whole, "drop_pin", raising(NotSaved("Not saved: the disk is full.", "", "")))
        end_access(desk, marek.id)
    assert has_pin(desk, marek.id)
    with pytest.raises(WrongUsage):
        pin_matches(desk, marek.id, "2864")
    give_passphrase(desk, marek.id, OTHER)
    assert not has_pin(desk, marek.id)
