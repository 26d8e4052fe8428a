"""Repair reads a damaged store into a new one: all that is whole, and never over anything."""

import random
from pathlib import Path

import pytest

from frontdesk.domain.deed import Deed
from frontdesk.domain.errors import Damaged, Refused
from frontdesk.store.sqlite import backup
from frontdesk.store.sqlite.open import create, open_store
from frontdesk.store.sqlite.repairing import LOST, Repaired, repair
from frontdesk.vault import pin as pins
from frontdesk.vault.wrapped import Cost
from tests.store.made import DANA, KEY, NOW, TODAY, add, fact, patient, set_up, visit

PAGE, MANY = 4096, 120
ACT = Deed("repair", "repair", NOW, DANA.id, ())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "clinic.frontdesk"
    store = create(path, KEY, now=NOW)
    set_up(store)
    for n in range(MANY):
        person = f"p{n:03}"
        add(
            store,
            patient(person, f"Person Number{n}"),
            visit(f"v{n}", person),
            fact(f"f{n}", patient_id=person),
        )
    store.close()
    return path


def repaired(source: Path, to: Path) -> Repaired:
    keys = source.with_name("any.keys")
    keys.write_text("keys", encoding="utf-8")
    return repair(source, KEY, to, ACT, keys=keys)


def test_a_whole_store_comes_over_whole(whole: Path, tmp_path: Path) -> None:
    to = tmp_path / "new.frontdesk"
    found = repaired(whole, to)
    assert (found.people, found.lost) == (MANY, ())
    assert "Nothing was lost" in to.with_name(to.name + LOST).read_text(encoding="utf-8")
    assert to.with_name(to.name + ".keys").exists()
    old, new = open_store(whole, KEY, now=NOW), open_store(to, KEY, now=NOW)
    assert list(new.patients()) == list(old.patients())
    assert list(new.visits()) == list(old.visits())
    assert [one.patient.id for one in new.find("Number77", today=TODAY)] == ["p077"]
    assert new.chain_first_bad() == 0
    old.close()
    new.close()


def test_pins_come_over_and_open_as_before(whole: Path, tmp_path: Path) -> None:
    source, to = tmp_path / "pins.frontdesk", tmp_path / "new.frontdesk"
    source.write_bytes(whole.read_bytes())
    store = open_store(source, KEY, now=NOW)
    store.keep_pin(pins.make(DANA.id, "2580", Cost(1, 8192)), at=NOW, by=DANA.id)
    store.close()
    assert repaired(source, to).lost == ()
    new = open_store(to, KEY, now=NOW)
    kept = new.pin_of(DANA.id)
    assert kept is not None
    assert pins.matches(kept, "2580")
    new.close()


def test_nothing_is_ever_overwritten(whole: Path, tmp_path: Path) -> None:
    before = whole.read_bytes()
    for taken in ("new.frontdesk", "new.frontdesk.keys", "new.frontdesk" + LOST):
        (tmp_path / taken).write_text("mine", encoding="utf-8")
        with pytest.raises(Refused):
            repaired(whole, tmp_path / "new.frontdesk")
        assert (tmp_path / taken).read_text(encoding="utf-8") == "mine"
        (tmp_path / taken).unlink()
    with pytest.raises(Refused):
        repaired(whole, whole)
    assert whole.read_bytes() == before


def test_what_a_damaged_page_leaves_is_kept_and_the_rest_is_listed(whole: Path, tmp_path: Path) -> None:
    content, chance, came_over = whole.read_bytes(), random.Random(3), 0
    for number in range(5):
        broken = bytearray(content)
        broken[chance.randrange(PAGE, len(content))] ^= 1
        source, to = tmp_path / f"{number}.frontdesk", tmp_path / f"{number}-new.frontdesk"
        source.write_bytes(broken)
        try:
            found = repaired(source, to)
        except Damaged:
            assert not to.exists()
            continue
        came_over += 1
        assert source.read_bytes() == broken
        backup.prove(to, KEY)
        assert len(found.lost) <= 2, "one page is never of many tables"
        for one in found.lost:
            assert one.of is None or one.rows < one.of
            assert one.table in to.with_name(to.name + LOST).read_text(encoding="utf-8")
    assert came_over >= 3, "a damaged page is seldom the one that says what tables there are"


def test_what_a_repair_that_was_cut_off_left_is_not_in_the_way(whole: Path, tmp_path: Path) -> None:
    to = tmp_path / "new.frontdesk"
    first = repaired(whole, to)
    to.rename(to.with_name(to.name + backup.BEGUN))
    again = repaired(whole, to)
    assert again == first
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        to.name,
        to.name + ".keys",
        to.name + LOST,
    ]
