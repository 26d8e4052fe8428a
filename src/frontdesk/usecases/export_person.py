"""A person's data leaves the store in a file: a manager's act, and one that is noted."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from frontdesk.domain.errors import NotSaved, Refused
from frontdesk.domain.paper import Paper
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.person_copy import PersonCopy, person_copy
from frontdesk.usecases.who_may_change import managers_only

ONLY_A_MANAGER = "What is held about a person is written to files by a manager."


def export_person(desk: Desk, patient_id: str) -> PersonCopy:
    """Everything held, to be written to a file. That it was done stands among the acts.

    Raises ``Refused`` for anybody but a manager, ``WrongUsage`` for nobody.
    """
    managers_only(desk, ONLY_A_MANAGER)
    copy = person_copy(desk, patient_id)
    desk.store.commit(desk.deed("export_person", patient_id=patient_id))
    return copy


Draw = Callable[[Path, Paper], bool]
"""Draws a document as a PDF; False when the disk did not take it."""


def write_person(desk: Desk, patient_id: str, folder: Path, draw: Draw) -> tuple[Path, Path]:
    """The two files: whole for a machine, and to read. Both or neither; neither name holds a name.

    Raises ``Refused`` for anybody but a manager and where one is there already, ``NotSaved`` for a full disk,
    ``WrongUsage`` for nobody.
    """
    copy = export_person(desk, patient_id)
    name = f"person-{copy.patient_id}"
    data, page = folder / f"{name}.json", folder / f"{name}.pdf"
    there = next((file for file in (data, page) if os.path.lexists(file)), None)
    if there is not None:
        raise Refused(f"{there.name} is there already.", "Nothing was written.", "Choose another folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in (data, page):  # nobody else of this computer may read them
            os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        data.write_text(json.dumps(copy.data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        written = draw(page, copy.paper)
    except OSError:
        written = False
    if not written:
        for file in (data, page):
            with suppress(OSError):
                file.unlink()
        raise NotSaved(
            "The files cannot be written there.", "Nothing was written.", "Choose a folder with room."
        )
    return data, page
