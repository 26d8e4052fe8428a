"""Who can open the store, while it is open: its key file, with the key that is needed to let somebody in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from frontdesk.vault import key_file


@dataclass(frozen=True, slots=True)
class Openers:
    """The key file of one open store."""

    file: Path
    key: bytes = field(repr=False)

    def ids(self) -> tuple[str, ...]:
        """Whose passphrase opens the store. Raises ``Damaged``."""
        return tuple(holder.person_id for holder in key_file.holders(self.file))

    def prepare(self, person_id: str, passphrase: str, shown_name: str) -> Callable[[], None]:
        """Ready to let somebody in by a passphrase: what is returned writes it.

        Raises ``Refused`` for a weak passphrase or one that somebody else has.
        """
        return key_file.prepare_person(
            self.file, self.key, person_id=person_id, passphrase=passphrase, shown_name=shown_name
        )

    def take_away(self, person_id: str) -> None:
        """Their passphrase opens nothing any more. Raises ``Refused`` for the last one, ``NotSaved``."""
        key_file.remove_person(self.file, person_id)
