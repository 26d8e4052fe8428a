"""One sitting at the desk: own acts in their order, to take back and to do again. Pure.

Ctrl Z never goes past the sitting and never takes back somebody else's act; each act says what it was,
so that nobody takes back a check-in without knowing whose. A new act ends what could be done again.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Act:
    """Something done at the desk. A deed is taken back by its id, a mark by ``back``."""

    words: str = field(repr=False)
    """What it was: "Siobhán’s check-in"."""
    deed: str = ""
    before: tuple[str, ...] = ()
    """The deeds of the same act before ``deed``, newest first: a note that was saved while it was typed."""
    back: Callable[[], None] | None = None
    again: Callable[[], None] | None = None
    patient_id: str = ""
    """Whose card stood open; its words name them."""


class Sitting:
    """The two stacks."""

    def __init__(self) -> None:
        self._done: list[Act] = []
        self._undone: list[Act] = []

    def did(self, act: Act) -> None:
        """Something new was done."""
        self._done.append(act)
        self._undone.clear()

    def newest(self) -> Act | None:
        """Take the newest act off, to take it back."""
        return self._done.pop() if self._done else None

    def newest_undone(self) -> Act | None:
        """Take the act off that was taken back last, to do it again."""
        return self._undone.pop() if self._undone else None

    def taken_back(self, act: Act) -> None:
        """It can be done again, as long as nothing new is done."""
        if act.deed or act.again:
            self._undone.append(act)

    def forget(self, patients: Collection[str]) -> None:
        """Acts about these are named to nobody here any more."""
        self._done = [act for act in self._done if act.patient_id not in patients]
        self._undone = [act for act in self._undone if act.patient_id not in patients]

    def done_again(self, act: Act) -> None:
        """It can be taken back once more."""
        self._done.append(act)


class Sittings:
    """A sitting for each person at the desk; whoever comes back finds their own acts, and only those."""

    def __init__(self, who: Callable[[], str]) -> None:
        """``who()`` is the id of whoever is at the desk."""
        self._who = who
        self._of: dict[str, Sitting] = {}

    def forget(self, patients: Collection[str]) -> None:
        """Whoever is at the desk now must not see these patients."""
        self.own.forget(patients)

    @property
    def own(self) -> Sitting:
        """The sitting of whoever is at the desk now."""
        return self._of.setdefault(self._who(), Sitting())
