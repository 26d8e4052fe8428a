"""The record's presenter: read once, one Deed a change, nothing half kept, nothing half typed lost. No Qt."""

from frontdesk.domain.audience import Audience
from frontdesk.domain.concern import Concern
from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.fact import FactKind
from frontdesk.domain.look_note import LookKind
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.prompts.kept_words import sound_to_mind
from frontdesk.screens.record import record_words
from frontdesk.screens.record.chapters import CHAPTERS
from frontdesk.screens.record.for_good import ForGood
from frontdesk.screens.record.open_record import OpenForm, OpenRecord
from frontdesk.screens.record.other_notes import OTHER_KINDS, end
from frontdesk.screens.record.page import Page
from frontdesk.screens.record.shown import ActDone, Display, Filled
from frontdesk.usecases.change_fact import set_audience, set_strip
from frontdesk.usecases.confirm_fact import confirm_fact
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.follow_promise import Way
from frontdesk.usecases.hide_from import hide_from, show_again
from frontdesk.usecases.remove_fact import remove_fact
from frontdesk.usecases.set_consent import set_consent


class RecordPresenter:
    """One per window; ``open`` says whose record it is. ``for_good`` saves everything held, or erases it."""

    def __init__(self, desk: Desk, jobs: AnyJobs, news: ChangeBoard, display: Display) -> None:
        self._page = Page(desk, jobs, news, display)
        self.for_good = ForGood(self._page, jobs, news)
        self._left: dict[str, OpenForm] = {}
        """Half filled-in forms by patient: whoever comes back finds them."""
        self.for_good.forget_form = lambda patient_id: self._left.pop(patient_id, None)

    # --- coming and going

    def open(self, patient_id: str, visit_id: str) -> None:
        """The record of one matched patient."""
        record = OpenRecord(patient_id, visit_id, CHAPTERS[0].key)
        left = self._left.pop(patient_id, None)
        if left is not None and not left.kept:
            record.form, record.chapter = left, left.chapter
        self._page.open = record
        self._page.out_of_sight = False
        self._page.read()
        self._page.looked(LookKind.RECORD)

    @property
    def standing(self) -> tuple[str, str]:
        """Whose record stands open, and from which visit; empty for nobody."""
        record = self._page.open
        return (record.patient_id, record.visit_id) if record is not None else ("", "")

    def put_out_of_sight(self) -> None:
        """Hidden: nothing of anybody stays on the screen; what was typed waits here."""
        if self._page.open is not None:
            self._page.open.notes_level = 0
        self.for_good.put_away()
        self._page.display.forget()
        self._page.out_of_sight = True

    def show_again(self) -> None:
        """Back from hiding, at the same chapter, with the same words in the form."""
        self._page.out_of_sight = False
        self._page.show()

    def closed(self) -> tuple[ActDone, ...] | None:
        """Left: its own acts, for whoever takes them back elsewhere; None when none was open."""
        self.for_good.put_away()
        record, self._page.open = self._page.open, None
        self._page.out_of_sight = False
        self._page.display.forget()
        if record is None:
            return None
        if record.form is not None and record.form.touched:
            self._left[record.patient_id] = record.form
        return tuple(record.done)

    def person_changed(self) -> None:
        """Somebody else is at the desk: read anew and noted, and closed where that person must not see it."""
        self._page.read(lambda: self._page.looked(LookKind.RECORD))

    def copy_asked(self) -> None:
        """Ctrl P: "What do you have on me?", on paper."""
        self._page.copy()

    # --- chapters and forms

    def chapter_picked(self, key: str) -> None:
        """Another chapter; a form of this one waits until it is in front again."""
        record = self._page.open
        if record is not None and key != record.chapter:
            record.chapter, record.pending, record.whole = key, None, False
            self.for_good.put_away()
            self._page.show()

    def step_chapter(self, step: int) -> None:
        """The next chapter, or the one before."""
        record = self._page.open
        if record is not None:
            keys = [one.key for one in CHAPTERS]
            self.chapter_picked(keys[(keys.index(record.chapter) + step) % len(keys)])

    def add_asked(self) -> None:
        """F2: the form of the first kind of this chapter."""
        record = self._page.open
        if record is None or record.seen is None:
            return
        form = record.form
        if form is not None and form.chapter == record.chapter and not form.changing:
            self._page.show()  # it is open
            return
        kinds = record_words.kinds_of(record.chapter)
        if kinds:
            self._open_form(kinds[0][0])

    def kind_picked(self, kind: str) -> None:
        """Another kind; words typed already come along."""
        record = self._page.open
        form = record.form if record else None
        if record is None or form is None or form.changing or kind == form.kind:
            return
        typed = form.values.get("text", "")
        self._open_form(kind)
        if record.form is not None and typed and "text" in record.form.values:
            record.form.values = {**record.form.values, "text": typed}
            self._page.show_form()

    def change_asked(self, note_id: str) -> None:
        """A note is changed: its form with what stands there; a private one is written anew."""
        record = self._page.open
        if record is None or record.seen is None:
            return
        fact = self._page.fact(note_id)
        if fact is not None:
            values = record_words.values_of(self._page.desk, fact)
            private = fact.audience is Audience.PRIVATE
            record.form = OpenForm(fact.kind.value, record.chapter, values, values, note_id, private)
        elif (note := self._page.note(note_id)) is not None:
            values = record_words.other_values(self._page.desk, note)
            sort = record_words.sort_of(note)
            record.form = OpenForm(sort, record.chapter, values, values, note_id)
        record.pending = None
        self._page.show()

    def typed(self, values: Filled) -> None:
        """Something was typed or picked in the form."""
        if self._page.open is not None and self._page.open.form is not None:
            form = self._page.open.form
            form.values = dict(values)
            self._page.typed(self._page.open, form)
            sound = form.kind == FactKind.PRONUNCIATION.value
            self._page.display.show_hint(sound_to_mind(values.get("text", "")) if sound else "")

    def paused(self) -> None:
        """Nobody typed for a moment: what is whole is saved, and the form stays open."""
        if not self._page.out_of_sight:
            self.leaving()

    def leaving(self) -> None:
        """The same before the window closes, out of sight as well: there is no later."""
        record = self._page.open
        form = record.form if record is not None and record.pending is None else None
        if record is not None and form is not None and form.touched:
            self._page.keep(record, form, closing=False)

    def try_again(self) -> None:
        """A few seconds after something could not be saved."""
        self._page.try_again()

    def entered(self) -> None:
        """Enter in the form: it is kept."""
        record = self._page.open
        form = record.form if record else None
        still = form is not None and form.changing and not form.touched and not form.row
        if record is not None and form is not None and not still:
            self._page.keep(record, form)
        elif form is not None:
            self.form_put_away()

    def form_left(self) -> None:
        """The keys went elsewhere: what can be kept is kept, what is half typed stays."""
        record = self._page.open
        form = record.form if record else None
        written = form is not None and (form.touched or bool(form.row))
        if record is not None and form is not None and written and record.pending is None:
            self._page.keep(record, form)

    def form_put_away(self) -> None:
        """Esc in the form: closed without keeping; what a pause has saved stays saved."""
        record = self._page.open
        if record is not None:
            if record.form is not None and record.form.row and record.form.touched:
                self._page.keep(record, record.form, closing=False)
            record.form = record.pending = None
            record.trying.pop("form", None)
            self._page.saving.settled(record)
            self._page.show()

    @property
    def filling(self) -> bool:
        """A form stands open in the chapter in front."""
        record = self._page.open
        return record is not None and record.form is not None and record.form.chapter == record.chapter

    # --- one act each

    def confirmed(self, fact_id: str) -> None:
        """What the other system says is right, or still true."""
        self._page.write(
            lambda r: confirm_fact(self._page.desk, r.patient_id, fact_id), "Confirmed", "the confirmation"
        )

    def removed(self, note_id: str) -> None:
        """No longer true."""
        record = self._page.open
        if record is None or record.seen is None:
            return
        note = self._page.note(note_id)
        if note_id not in record_words.removable(record.seen):
            return
        if record.form is not None and note_id in (record.form.changing, record.form.row):
            record.form = None
        if note is not None:
            remove = OTHER_KINDS[record_words.sort_of(note)].remove
            self._page.write(
                lambda r: remove(self._page.desk, r.patient_id, note_id), "Taken off", "taking off"
            )
        else:
            self._page.write(
                lambda r: remove_fact(self._page.desk, r.patient_id, note_id), "No longer kept", "taking off"
            )

    def ended(self, note_id: str, how: str) -> None:
        """What became of a concern or a promise; a new date is typed in its form."""
        note = self._page.note(note_id)
        if how == Way.NEW_DAY:
            self.change_asked(note_id)
        elif note is not None:
            what = "the concern" if isinstance(note, Concern) else "the promise"
            self._page.write(lambda r: end(self._page.desk, r.patient_id, note, how), "Noted", what)

    def whole_asked(self) -> None:
        """All of what is over, not the five newest alone."""
        if self._page.open is not None:
            self._page.open.whole = True
            self._page.show_record()

    def audience_picked(self, fact_id: str, audience: Audience) -> None:
        """Who may hear it."""
        self._page.write(
            lambda r: set_audience(self._page.desk, r.patient_id, fact_id, audience), "Saved", "who may hear"
        )

    def strip_set(self, fact_id: str, on: bool, instead_of: str = "") -> None:
        """Into the strip or out of it."""
        self._page.write(
            lambda r: set_strip(self._page.desk, r.patient_id, fact_id, on, instead_of),
            "In the strip" if on else "Out of the strip",
            "the strip",
            again=lambda out: self.strip_set(fact_id, on, out),
        )

    def consent_answered(self, answer: str) -> None:
        """What the patient said about personal notes."""
        said = ConsentAnswer(answer)
        self._page.write(lambda r: set_consent(self._page.desk, r.patient_id, said), "Noted", "the answer")

    def shield_set(self, person_id: str, on: bool) -> None:
        """Hide this patient from somebody at the desk, or no longer."""
        record, desk = self._page.open, self._page.desk
        one = next((s for s in record.shields if s.person_id == person_id), None) if record else None
        if one is not None and on is not bool(one.hidden):
            said = f"Hidden from {one.name}" if on else f"{one.name} sees this patient again"
            self._page.write(
                lambda r: hide_from(desk, r.patient_id, person_id) if on else show_again(desk, one.hidden),
                said,
                f"hiding from {one.name}",
            )

    def answered(self, key: str) -> None:
        """An answer of the question that stands open."""
        record = self._page.open
        pending = record.pending if record else None
        if record is None or pending is None:
            return
        record.pending = None
        self._page.display.show_question(None)
        go_on = pending.answers.get(key)
        if go_on is not None:
            go_on()
        else:
            self._page.show()

    def notes_held(self, level: int) -> None:
        """F4: 1 at once, 2 a second later: private notes open while it is held."""
        record = self._page.open
        if record is not None and record.notes_level != level and (level < 2 or record.notes_level == 1):
            opens = (level == 2) != (record.notes_level == 2)
            record.notes_level = level
            if opens:
                self._page.show_record()
            if level == 2:
                self._page.looked(LookKind.PRIVATE)

    def left_alone(self, alone: bool) -> None:
        """Nobody touched the desk for a while: private notes and the small lines about sources go."""
        record = self._page.open
        if record is not None and record.quiet != alone:
            record.quiet = alone
            record.notes_level = 0
            self._page.show_record()

    def undo(self) -> None:
        """The newest own act in this record."""
        self._page.undo()

    def redo(self) -> None:
        """What was taken back last."""
        self._page.redo()

    # --- ours

    def _open_form(self, kind: str) -> None:
        record = self._page.open
        if record is not None:
            values = record_words.new_values(self._page.desk, kind)
            record.form, record.pending = OpenForm(kind, record.chapter, values, values), None
            self._page.display.show_question(None)
            self._page.show_form()
