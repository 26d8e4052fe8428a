"""The days of each date rule: as the script makes them, true to the calendars, and only for who asked."""

import importlib.util
import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import holidays
import pytest

from frontdesk.bootstrap import deck_for, shipped_observances
from frontdesk.domain import value_form
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.domain.situation import Situation
from frontdesk.prompts.conditions.needs import OBSERVANCE, observance_now
from frontdesk.prompts.observances import DateRules
from frontdesk.prompts.view import View, know
from frontdesk.store.sqlite.open import in_memory
from tests.prompts.people import CARD, CONFIRMED, LEAVING, VISIT, fact, ranked, shown, with_facts

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "resources" / "observances.json"
RULES = shipped_observances()
YEARS = range(2024, 2046)
ASKED = FactKind.OBSERVANCE


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("observances", ROOT / "packaging" / "observances.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def at(key: str, year: int) -> tuple[date, date]:
    """The one occurrence of a rule that begins in this year."""
    (found,) = (span for span in RULES[key] if span[0].year == year)
    return found


# --- the table


def test_the_file_is_what_the_script_makes(script: ModuleType) -> None:
    assert TABLE.read_text(encoding="utf-8") == script.table(), "run packaging/dev.py observances"


def test_the_form_offers_what_the_table_holds() -> None:
    (part,) = (p for p in value_form.OBSERVANCE if p.key == "extra")
    assert sorted(code for code, _ in part.choices if code) == sorted(RULES)
    assert len(RULES) == len(set(RULES))


def test_the_file_names_no_other_rules_than_its_own() -> None:
    raw = json.loads(TABLE.read_bytes())
    assert not raw["rules"].keys() & raw["weekly"].keys()
    assert raw["years"] == [YEARS[0], YEARS[-1]]


@pytest.mark.parametrize("key", RULES)
def test_a_rule_goes_through_all_the_years_in_order(key: str) -> None:
    spans = RULES[key]
    assert all(first <= last for first, last in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert {day.year for span in spans for day in span} >= set(YEARS)


WELL_KNOWN = (
    ("ramadan", "2026-02-18", "2026-03-19"),
    ("ramadan", "2024-03-11", "2024-04-09"),
    ("rosh_hashanah", "2026-09-11", "2026-09-13"),  # from the evening of 11 September
    ("yom_kippur", "2026-09-20", "2026-09-21"),  # from the evening of the 20th
    ("passover", "2026-04-01", "2026-04-09"),  # from the evening of 1 April
    ("lunar_new_year", "2026-02-16", "2026-02-19"),  # New Year's Eve; the day itself is the 17th
    ("great_lent", "2026-02-23", "2026-04-11"),
    ("orthodox_pascha", "2026-04-11", "2026-04-13"),  # from the night; the day itself is the 12th
    ("good_friday", "2026-04-03", "2026-04-03"),
    ("nowruz", "2026-03-20", "2026-03-21"),
    ("vaisakhi", "2026-04-13", "2026-04-14"),
    ("diwali", "2026-11-06", "2026-11-11"),  # Dhanteras to Bhai Dooj; Diwali itself is the 8th
)


@pytest.mark.parametrize(("key", "first", "last"), WELL_KNOWN)
def test_days_everybody_can_look_up(key: str, first: str, last: str) -> None:
    found = at(key, int(first[:4]))
    assert (str(found[0]), str(found[1])) == (first, last)


def test_the_eids_and_the_ethiopian_fasts_of_a_year() -> None:
    eids = [f"{first:%d %b}-{last:%d %b}" for first, last in RULES["eids"] if first.year == 2026]
    assert eids == ["20 Mar-22 Mar", "27 May-30 May"]
    fasts = [f"{first:%d %b}-{last:%d %b}" for first, last in RULES["ethiopian_fasts"] if first.year == 2026]
    assert fasts == ["02 Feb-04 Feb", "16 Feb-11 Apr", "01 Jun-11 Jul", "07 Aug-21 Aug", "24 Nov-06 Jan"]


def test_a_year_may_hold_two_ramadans() -> None:
    assert [str(first) for first, _ in RULES["ramadan"] if first.year == 2030] == ["2030-01-05", "2030-12-26"]


def test_every_friday_and_saturday() -> None:
    kept = RULES["sabbath_fri_sat"]
    assert {(first.isoweekday(), last.isoweekday()) for first, last in kept} == {(5, 6)}
    assert {later[0] - first for (first, _), later in pairwise(kept)} == {timedelta(days=7)}
    assert (kept[0][0], kept[-1][1]) == (date(2024, 1, 5), date(2045, 12, 30))


# --- held against a second calculation


@pytest.mark.parametrize("year", YEARS)
def test_orthodox_easter_by_the_julian_computus(year: int) -> None:
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    easter = date(year, month, day + 1) + timedelta(days=13)
    assert at("orthodox_pascha", year) == (easter - timedelta(days=1), easter + timedelta(days=1))
    assert at("great_lent", year) == (easter - timedelta(days=48), easter - timedelta(days=1))


@pytest.mark.parametrize("year", YEARS)
def test_the_hebrew_days_keep_their_distance(year: int) -> None:
    passover, new_year, atonement = (
        at(key, year)[0] + timedelta(days=1) for key in ("passover", "rosh_hashanah", "yom_kippur")
    )
    assert new_year - passover == timedelta(days=163)
    assert atonement - new_year == timedelta(days=9)
    assert new_year.isoweekday() not in (3, 5, 7)


INDIA = (("Holi", "holi"), ("Navratri", "navaratri"), ("Diwali", "diwali"), ("Govardhan Puja", "diwali"))


@pytest.mark.parametrize("year", range(2001, 2036))
def test_the_moon_agrees_with_the_calendar_of_india(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    """All the years that `holidays` knows of India lie in what we compute, also those before our table."""
    monkeypatch.setattr(script, "YEARS", range(year, year + 1))
    india = holidays.country_holidays(
        "IN", "RJ", years=year, language="en_US", categories=("public", "optional")
    )
    for name, key in INDIA:
        days = india.get_named(name, lookup="startswith")
        ((first, last),) = getattr(script, key)()
        assert days, name
        assert all(first <= day <= last for day in days), (name, days, first, last)
    ((first, last),) = script.navaratri()
    (begins,) = india.get_named("Navratri", lookup="startswith")
    (dussehra,) = india.get_named("Dussehra")
    assert begins - first in (timedelta(0), timedelta(days=1))
    assert dussehra - last in (timedelta(0), timedelta(days=1)), "the nine nights end before Dussehra"
    (colours,) = india.get_named("Holi", lookup="exact")
    assert next(iter(script.holi()))[0] < colours, "the fire is on the evening before"


NEIGHBOURS = (
    ("KR", "Korean New Year", "lunar_new_year"),
    ("VN", "Lunar New Year", "lunar_new_year"),
    ("IR", "Nowruz", "nowruz"),
)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("country", "name", "key"), NEIGHBOURS)
def test_what_other_countries_keep_lies_in_the_same_days(
    country: str, name: str, key: str, year: int
) -> None:
    calendar = holidays.country_holidays(country, years=year, observed=False, language="en_US")
    first, last = at(key, year)
    assert first <= min(calendar.get_named(name, lookup="exact")) <= last


@pytest.mark.parametrize("year", range(2024, 2036))
def test_vaisakhi_lies_in_its_two_days(year: int) -> None:
    punjab = holidays.country_holidays("IN", "PB", years=year, language="en_US")
    first, last = at("vaisakhi", year)
    assert first <= min(punjab.get_named("Vaisakhi", lookup="exact")) <= last


# --- what a card makes of it

FAST = fact(ASKED, "our fast", "fasting", extra="ramadan")


def on(day: date, *facts: Fact, booked: date | None = None) -> CardInput:
    """The card of a day, with the next booking."""
    later = None if booked is None else replace(VISIT, id="later", day=booked)
    return replace(with_facts(*facts), today=day, next_visit=later)


def reads(card: CardInput, situation: Situation = CONFIRMED) -> object:
    return OBSERVANCE.read(View(know(card, deck_for(in_memory()).observances), situation))


IN_2026 = (
    ("ramadan", "02-03", "none"),
    ("ramadan", "02-04", "within_14_days"),
    ("ramadan", "02-17", "within_14_days"),
    ("ramadan", "02-18", "today"),
    ("ramadan", "03-19", "today"),
    ("ramadan", "03-20", "none"),
    ("eids", "03-20", "today"),
    ("yom_kippur", "09-20", "today"),
    ("yom_kippur", "09-22", "none"),
    ("sabbath_fri_sat", "03-05", "none"),
    ("sabbath_fri_sat", "03-06", "today"),
    ("sabbath_fri_sat", "03-07", "today"),
    ("sabbath_fri_sat", "03-08", "none"),
    ("good_friday", "04-03", "today"),
    ("good_friday", "04-04", "none"),
    ("ethiopian_fasts", "12-31", "today"),
)


@pytest.mark.parametrize(("key", "day", "expected"), IN_2026)
def test_a_rule_on_a_note_is_read_by_the_day(key: str, day: str, expected: str) -> None:
    assert reads(on(date.fromisoformat(f"2026-{day}"), fact(ASKED, "ours", extra=key))) == expected


@pytest.mark.parametrize("key", RULES)
def test_each_rule_is_today_on_its_own_days_and_clashes_with_a_booking_on_them(key: str) -> None:
    first, last = RULES[key][-2]
    note = fact(ASKED, "ours", extra=key)
    assert reads(on(first, note)) == reads(on(last, note)) == "today"
    near = ("none",) if key == "sabbath_fri_sat" else ("within_14_days", "today")  # each week is no news
    assert reads(on(first - timedelta(days=1), note)) in near
    before = first - timedelta(days=3)
    assert reads(on(before, note, booked=last), LEAVING) == "clash"
    assert reads(on(before, note, booked=first), CONFIRMED) == "clash"


def test_a_booking_far_off_clashes_too() -> None:
    assert reads(on(date(2026, 3, 25), FAST, booked=date(2027, 2, 10)), LEAVING) == "clash"
    assert reads(on(date(2026, 3, 25), FAST, booked=date(2027, 4, 10)), LEAVING) == "none"


def test_after_its_last_year_a_rule_means_no_day() -> None:
    assert reads(on(date(2046, 7, 10), FAST)) == "none"


def test_own_dates_read_as_before() -> None:
    assert reads(on(date(2026, 12, 2), fact(ASKED, "ours", extra="2026-12-01/2026-12-03"))) == "today"
    for unknown in ("", "christmas", "not a date"):
        assert reads(on(date(2026, 12, 25), fact(ASKED, "ours", extra=unknown))) == "none"


def test_the_line_comes_up_for_who_asked() -> None:
    day = date(2026, 3, 3)
    deck = deck_for(in_memory())
    assert "CI-27" in shown(ranked(on(day, FAST), cards=deck))
    assert "CI-27" not in shown(ranked(on(day), cards=deck))


# --- and for nobody else

LOOKS_LIKE = (
    fact(FactKind.SPOKEN_LANGUAGE, code="ar"),
    fact(FactKind.NAME_TO_USE, "Ramadan"),
    fact(FactKind.GREETING_WELCOME, "Ramadan Mubarak", "yes"),
    fact(FactKind.STAFF_REQUEST, "A woman during Ramadan", extra="ramadan"),
    fact(FactKind.MENTION, "Fine to mention", "yes", extra="observance"),
    fact(FactKind.PERSONAL_DETAIL, "Ramadan", extra="ramadan"),
    fact(ASKED, "our fast", "fasting"),  # told without a date
    fact(ASKED, "Ramadan", "avoid_dates"),  # what it is called says nothing about days
    replace(FAST, status=FactStatus.RETIRED),
    replace(FAST, expires_on=date(2026, 3, 1)),
)


def test_nothing_is_guessed_from_anything_else_and_the_table_is_not_even_read() -> None:
    def never() -> bytes:
        raise AssertionError("the table was read")

    for day in (date(2026, 3, 3), date(2026, 3, 20)):
        view = View(know(on(day, *LOOKS_LIKE[:-4]), DateRules(never)), CONFIRMED)
        assert observance_now(view) == ("none", None)
        assert reads(on(day, *LOOKS_LIKE)) == "none"


def test_a_desk_that_opens_does_not_read_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = DateRules(lambda: pytest.fail("the table was read"))
    monkeypatch.setattr("frontdesk.bootstrap.shipped_observances", lambda: rules)
    deck = deck_for(in_memory())
    assert deck.observances is rules
    assert ranked(CARD, cards=deck).lines


def test_one_place_looks_at_the_table_and_one_list_names_the_rules() -> None:
    source = {
        file.relative_to(ROOT / "src" / "frontdesk").as_posix(): file.read_text(encoding="utf-8")
        for file in (ROOT / "src").rglob("*.py")
    }
    assert [name for name, text in source.items() if "known.observances" in text] == [
        "prompts/conditions/needs.py"
    ]
    for key in RULES:
        named = [name for name, text in source.items() if f'"{key}"' in text]
        assert named == ["domain/value_form.py"], key
