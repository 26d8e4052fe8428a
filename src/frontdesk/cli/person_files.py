"""The two files of ``frontdesk export-person``."""

import json
import os
from contextlib import suppress
from pathlib import Path

from frontdesk.domain.errors import NotSaved, Refused
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.export_person import export_person


def write_copy(desk: Desk, patient_id: str, folder: Path, size: str) -> tuple[Path, Path]:
    """Both files or neither. Raises ``Refused`` where one is there already, ``NotSaved`` for a full disk."""
    from frontdesk.app import write_pdf

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
        written = write_pdf(page, copy.paper, size=size)
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
