"""``frontdesk patients``: everybody in the store."""

from collections.abc import Iterator

from frontdesk.card.compose import name_of
from frontdesk.cli import shapes
from frontdesk.cli.shared import Wanted, say_json, say_table, verb
from frontdesk.domain.fact import Fact
from frontdesk.domain.patient import Patient
from frontdesk.usecases.desk import Desk


@verb("patients", help="List everybody in the store, one a line.")
def COMMAND(wanted: Wanted) -> None:
    """Name to use, birth date and id."""
    with wanted.desk() as desk:
        if wanted.as_json:
            for person, facts in _everybody(desk):
                say_json(shapes.patient(person, facts, name_of(person, facts)))
        else:
            say_table(
                (name_of(person, facts), desk.speech.birth_date(person.birth_date), person.id)
                for person, facts in _everybody(desk)
            )


def _everybody(desk: Desk) -> Iterator[tuple[Patient, tuple[Fact, ...]]]:
    """With what stands today; what belongs to one visit shows at no list."""
    today = desk.today()
    for person, kept in desk.store.patients():
        yield person, tuple(fact for fact in kept if fact.stands(today))
