"""Ctrl Shift N: four short questions, one after the other; Esc at any of them adds nobody.

Who is interrupted goes on with the same key at the same question.
"""

from collections.abc import Callable

from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.screens.today.find_presenter import FindPresenter
from frontdesk.screens.today.handled import Draft
from frontdesk.screens.today.shown import ToastShown
from frontdesk.screens.today.stage import Stage
from frontdesk.usecases.add_fact import asked_of_typed
from frontdesk.usecases.add_patient import NewPerson, add_patient, namesakes
from frontdesk.usecases.desk import new_id
from frontdesk.usecases.words_kept import WordsAsked

STEPS = ("given", "family", "sound", "need")
ASKED = {f"new_{step}": step for step in STEPS}
"""What the field is opened for, and which answer it brings."""


def as_asked(words: list[str]) -> dict[str, str]:
    """A typed name as answers: two words are first and last, any other number is for the desk to part.

    In Find nobody types capitals; a name in small letters throughout is given its own.
    """
    if not any(sign.isupper() for word in words for sign in word):
        words = [word[:1].upper() + word[1:] for word in words]
    if len(words) == 2:
        return {"given": words[0], "family": words[1]}
    return {"given": " ".join(words)} if words else {}


class NewPersonActs:
    """One person at a time."""

    def __init__(self, stage: Stage, find: FindPresenter, picked: Callable[[str], None]) -> None:
        """``picked(patient_id)`` opens the card of whoever was added."""
        self._stage = stage
        self._find = find
        self._picked = picked
        self._told: dict[str, str] = {}
        self._typed: dict[str, str] = {}
        """What was typed in Find, by the question it answers."""
        self._left: tuple[str, Draft] | None = None
        self._then = picked
        """What follows for whoever was added: the card, or first the booking that asked who it is."""

    def asked(self) -> None:
        """The key: begin with the given name, or go on where something came in between.

        A name that stands in Find is another person's: the questions begin with it.
        """
        stage = self._stage
        if stage.hidden:
            return
        typed, who = as_asked(self._find.name), self._find.who
        if stage.finding:
            self._find.clear()
            stage.show_what_stands()
        left, self._left = self._left, None
        if typed or left is None:
            self._told, self._typed = {}, typed
            self._then = self._picked if who is None else who.picked
            self._ask("given")
        else:
            stage.display.ask_words(*left)

    def left(self, what: str, words: str) -> None:
        """A phone call, F9 or the lock came before Enter: the answers wait for the next time."""
        self._left = (what, Draft(words, None)) if self._told or words.strip() else None

    def dropped(self) -> None:
        """Esc: nobody is added."""
        self._told, self._typed, self._left = {}, {}, None

    @staticmethod
    def asked_of(what: str, words: str) -> WordsAsked:
        """What there is to say about the words in the field as they stand: a name is a name."""
        return asked_of_typed(words) if ASKED[what] == "need" else WordsAsked()

    def answered(self, what: str, words: str, audience: Audience | None = None) -> None:
        """Enter in the field; an empty answer goes on to the next question. ``audience`` of the need."""
        step = ASKED[what]
        self._told[step] = words
        at = STEPS.index(step) + 1
        if step == "family" and not "".join(self._told.values()).strip():
            self._stage.toast(ToastShown("A name is needed, first or last. Nobody was added.", undo=False))
        elif at < len(STEPS):
            self._ask(STEPS[at])
        else:
            self._add(NewPerson(**self._told, need_heard=audience))

    def _ask(self, step: str) -> None:
        words = self._typed.pop(step, "")
        self._stage.display.ask_words(f"new_{step}", Draft(words, None) if words else None)

    def _add(self, person: NewPerson) -> None:
        stage, desk, patient = self._stage, self._stage.desk, new_id()
        told, self._told = self._told, {}

        def work() -> tuple[Changes, int]:
            known = namesakes(desk, person)
            return add_patient(desk, patient, person), known

        def done(answer: tuple[Changes, int]) -> None:
            changes, known = answer
            name = (person.given or person.family).strip()
            stage.did(changes, f"{name}’s record")
            alike = " Somebody of this name is known already: Ctrl Z, and find that record." if known else ""
            stage.toast(ToastShown(f"{name} is added.{alike}"))
            self._then(patient)

        def failed(trouble: Exception) -> None:
            self._told = told  # nothing that was answered is asked again
            self._left = (f"new_{STEPS[-1]}", Draft(person.need, person.need_heard))
            stage.failed(trouble)

        stage.jobs.write(work, done, failed)
