"""Files through the road of the desk, and what became of them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from frontdesk.usecases import import_records
from tests.score import bring as bringing
from tests.score.bring import bring
from tests.score.tally import Fate
from tests.score.truth import Known, Truth

LIST = "MRN,First name,Last name,DOB,Language,Start\n7,Ann,Lee,1961-03-14,Spanish,2026-11-23 09:30\n"


def brought(folder: Path, text: str, **known: bool) -> bringing.Brought:
    (folder / "a.csv").write_text(text, encoding="utf-8")
    people = () if known.get("to_refuse") else (Known(family="Lee"),)
    return bring(folder, Truth("a.csv", "csv", people, (), known.get("to_refuse", False)))


def test_a_list_is_in_the_store(tmp_path: Path) -> None:
    _, fate, (ann,), starts, _ = brought(tmp_path, LIST)
    assert fate is Fate.IMPORTED
    assert (ann.ids, ann.family, ann.given, ann.birth_date, ann.language) == (
        frozenset("7"), "Lee", "Ann", "1961-03-14", "es",
    )  # fmt: skip
    assert starts == (datetime(2026, 11, 23, 9, 30, tzinfo=UTC),)


def test_a_row_left_out_makes_it_partly(tmp_path: Path) -> None:
    assert brought(tmp_path, LIST + "8,,,,,\n")[1] is Fate.PARTLY


def test_a_refusal_is_right_or_wrong(tmp_path: Path) -> None:
    assert brought(tmp_path, "")[1] is Fate.REFUSED_WRONGLY
    assert brought(tmp_path, "", to_refuse=True)[1] is Fate.REFUSED_RIGHTLY


@pytest.mark.parametrize(
    ("trouble", "fate"), [(ZeroDivisionError, Fate.CRASHED), (bringing._Hung, Fate.HUNG)]
)
def test_a_crash_and_a_hang_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: type[Exception], fate: Fate
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise trouble

    monkeypatch.setattr(import_records, "plan_rows", breaks)
    assert brought(tmp_path, LIST)[1] is fate
