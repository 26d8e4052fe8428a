"""A card as text: everything that stands on it once, nothing that does not."""

from typing import Any

from frontdesk.card.printed import printed
from frontdesk.domain.audience import Audience
from frontdesk.domain.card import Card, Check, Need, Question, Row, Section
from frontdesk.domain.line import Identity, Line, Listening
from frontdesk.domain.template import Band, Occasion, Reach


def line(title: str, text: str, reach: Reach = Reach.ALOUD) -> Line:
    return Line(
        "CI-1", Occasion.CHECK_IN, Band.CONCERN, "theme", title, text, 0, reach, Audience.ALOUD, 80, ()
    )


def card(**parts: Any) -> Card:
    whole = {
        "patient_id": "p",
        "visit_id": "v",
        "identity": Identity.CONFIRMED,
        "listening": Listening.OTHERS,
        "name_to_use": "Siobhán",
        "say_name": "shi-VAWN",
        "pronouns": "she / her",
        "greeting": "",
        "needs": (),
    }
    return Card(**{**whole, **parts})


ROW = Row("Tea, no milk", "coffee", Audience.ALOUD, "Told to us", "2026-04-02", "f1")


def test_after_the_match() -> None:
    shown = printed(
        card(
            news="Dr Voss is running 15 minutes late.",
            needs=(Need("Come over to call", "footprints", "f0"),),
            lines=(line("Ask", "Is there anything?"), line("Hand it over", "The letter", Reach.SHOW)),
            more=(line("Later", "Later"),),
            sections=(
                Section("preferences", "Preferences", "x", (ROW,)),
                Section("last_visit", "Last visit", "x", ()),
            ),
            desk_count=2,
            private_count=1,
            question=Question("q", "Still right?", ("Yes", "Changed")),
        ),
        "Good morning, Siobhán.",
    )
    assert shown == (
        "Siobhán   say shi-VAWN   she / her",
        "“Good morning, Siobhán.”",
        "Dr Voss is running 15 minutes late.",
        "",
        "Needs",
        "  Come over to call",
        "",
        "To say",
        "  Ask",
        "    “Is there anything?”",
        "  Hand it over (show it)",
        "    “The letter”",
        "  and 1 more",
        "",
        "Preferences",
        "  Tea, no milk",
        "",
        "Last visit",
        "  Nothing yet. F2 adds what we are told.",
        "",
        "Folded: 2 for the desk only, 1 private",
        "",
        "One thing to check: Still right? (Yes / Changed)",
    )


def test_before_the_match_the_check_line_and_no_line_to_say() -> None:
    before = card(
        identity=Identity.PRESUMED,
        greeting="Good morning, Siobhán.",
        check=Check("O’Brien", "Siobhán O’Brien", "17 Mar 1983"),
    )
    assert printed(before) == (
        "Siobhán   say shi-VAWN   she / her",
        "“Good morning, Siobhán.”",
        "",
        "Ask full name and date of birth",
        "  Siobhán · O’Brien · born 17 Mar 1983",
    )


def test_a_cue_alone_and_no_line_at_all() -> None:
    assert "    “”" not in printed(card(lines=(line("Offer two other times", ""),)))
    assert "Nothing to hand over today." in printed(
        card(sections=(Section("preferences", "Preferences", "x", ()),))
    )
    other = printed(
        card(
            sections=(
                Section(
                    "p", "Preferences", "x", (Row("Tea", "c", Audience.ALOUD, "", "", "f", unconfirmed=True),)
                ),
            )
        )
    )
    assert "  Tea  (from the other system)" in other
