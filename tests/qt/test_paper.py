"""Paper: pages with words on them, as many as are needed; names of files and titles hold nobody's name."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontdesk.qt import paper
from frontdesk.qt.look import Look
from frontdesk.qt.paper import Groups, Words

GROUPS = Groups(("K7QF", "9HTR", "B8NW", "YE6G", "M2XD", "V4LC", "3JPA", "Z5US"))


def test_one_sheet_is_written(look: Look, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    assert paper.save_pdf(file, "Recovery sheet", [Words("Keep it."), GROUPS])
    written = file.read_bytes()
    assert written.startswith(b"%PDF")
    assert written.count(b"/Type /Page\n") == 1


def test_what_does_not_fit_goes_on_over_the_sheet(look: Look, tmp_path: Path) -> None:
    writer = QPdfWriter(str(tmp_path / "long.pdf"))
    paragraph = Words("Nobody is named here. " * 30)
    assert paper.page(writer, "Long", [paragraph] * 30) > 1
    del writer
    assert (tmp_path / "long.pdf").read_bytes().count(b"/Type /Page\n") > 1


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_both_papers(look: Look, tmp_path: Path, size: str) -> None:
    assert paper.save_pdf(tmp_path / "x.pdf", "Recovery sheet", [GROUPS], size=size)
    box = (tmp_path / "x.pdf").read_bytes().split(b"/MediaBox [")[1].split(b"]")[0].split()
    assert float(box[2]) == pytest.approx(612 if size == "Letter" else 595, abs=1)


def test_a_folder_that_cannot_be_written_is_said(look: Look, tmp_path: Path) -> None:
    assert not paper.save_pdf(tmp_path / "nowhere" / "x.pdf", "Recovery sheet", [GROUPS])


def test_printing_asks_first_and_tells_when_it_went(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    done: list[bool] = []
    paper.print_page(parent, "Recovery sheet", [GROUPS], done=lambda: done.append(True))
    dialog = parent.findChild(QPrintDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert not done, "nothing is printed before somebody said so"
    printer = dialog.printer()
    assert printer.docName() == "Frontdesk"
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.accepted.emit(printer)
    assert done == [True]
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    dialog.reject()


def test_printing_is_not_loaded_with_the_module() -> None:
    source = Path(paper.__file__).read_text(encoding="utf-8")
    top = source.split("\n\n\n", 1)[0]
    assert "QtPrintSupport" not in top
