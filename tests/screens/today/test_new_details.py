"""Somebody else changes the open card: it says how many details are new and repaints when asked."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change, Record
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.patient import Patient
from frontdesk.screens.today.new_details import count_new
from frontdesk.usecases.open_card import open_card
from tests.people import fact, patient
from tests.screens.today.presented import Today


@pytest.fixture
def today() -> Today:
    return Today()


def write(today: Today, *changes: Change, heard: Changes | None = None) -> None:
    """As a feed does it: written behind the window, then told."""
    told = today.desk.store.commit(today.desk.deed("feed", *changes))
    today.presenter.stage.news.publish(heard or told, by="a feed")


def new(*records: Record) -> Iterable[Change]:
    return (Change(None, record) for record in records)


TEA = fact("f9", "p1", FactKind.PERSONAL_DETAIL, "Tea, no milk")


class TestTheCard:
    def test_it_says_so_and_keeps_its_lines_until_asked(self, today: Today) -> None:
        today.check_in("v1")
        before = today.display.front
        write(today, *new(TEA))
        assert today.display.front == replace(before, new_details=1)
        today.presenter.details.show()
        assert today.display.front.new_details == 0
        assert today.display.front != before

    def test_a_change_to_somebody_else_says_nothing(self, today: Today) -> None:
        today.check_in("v1")
        write(today, *new(fact("f9", "p2", FactKind.PERSONAL_DETAIL, "Tea, no milk")))
        assert today.display.front.new_details == 0

    def test_an_import_that_lists_nobody_is_looked_through(self, today: Today) -> None:
        today.check_in("v1")
        write(today, *new(TEA), heard=Changes(everything=True))
        assert today.display.front.new_details == 1
        today.presenter.visit_picked("v2")
        today.presenter.stage.news.publish(Changes(everything=True), by="a feed")
        assert today.display.front.new_details == 0

    def test_after_it_is_shown_the_main_button_waits_again(self, today: Today) -> None:
        today.presenter.visit_picked("v1")
        today.wait()
        write(today, *new(TEA))
        today.presenter.details.show()
        assert not today.display.front.main_ready

    def test_an_own_write_shows_it_too(self, today: Today) -> None:
        today.check_in("v1")
        write(today, *new(TEA))
        today.presenter.acts.words_given("promise", "A letter", None)
        assert today.display.front.new_details == 0

    def test_it_stands_at_leaving_and_on_the_phone(self, today: Today) -> None:
        today.check_in("v1")
        today.presenter.leaving()
        write(today, *new(TEA))
        assert today.display.front.new_details == 1
        today.presenter.phone.ring()
        today.presenter.find.typed("zoe")
        today.presenter.enter()
        write(today, *new(fact("f8", "p9", FactKind.PERSONAL_DETAIL, "Likes jazz")))
        assert today.display.front.new_details == 1

    def test_a_visit_that_somebody_else_took_back_is_a_new_detail_too(self, today: Today) -> None:
        today.check_in("v1")
        visit = today.visit("v1")
        write(today, Change(visit, None))
        assert (today.display.front.new_details, today.display.toasts[-1].trouble) == (1, False)
        today.presenter.details.show()
        card = today.presenter.stage.open
        assert card is not None
        assert (card.visit_id, card.patient_id) == ("", "p1")

    def test_checking_in_a_visit_that_is_gone_says_so_and_the_card_follows(self, today: Today) -> None:
        today.presenter.visit_picked("v1")
        today.wait()
        write(today, Change(today.visit("v1"), None))
        today.presenter.enter()
        assert today.display.toasts[-1].text == "This visit is not here, or no longer. Nothing was changed."
        assert today.presenter.stage.open is not None
        assert today.presenter.stage.open.visit_id == ""


class TestCount:
    def of(self, today: Today, *changes: Change) -> int:
        before = open_card(today.desk, visit_id="v1")
        today.desk.store.commit(today.desk.deed("feed", *changes))
        return count_new(before, open_card(today.desk, visit_id="v1"))

    def test_a_fact_that_replaces_another_counts_once(self, today: Today) -> None:
        old = today.desk.store.get(Fact, "f1")
        assert old is not None
        other = replace(old, id="f1b", neutral_verb="Offer the chair with arms", replaces="f1")
        assert self.of(today, Change(old, None), Change(None, other)) == 1

    def test_a_fact_that_is_gone_counts(self, today: Today) -> None:
        old = today.desk.store.get(Fact, "f1")
        assert old is not None
        assert self.of(today, Change(old, None)) == 1

    def test_another_time_counts_and_the_number_of_a_list_does_not(self, today: Today) -> None:
        at = today.visit("v1")
        assert self.of(today, Change(at, replace(at, import_id="i2", source_value="77"))) == 0
        at = today.visit("v1")
        assert self.of(today, Change(at, replace(at, room="Room 9"))) == 1

    def test_another_birth_date_counts(self, today: Today) -> None:
        was = today.desk.store.get(Patient, "p1")
        assert was == patient("p1")
        assert was is not None
        assert self.of(today, Change(was, replace(was, birth_date="1961-03-15"))) == 1
