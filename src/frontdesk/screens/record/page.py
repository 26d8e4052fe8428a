"""What stands in the record and the one way to write: a read or a Deed, and the page follows. No Qt."""

from collections.abc import Callable
from dataclasses import replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import Conflict, Fixable, NotSaved, Refused, WrongUsage
from frontdesk.domain.fact import Fact
from frontdesk.domain.look_note import LookKind
from frontdesk.domain.staff import names_of
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.screens.record import record_words
from frontdesk.screens.record.asking import Answer, ask_consent, ask_place, ask_private
from frontdesk.screens.record.filled_form import keeping, row_written, said_of
from frontdesk.screens.record.history import read_history
from frontdesk.screens.record.no_longer import no_longer
from frontdesk.screens.record.nobody import NOBODY
from frontdesk.screens.record.open_record import Look, OpenForm, OpenRecord, Pending
from frontdesk.screens.record.other_notes import AnyNote, notes_of
from frontdesk.screens.record.record_words import Seen
from frontdesk.screens.record.saved_or_not import FORM, SavedOrNot
from frontdesk.screens.record.shown import ActDone, Display, QuestionShown, Saving
from frontdesk.usecases.change_fact import NoConsent, StripFull
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.hide_from import shields
from frontdesk.usecases.look_at import note_look
from frontdesk.usecases.open_card import open_card
from frontdesk.usecases.person_copy import PersonCopy, person_copy
from frontdesk.usecases.undo import one_after_the_other, redo, undo
from frontdesk.usecases.words_kept import SoundsMedical

CLOSED = "This record is closed."


class Page:
    """The open record on the screen. A late answer for another patient is dropped."""

    def __init__(self, desk: Desk, jobs: AnyJobs, news: ChangeBoard, display: Display) -> None:
        self.desk = desk
        self._display = display
        self.out_of_sight = False
        """Hidden or locked: what is read or kept meanwhile waits until it is shown again."""
        self.open: OpenRecord | None = None
        self.saving = SavedOrNot(lambda: self.display, display)
        self._jobs = jobs
        self._news = news
        news.listen(self, self._heard)

    @property
    def display(self) -> Display:
        """The view; nobody's while everything is hidden: a late answer would bring names back."""
        return NOBODY if self.out_of_sight else self._display

    def note(self, note_id: str) -> AnyNote | None:
        """A concern, promise, moment or person of this record; None for a fact."""
        given = self.open.seen if self.open is not None else None
        kept = (*notes_of(given).values(), *notes_of(given, ended=True).values()) if given is not None else ()
        return next((note for notes in kept for note in notes if note.id == note_id), None)

    def fact(self, fact_id: str) -> Fact | None:
        """A fact of this record."""
        given = self.open.seen if self.open is not None else None
        return next((f for f in given.facts if f.id == fact_id), None) if given is not None else None

    # --- showing

    def read(self, then: Callable[[], None] = lambda: None) -> None:
        """Ask the store for all of this patient; ``then`` once it stands there."""
        record = self.open
        if record is None:
            return

        def came(answer: Look) -> None:
            if record is self.open:
                record.take(answer)
                self.show()
                then()

        def lost(trouble: Exception) -> None:
            if isinstance(trouble, WrongUsage) and record is self.open:
                self.open = None  # nobody is left of that id, or nobody this person may see
                self._display.erased(record.patient_id, CLOSED)
            else:
                self._failed(trouble)

        self._jobs.read(lambda: self._look(record), came, lost)

    def _look(self, record: OpenRecord) -> Look:
        given = open_card(self.desk, visit_id=record.visit_id, patient_id=record.patient_id)
        people = names_of(self.desk.store.people())
        gone = no_longer(self.desk.store.facts_of(given.patient.id), given)
        history = read_history(self.desk, record.patient_id)
        on_card, hidden = record_words.on_card(self.desk, given), shields(self.desk, given.patient.id)
        return Look(given, people, on_card, gone, history, hidden)

    def show(self) -> None:
        """Draw the chapter in front, the form if one is open, and no question that was answered."""
        self.show_record()
        self.show_form()
        if self.open is not None:
            self.saving.show(self.open)
            if self.open.pending is None:
                self.display.show_question(None)

    def show_record(self) -> None:
        """Everything but the form."""
        record = self.open
        if record is not None and record.seen is not None and record.on_card is not None:
            open_ = record.notes_level == 2
            seen = Seen(
                record.seen,
                record.people,
                record.on_card,
                record.chapter,
                private_open=open_,
                quiet=record.quiet,
                gone=record.gone,
                history=record.history,
                whole=record.whole,
                shields=record.shields,
            )
            self.display.show_record(record_words.record_shown(self.desk, seen))

    def show_form(self) -> None:
        """The form, where its chapter is in front."""
        record = self.open
        form = record.form if record else None
        if record is None or form is None or form.chapter != record.chapter:
            self.display.show_form(None)
            return
        shown = record_words.form_shown(
            form.kind, form.values, changing=form.changing, chapter=record.chapter
        )
        self.display.show_form(shown)

    def copy(self) -> None:
        """Everything held about this patient, on paper for them."""
        record = self.open
        if record is None:
            return

        def came(copy: PersonCopy) -> None:
            if record is self.open:
                self.display.print_paper(copy.paper)

        self.looked(LookKind.PAPER)
        self._jobs.read(lambda: person_copy(self.desk, record.patient_id), came, self._failed)

    def looked(self, kind: LookKind) -> None:
        """Whoever is at the desk sees this record, its private notes or its copy: that is noted."""
        record = self.open
        if record is not None:
            note_look(self.desk, kind, record.patient_id, record.visit_id)
            self._jobs.write(self.desk.store.keep_looks, lambda _: None, self._failed)

    # --- keeping

    def typed(self, record: OpenRecord, form: OpenForm) -> None:
        """Other words stand in the form: what is better private or not kept is said at once."""
        self.display.show_trouble(said_of(form))
        self.saving.typed(record)

    def keep(self, record: OpenRecord, form: OpenForm, *, closing: bool = True) -> None:
        """One Deed of what is filled in; what is missing is said below the title of the form.

        Not ``closing``, in a pause, nothing is said and nothing asked, and the form stays open."""
        if form.keeping:
            form.closing = form.closing or closing
            return
        if form.row and not form.touched:
            if closing:
                self._close(record, form)
            return
        by = self.desk.staff.id
        form.goes_on_with(by)
        try:
            job = keeping(self.desk, record, form)
        except Refused as refused:
            if closing:
                self.display.show_trouble(str(refused))
            return
        form.keeping, form.closing, values, row = True, closing, form.values, ""

        def work(_: OpenRecord) -> Changes:
            nonlocal row
            changes = job()
            row = row_written(self.desk, changes.deed)
            return changes

        def kept(changes: Changes) -> None:
            form.written(values, changes.deed, row, by)
            if form.closing and not form.touched:
                form.kept = True
                if record.form is form:
                    record.form = None

        self.saving.say(record, Saving.SAVING)
        self.write(work, "Saved", "the note", form=form, then=kept)

    def _close(self, record: OpenRecord, form: OpenForm) -> None:
        """All of it is in the store already."""
        form.kept = True
        record.form = None
        if record is self.open:
            self.show()
            self.display.show_toast("Saved", undo=True)

    def write(
        self,
        job: Callable[[OpenRecord], Changes],
        said: str,
        what: str,
        *,
        form: OpenForm | None = None,
        then: Callable[[Changes], None] = lambda _: None,
        again: Callable[[str], None] | None = None,
    ) -> None:
        """One write and the record read again. ``again``: with the need that gives its place in the strip."""
        record = self.open
        if record is None:
            return

        by = self.desk.staff.id

        def work() -> tuple[Changes, Look]:
            return job(record), self._look(record)

        def done(answer: tuple[Changes, Look]) -> None:
            changes, read = answer
            then(changes)
            record.take(read)
            self._remember(record, ActDone(what, changes.deed, by), form)
            self._news.publish(changes, self)
            if record is self.open:
                self._written(record, form, said)

        def failed(trouble: Exception) -> None:
            closing = form is None or form.closing
            if form is not None:
                form.keeping = form.closing = False
            if isinstance(trouble, NotSaved):
                self._try_later(record, FORM if form else what, trouble, lambda: once_more(closing=closing))
            elif record is not self.open:
                self._failed(trouble)
            else:
                self.saving.settled(record)
                if closing or not isinstance(trouble, Refused):  # in a pause nothing is asked: Enter asks
                    self._not_written(record, form, again, trouble)

        def once_more(*, closing: bool) -> None:
            if form is not None:
                self.keep(record, form, closing=closing)
            else:
                self.write(job, said, what, then=then, again=again)

        self._jobs.write(work, done, failed)

    def _written(self, record: OpenRecord, form: OpenForm | None, said: str) -> None:
        self.saving.settled(record)
        self.show()
        if form is None or form.kept:
            self.display.show_toast(said, undo=True)
        elif form.closing:
            self.keep(record, form)  # letters came in between

    def _try_later(
        self, record: OpenRecord, what: str, trouble: NotSaved, once_more: Callable[[], None]
    ) -> None:
        """Why is said once; that it is tried again stands beside the title."""
        self.saving.try_later(record, what, once_more)
        if not record.told_why:
            record.told_why = True
            self._failed(trouble)

    def _not_written(
        self,
        record: OpenRecord,
        form: OpenForm | None,
        again: Callable[[str], None] | None,
        trouble: Exception,
    ) -> None:
        """Something is asked first, or said below the title of the form."""
        if isinstance(trouble, WrongUsage) and form is not None and form.row:
            form.begin_anew()
        if isinstance(trouble, SoundsMedical) and form is not None:
            ask_private(self, record, form, trouble)
        elif isinstance(trouble, StripFull):
            ask_place(self, record, form, again, trouble)
        elif isinstance(trouble, NoConsent) and form is not None:
            ask_consent(self, record, form, trouble)
        elif isinstance(trouble, Refused) and form is not None:
            self.display.show_trouble(str(trouble))
        else:
            self._failed(trouble)

    def _remember(self, record: OpenRecord, act: ActDone, form: OpenForm | None) -> None:
        """For Ctrl Z. All that one form wrote is one act."""
        if form is not None and len(form.deeds) > 1:
            record.done = [one for one in record.done if one.deed != form.deeds[1]]
            act = replace(act, before=form.deeds[1:])
        record.done.append(act)
        record.undone.clear()

    def try_again(self) -> None:
        """A few seconds after something could not be written."""
        if self.open is not None:
            self.saving.try_again(self.open)

    def ask(self, record: OpenRecord, words: str, *answers: Answer) -> None:
        """A question above the form; while everything is hidden nobody is asked, and the words wait."""
        if self.out_of_sight:
            return
        record.pending = Pending({key: go_on for key, _, go_on in answers})
        choices = tuple((key, said) for key, said, _ in answers)
        self.display.show_question(QuestionShown(words, choices))

    def undo(self) -> None:
        """The newest own act in this record."""
        self._reverse(undo, "Taken back", "Nothing of yours to take back here", undoing=True)

    def redo(self) -> None:
        """What was taken back last."""
        self._reverse(redo, "Done again", "Nothing to do again", undoing=False)

    def _reverse(
        self, job: Callable[[Desk, str], Changes], said: str, nothing: str, *, undoing: bool
    ) -> None:
        record = self.open
        if record is None:
            return
        take, put = (record.done, record.undone) if undoing else (record.undone, record.done)
        if not take or take[-1].by != self.desk.staff.id:
            self.display.show_toast(nothing, undo=False)
            return
        act = take.pop()

        back: list[str] = []

        def work() -> tuple[Changes, Look]:
            changes, deeds = one_after_the_other(self.desk, act.deeds, job)
            back.extend(deeds)
            return changes, self._look(record)

        def done(answer: tuple[Changes, Look]) -> None:
            changes, read = answer
            put.append(ActDone(act.words, back[0], act.by, tuple(back[1:])))
            if record.form is not None and act.deed in record.form.deeds:
                record.form = None  # what it wrote is taken back, and the form with it
            record.take(read)
            self._news.publish(changes, self)
            if record is self.open:
                self.show()
                self.display.show_toast(f"{said}: {act.words}", undo=False)

        self._jobs.write(work, done, self._failed)

    def _failed(self, trouble: Exception) -> None:
        """The world's fault is said calmly; ours is reported and not hidden."""
        if not isinstance(trouble, Fixable):
            raise trouble
        if isinstance(trouble, Conflict):
            self.read()
        stays = isinstance(trouble, NotSaved)
        self.display.show_toast(str(trouble), undo=False, trouble=True, stays=stays)

    def _heard(self, changes: Changes) -> None:
        """Somebody else wrote about this patient: the notes follow, the open form stays as it is."""
        record = self.open
        if record is not None and (changes.everything or record.patient_id in changes.patients):
            self.read()
