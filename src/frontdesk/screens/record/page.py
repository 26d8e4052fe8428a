"""What stands in the record and the one way to write: a read or a Deed, and the page follows. No Qt."""

from collections.abc import Callable
from datetime import date
from typing import cast

from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.changes import Changes
from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.errors import Conflict, Fixable, NotSaved, Refused
from frontdesk.domain.fact import Fact, FactKind, Source
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.screens.record import record_words
from frontdesk.screens.record.open_record import Job, OpenForm, OpenRecord, Pending
from frontdesk.screens.record.other_notes import OTHER_KINDS, notes_of
from frontdesk.screens.record.record_words import Seen
from frontdesk.screens.record.shown import ActDone, Display, OnCardShown, QuestionShown
from frontdesk.usecases.change_fact import NoConsent, StripFull, keep_fact, on_strip
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.keep_note import Note
from frontdesk.usecases.open_card import open_card
from frontdesk.usecases.person_copy import PersonCopy, person_copy
from frontdesk.usecases.set_consent import set_consent
from frontdesk.usecases.told_values import Told
from frontdesk.usecases.undo import redo, undo
from frontdesk.usecases.words_kept import SAFE, SoundsMedical

Read = tuple[CardInput, dict[str, str], OnCardShown]


class _Nobody:
    """In the place of the view while the record is out of sight."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_, **__: None


NOBODY = cast(Display, _Nobody())


class Page:
    """The open record on the screen. A late answer for another patient is dropped."""

    def __init__(self, desk: Desk, jobs: AnyJobs, news: ChangeBoard, display: Display) -> None:
        self.desk = desk
        self._display = display
        self.out_of_sight = False
        """Hidden or locked: what is read or kept meanwhile waits until it is shown again."""
        self.open: OpenRecord | None = None
        self._jobs = jobs
        self._news = news
        news.listen(self, self._heard)

    @property
    def display(self) -> Display:
        """The view; nobody's while everything is hidden: a late answer would bring names back."""
        return NOBODY if self.out_of_sight else self._display

    def note(self, note_id: str) -> Note | None:
        """A concern, moment or person of this record; None for a fact."""
        given = self.open.seen if self.open is not None else None
        kept = notes_of(given).values() if given is not None else ()
        return next((note for notes in kept for note in notes if note.id == note_id), None)

    def fact(self, fact_id: str) -> Fact | None:
        """A fact of this record."""
        given = self.open.seen if self.open is not None else None
        return next((f for f in given.facts if f.id == fact_id), None) if given is not None else None

    # --- showing

    def read(self) -> None:
        """Ask the store for all of this patient."""
        record = self.open
        if record is None:
            return

        def came(answer: Read) -> None:
            if record is self.open:
                record.seen, record.people, record.on_card = answer
                self.show()

        self._jobs.read(lambda: self._look(record), came, self._failed)

    def _look(self, record: OpenRecord) -> Read:
        given = open_card(self.desk, visit_id=record.visit_id, patient_id=record.patient_id)
        people = {person.id: person.shown_name for person in self.desk.store.people()}
        return given, people, record_words.on_card(self.desk, given)

    def show(self) -> None:
        """Draw the chapter in front, the form if one is open, and no question that was answered."""
        self.show_record()
        self.show_form()
        if self.open is not None and self.open.pending is None:
            self.display.show_question(None)

    def show_record(self) -> None:
        """Everything but the form."""
        record = self.open
        if record is not None and record.seen is not None and record.on_card is not None:
            open_ = record.notes_level == 2
            seen = Seen(record.seen, record.people, record.on_card, record.chapter, open_, record.quiet)
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

        self._jobs.read(lambda: person_copy(self.desk, record.patient_id), came, self._failed)

    # --- keeping

    def keep(self, record: OpenRecord, form: OpenForm) -> None:
        """One Deed of what is filled in; what is missing is said below the title of the form."""
        if form.keeping:
            return
        try:
            job = self._keeping(record, form)
        except Refused as refused:
            self.display.show_trouble(str(refused))
            return
        form.keeping, what = True, "the note"

        def kept(_: Changes) -> None:
            form.kept = True
            if record.form is form:
                record.form = None

        self.write(lambda _: job(), "Saved", what, form=form, then=kept)

    def _keeping(self, record: OpenRecord, form: OpenForm) -> Job:
        values, desk = form.values, self.desk
        audience = Audience(values["audience"])
        patient, visit, replaces = record.patient_id, record.visit_id, form.changing
        if form.kind in OTHER_KINDS:
            keep = OTHER_KINDS[form.kind].keep
            return lambda: keep(desk, patient, visit, values, audience, replaces)
        untouched = values["audience"] == form.began["audience"] and not form.changing
        told = Told(
            FactKind(form.kind),
            values,
            None if untouched else audience,
            Source(values["source"]),
            asked=bool(values["asked"]),
            strip=bool(values["strip"]),
            verb=values["verb"],
            review_by=self._day(values["review"]),
            expires_on=self._day(values["ends"]),
        )
        return lambda: keep_fact(desk, patient, told, replaces=replaces, instead_of=form.instead_of)

    def _day(self, typed: str) -> date | None:
        if not typed.strip():
            return None
        day = self.desk.speech.read_day(typed, self.desk.today())
        if day is None:
            raise Refused("A day reads like 14 May 2027, today or later.", SAFE)
        return day

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

        def work() -> tuple[Changes, Read]:
            return job(record), self._look(record)

        def done(answer: tuple[Changes, Read]) -> None:
            changes, read = answer
            then(changes)
            record.seen, record.people, record.on_card = read
            record.done.append(ActDone(what, changes.deed, by))
            record.undone.clear()
            self._news.publish(changes, self)
            if record is self.open:
                self.show()
                self.display.show_toast(said, undo=True)

        def failed(trouble: Exception) -> None:
            if form is not None:
                form.keeping = False
            if record is not self.open:
                self._failed(trouble)
            elif isinstance(trouble, SoundsMedical) and form is not None:
                self._ask_private(record, form, trouble)
            elif isinstance(trouble, StripFull):
                self._ask_place(record, form, again, trouble)
            elif isinstance(trouble, NoConsent) and form is not None:
                self._ask_consent(record, form, trouble)
            elif isinstance(trouble, Refused) and form is not None:
                self.display.show_trouble(str(trouble))
            else:
                self._failed(trouble)

        self._jobs.write(work, done, failed)

    def _ask(
        self, record: OpenRecord, words: str, *answers: tuple[str, str, Callable[[], None] | None]
    ) -> None:
        if self.out_of_sight:
            return  # nobody was asked; the words wait in the form
        record.pending = Pending({key: go_on for key, _, go_on in answers})
        choices = tuple((key, said) for key, said, _ in answers)
        self.display.show_question(QuestionShown(words, choices))

    def _ask_private(self, record: OpenRecord, form: OpenForm, trouble: Fixable) -> None:
        def private() -> None:
            form.values = {**form.values, "audience": Audience.PRIVATE.value}
            self.keep(record, form)

        self._ask(
            record,
            trouble.what,
            ("private", "Make it private", private),
            ("rewrite", "Write it another way", None),
        )

    def _ask_consent(self, record: OpenRecord, form: OpenForm, trouble: Fixable) -> None:
        def agreed() -> None:
            desk, yes = self.desk, ConsentAnswer.YES
            self.write(
                lambda r: set_consent(desk, r.patient_id, yes),
                "Noted",
                "the answer",
                then=lambda _: self.keep(record, form),
            )

        self._ask(record, trouble.what, ("agreed", "The patient agreed", agreed), ("no", "Not now", None))

    def _ask_place(
        self,
        record: OpenRecord,
        form: OpenForm | None,
        again: Callable[[str], None] | None,
        trouble: Fixable,
    ) -> None:
        def gives(out: Fact) -> Callable[[], None]:
            def go_on() -> None:
                if form is not None:
                    form.instead_of = out.id
                    self.keep(record, form)
                elif again is not None:
                    again(out.id)

            return go_on

        facts = record.seen.facts if record.seen is not None else ()
        there = [f for f in on_strip(self.desk, facts) if f.kind is not FactKind.INTERPRETER]
        places = [(f.id, f.neutral_verb, gives(f)) for f in there]
        self._ask(record, trouble.what, *places, ("no", "Leave the strip as it is", None))

    def undo(self) -> None:
        """The newest own act in this record."""
        self._reverse(undo, "Taken back", "Nothing of yours to take back here", back=True)

    def redo(self) -> None:
        """What was taken back last."""
        self._reverse(redo, "Done again", "Nothing to do again", back=False)

    def _reverse(self, job: Callable[[Desk, str], Changes], said: str, nothing: str, *, back: bool) -> None:
        record = self.open
        if record is None:
            return
        take, put = (record.done, record.undone) if back else (record.undone, record.done)
        if not take or take[-1].by != self.desk.staff.id:
            self.display.show_toast(nothing, undo=False)
            return
        act = take.pop()

        def work() -> tuple[Changes, Read]:
            return job(self.desk, act.deed), self._look(record)

        def done(answer: tuple[Changes, Read]) -> None:
            changes, read = answer
            put.append(ActDone(act.words, changes.deed, act.by))
            record.seen, record.people, record.on_card = read
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
