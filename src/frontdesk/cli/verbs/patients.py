"""``frontdesk patients``: everybody in the store."""

from frontdesk.card.compose import name_of
from frontdesk.cli import shapes
from frontdesk.cli.shared import Wanted, say_json, say_table, verb


@verb("patients", help="List everybody in the store, one a line.")
def COMMAND(wanted: Wanted) -> None:
    """Name to use, birth date and id."""
    with wanted.desk() as desk:
        everybody = ((who, facts, name_of(who, facts)) for who, facts in desk.store.patients())
        if wanted.as_json:
            for person, facts, name in everybody:
                say_json(shapes.patient(person, facts, name))
        else:
            say_table(
                (name, desk.speech.birth_date(person.birth_date), person.id) for person, _, name in everybody
            )
