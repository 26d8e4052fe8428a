"""The rows of Find: somebody new as the last one, why a name is there, who is taken for whom today."""

import pytest

from frontdesk.screens.today.find import name_typed, why_here
from frontdesk.screens.today.new_person import as_asked
from frontdesk.screens.today.shown import FindShown
from tests.people import patient, visit
from tests.screens.today.presented import Today


@pytest.fixture
def today() -> Today:
    return Today()


def found(today: Today) -> FindShown:
    assert isinstance(today.display.found, FindShown)
    return today.display.found


def asked(today: Today) -> tuple[str, str]:
    draft = today.display.draft
    return today.display.asked[-1], draft.words if draft is not None else ""


class TestSomebodyNew:
    def test_the_last_row_adds_whoever_was_typed(self, today: Today) -> None:
        today.presenter.find.typed("hanh tran")
        assert (found(today).rows, found(today).new) == ((), "hanh tran")
        today.presenter.enter()
        assert today.display.found is None
        assert asked(today) == ("new_given", "Hanh")
        today.presenter.new_person.answered("new_given", "Hạnh")
        assert asked(today) == ("new_family", "Tran")
        for what, words in (("new_family", "Trần"), ("new_sound", ""), ("new_need", "")):
            today.presenter.new_person.answered(what, words)
        assert today.display.front.name == "Hạnh Trần"

    def test_with_people_above_it_enter_opens_them_and_the_arrow_reaches_it(self, today: Today) -> None:
        today.presenter.find.typed("tomasz")
        assert (len(found(today).rows), found(today).selected, found(today).new) == (1, 0, "tomasz")
        today.presenter.find.moved(1)
        assert found(today).selected == 1
        today.presenter.find.moved(1)
        assert found(today).selected == 0
        today.presenter.find.moved(-1)
        today.presenter.enter()
        assert asked(today) == ("new_given", "Tomasz")

    def test_the_key_over_find_keeps_what_was_typed(self, today: Today) -> None:
        today.presenter.find.typed("Ana María Ruiz 1984")
        today.presenter.new_person.asked()
        assert today.display.found is None
        assert asked(today) == ("new_given", "Ana María Ruiz")

    def test_the_next_new_person_begins_empty(self, today: Today) -> None:
        today.presenter.find.typed("hanh tran")
        today.presenter.new_person.asked()
        today.presenter.new_person.dropped()
        today.presenter.new_person.asked()
        assert asked(today) == ("new_given", "")
        today.presenter.new_person.answered("new_given", "Zed")
        assert asked(today) == ("new_family", "")

    def test_a_full_list_and_a_call_add_nobody(self) -> None:
        many = tuple(patient(f"m{n}", "Marta", f"Ruiz{n}") for n in range(7))
        today = Today(more=many)
        today.presenter.find.typed("marta")
        assert (len(found(today).rows), found(today).new) == (6, "")
        today.presenter.phone.ring()
        today.presenter.find.typed("nobody yet")
        assert found(today).new == ""

    @pytest.mark.parametrize("typed", ["1984", "0142 55", "AB12-7", "x", "--"])
    def test_a_number_is_no_name(self, today: Today, typed: str) -> None:
        today.presenter.find.typed(typed)
        assert found(today).new == ""

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ("hanh", {"given": "Hanh"}),
            ("hanh tran", {"given": "Hanh", "family": "Tran"}),
            ("Vincent van Gogh", {"given": "Vincent van Gogh"}),
            ("bell Hooks", {"given": "bell", "family": "Hooks"}),
            ("阮 氏", {"given": "阮", "family": "氏"}),
            ("tran 12.3.84", {"given": "Tran"}),
            ("12.3.84", {}),
        ],
    )
    def test_two_words_are_first_and_last(self, typed: str, told: dict[str, str]) -> None:
        assert as_asked(name_typed(typed)) == told


class TestWhy:
    @pytest.mark.parametrize(
        ("name", "typed", "why"),
        [
            ("Tomasz Wójcik", "wojcik", ""),
            ("Tomasz Wójcik", "wojcyk", "One letter different"),
            ("Tomasz Wójcik", "tomasz wojcyk", "One letter different"),
            ("Stephen Geoffrey", "steven jeffrey", "Sounds like it"),
            ("Siobhán Brennan", "shivon", ""),  # said so on record, which this list does not know
            ("Siobhán Brennan", "0142", ""),
        ],
    )
    def test_a_slip_and_a_sound_say_so(self, name: str, typed: str, why: str) -> None:
        assert why_here(name, typed) == why

    def test_it_stands_before_the_visit_and_only_without_a_mark(self, today: Today) -> None:
        today.presenter.find.typed("wojcyk")
        (row,) = found(today).rows
        assert row.beside == "One letter different. 10:40 today with Dr Lena Voss"
        today.presenter.find.typed("wojcik")
        assert found(today).rows[0].beside.startswith("10:40 today")


PAIRS = [("Katherine", "Catherine"), ("Stephen", "Steven"), ("Siân", "Sian"), ("Mohammed", "Muhammad")]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_sound_alikes_are_marked_on_the_board_and_in_find_before_they_come(one: str, other: str) -> None:
    today = Today(
        more=(
            patient("k1", one, "Fraser", "1970-01-02"),
            visit("x1", "k1", "11:10"),
            patient("k2", other, "Fraser", "1980-03-04"),
            visit("x2", "k2", "11:20"),
        )
    )
    board = today.presenter.stage.board
    assert board is not None
    assert {"x1", "x2"} <= board.look_alikes
    for typed in (one, f"{one} fraser", other, "fraser"):
        today.presenter.find.typed(typed)
        alike = found(today).alike
        assert alike.endswith("are both here today."), typed
        assert one in alike
        assert other in alike
