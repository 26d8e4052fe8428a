"""``frontdesk erase-person``: nothing somebody told us stays; first it only says what would go."""

import click

from frontdesk.cli.shared import Wanted, say, say_json, verb
from frontdesk.usecases.erase_person import erase_person, to_erase


@verb("erase-person", help="Erase one person: first what goes and what stays, with --really for good.")
@click.argument("patient")
@click.option("--really", is_flag=True, help="Erase. Nothing brings the person back.")
def COMMAND(wanted: Wanted, patient: str, *, really: bool) -> None:
    """Raises ``Refused`` for anybody but a manager."""
    with wanted.desk() as desk:
        found = to_erase(desk, patient)
        if really:
            erase_person(desk, patient)
    if wanted.as_json:
        say_json({"patient": patient, "erased": really, "takes": found.takes, "leaves": found.leaves})
        return
    say(f"{'Erased' if really else 'This would go'}: {', '.join(('the name', *found.takes))}.")
    for words in found.leaves:
        say(f"  {words}")
    if not really:
        say("Nothing was erased. Add --really to erase for good.")
