"""What ``frontdesk print`` does: a paper, as whoever is at the desk may see it, as a PDF of one page."""

import os
from contextlib import suppress
from pathlib import Path

from frontdesk.cli.shared import Wanted, card_of, say, say_json
from frontdesk.domain.errors import NotSaved, Refused
from frontdesk.domain.look_note import LookKind
from frontdesk.domain.paper import Paper
from frontdesk.screens.today.leaving_words import prefilled
from frontdesk.usecases.door_slip import door_slip
from frontdesk.usecases.morning_sheet import morning_sheet
from frontdesk.usecases.pocket_slip import pocket_slip
from frontdesk.usecases.visit_sheet import visit_sheet


def morning(wanted: Wanted, file: Path, size: str) -> None:
    """The sheet of today."""
    with wanted.desk() as desk:
        paper = morning_sheet(desk)
    _write(wanted, "morning-sheet", paper, file, size)


def door(wanted: Wanted, key: str, file: Path, size: str) -> None:
    """For the clinician; ``key`` of a visit or a patient."""
    with wanted.desk() as desk:
        paper = door_slip(desk, card_of(desk, key, LookKind.PAPER))
    _write(wanted, "door-slip", paper, file, size)


def pocket(wanted: Wanted, key: str, file: Path, size: str) -> None:
    """For the patient, with the last sentence as Leaving prefills it."""
    with wanted.desk() as desk:
        card = card_of(desk, key, LookKind.PAPER)
        paper = pocket_slip(desk, card, prefilled(desk, card))
    _write(wanted, "pocket-slip", paper, file, size)


def sheet(wanted: Wanted, file: Path, size: str, language: str) -> None:
    """Blank, for anybody."""
    with wanted.desk() as desk:
        paper = visit_sheet(desk, language)
    _write(wanted, "visit-sheet", paper, file, size)


def _write(wanted: Wanted, what: str, paper: Paper, file: Path, size: str) -> None:
    """Nobody else of this computer may read the file. Raises ``Refused`` where one is there already,
    ``NotSaved`` for a full disk."""
    from frontdesk.app import write_pdf

    if os.path.lexists(file):
        raise Refused(f"{file.name} is there already.", "Nothing was written.", "Choose another name.")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        written = write_pdf(file, paper, size=size)
    except OSError:
        written = False
    if not written:
        with suppress(OSError):
            file.unlink()
        raise NotSaved(
            "The file cannot be written there.", "Nothing was written.", "Choose a folder with room."
        )
    if wanted.as_json:
        say_json({"paper": what, "file": str(file)})
    else:
        say(f"Written: {file}")
