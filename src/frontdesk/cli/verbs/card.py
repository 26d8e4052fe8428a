"""``frontdesk card``: the card of a patient or a visit, as after the match."""

from dataclasses import replace

import click

from frontdesk.cli import shapes
from frontdesk.cli.shared import Wanted, say_json, verb
from frontdesk.domain.card import Card
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.line import Identity, Line, Listening
from frontdesk.domain.patient import Patient
from frontdesk.domain.template import Occasion
from frontdesk.domain.visit import Visit
from frontdesk.prompts.rank import rank
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.open_card import draw_card, first_situation, open_card


@verb("card", help="The card of a patient or a visit, as it stands after the match.")
@click.argument("patient_or_visit")
@click.option(
    "--occasion", type=click.Choice([o.value for o in Occasion]), help="When; the visit's own else."
)
@click.option("--listening", type=click.Choice([x.value for x in Listening]), default=Listening.OTHERS.value)
@click.option("--before-match", is_flag=True, help="The first beat: who it is, and no line but the greeting.")
def COMMAND(
    wanted: Wanted, patient_or_visit: str, occasion: str | None, listening: str, before_match: bool
) -> None:
    """Needs, sections, lines with their reasons."""
    with wanted.desk() as desk:
        card_input = _open(desk, patient_or_visit)
        situation = replace(first_situation(card_input), listening=Listening(listening))
        if occasion:
            situation = replace(situation, occasion=Occasion(occasion))
        if not before_match:
            situation = replace(situation, identity=Identity.CONFIRMED)
        shown = draw_card(desk.deck, desk.speech, card_input, situation)
        greeting = rank(desk.deck, card_input, situation, desk.speech).greeting
        if wanted.as_json:
            person = shapes.patient(card_input.patient, card_input.facts, shown.name_to_use)
            say_json(shapes.card(shown, person, greeting))
        else:
            click.echo(printed(shown, greeting))


def _open(desk: Desk, key: str) -> CardInput:
    if desk.store.get(Visit, key) is not None:
        return open_card(desk, visit_id=key)
    if desk.store.get(Patient, key) is not None:
        return open_card(desk, patient_id=key)
    raise WrongUsage(
        "There is no patient or visit with this id.",
        "",
        "frontdesk find TEXT or frontdesk visits lists them.",
    )


def printed(card: Card, greeting: str) -> str:
    """The card as text for people."""
    say = f"   say {card.say_name}" if card.say_name else ""
    out = [f"{card.name_to_use}{say}{'   ' + card.pronouns if card.pronouns else ''}"]
    if greeting:
        out.append(f"“{greeting}”")
    if card.news:
        out.append(card.news)
    if card.check:
        name = card.check.surname or card.check.full_name
        out += ["", f"Ask full name and date of birth. Compare: {name}, born {card.check.birth_date}"]
    if card.needs:
        out += ["", "Needs", *(f"  - {need.text}" for need in card.needs)]
    if card.lines:
        out += ["", "To say", *(_line(x) for x in card.lines)]
    elif card.check is None:
        out += ["", "Nothing to hand over today."]
    if card.more:
        out.append(f"  and {len(card.more)} more")
    for section in card.sections:
        rows = [f"  - {r.text}" for r in section.rows] or [f"  {section.empty}"]
        out += ["", section.title, *rows]
    folded = [f"{card.desk_count} for the desk only" if card.desk_count else ""]
    folded.append(f"{card.private_count} private" if card.private_count else "")
    if any(folded):
        out += ["", "Folded: " + ", ".join(f for f in folded if f)]
    if card.question:
        out += ["", f"One thing to check: {card.question.text} ({' / '.join(card.question.answers)})"]
    return "\n".join(out)


def _line(line: Line) -> str:
    how = "" if line.reach.value == "aloud" else f" ({line.reach.value})"
    return f"  {line.title}{how}" + (f"\n    “{line.text}”" if line.text else "")
