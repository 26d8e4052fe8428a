"""What belongs to one visit, or has ended, shows at no list: not in words and not in JSON."""

from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk import bootstrap
from frontdesk.domain.deed import Change
from frontdesk.domain.fact import FactKind
from frontdesk.domain.visit import Visit
from frontdesk.usecases.desk import new_id
from tests.cli.terminal import PASS, Terminal
from tests.people import fact

KINDS = (FactKind.NAME_TO_USE, FactKind.PRONUNCIATION)


@pytest.fixture
def bound(day: Terminal) -> tuple[Terminal, str, str]:
    """Siobhán with a name and a sound of another visit, and a name and a sound that ended yesterday."""
    (found,) = day("find", "siobhan", "--json").lines
    desk = bootstrap.open_desk(day.store, PASS)
    here = desk.store.get(Visit, found["visit"]["id"])
    assert here is not None
    later = replace(here, id=new_id(), day=here.day + timedelta(days=7), start=here.start + timedelta(days=7))
    later = replace(later, source_value="", import_id="")
    ended = desk.today() - timedelta(days=1)
    facts = [
        *(fact(new_id(), here.patient_id, kind, f"Bound {kind.value}", visit_id=later.id) for kind in KINDS),
        *(fact(new_id(), here.patient_id, kind, f"Ended {kind.value}", expires_on=ended) for kind in KINDS),
    ]
    changes = [Change(None, later), *(Change(None, one) for one in facts)]
    desk.store.commit(desk.deed("add_fact", *changes, patient_id=here.patient_id))
    desk.store.close()
    return day, here.id, later.id


@pytest.mark.parametrize("verb", [["patients"], ["find", "siobhan"], ["find", "o'brien"]])
def test_lists_know_nothing_of_it(bound: tuple[Terminal, str, str], verb: list[str]) -> None:
    terminal, *_ = bound
    for answer in (terminal(*verb), terminal(*verb, "--json")):
        assert answer.code == 0
        assert "Siobhán O’Brien" in answer.out
        assert "Bound" not in answer.out
        assert "Ended" not in answer.out


def test_the_card_of_that_visit_has_it_and_the_others_not(bound: tuple[Terminal, str, str]) -> None:
    terminal, today, later = bound
    there = terminal("card", later, "--json").json["patient"]
    assert (there["name_to_use"], there["say_name"]) == ("Bound name_to_use", "Bound pronunciation")
    here = terminal("card", today, "--json").json["patient"]
    assert (here["name_to_use"], here["say_name"]) == ("Siobhán O’Brien", None)
