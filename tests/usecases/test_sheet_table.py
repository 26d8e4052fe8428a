"""The numbers of "About your visit": each means one thing of the closed lists, and for ever the same."""

import json

import pytest

from frontdesk import resources
from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.fact import KINDS, FactKind, Source
from frontdesk.domain.value_form import PartSort
from frontdesk.usecases.paper_words import paper_languages, paper_words
from frontdesk.usecases.sheet_table import SheetItem, sheet_table

ITEMS = tuple(sheet_table().items.values())
SHEET_1 = (
    "name_to_use:text pronunciation:text pronouns=she pronouns=he pronouns=they pronouns=name "
    "spoken_language:code reading_language:code interpreter=yes interpreter=yes/sign interpreter=no "
    "communication=right_ear communication=left_ear communication=face communication=large_print "
    "communication=write_down communication=loop communication=easy_read adjustment=wait:quiet "
    "adjustment=call:come_over adjustment=pace:slow adjustment=seat:firm adjustment=route:step_free "
    "adjustment=time:longer adjustment=carer:present adjustment=travel:help adjustment=remind:written "
    "small_talk=welcome small_talk=brief channel=text channel=call channel=paper safe_contact=ok "
    "safe_contact=none personal_detail:text consent=yes consent=no"
).split()
"""What a sheet in somebody's hand says. Another meaning is another sheet: a new number at its foot."""


def meaning(item: SheetItem) -> str:
    if item.consent is not None:
        return f"consent={item.consent.value}"
    assert item.kind is not None
    if item.write:
        return f"{item.kind.value}:{item.write}"
    extra = f"/{item.values['extra']}" if "extra" in item.values else ""
    return f"{item.kind.value}={item.values['code']}{extra}"


def test_sheet_one_means_what_it_meant_when_it_was_printed() -> None:
    assert sheet_table().sheet == 1
    assert [meaning(item) for item in ITEMS] == SHEET_1


def test_numbers_go_from_one_on_without_a_gap_and_at_most_to_forty() -> None:
    assert [item.number for item in ITEMS] == list(range(1, len(ITEMS) + 1))
    assert len(ITEMS) <= 40


def test_nothing_stands_twice() -> None:
    assert len({meaning(item) for item in ITEMS}) == len(ITEMS)
    written = json.loads(resources.read_text("papers", "about_your_visit.json"))
    numbers = [item["number"] for part in written["parts"] for item in part["items"]]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("item", ITEMS, ids=meaning)
def test_every_number_is_a_kind_and_a_code_of_the_closed_lists(item: SheetItem) -> None:
    if item.kind is None:
        assert item.consent in (ConsentAnswer.YES, ConsentAnswer.NO)
        return
    rule = KINDS[FactKind(item.kind)]
    parts = {part.key: part for part in rule.form}
    assert Source.PATIENT_WROTE in rule.sources
    assert item.write or item.values
    assert not item.write or item.write in parts
    for key, value in item.values.items():
        if parts[key].sort is PartSort.CHOICE:
            assert value in dict(parts[key].choices)


@pytest.mark.parametrize("language", paper_languages())
def test_every_language_has_every_word(language: str) -> None:
    words, english = paper_words(language), paper_words("en")
    assert words.lang == language
    assert set(words.items) == {item.number for item in ITEMS}
    assert set(words.parts) == {part.key for part in sheet_table().parts}
    assert set(words.slip) == set(english.slip)
    assert set(words.notes) == set(english.notes)
    ticks = [words.items[item.number] for item in ITEMS if not item.write]
    assert all(tick.strip() for tick in ticks)
    for name, said in words.slip.items():
        assert said.count("{") == english.slip[name].count("{"), name


def test_what_nobody_grew_up_with_has_read_says_so() -> None:
    assert paper_words("en").reviewed
    assert not paper_words("es").reviewed
