"""The words of the papers that are handed to a patient, one file a language beside the table of the sheet.

A language whose words no native speaker has read yet is printed with the clinic's own words small beside it,
and says so at its foot.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from frontdesk import resources
from frontdesk.card.facts import newest
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.domain.languages import language_of
from frontdesk.domain.speech import Saying
from frontdesk.usecases.desk import Desk
from frontdesk.words import SAYING

_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class PaperWords:
    """What stands on a patient's papers in one language."""

    lang: str
    reviewed: str
    """Who has read it; empty: nobody who grew up with the language."""
    title: str
    intro: str
    whose: str
    """ "For {name}"."""
    sheet: str
    """ "Sheet {number}"."""
    parts: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[int, str] = field(default_factory=dict)
    slip: Mapping[str, str] = field(default_factory=dict)


def paper_languages() -> tuple[str, ...]:
    """The languages there are words for."""
    return tuple(sorted(file.stem for file in resources.path("papers", "words").glob("*.json")))


@cache
def paper_words(language: str) -> PaperWords:
    """The words of one language. A missing or damaged file is our own defect."""
    read = json.loads(resources.read_text("papers", "words", f"{language}.json"))
    sheet = read["sheet"]
    return PaperWords(
        read["lang"],
        read["reviewed"],
        sheet["title"],
        sheet["intro"],
        sheet["for"],
        sheet["sheet"],
        sheet["parts"],
        sheet["notes"],
        {int(number): words for number, words in sheet["items"].items()},
        read["slip"],
    )


def clinic_words(desk: Desk) -> PaperWords:
    """The words the desk itself reads."""
    own = language_of(desk.clinic.language)
    return paper_words(own if own in paper_languages() else _FALLBACK)


def saying(desk: Desk, words: PaperWords) -> Saying:
    """Who says days and hours in this language."""
    other = SAYING.get(words.lang)
    return other() if other is not None else desk.speech


def reading_language(facts: tuple[Fact, ...]) -> str:
    """The language a patient reads, as told; else the one spoken. Empty when nobody was told."""
    standing = tuple(one for one in facts if one.status is FactStatus.ACTIVE)
    for kind in (FactKind.READING_LANGUAGE, FactKind.SPOKEN_LANGUAGE):
        told = newest(standing, kind)
        if told is not None and (told.code or told.text):
            return told.code
    return ""


def languages_for(desk: Desk, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """Every language a paper can be printed in: the patient's own first, then the clinic's."""
    first = (language_of(reading_language(facts)), clinic_words(desk).lang)
    there = paper_languages()
    return tuple(dict.fromkeys((*(one for one in first if one in there), *there)))
