"""Imports: whole or absent, hidden while they are written, kept against nobody's own entry."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from frontdesk.domain.clinic import Clinician
from frontdesk.domain.deed import Change, Record
from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.fact import FactKind, FactStatus
from frontdesk.domain.imported import RowProblem
from frontdesk.domain.patient import Identifier, Patient
from frontdesk.domain.visit import Visit
from frontdesk.store.port import StagedRow, Store
from frontdesk.store.sqlite import imports
from frontdesk.store.sqlite.imports import LEFT_AS_IT_IS
from frontdesk.store.sqlite.open import finish_imports
from frontdesk.store.sqlite.store import SqliteStore
from tests.store.made import DANA, NOW, TODAY, add, bring_in, commit, days, fact, list_of, patient, run, visit

READS: dict[str, Callable[[Store], object]] = {
    "patients": lambda s: list(s.patients()),
    "visits": lambda s: list(s.visits()),
    "visits of the day": lambda s: list(s.visits(TODAY)),
    "board": lambda s: s.board(TODAY),
    "find by name": lambda s: s.find("listed", today=TODAY),
    "find by middle": lambda s: s.find("iste", today=TODAY),
    "find by slip": lambda s: s.find("lissted", today=TODAY),
    "find by birth date": lambda s: s.find("2.1.1980", today=TODAY),
    "find by a name we were told": lambda s: s.find("zebedee", today=TODAY),
    "get patient": lambda s: s.get(Patient, "imported 1"),
    "get visit": lambda s: s.get(Visit, "on list 1"),
    "facts": lambda s: (s.facts_of("imported 1"), s.facts_of("p1")),
    "by number": lambda s: s.patients_by_identifier(Identifier("mrn", "1")),
    "by name": lambda s: s.patients_by_name_key("listed person1"),
    "many at once": lambda s: s.known(
        [Identifier("mrn", "1")], [("listed person1", ""), ("bell ngozi okonkwo", "")]
    ),
    "many bookings": lambda s: s.visits_by_source([("s", "1")]),
    "by booking": lambda s: s.visit_by_source("s", "1"),
    "card of somebody known": lambda s: replace(
        s.card_input(patient_id="p1", visit_id="", staff=DANA, now=NOW), use={}
    ),
    "last deed": lambda s: s.last_deed("dana"),
}


def seen(store: Store) -> dict[str, object]:
    return {name: read(store) for name, read in READS.items()}


def rows() -> list[StagedRow]:
    """New people, and new facts, a visit and a changed name for somebody known."""
    new = list_of(5)
    who = new[1].changes[0][1]
    assert isinstance(who, Patient)
    numbered = replace(who, identifiers=(Identifier("mrn", "1"),))
    new[1] = StagedRow(2, ((None, numbered), *new[1].changes[1:]))
    known: tuple[tuple[Record | None, Record | None], ...] = (
        (patient(), replace(patient(), birth_date="1980-01-02")),
        (None, fact("told", "Zebedee", FactKind.NAME_TO_USE, import_id="run")),
        (None, fact("needs", "French", FactKind.SPOKEN_LANGUAGE, import_id="run")),
        (None, visit("known", "p1", import_id="run")),
    )
    return [*new, StagedRow(6, known)]


@pytest.fixture
def known(store: SqliteStore) -> SqliteStore:
    add(store, patient())
    return store


def test_nothing_shows_before_the_last_step(known: SqliteStore) -> None:
    before = seen(known)
    known.import_stage(run(), rows()[:3])
    known.import_stage(run(), rows()[3:])
    assert seen(known) == before
    known.import_accept("run")
    steps = 0
    while True:
        unfinished = known.unfinished_imports()
        assert [r.id for r in unfinished] == ["run"]
        if known.import_step("run", limit=4):
            break
        steps += 1
        if waiting_is_over(known):
            break
        assert seen(known) == before
    while not known.import_step("run"):
        pass
    after = seen(known)
    assert steps > 3
    assert {name for name in READS if after[name] == before[name]} == {"last deed"}
    assert known.unfinished_imports() == ()


def waiting_is_over(store: Store) -> bool:
    """The last stage has begun: what is there already is being changed, row by row."""
    found = store.get(Patient, "p1")
    return found is not None and found.birth_date != ""


def test_all_of_it_is_there_afterwards(known: SqliteStore) -> None:
    bring_in(known, rows())
    assert len(list(known.patients())) == 6
    assert len(known.board(TODAY)) == 6
    assert known.get(Patient, "p1") == replace(patient(), birth_date="1980-01-02")
    assert [f.patient.id for f in known.find("zebedee", today=TODAY)] == ["p1"]
    assert len(known.find("listed", today=TODAY, limit=50)) == 5
    assert known.import_problems("run") == ()
    assert known.import_step("run") is True


def test_new_people_appear_all_at_once(known: SqliteStore) -> None:
    known.import_stage(run(), rows())
    known.import_accept("run")
    seen_at_once = []
    done = False
    while not done:
        done = known.import_step("run", limit=3)
        seen_at_once.append((len(known.find("listed", today=TODAY)), len(known.board(TODAY)), done))
    assert set(seen_at_once[:-1]) == {(0, 0, False)}
    assert seen_at_once[-1] == (5, 6, True)


def test_a_new_name_of_somebody_known_is_looked_for_after_the_import_not_before(known: SqliteStore) -> None:
    told = fact("told", "Zebedee", FactKind.NAME_TO_USE, import_id="run")
    known.import_stage(run(), [*list_of(20), StagedRow(90, ((None, told),))])
    known.import_accept("run")
    while not known.import_step("run", limit=10):
        if not known.facts_of("p1"):
            assert known.find("zebedee", today=TODAY) == ()
    assert [f.patient.id for f in known.find("zebedee", today=TODAY)] == ["p1"]


@pytest.mark.parametrize("rows_between", [-1, 0, 1, 30])
def test_a_new_person_is_found_by_the_name_told_with_them(known: SqliteStore, rows_between: int) -> None:
    """Whether it stands in the person's own row, in the same step, or in a later one."""
    who = patient("new", "Maximilian Alder", import_id="run")
    told = fact("told", "Zebedee", FactKind.NAME_TO_USE, patient_id="new", import_id="run")
    before = fact("before", "Quentin", FactKind.NAME_TO_USE, patient_id="new", import_id="run")
    gone = replace(before, status=FactStatus.RETIRED)
    rows = [StagedRow(1, ((None, who), (None, gone))), *list_of(rows_between), StagedRow(90, ((None, told),))]
    if rows_between < 0:
        rows = [StagedRow(1, ((None, who), (None, gone), (None, told)))]
    known.import_stage(run(), rows)
    known.import_accept("run")
    while not known.import_step("run", limit=10):
        assert known.find("zebedee", today=TODAY) == ()
    assert [f.patient.id for f in known.find("zebedee", today=TODAY)] == ["new"]
    assert [f.patient.id for f in known.find("maximilian", today=TODAY)] == ["new"]
    assert known.find("quentin", today=TODAY) == ()


def test_a_record_that_is_there_already_is_left_as_it_is(known: SqliteStore) -> None:
    okafor = Clinician("okafor", "Dr Okafor")
    known.import_stage(run(), [StagedRow(1, ((None, replace(okafor, spoken_name="OKAFOR, N")),))])
    add(known, okafor)
    known.import_accept("run")
    while not known.import_step("run"):
        pass
    assert okafor in known.clinicians()
    assert known.import_problems("run") == (RowProblem("row 1", LEFT_AS_IT_IS),)


def test_steps_are_small(known: SqliteStore) -> None:
    known.import_stage(run(), list_of(100))
    known.import_accept("run")
    steps = 1
    while not known.import_step("run", limit=10):
        steps += 1
    assert steps >= 10 + 10


def test_what_the_desk_changed_meanwhile_stays(known: SqliteStore) -> None:
    known.import_stage(run(), rows())
    corrected = replace(patient(), birth_date="1999-09-09")
    commit(known, Change(patient(), corrected))
    known.import_accept("run")
    while not known.import_step("run"):
        pass
    assert known.get(Patient, "p1") == corrected
    assert known.import_problems("run") == (RowProblem("row 6", LEFT_AS_IT_IS),)
    assert known.get(Visit, "known") is not None


@pytest.mark.parametrize("seconds", [60.0, 0.0])
def test_many_changes_take_many_steps_and_all_are_written(
    known: SqliteStore, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    """However little time a step has, it writes something; the import is done when nothing is left."""
    monkeypatch.setattr(imports, "STEP_SECONDS", seconds)
    here = [patient(f"here {n}", f"Person{n}") for n in range(25)]
    add(known, *here)
    born = [replace(one, birth_date="1980-01-02") for one in here]
    changed = [StagedRow(n, ((one, after),)) for n, (one, after) in enumerate(zip(here, born, strict=True))]
    known.import_stage(run(), changed)
    known.import_accept("run")
    steps = 1
    while not known.import_step("run", limit=10):
        steps += 1
    assert [p for p, _ in known.patients() if p.id != "p1"] == sorted(born, key=lambda one: one.id)
    assert steps >= (3 if seconds else 25)
    assert known.import_problems("run") == ()


def test_problems_of_the_file_are_kept_in_order(known: SqliteStore) -> None:
    first, second = RowProblem("row 3", "No name."), RowProblem("row 1", "No date.")
    known.import_stage(run(), (), [first])
    known.import_stage(run(), list_of(100), [second])
    assert known.import_problems("run") == (first, second)


def test_a_dropped_import_leaves_nothing(known: SqliteStore) -> None:
    before = seen(known)
    known.import_stage(run(), rows(), [RowProblem("row 3", "No name.")])
    known.import_drop("run")
    assert seen(known) == before
    assert known.unfinished_imports() == ()
    assert known.import_problems("run") == ()
    with pytest.raises(WrongUsage):
        known.import_accept("run")


def test_the_order_of_the_buttons_is_kept(known: SqliteStore) -> None:
    known.import_stage(run(), rows())
    with pytest.raises(WrongUsage):
        known.import_step("run")
    known.import_accept("run")
    for wrong in (known.import_accept, known.import_drop):
        with pytest.raises(WrongUsage):
            wrong("run")
    with pytest.raises(WrongUsage):
        known.import_stage(run(), rows())


def test_the_next_start_finishes_what_was_accepted_and_drops_the_rest(known: SqliteStore) -> None:
    known.import_stage(run(), rows())
    known.import_accept("run")
    known.import_step("run", limit=4)
    known.import_stage(run("other"), list_of(3, "other"))
    done = finish_imports(known)
    assert [r.id for r in done.finished] == ["run"]
    assert [r.id for r in done.dropped] == ["other"]
    assert len(list(known.patients())) == 6
    assert done.messages == (
        "The import of day list.csv was interrupted and has been finished now. All of it is here.",
        "The import of day list.csv did not finish. Nothing was imported. Start it again.",
    )
    assert finish_imports(known).messages == ()


def test_an_import_is_one_deed_and_undo_passes_over_it(known: SqliteStore) -> None:
    last = known.last_deed("dana")
    bring_in(known, rows())
    deed = known.deed("import run")
    assert deed is not None
    assert (deed.kind, deed.by) == ("import", "dana")
    assert known.last_deed("dana") == last


def test_the_search_index_survives_very_many_steps(known: SqliteStore) -> None:
    """An index in more than 2,000 pieces reports a full disk; people come in no order of when last seen."""
    many = [
        StagedRow(
            n,
            (
                (
                    None,
                    patient(f"i{n:05}", f"Anna{n}", last_seen_on=TODAY - days(n * 7 % 1000), import_id="run"),
                ),
            ),
        )
        for n in range(2_500)
    ]
    known.import_stage(run(), many)
    known.import_accept("run")
    while not known.import_step("run", limit=1_000):
        pass
    assert [f.patient.id for f in known.find("anna2077", today=TODAY)] == ["i02077"]
    assert len(known.find("anna", today=TODAY, limit=50)) == 50
    while known.idle():
        pass
    assert len(known.find("anna", today=TODAY, limit=50)) == 50
