"""``frontdesk card``: the card of a patient or a visit, as after the match."""

from dataclasses import replace

import click

from frontdesk.card.printed import printed
from frontdesk.cli import shapes
from frontdesk.cli.shared import Wanted, card_of, say, say_json, verb
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.situation import Situation
from frontdesk.domain.template import Occasion
from frontdesk.prompts.rank import greeting_line
from frontdesk.usecases.open_card import draw_card, first_situation


@verb("card", help="Show the card of a patient or a visit, as it stands after the match.")
@click.argument("patient_or_visit")
@click.option(
    "--occasion",
    type=click.Choice([o.value for o in Occasion]),
    help="When it is said; without it, where the visit stands now.",
)
@click.option(
    "--listening",
    type=click.Choice([x.value for x in Listening]),
    help="Who can hear; without it the most careful: others, or with_someone.",
)
@click.option(
    "--before-match", is_flag=True, help="As it opens: who it is and the greeting, no line, no section."
)
def COMMAND(
    wanted: Wanted, patient_or_visit: str, occasion: str | None, listening: str | None, before_match: bool
) -> None:
    """Needs, lines with their reasons, sections."""
    with wanted.desk() as desk:
        card_input = card_of(desk, patient_or_visit)
        situation = _situation(card_input, occasion, listening, before_match)
        shown = draw_card(desk.deck, desk.speech, card_input, situation)
        greeting = greeting_line(desk.deck, card_input, situation, desk.speech)
        if wanted.as_json:
            person = shapes.patient(card_input.patient, card_input.facts, shown.name_to_use)
            say_json(shapes.card(shown, person, greeting))
            return
        for line in printed(shown, greeting):
            say(line)


def _situation(
    card_input: CardInput, occasion: str | None, listening: str | None, before_match: bool
) -> Situation:
    situation = first_situation(card_input)
    if occasion:
        situation = replace(situation, occasion=Occasion(occasion))
    if listening:
        situation = replace(situation, listening=Listening(listening))
    return situation if before_match else replace(situation, identity=Identity.CONFIRMED)
