"""Who is around the patients of a file: added as the other system says it, for somebody here to confirm.

Nobody is mentioned by it (``MayMention.NEITHER``) and nobody becomes a guardian: the patient says that.
"""

from datetime import UTC, datetime

from frontdesk.domain.imported import ImportedRelation
from frontdesk.domain.relation import Relation
from frontdesk.likeness.fold import name_key
from frontdesk.store.port import Store
from frontdesk.usecases.desk import new_id
from frontdesk.usecases.import_review import ChangePair

_EVER = datetime(1970, 1, 1, tzinfo=UTC)


class Relations:
    """Of one file: each somebody of a patient once, by name; who is here, or was, is left alone."""

    def __init__(self, store: Store, run_id: str) -> None:
        self._store, self._run_id = store, run_id
        self._here: dict[str, set[str]] = {}
        self.added = 0

    def take(self, given: ImportedRelation, patient_id: str) -> tuple[ChangePair, ...]:
        """What is written; nothing where the desk knows of this somebody."""
        key = name_key(given.name)
        here = self._here.get(patient_id)
        if here is None:
            here = self._here[patient_id] = self._names(patient_id)
        if not key or key in here:
            return ()
        here.add(key)
        self.added += 1
        return ((None, Relation(new_id(), patient_id, given.name, given.relation, import_id=self._run_id)),)

    def _names(self, patient_id: str) -> set[str]:
        """Who is on record, and who was: the desk took them out, and no file brings them back."""
        here = {name_key(one.name) for one in self._store.records_of(Relation, patient_id)}
        gone = (
            change.before
            for deed in self._store.acts_about(patient_id, _EVER)
            for change in deed.changes
            if change.after is None
        )
        return here | {name_key(one.name) for one in gone if isinstance(one, Relation)}
