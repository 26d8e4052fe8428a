"""What a card holds at each beat, by example and over generated patients."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from frontdesk.card.compose import compose, name_of
from frontdesk.card.needs import needs
from frontdesk.card.sections.catalogue import SECTIONS
from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.clinic import Delay
from frontdesk.domain.concern import Concern, ConcernType
from frontdesk.domain.fact import FactKind, Source
from frontdesk.domain.line import Identity, Line, Listening
from frontdesk.domain.patient import NameUse, Patient, PersonName
from frontdesk.domain.situation import Situation
from frontdesk.domain.template import Band, Occasion, Reach
from frontdesk.domain.visit import InterpreterState
from frontdesk.words import English
from tests.people import ANA, CLINIC, NOW, TODAY, VOSS, ZONE, fact, need, patient, visit
from tests.prompts.generators import made

SPEECH = English()
BEAT1 = Situation()
BEAT2 = Situation(identity=Identity.CONFIRMED)
GATE = Situation(identity=Identity.TO_CHECK)


def given_card(*facts: object, who: Patient | None = None, **more: Any) -> CardInput:
    """A card input of one person with these facts, expected at 10:20."""
    person = who or patient("p1")
    return CardInput(
        NOW,
        NOW.astimezone(ZONE),
        TODAY,
        CLINIC,
        ANA,
        person,
        visit("v1", person.id),
        VOSS,
        facts=tuple(facts),  # type: ignore[arg-type]  # records of a card, in any mix
        **more,
    )


def every_word(shown: object) -> str:
    """All text of a card, whatever its repr keeps back."""
    if is_dataclass(shown):
        return " ".join(every_word(getattr(shown, f.name)) for f in fields(shown))
    return " ".join(map(every_word, shown)) if isinstance(shown, tuple) else str(shown)


class TestBeats:
    def test_before_the_match_there_is_the_check_line_and_counts_alone(self) -> None:
        card = compose(
            given_card(
                fact("f1", "p1", FactKind.CHANNEL, "Texts, please"),
                fact("f2", "p1", FactKind.SAFE_CONTACT, "Never ring the house"),
            ),
            BEAT1,
            SPEECH,
            greeting="Good morning, Siobhán Brennan.",
        )
        assert card.check is not None
        assert (card.check.surname, card.check.birth_date) == ("Brennan", "14 Mar 1961")
        assert (card.desk_count, card.private_count) == (1, 1)
        assert (card.sections, card.desk_notes, card.private_notes, card.lines) == ((), (), (), ())
        assert "Texts" not in every_word(card)

    def test_after_the_match_the_birth_date_is_gone(self) -> None:
        card = compose(given_card(), BEAT2, SPEECH, greeting="Good morning, Siobhán Brennan.")
        assert card.check is None
        assert "1961" not in every_word(card)
        assert card.greeting == ""

    def test_at_the_gate_there_is_a_name_and_its_sound(self) -> None:
        facts = (
            fact("f1", "p1", FactKind.PRONUNCIATION, "shi-VAWN"),
            fact("f2", "p1", FactKind.PRONOUNS, "she / her"),
            need("f3", "p1", "Offer the quiet corner", "wait:quiet"),
        )
        card = compose(given_card(*facts), GATE, SPEECH, greeting="Good morning.")
        assert (card.name_to_use, card.say_name) == ("Siobhán Brennan", "shi-VAWN")
        assert (card.pronouns, card.greeting, card.needs, card.check) == ("", "", (), None)
        assert (card.desk_count, card.private_count) == (0, 0)

    def test_the_legal_name_stands_ready_only_where_it_differs(self) -> None:
        same = compose(given_card(), BEAT1, SPEECH).check
        other = compose(given_card(fact("f1", "p1", FactKind.NAME_TO_USE, "Shiv")), BEAT1, SPEECH).check
        assert same is not None
        assert other is not None
        assert (same.legal_name, other.legal_name) == ("", "Siobhán Brennan")


def line(theme: str, text: str = "Dr Voss is 15 minutes behind.", **more: Any) -> Line:
    """A line of a theme as the ranking gives it."""
    made = Line("X", Occasion.CHECK_IN, Band.WAIT, theme, "T", text, 0, Reach.ALOUD, Audience.ALOUD, 99, ())
    return replace(made, **more)


class TestNews:
    LATE = Delay("d", "voss", TODAY, 15, NOW)
    WORDS = "Dr Lena Voss is running 15 minutes late. Room 2."

    def test_after_the_match_the_delay_and_the_room(self) -> None:
        card_input = given_card(delay=self.LATE)
        assert compose(card_input, BEAT2, SPEECH).news == self.WORDS
        assert compose(card_input, BEAT1, SPEECH).news == ""
        other = line("small_talk")
        assert compose(card_input, BEAT2, SPEECH, lines=(other,), more=(line("delay"),)).news == self.WORDS

    @pytest.mark.parametrize("theme", ["delay", "update"])
    def test_a_line_that_tells_the_delay_leaves_the_room_alone(self, theme: str) -> None:
        card = compose(given_card(delay=self.LATE), BEAT2, SPEECH, lines=(line("x"), line(theme)))
        assert card.news == "Room 2."

    def test_a_cue_without_words_tells_no_delay(self) -> None:
        for cue in (line("delay", ""), line("delay", folded=True)):
            assert compose(given_card(delay=self.LATE), BEAT2, SPEECH, lines=(cue,)).news == self.WORDS

    def test_who_is_leaving_needs_neither(self) -> None:
        leaving = replace(BEAT2, occasion=Occasion.CHECKOUT)
        assert compose(given_card(delay=self.LATE), leaving, SPEECH).news == ""


class TestSections:
    def test_the_three_the_owner_asked_for_stand_in_order(self) -> None:
        assert [s.title for s in SECTIONS] == ["Preferences", "Cultural notes", "Last visit"]
        card = compose(given_card(), BEAT2, SPEECH)
        assert [s.title for s in card.sections] == ["Preferences", "Cultural notes", "Last visit"]
        assert [s.empty for s in card.sections] == [
            "Nothing yet. F2 adds what we are told.",
            "Nothing yet. F2 adds what we are told.",
            "No visit kept here yet.",
        ]

    @pytest.mark.parametrize(
        ("words", "row"),
        [
            ("Is singing harmful?", "Is singing harmful? (open)"),
            ("The lift was out.", "The lift was out: open"),
            ("the lift", "The lift: open"),
            ("Never again!", "Never again! (open)"),
        ],
    )
    def test_a_concern_ends_with_one_mark(self, words: str, row: str) -> None:
        told = Concern("c", "p1", ConcernType.HEALTH, words, TODAY)
        card = compose(given_card(concerns=(told,)), BEAT2, SPEECH)
        assert [r.text for r in card.private_notes] == [row]

    def test_a_named_contact_says_what_to_do(self) -> None:
        card = compose(given_card(fact("f", "p1", FactKind.NAMED_CONTACT, "Priya")), BEAT2, SPEECH)
        assert [r.text for r in card.sections[0].rows] == ["Ask for Priya"]

    @pytest.mark.parametrize("listening", list(Listening))
    def test_desk_only_shows_while_alone_and_private_never(self, listening: Listening) -> None:
        facts = (
            fact("a", "p1", FactKind.PERSONAL_DETAIL, "Tea, no milk", audience=Audience.ALOUD),
            fact("b", "p1", FactKind.TOUCH, "No handshake", audience=Audience.DESK),
            fact("c", "p1", FactKind.FORMER_NAME, "Deirdre", audience=Audience.PRIVATE),
        )
        card = compose(given_card(*facts), replace(BEAT2, listening=listening), SPEECH)
        shown = every_word(card.sections)
        assert "Tea, no milk" in shown
        assert ("No handshake" in shown) == (listening is Listening.ALONE)
        assert "Deirdre" not in shown
        assert card.desk_count == (0 if listening is Listening.ALONE else 1)
        assert [r.text for r in card.private_notes] == ["Deirdre"]

    def test_a_need_and_a_fact_in_a_line_leave_the_sections(self) -> None:
        card = compose(given_card(need("f1", "p1", "Give large print", "large_print")), BEAT2, SPEECH)
        assert [n.text for n in card.needs] == ["Give large print"]
        assert "Give large print" not in every_word((card.sections, card.desk_notes))

    def test_an_expired_fact_leaves_by_itself(self) -> None:
        over = fact("f1", "p1", FactKind.CHANNEL, "Old wish", expires_on=TODAY - timedelta(days=1))
        assert "Old wish" not in every_word(compose(given_card(over), BEAT2, SPEECH))

    def test_a_fact_from_the_other_system_says_so(self) -> None:
        told = fact("f1", "p1", FactKind.CHANNEL, "Texts", source=Source.IMPORTED, audience=Audience.ALOUD)
        (row,) = compose(given_card(told), BEAT2, SPEECH).sections[0].rows
        assert (row.unconfirmed, row.source) == (True, "From the other system")

    def test_the_clinics_own_language_is_no_fact(self) -> None:
        own = fact("f1", "p1", FactKind.SPOKEN_LANGUAGE, code="en-GB")
        foreign = fact("f2", "p1", FactKind.SPOKEN_LANGUAGE, code="vi")
        assert compose(given_card(own), BEAT2, SPEECH).desk_count == 0
        assert compose(given_card(foreign), BEAT2, SPEECH).desk_notes[0].text == "Speaks Vietnamese"


class TestNeeds:
    def test_the_interpreter_is_first_and_three_is_the_most(self) -> None:
        facts = (
            need("1", "p1", "Offer the quiet corner", "wait:quiet"),
            need("2", "p1", "Give large print", "large_print", FactKind.COMMUNICATION),
            need("3", "p1", "Speak to the right ear", "right_ear", FactKind.COMMUNICATION),
            fact("4", "p1", FactKind.INTERPRETER, code="yes", extra="phone"),
            fact("5", "p1", FactKind.SPOKEN_LANGUAGE, code="vi"),
        )
        assert [n.text for n in needs(given_card(*facts), SPEECH)] == [
            "Phone the interpreter, Vietnamese",
            "Speak to the right ear",
            "Give large print",
        ]

    @pytest.mark.parametrize("verb", ["", "Phone the interpreter first"])
    def test_an_interpreter_who_is_ready_is_said_to_be_ready_and_still_first(self, verb: str) -> None:
        wanted = fact("4", "p1", FactKind.INTERPRETER, code="yes", extra="phone", neutral_verb=verb)
        facts = (
            need("1", "p1", "Speak to the right ear", "right_ear", FactKind.COMMUNICATION),
            wanted,
            fact("5", "p1", FactKind.SPOKEN_LANGUAGE, code="cmn"),
        )
        ready = replace(visit("v1", "p1"), interpreter=InterpreterState.READY)
        card_input = replace(given_card(*facts), visit=ready)
        assert [n.text for n in needs(card_input, SPEECH)] == [
            "Interpreter is ready, Mandarin",
            "Speak to the right ear",
        ]
        assert needs(replace(card_input, facts=(wanted,)), SPEECH)[0].text == "Interpreter is ready"

    def test_nobody_who_wants_none_gets_an_interpreter(self) -> None:
        assert needs(given_card(fact("4", "p1", FactKind.INTERPRETER, code="no")), SPEECH) == ()


class TestNames:
    def test_what_was_chosen_goes_before_what_a_file_says(self) -> None:
        chosen = fact("f1", "p1", FactKind.NAME_TO_USE, "Shiv")
        assert name_of(patient("p1"), (chosen,)) == "Shiv"

    def test_a_usual_name_goes_before_the_official_one_and_an_ended_one_is_not_used(self) -> None:
        names = (
            PersonName(text="Robert Null", use=NameUse.OFFICIAL),
            PersonName(text="Rowan Null", use=NameUse.USUAL),
            PersonName(text="Bobby Null", use=NameUse.USUAL, ended=True),
        )
        assert name_of(replace(patient("p1"), names=names), ()) == "Rowan Null"

    @pytest.mark.parametrize(
        ("used", "sounds", "said"),
        [
            (
                "Ms Kim",
                (("suh-YUHN", "Seo-yeon"), ("KIM", "Ms Kim"), ("kim suh-YUHN", "Kim Seo-yeon")),
                "KIM",
            ),
            ("Ms Kim", (("suh-YUHN", "Seo-yeon"), ("kim suh-YUHN", "Kim Seo-yeon")), ""),
            ("Seo-yeon", (("suh-YUHN", "seo-yeon "), ("KIM", "Ms Kim")), "suh-YUHN"),
            ("", (("suh-YUHN", "Seo-yeon"), ("kim suh-YUHN", "Kim Seo-yeon")), "kim suh-YUHN"),
            ("", (("kim suh-YUHN", ""),), "kim suh-YUHN"),
            ("Ms Kim", (("old", ""), ("KIM", "Ms Kim")), "KIM"),
        ],
    )
    def test_a_sound_stands_beside_the_name_it_belongs_to(
        self, used: str, sounds: tuple[tuple[str, str], ...], said: str
    ) -> None:
        kim = replace(patient("p1"), names=(PersonName("Kim Seo-yeon", "Kim", ("Seo-yeon",)),))
        facts = [
            fact(f"s{n}", "p1", FactKind.PRONUNCIATION, text, extra=name)
            for n, (text, name) in enumerate(sounds)
        ]
        if used:
            facts.append(fact("n", "p1", FactKind.NAME_TO_USE, used))
        for beat in (BEAT1, BEAT2, GATE):
            assert compose(given_card(*facts, who=kim), beat, SPEECH).say_name == said

    def test_a_sound_without_a_name_is_of_the_name_in_use_when_it_was_told(self) -> None:
        sound = fact("s", "p1", FactKind.PRONUNCIATION, "seer-sha", said_on=date(2026, 3, 1))
        before = fact("n", "p1", FactKind.NAME_TO_USE, "Saoirse", said_on=date(2026, 3, 1))
        after = fact("n", "p1", FactKind.NAME_TO_USE, "Mrs Brennan", said_on=date(2026, 3, 2))
        assert compose(given_card(sound, before), BEAT2, SPEECH).say_name == "seer-sha"
        assert compose(given_card(sound, after), BEAT2, SPEECH).say_name == ""

    def test_one_name_is_a_name(self) -> None:
        suharti = replace(patient("p1"), names=(PersonName(text="Suharti"),))
        check = compose(given_card(who=suharti), BEAT1, SPEECH).check
        assert check is not None
        assert (check.surname, check.full_name) == ("", "Suharti")


@settings(max_examples=300)
@given(st.integers(0, 10**9).map(lambda seed: made(seed).card))
def test_before_the_match_no_generated_fact_but_name_sound_pronouns_and_needs_is_on_the_card(
    card_input: CardInput,
) -> None:
    card = compose(card_input, BEAT1, SPEECH)
    named = {
        FactKind.NAME_TO_USE,
        FactKind.PRONUNCIATION,
        FactKind.PRONOUNS,
        FactKind.LEGAL_NAME,
        FactKind.FORM_OF_ADDRESS,
    }
    tiles = {n.fact_id for n in card.needs}
    text = every_word(replace(card, check=None, greeting="", name_to_use="", say_name="", pronouns=""))
    for told in card_input.facts:
        if told.kind not in named and told.id not in tiles and len(told.text) > 8:
            assert told.text not in text
    assert len(card.needs) <= 3
    assert (card.lines, card.sections, card.question) == ((), (), None)


@settings(max_examples=300)
@given(st.integers(0, 10**9).map(lambda seed: made(seed).card))
def test_after_the_match_no_birth_date_and_each_fact_once(card_input: CardInput) -> None:
    card = compose(card_input, BEAT2, SPEECH)
    rows = [r.fact_id for s in card.sections for r in s.rows]
    rows += [r.fact_id for r in (*card.desk_notes, *card.private_notes)] + [n.fact_id for n in card.needs]
    assert len(rows) == len(set(rows))
    assert card.check is None
    assert all(r.audience is Audience.ALOUD for s in card.sections for r in s.rows)


def test_words_for_dates() -> None:
    assert SPEECH.birth_date("1961-03-14") == "14 Mar 1961"
    assert SPEECH.birth_date("1961-03") == "Mar 1961"
    assert SPEECH.birth_date("1961") == "1961"
    assert SPEECH.birth_date("") == "not known"
    assert SPEECH.day(date(2026, 5, 15), TODAY) == "tomorrow"
    assert SPEECH.day(date(2026, 6, 11), TODAY) == "Thursday 11 June"
    assert SPEECH.short_day(date(2024, 4, 2), TODAY) == "2 April 2024"
    assert SPEECH.language("vi") == "Vietnamese"
    assert SPEECH.language("zz-nowhere") == "zz-nowhere"
