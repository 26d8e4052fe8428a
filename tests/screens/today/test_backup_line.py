"""The line about an old backup on the idle screen: there, pressed by key, and gone. On a real store."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontdesk import bootstrap
from frontdesk.domain.backup import newest_proven
from frontdesk.frame.backup_round import MADE, BackupRound
from frontdesk.frame.jobs import AtOnce
from frontdesk.screens.today.view.wiring import tie_backups
from frontdesk.store.port import ImportRun
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.usecases.keep_backups import back_up, standing
from frontdesk.vault.wrapped import Cost
from tests.desks import StillClock
from tests.looks.stage import PicturedToday
from tests.screens.today.test_window import press

NOW = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)
HERE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_the_key_makes_one_and_the_line_goes(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontdesk.vault.key_file.Cost", lambda *given: Cost(*given or (1, 8192)))
    clock = StillClock(NOW)
    answers = FirstAnswers("Linden Street", "Ana", "Europe/London")
    desk, _ = bootstrap.create_desk(
        tmp_path / "clinic.frontdesk", "otter lamp seven bridge", answers, clock=clock
    )
    back_up(desk)
    desk.whole.import_stage(ImportRun("run", NOW, desk.staff.id, "list.csv", 0, 0, "staged"), [])
    clock.forward(hours=26)  # nothing is made by itself beside an import
    with PicturedToday(qapp, 1366, 768, desk=desk) as stage:
        round_ = BackupRound(desk, AtOnce(), lambda _: None)
        tie_backups(stage.view, round_)
        line = stage.view.idle.backup
        assert not line.isVisible()
        press(stage, Qt.Key.Key_B, HERE)
        assert len(standing(desk).known) == 1, "nothing is asked for, the key does nothing"
        round_.minute_passed()
        assert line.isVisible()
        assert line.words.text() == "The last proven backup is 26 hours old. Back up now."
        press(stage, Qt.Key.Key_B, HERE)
        assert not line.isVisible()
        assert stage.view.toast.words() == MADE
        newest = newest_proven(standing(desk).known)
        assert newest is not None
        assert newest.at == clock.now
