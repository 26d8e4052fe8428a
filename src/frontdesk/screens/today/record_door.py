"""The way to the record of whoever stands at the desk, and back to the same card."""

from collections.abc import Iterable

from frontdesk.screens.today.away import Away
from frontdesk.screens.today.sitting import Act
from frontdesk.screens.today.stage import Stage


class RecordDoor:
    """Opens for a matched card only: before the match nothing of anybody is read."""

    def __init__(self, stage: Stage, away: Away) -> None:
        self._stage = stage
        self._away = away

    def asked(self) -> None:
        """Ctrl E."""
        card = self._stage.standing
        if card is not None and card.matched and not self._stage.busy:
            card.notes_level = 0
            self._stage.display.open_record(card.patient_id, card.visit_id)

    def erased(self, patient_id: str) -> None:
        """Nobody of that id is left: no card of theirs stands or waits anywhere."""
        stage = self._stage
        stage.forget(patient_id=patient_id)
        stage.display.put_toast_away()
        stage.show_what_stands()
        stage.reload_board()

    def left(self, acts: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        """Back: the same card with what was written there, its main button arms anew.

        ``acts`` (words, deeds, newest first) were done there; Ctrl Z takes them back here from now on.
        """
        stage = self._stage
        for words, deeds in acts:
            stage.remember(Act(words, deeds[0], deeds[1:]))
        self._away.somebody()
        if stage.open is not None:
            stage.let_stand()
            stage.read_again()
