"""Ctrl Shift N: four short questions, one after the other; Esc at any of them adds nobody.

Who is interrupted goes on with the same key at the same question.
"""

from collections.abc import Callable

from frontdesk.domain.changes import Changes
from frontdesk.screens.today.open_card_state import Draft
from frontdesk.screens.today.shown import ToastShown
from frontdesk.screens.today.stage import Stage
from frontdesk.usecases.add_patient import NewPerson, add_patient, namesakes
from frontdesk.usecases.desk import new_id

STEPS = ("given", "family", "sound", "need")
ASKED = {f"new_{step}": step for step in STEPS}
"""What the field is opened for, and which answer it brings."""


class NewPersonActs:
    """One person at a time."""

    def __init__(self, stage: Stage, picked: Callable[[str], None]) -> None:
        """``picked(patient_id)`` opens the card of whoever was added."""
        self._stage = stage
        self._picked = picked
        self._told: dict[str, str] = {}
        self._left: tuple[str, Draft] | None = None

    def asked(self) -> None:
        """The key: begin with the given name, or go on where something came in between."""
        if self._stage.hidden:
            return
        left, self._left = self._left, None
        if left is None:
            self._told = {}
            self._stage.display.ask_words("new_given", None)
        else:
            self._stage.display.ask_words(*left)

    def left(self, what: str, words: str) -> None:
        """A phone call, F9 or the lock came before Enter: the answers wait for the next time."""
        self._left = (what, Draft(words, None)) if self._told or words.strip() else None

    def dropped(self) -> None:
        """Esc: nobody is added."""
        self._told, self._left = {}, None

    def answered(self, what: str, words: str) -> None:
        """Enter in the field; an empty answer goes on to the next question."""
        step = ASKED[what]
        self._told[step] = words
        at = STEPS.index(step) + 1
        if step == "family" and not "".join(self._told.values()).strip():
            self._stage.toast(ToastShown("A name is needed, first or last. Nobody was added.", undo=False))
        elif at < len(STEPS):
            self._stage.display.ask_words(f"new_{STEPS[at]}", None)
        else:
            self._add(NewPerson(**self._told))

    def _add(self, person: NewPerson) -> None:
        stage, desk, patient = self._stage, self._stage.desk, new_id()
        self._told = {}

        def work() -> tuple[Changes, int]:
            known = namesakes(desk, person)
            return add_patient(desk, patient, person), known

        def done(answer: tuple[Changes, int]) -> None:
            changes, known = answer
            name = (person.given or person.family).strip()
            stage.did(changes, f"{name}’s record")
            alike = " Somebody of this name is known already: Ctrl Z, and find that record." if known else ""
            stage.toast(ToastShown(f"{name} is added.{alike}"))
            self._picked(patient)

        stage.jobs.write(work, done, stage.failed)
