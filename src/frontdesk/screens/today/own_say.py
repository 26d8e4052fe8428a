"""The patient reads what we keep, on the turned screen, takes things out and says them in other words.

Only for a card that is matched and *alone*: what is private stands here too. Every act is the patient's own;
Ctrl Z takes it back until the screen is turned back, nobody at the desk does.
"""

from collections.abc import Callable

from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import Fixable
from frontdesk.domain.fact import Fact, FactStatus
from frontdesk.domain.line import Listening
from frontdesk.domain.look_note import LookKind
from frontdesk.screens.today.copy_words import CopyPage, CopyShown, pages_of
from frontdesk.screens.today.open_card_state import OpenCard
from frontdesk.screens.today.stage import Stage
from frontdesk.usecases.look_at import note_look
from frontdesk.usecases.own_say import change_words, take_out, write_about_me
from frontdesk.usecases.person_copy import PersonCopy, person_copy
from frontdesk.usecases.undo import take_back_own

Read = tuple[PersonCopy, tuple[Fact, ...]]
NOT_ALONE = "Everything we keep shows only when nobody else can see: press F7 until it says Alone."
NOT_MATCHED = "Match name and date of birth first. Then the patient may read everything we keep."


class OwnSay:
    """The pages of one patient; empty when nobody reads."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._of: OpenCard | None = None
        self._pages: tuple[CopyPage, ...] = ()
        self._at = 0
        self._done: list[str] = []
        """Deeds of this reading, the newest last."""
        self._busy = False

    @property
    def reading(self) -> bool:
        """A page stands on the turned screen, or is on its way."""
        return self._of is not None

    def refusal(self) -> str:
        """Why nothing may be read now, as a sentence; empty when it may."""
        card = self._stage.open
        if card is None or card.at_gate or card.calling or not card.matched:
            return NOT_MATCHED
        return "" if card.situation.listening is Listening.ALONE else NOT_ALONE

    def open(self) -> None:
        """The first page, as soon as it is read."""
        card = self._stage.open
        if card is None or self.refusal():
            return
        self._of, self._at, self._done = card, 0, []

        def came(read: Read) -> None:
            if self._of is card:
                self._show(read)

        note_look(self._stage.desk, LookKind.COPY, card.patient_id, card.visit_id)
        self._stage.jobs.read(lambda: self._look(card), came, self._failed)

    def close(self) -> None:
        """Nothing of anybody stays here."""
        self._of, self._pages, self._done, self._at, self._busy = None, (), [], 0, False

    def step(self, by: int) -> None:
        """Another page; after the last comes nothing, before the first neither."""
        if 0 <= self._at + by < len(self._pages):
            self._at += by
            self._draw()

    def taken_out(self, id: str) -> None:
        """One tap at a row."""
        card, desk = self._of, self._stage.desk
        if card is not None:
            self._write(lambda: take_out(desk, card.patient_id, id), "Taken out.")

    def changed(self, id: str, words: str) -> None:
        """Other words for a row."""
        card, desk = self._of, self._stage.desk
        if card is not None:
            self._write(lambda: change_words(desk, card.patient_id, id, words), "Kept as you wrote it.")

    def written(self, words: str, mention: bool) -> None:
        """The line about oneself."""
        card, desk = self._of, self._stage.desk
        if card is not None:
            job = lambda: write_about_me(desk, card.patient_id, words, mention=mention)  # noqa: E731 - the call below stays readable
            self._write(job, "Kept as you wrote it.")

    def undo(self) -> None:
        """The newest act of this reading."""
        if self._done and not self._busy:
            deed, desk = self._done[-1], self._stage.desk
            self._write(lambda: take_back_own(desk, deed), "Taken back.", back=True)

    # ours

    def _look(self, card: OpenCard) -> Read:
        desk = self._stage.desk
        facts = (f for f in desk.store.facts_of(card.patient_id) if f.status is not FactStatus.RETIRED)
        return person_copy(desk, card.patient_id), tuple(facts)

    def _write(self, job: Callable[[], Changes], said: str, *, back: bool = False) -> None:
        stage, card = self._stage, self._of
        if card is None or self._busy:
            return
        self._busy = True

        def work() -> tuple[Changes, Read]:
            return job(), self._look(card)

        def done(answer: tuple[Changes, Read]) -> None:
            changes, read = answer
            stage.news.publish(changes, stage)
            stage.read_again()  # the card behind it follows at once
            stage.reload_board()
            if self._of is card:
                self._busy = False
                self._done = self._done[:-1] if back else [*self._done, changes.deed]
                self._show(read, said)

        stage.jobs.write(work, done, self._failed)

    def _show(self, read: Read, said: str = "") -> None:
        copy, facts = read
        self._pages = pages_of(copy.paper, facts)
        self._at = min(self._at, len(self._pages) - 1)
        self._draw(said)

    def _draw(self, said: str = "", trouble: str = "") -> None:
        clinic, pages = self._stage.desk.clinic.name, self._pages
        shown = CopyShown(
            clinic, pages[self._at], self._at + 1, len(pages), said, bool(said and self._done), trouble
        )
        self._stage.display.show_turned(shown)

    def _failed(self, trouble: Exception) -> None:
        """Said on the page itself: toasts wait behind the turned screen."""
        self._busy = False
        if not isinstance(trouble, Fixable):
            raise trouble
        if self._pages:
            self._draw(trouble=str(trouble))
        else:
            self._stage.failed(trouble)
