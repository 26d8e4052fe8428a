"""``frontdesk patients``: everybody in the store."""

from frontdesk.card.compose import name_of
from frontdesk.cli import shapes
from frontdesk.cli.shared import Wanted, say_json, say_table, verb


@verb("patients", help="List everybody in the store, one a line.")
def COMMAND(wanted: Wanted) -> None:
    """Names, birth dates and ids."""
    with wanted.desk() as desk:
        rows: list[tuple[str, ...]] = []
        for person, facts in desk.store.patients():
            name = name_of(person, facts)
            if wanted.as_json:
                say_json(shapes.patient(person, facts, name))
            else:
                rows.append((name, desk.speech.birth_date(person.birth_date), person.id))
        say_table(rows)
