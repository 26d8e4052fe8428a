"""A desk with a real key file: one manager who opens the store, somebody at Desk, somebody without a
passphrase, and somebody whose access has ended."""

from datetime import timedelta
from pathlib import Path

from frontdesk.domain.staff import Person, Role
from frontdesk.usecases.desk import Desk
from frontdesk.vault import key_file
from frontdesk.vault.openers import Openers
from frontdesk.vault.wrapped import Cost
from tests.desks import desk_with
from tests.looks.people import NOW, STAFF, pictured_day

PASS, JOYS = "harbour violet kettle", "lantern orchard gravel"
JOY = Person("joy", "Joy Adeyemi", Role.DESK, NOW, languages=("es", "vi"))
MAREK = Person("marek", "Marek", Role.DESK, NOW)
GONE = Person("lou", "Lou", Role.MANAGER, NOW - timedelta(days=90), NOW - timedelta(days=11))


def desk_of_workers(folder: Path, staff: Person = STAFF) -> Desk:
    """Three people and one who was here, over a key file that two of them open."""
    quick = Cost(1, 8192)
    made = key_file.create(folder / "keys", person_id=STAFF.id, passphrase=PASS, cost=quick)
    key_file.add_person(folder / "keys", made.key, person_id=JOY.id, passphrase=JOYS, cost=quick)
    others = (one for one in (JOY, MAREK, GONE) if one.id != STAFF.id)
    desk = desk_with((*pictured_day(), *others), NOW, staff)
    desk.openers = Openers(folder / "keys", made.key)
    return desk
