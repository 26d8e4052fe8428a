"""F8: the screen faces the patient. Everything of the desk is hidden behind it; Esc brings the card back."""

from frontdesk.domain.card import Card
from frontdesk.domain.look_note import LookKind
from frontdesk.screens.today.own_say import OwnSay
from frontdesk.screens.today.shown import ToastShown, TurnedShown
from frontdesk.screens.today.stage import Stage
from frontdesk.screens.today.turned import compared, turned
from frontdesk.usecases.look_at import note_look

BACK_AFTER = 60.0
"""Seconds without a key before the screen only hides."""


class ShowActs:
    """One patient at a time; what is typed is compared once and then gone."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.say = OwnSay(stage)
        self._pages: tuple[TurnedShown, ...] = ()
        self._at = 0
        self._answer = self._typed = ""

    @property
    def facing(self) -> bool:
        """The screen faces the patient."""
        return bool(self._pages)

    def turn(self) -> None:
        """The key: turn the screen; once more, the next words."""
        stage, card = self._stage, self._stage.open
        if self.say.reading:
            self.say.step(1)
        elif self.facing:
            self._at = (self._at + 1) % len(self._pages)
            stage.display.show_turned(self._pages[self._at])
        elif card is not None and not card.calling and not stage.hidden and not stage.finding:
            greeting = _greeting(card.card)
            read = not self.say.refusal()
            self._pages = turned(
                stage.desk.clinic.name, greeting, card.lines, matched=card.matched, may_read=read
            )
            self._at, self._answer, self._typed = 0, "", ""
            stage.hide(True)
            stage.display.show_turned(self._pages[0])
            note_look(stage.desk, LookKind.TURNED, card.patient_id, card.visit_id)
            stage.write_quietly(stage.desk.store.keep_looks)

    def copy_asked(self) -> None:
        """Ctrl F8, or the button on the turned screen: "What do you have on me?", read there."""
        stage = self._stage
        if stage.open is None or self.say.reading or (not self.facing and (stage.hidden or stage.finding)):
            return
        if why := self.say.refusal():
            stage.toast(ToastShown(why, undo=False, trouble=True))
            return
        if not self.facing:
            self.turn()
        self.say.open()

    def answered(self, answer: str) -> None:
        """The patient pressed Yes, No or "Please write to me"."""
        self._answer = answer

    def typed(self, text: str) -> None:
        """What stands in the field now."""
        self._typed = text if self.facing else ""

    def back(self) -> None:
        """Esc: the card again, with what was answered and whether what was typed fits."""
        if not self.facing:
            return
        stage, card = self._stage, self._stage.open
        typed, answer = self._typed, self._answer
        self.wipe()
        stage.hide(False)
        said = f"Answered: {answer}." if answer else ""
        fits = compared(typed, card.card_input) if card is not None and not card.matched else ""
        if said or fits:
            stage.toast(ToastShown(" ".join(part for part in (said, fits) if part), undo=False))

    def wipe(self) -> None:
        """Nobody typed for a while, or F9: what stood there is gone, the desk stays hidden."""
        if self.facing:
            self._pages, self._answer, self._typed = (), "", ""
            self.say.close()
            self._stage.display.show_turned(None)


def _greeting(card: Card) -> str:
    """Without the name: a stranger may read it too."""
    return card.greeting.partition(",")[0]
