"""About every twentieth case of ``python -m tests.hostile``: no crash, no half, nothing uncounted."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from frontdesk.importers.format import Format
from frontdesk.importers.formats import csv_file
from frontdesk.usecases import import_records
from tests.hostile.cases import DAYS, Case, bombs, corpus, mutations
from tests.hostile.trial import Verdict, packs_tried, tried

EACH = 19
"""About every twentieth; no divisor of the samples or the changes, so that all of them are met."""
SLOW = "took "
"""How long a file takes is told by the full run alone: this computer may be busy."""


def broken(verdicts: Iterable[Verdict]) -> tuple[int, list[Verdict]]:
    """How many cases there were, and those that broke a promise."""
    seen = list(verdicts)
    return len(seen), [one for one in seen if one.wrong and not one.wrong.startswith(SLOW)]


def every(cases: Iterator[Case], step: int = EACH) -> Iterator[Case]:
    """Each ``step``-th case."""
    return islice(cases, 0, None, step)


def small(cases: Iterator[Case]) -> Iterator[Case]:
    """Those of less than a third of a megabyte."""
    return (case for case in cases if len(case.content) < 300_000)


@pytest.mark.parametrize("kind", ["csv", "fhir"])
def test_a_good_list_with_one_byte_changed(kind: str, tmp_path: Path) -> None:
    assert broken(tried(every(mutations(kind, 2_000)), tmp_path)) == (106, [])


@pytest.mark.parametrize("kind", sorted(set(DAYS) - {"csv", "fhir"}))
def test_another_good_list_with_one_byte_changed(kind: str, tmp_path: Path) -> None:
    assert broken(tried(every(mutations(kind, 2_000), 3 * EACH), tmp_path)) == (36, [])


def test_a_pack_with_one_byte_changed(tmp_path: Path) -> None:
    assert broken(packs_tried(every(mutations("pack", 2_000)), tmp_path)) == (106, [])


@pytest.mark.parametrize("kind", ["csv", "fhir"])
def test_bombs_read_in_this_process(kind: str, tmp_path: Path) -> None:
    number, wrong = broken(tried(every(small(bombs(kind)), 2), tmp_path))
    assert (number >= 6, wrong) == (True, [])


def test_bombs_of_packs(tmp_path: Path) -> None:
    number, wrong = broken(packs_tried(small(bombs("pack")), tmp_path))
    assert (number >= 9, wrong) == (True, [])


def test_a_bomb_in_the_reading_child(tmp_path: Path) -> None:
    quick = [one for one in bombs("fhir") if one.name in ("fhir depth 100,000", "fhir half letters")]
    assert broken(tried(quick, tmp_path, in_child=True)) == (2, [])


def test_the_files_of_the_corpora(shared_data: Path, tmp_path: Path) -> None:
    number, wrong = broken(tried(every(corpus(shared_data)), tmp_path))
    assert (number >= 75, wrong) == (True, [])


def _loses_a_row(path: Path) -> Format:
    return replace(csv_file.FORMAT, read=lambda path, how: islice(csv_file.FORMAT.read(path, how), 1, None))


def _stops(path: Path) -> Format:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("reader", "told"),
    [(_loses_a_row, "2 rows became 1"), (_stops, "ZeroDivisionError came through")],
)
def test_a_broken_promise_is_told(
    reader: Callable[[Path], Format], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = Case("good", b"First name,Last name\nAnn,Lee\nBo,Li\n", ".csv")
    assert [one.wrong for one in tried([good], tmp_path)] == [""]
    monkeypatch.setattr("tests.hostile.trial.format_of", reader)
    assert [one.wrong for one in tried([good], tmp_path)] == [told]


def test_what_a_refused_file_leaves_behind_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = b'{"resourceType":"Patient","name":[{"family":"Lee"}]}\n'
    half = Case("half", line * 3 + line.replace(b"}]}", b'}],"fhirVersion":"5.0.0"}'), ".ndjson")
    assert [(one.refused, one.wrong) for one in tried([half], tmp_path)] == [(True, "")]
    monkeypatch.setattr(import_records, "_forget", lambda desk, run_id: None)
    told = [(one.refused, one.wrong) for one in tried([half], tmp_path)]
    assert told == [(True, "a refused file left something behind")]
