"""What the desk does about backups by itself and when asked, on a real store with its key file."""

import errno
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from frontdesk import bootstrap
from frontdesk.domain.backup import Why
from frontdesk.domain.errors import NotSaved, Refused
from frontdesk.domain.staff import Role
from frontdesk.frame.backup_round import MADE, BackupRound, OldLine
from frontdesk.frame.jobs import AtOnce
from frontdesk.store.port import ImportRun
from frontdesk.store.sqlite import backups, migrations
from frontdesk.usecases.add_patient import NewPerson, add_patient
from frontdesk.usecases.backup_words import age, drilled_words, newest_words, old_words, when
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.erase_person import erase_person
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.usecases.keep_backups import back_up, drill, standing, what_is_due
from frontdesk.vault.wrapped import Cost
from tests.desks import StillClock

NOW = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)
PASS = "otter lamp seven bridge"
NO_SPACE = "No backup was made. There is no space on the backup disk. The older backup is kept."


def no_space(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def clock() -> StillClock:
    return StillClock(NOW)


@pytest.fixture
def desk(tmp_path: Path, clock: StillClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr("frontdesk.vault.key_file.Cost", lambda *given: Cost(*given or (1, 8192)))
    answers = FirstAnswers("Linden Street", "Ana", "Europe/London")
    made, _ = bootstrap.create_desk(tmp_path / "clinic.frontdesk", PASS, answers, clock=clock)
    add_patient(made, "p1", NewPerson("Ngozi", "Okonkwo"))
    yield made
    made.store.close()


def test_a_backup_when_it_is_due_and_a_drill_each_week(desk: Desk, clock: StillClock, tmp_path: Path) -> None:
    made, drilled = what_is_due(desk)
    assert made is not None
    assert made.contents is not None
    assert (made.why, made.contents.people) == (Why.BY_ITSELF, 1)
    assert drilled is not None
    assert drilled.good
    assert standing(desk).newest == made
    assert standing(desk).folder == tmp_path / "backups"
    assert what_is_due(desk) == (None, None)
    clock.forward(hours=3, minutes=59)
    assert what_is_due(desk) == (None, None)
    clock.forward(minutes=1)
    assert [bool(one) for one in what_is_due(desk)] == [True, False]
    clock.forward(days=7)
    assert [bool(one) for one in what_is_due(desk)] == [True, True]
    assert len(standing(desk).known) == 2, "the first of that day is thinned, the newest of each day stays"


def test_a_drill_is_an_act_that_nothing_takes_back(desk: Desk) -> None:
    back_up(desk)
    drill(desk)
    last = desk.whole.last_deed(desk.staff.id)
    assert last is not None
    assert last.kind == "add_patient"


def test_never_beside_an_import(desk: Desk) -> None:
    desk.whole.import_stage(ImportRun("run", NOW, desk.staff.id, "list.csv", 0, 0, "staged"), [])
    assert what_is_due(desk) == (None, None)
    desk.whole.import_drop("run")
    assert what_is_due(desk)[0] is not None


def test_who_is_erased_is_remembered_beside_the_backups(desk: Desk, tmp_path: Path) -> None:
    back_up(desk)
    gone = next(iter(desk.whole.patients()))[0].id
    erase_person(desk, gone)
    assert gone in (tmp_path / "backups" / "erased.json").read_text(encoding="utf-8")


def test_a_window_that_closes_does_not_wait_for_a_backup(desk: Desk, tmp_path: Path) -> None:
    assert desk.backups is not None
    desk.backups.giving_up = True
    with pytest.raises(NotSaved):
        back_up(desk)
    assert not list((tmp_path / "backups").glob("clinic*"))


def test_the_sample_has_none() -> None:
    class Nobody:
        backups = None

    with pytest.raises(Refused):
        standing(Nobody())  # type: ignore[arg-type]  # what a backup needs of a desk


def test_what_cannot_be_done_is_said_once_and_tried_again(
    desk: Desk, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    news: list[int] = []
    here = BackupRound(desk, AtOnce(), said.append)
    here.news = lambda: news.append(1)
    here.minute_passed()
    clock.forward(hours=5)
    with monkeypatch.context() as full:
        full.setattr(backups, "copy_file", no_space)
        here.minute_passed()
        clock.forward(minutes=11)
        here.minute_passed()
    assert said == [f"{NO_SPACE} Free some room there."], "the same trouble is not said again"
    here.minute_passed()
    assert len(news) == 1, "ten minutes are not over"
    clock.forward(minutes=11)
    here.minute_passed()
    assert (len(said), len(news)) == (1, 2)


def test_the_line_stands_past_a_day_and_goes_when_one_is_made(desk: Desk, clock: StillClock) -> None:
    said: list[str] = []
    lines: list[OldLine] = []
    here = BackupRound(desk, AtOnce(), said.append)
    here.show_on(lines.append)
    here.asked()
    assert standing(desk).known == (), "without a line nothing is pressed"
    here.minute_passed()
    assert lines[-1] == OldLine()
    first = standing(desk).newest
    desk.whole.import_stage(ImportRun("run", NOW, desk.staff.id, "list.csv", 0, 0, "staged"), [])
    clock.forward(hours=26)
    here.minute_passed()
    assert lines[-1].words == "The last proven backup is 26 hours old. Back up now."
    desk.staff = replace(desk.staff, role=Role.DESK)
    here.asked()
    assert OldLine(lines[-2].words, busy=True) in lines
    assert lines[-1] == OldLine()
    assert said == [MADE]
    newest = standing(desk).newest
    assert newest != first


def test_why_none_could_be_made_stands_in_the_line(
    desk: Desk, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """M24, with the age, which grows while nothing is tried."""
    said: list[str] = []
    lines: list[OldLine] = []
    here = BackupRound(desk, AtOnce(), said.append)
    here.show_on(lines.append)
    here.minute_passed()
    clock.forward(hours=25, minutes=58)
    with monkeypatch.context() as full:
        full.setattr(backups, "copy_file", no_space)
        here.minute_passed()
        clock.forward(minutes=3)
        here.minute_passed()
        age = "The last proven backup is 26 hours old. Back up now."
        assert lines[-1].words == f"{NO_SPACE} Free some room there. {age}"
        here.asked()
        assert lines[-1].words.startswith(NO_SPACE)
    here.asked()
    assert (lines[-1], said) == (OldLine(), [MADE])


def test_a_damaged_newest_is_told_and_made_anew(desk: Desk, clock: StillClock, tmp_path: Path) -> None:
    said: list[str] = []
    here = BackupRound(desk, AtOnce(), said.append)
    here.minute_passed()
    for file in (tmp_path / "backups").glob("*.fdbackup"):
        content = bytearray(file.read_bytes())
        content[9_000] ^= 1
        file.write_bytes(content)
    clock.forward(days=6, hours=23, minutes=58)
    assert desk.backups is not None
    drilled = drill(desk)
    assert not drilled.good
    here.minute_passed()
    newest = standing(desk).newest
    assert newest is not None
    assert newest.at == clock.now


def test_an_update_comes_after_a_backup_and_says_so(
    desk: Desk, clock: StillClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.store.close()
    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 1)
    told: list[str] = []
    again = bootstrap.open_desk(tmp_path / "clinic.frontdesk", PASS, clock=clock, tell=told.append)
    try:
        assert len(told) == 1
        assert "A backup was made first" in told[0]
        newest = standing(again).newest
        assert newest is not None
        assert newest.why is Why.UPDATE
    finally:
        again.store.close()


def test_no_update_without_a_backup(
    desk: Desk, clock: StillClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.store.close()
    before = (tmp_path / "clinic.frontdesk").read_bytes()
    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 1)
    (tmp_path / "backups").write_text("in the way", encoding="utf-8")
    with pytest.raises(NotSaved):
        bootstrap.open_desk(tmp_path / "clinic.frontdesk", PASS, clock=clock)
    assert (tmp_path / "clinic.frontdesk").read_bytes() == before


def test_how_old_is_said_in_words(desk: Desk, clock: StillClock) -> None:
    made = back_up(desk)
    now = clock.now
    assert when(now - timedelta(hours=1), now) == "today 08:30"
    assert when(now - timedelta(days=1), now) == "yesterday 09:30"
    assert when(now - timedelta(days=30), now) == "14 April 09:30"
    assert [age(now - timedelta(hours=h), now) for h in (0, 1, 26, 71, 72)] == [
        "0 minutes", "1 hour", "26 hours", "71 hours", "3 days",
    ]  # fmt: skip
    assert old_words(made, now + timedelta(hours=24)) == ""
    assert (
        old_words(made, now + timedelta(hours=26)) == "The last proven backup is 26 hours old. Back up now."
    )
    assert newest_words(made, made.at) == "The newest good backup is from today 10:30 (1 person)."
    assert drilled_words(drill(desk), made.at) == "Today 10:30, opened and counted: 1 person."
