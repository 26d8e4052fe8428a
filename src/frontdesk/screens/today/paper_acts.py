"""Ctrl P on Today: the paper that fits what stands there, by one key. And a filled-in sheet, by its numbers.

Nobody at the desk: the morning sheet. A card: the door slip, or the sheet "About your visit". Leaving: the
pocket slip first. Where more than one fits a short list asks which; Enter takes the first.
"""

from collections.abc import Callable
from typing import Protocol

from frontdesk.card.facts import told_nothing
from frontdesk.card.needs import MOST
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import Refused
from frontdesk.domain.fact import KINDS
from frontdesk.domain.look_note import LookKind
from frontdesk.domain.paper import Paper
from frontdesk.screens.today.handled import Draft
from frontdesk.screens.today.open_card_state import OpenCard
from frontdesk.screens.today.shown import ToastShown
from frontdesk.screens.today.stage import Stage
from frontdesk.usecases.door_slip import door_slip
from frontdesk.usecases.enter_sheet import enter_sheet, is_sheet, read_sheet, understood
from frontdesk.usecases.look_at import note_look
from frontdesk.usecases.morning_sheet import morning_sheet
from frontdesk.usecases.open_card import open_card
from frontdesk.usecases.paper_words import clinic_words, languages_for
from frontdesk.usecases.pocket_slip import pocket_slip
from frontdesk.usecases.visit_sheet import visit_sheet

DOOR, POCKET, SHEET = "door", "pocket", "sheet:"
_OPEN_FOR = frozenset({"fact", "sound"})
"""Fields that take the numbers of a sheet as well."""
ON_A_ROW = ((DOOR, "Print a door slip"), (SHEET, "Print “About your visit”"))
"""In the menu of a row of the board."""
SENT = "Sent to the printer."


class PaperDisplay(Protocol):
    """What reaches a printer."""

    def ask_paper(self, papers: tuple[str, ...]) -> None:
        """Which of them, by number."""

    def print_paper(self, paper: Paper) -> None:
        """Ask for a printer."""


class PaperActs:
    """Every method is one act; while everything is hidden they do nothing. The view ties ``display``."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.display: PaperDisplay | None = None
        self._offered: tuple[tuple[str, str], ...] = ()

    def asked(self) -> None:
        """Ctrl P."""
        stage = self._stage
        if stage.hidden or stage.finding:
            return
        if stage.open is None:
            self.morning()
            return
        card = stage.standing
        if card is not None and not card.calling and self.display is not None:
            self._offered = self._for_card(card)
            self.display.ask_paper(tuple(words for _, words in self._offered))

    def picked(self, at: int) -> None:
        """One of those that were offered."""
        card = self._stage.standing
        if card is not None and at < len(self._offered):
            self._print(self._offered[at][0], card.card_input, card)

    def morning(self) -> None:
        """The sheet of the day, for whoever is at the desk."""
        desk = self._stage.desk
        self._read(lambda: morning_sheet(desk))

    def sheet_pressed(self) -> None:
        """The sheet in the language the patient reads, at once."""
        card = self._stage.standing
        if card is not None:
            self._print(SHEET, card.card_input)

    def of_row(self, visit_id: str, key: str) -> None:
        """One of ``ON_A_ROW``."""
        desk = self._stage.desk

        def read(card_input: CardInput) -> None:
            self._print(key, card_input)

        self._stage.jobs.read(lambda: open_card(desk, visit_id=visit_id), read, self._stage.failed)

    def sent(self) -> None:
        """It went to the printer."""
        self._stage.toast(ToastShown(SENT, undo=False))

    # --- a filled-in sheet

    def note(self, what: str, typed: str) -> str:
        """What the numbers in the field mean so far."""
        return understood(self._stage.desk, typed) if what in _OPEN_FOR else ""

    def takes(self, what: str, typed: str) -> bool:
        """These words are a sheet's numbers; they are entered. Refused, they wait in the field."""
        card = self._stage.standing
        if card is None or what not in _OPEN_FOR or not is_sheet(typed):
            return False
        stage, desk, patient = self._stage, self._stage.desk, card.patient_id
        refused: list[Refused] = []

        def enter() -> Changes:
            try:
                return enter_sheet(desk, patient, typed)
            except Refused as trouble:
                refused.append(trouble)
                return Changes()

        def done(_: Changes) -> None:
            if refused:
                stage.toast(ToastShown(str(refused[0]), undo=False, trouble=True))
                if stage.as_it_stands(card) is stage.standing:
                    stage.display.ask_words("fact", Draft(typed, None))
            else:
                stage.toast(ToastShown(_kept(typed)))

        stage.change(enter, what="the sheet", then=done)
        return True

    # --- ours

    def _for_card(self, card: OpenCard) -> tuple[tuple[str, str], ...]:
        own = clinic_words(self._stage.desk).lang
        name = self._stage.desk.speech.language
        sheets = tuple(
            (f"{SHEET}{tag}", "“About your visit”" if tag == own else f"“About your visit” in {name(tag)}")
            for tag in languages_for(self._stage.desk, card.card_input.facts)
        )
        if card.leaving:
            return ((POCKET, "Pocket slip for the patient"), *sheets)
        door = (DOOR, "Door slip for the clinician")
        return (*sheets, door) if told_nothing(card.card_input) else (door, *sheets)

    def _print(self, key: str, card_input: CardInput, card: OpenCard | None = None) -> None:
        desk = self._stage.desk
        note_look(
            desk, LookKind.PAPER, card_input.patient.id, card_input.visit.id if card_input.visit else ""
        )
        self._stage.write_quietly(desk.store.keep_looks)
        if key == DOOR:
            self._read(lambda: door_slip(desk, card_input))
        elif key == POCKET and card is not None:
            step = card.next_step
            made = card.handled.step_of if card.handled.step is not None else ""
            self._read(lambda: pocket_slip(desk, card_input, step, in_place_of=made))
        elif key.startswith(SHEET):
            language = key.removeprefix(SHEET) or languages_for(desk, card_input.facts)[0]
            self._read(lambda: visit_sheet(desk, language, card_input.patient.board_name))

    def _read(self, make: Callable[[], Paper]) -> None:
        """Made on the reader; while it was on its way everything may have been hidden."""

        def made(paper: Paper) -> None:
            if self.display is not None and not self._stage.hidden:
                self.display.print_paper(paper)

        self._stage.jobs.read(make, made, self._stage.failed)


def _kept(typed: str) -> str:
    answers = read_sheet(typed)
    many = f"{len(answers)} answer{'s' if len(answers) != 1 else ''}"
    needs = sum(a.item.kind is not None and KINDS[a.item.kind].may_strip for a in answers)
    more = f" {MOST} needs fit in the strip; the others stand with the notes." if needs > MOST else ""
    return f"The sheet is kept: {many}.{more}"
