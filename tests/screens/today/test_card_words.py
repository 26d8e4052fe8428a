"""The card in words, where a word depends on what is known."""

from dataclasses import replace
from datetime import date

import pytest

from frontdesk.card.compose import compose
from frontdesk.domain.clinic import Clinician
from frontdesk.domain.deed import Record
from frontdesk.domain.situation import Situation
from frontdesk.screens.today.card_words import card_shown
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, patient, visit

NOVEMBER_20 = date(2026, 11, 20)


def banner(*records: Record) -> str:
    """The banner on the card of p1."""
    desk = desk_with((*STAFF, patient("p1"), *records), NOW, ANA)
    card_input = desk.store.card_input(patient_id="p1", visit_id="", staff=ANA, now=NOW)
    situation = Situation()
    card = compose(card_input, situation, desk.speech)
    shown = card_shown(
        desk,
        card_input,
        situation,
        card,
        lines=(),
        big=0,
        said=(),
        opened=(),
        notes_level=0,
        main_ready=True,
    )
    desk.store.close()
    return shown.banner


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ((), "Not booked. Nothing ahead."),
        (
            (visit("v", "p1", "11:40", NOVEMBER_20),),
            "Not booked today. Next: Fri 20 November, 11:40, Dr Voss.",
        ),
        (
            (visit("v", "p1", "11:40", date(2027, 1, 4)), visit("w", "p1", "09:00", date(2027, 2, 1))),
            "Not booked today. Next: Mon 4 January 2027, 11:40, Dr Voss.",
        ),
        (
            (replace(visit("v", "p1", "11:40", NOVEMBER_20), clinician_id=""),),
            "Not booked today. Next: Fri 20 November, 11:40.",
        ),
        (
            (
                Clinician("osei", "Nurse Osei"),
                replace(visit("v", "p1", "11:40", NOVEMBER_20), clinician_id="osei"),
            ),
            "Not booked today. Next: Fri 20 November, 11:40, Nurse Osei.",
        ),
        ((visit("v", "p1"),), ""),
    ],
)
def test_somebody_not_booked_today_hears_when_and_with_whom_next(
    records: tuple[Record, ...], words: str
) -> None:
    assert banner(*records) == words
