"""The sample clinic plays itself off screen: seven pictures, the card as text, one visit really made."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from frontdesk import bootstrap
from frontdesk.app import application
from frontdesk.desktop import Desktop
from frontdesk.domain.errors import NotSaved
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.screens.today.view import playing


@pytest.fixture
def desktop(qapp: QApplication, tmp_path: Path) -> Desktop:
    return Desktop(
        application(), bootstrap.create_sample(tmp_path / "s.frontdesk", "otter lamp seven bridge")
    )


def states(desktop: Desktop) -> dict[str, tuple[VisitState, datetime | None]]:
    visits: tuple[Visit, ...] = tuple(desktop.desk.store.visits(desktop.desk.today()))
    return {visit.id: (visit.state, visit.left_at) for visit in visits}


def test_a_person_comes_and_leaves(
    desktop: Desktop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = states(desktop)
    try:
        assert playing.play(desktop, tmp_path / "drawn") == 0
        after = states(desktop)
    finally:
        desktop.window.close()
        desktop.window.deleteLater()
        desktop.close()
    changed = {visit for visit in before if before[visit] != after[visit]}
    assert len(changed) == 1, "one person came; nobody else's visit was touched"
    state, left_at = after[changed.pop()]
    assert state is VisitState.LEFT
    assert left_at is not None

    drawn = sorted((tmp_path / "drawn").glob("*.png"))
    assert [file.stem for file in drawn] == [
        "1-idle", "2-find", "3-match", "4-lines", "5-hidden", "6-leaving", "7-left",
    ]  # fmt: skip
    pictures = [QImage(str(file)) for file in drawn]
    assert all(not picture.isNull() for picture in pictures)
    assert len({bytes(picture.constBits()) for picture in pictures}) == len(pictures), (
        "each shows something else"
    )

    out = capsys.readouterr().out
    match, lines, leaving, end = out.split("-" * 40)
    assert "Ask full name and date of birth" in match
    assert "To say" not in match
    assert all(title in lines for title in ("To say", "Preferences", "Cultural notes", "Last visit"))
    assert "born" not in lines + leaving
    assert str(tmp_path / "drawn") in end


def test_a_folder_that_takes_no_pictures(desktop: Desktop, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    try:
        with pytest.raises(NotSaved):
            playing.play(desktop, tmp_path / "file")
    finally:
        desktop.window.close()
        desktop.window.deleteLater()
        desktop.close()
