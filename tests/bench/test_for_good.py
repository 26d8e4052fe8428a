"""Somebody asks for everything we keep, or to be erased: seconds at the most, in a clinic of any size."""

import time
from functools import partial
from pathlib import Path

from frontdesk.app import write_pdf
from frontdesk.usecases.erase_person import erase_person
from frontdesk.usecases.export_person import write_person
from tests.bench.conftest import MadeClinic
from tests.bench.measure import Scores
from tests.bench.todays import visits

PEOPLE = 5


def test_export_and_erase(own_clinic: MadeClinic, tmp_path: Path, scores: Scores) -> None:
    desk = own_clinic.desk()
    people = [visit.patient_id for visit in visits(desk)[:PEOPLE]]
    exported, erased = [], []
    for patient_id in people:
        began = time.perf_counter()
        write_person(desk, patient_id, tmp_path / "out", partial(write_pdf, size="A4"))
        exported.append(time.perf_counter() - began)
    for patient_id in people:
        began = time.perf_counter()
        erase_person(desk, patient_id)
        erased.append(time.perf_counter() - began)
    scores.note("Export", max(exported) * 1_000)
    scores.note("Erase", max(erased) * 1_000)
    assert not any(desk.store.everything_of(patient_id) for patient_id in people)
    desk.store.close()
