"""The import review without Qt: preview, columns, staging in the background, the last button, small steps.

Nothing is visible before the last button, and leaving before it leaves nothing. After it every step is a long
job of its own, so that the desk's check-ins go in between; what cannot be written is tried again from there.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import Fixable
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs, Lane
from frontdesk.frame.trouble import said
from frontdesk.importers.encodings import asks_encoding
from frontdesk.importers.format import Preview
from frontdesk.screens.import_review.open_file import OpenFile
from frontdesk.screens.import_review.shown import BusyShown, ChooseShown, ColumnsShown, ReviewShown
from frontdesk.screens.import_review.wording import done_words, review_shown
from frontdesk.usecases import import_records as records
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_review import Review
from frontdesk.usecases.paste_list import SOURCE, stage_pasted

STEP = 150
LOOK_EVERY = 0.25
BAR_AFTER = 1.0
"""Seconds before a bar is worth showing."""
OURS = "Something went wrong on our side. Nothing was imported. Try again."
NOT_WRITTEN = "Something went wrong on our side. What is written is kept and still hidden. Try again."
NOTHING_COPIED = "Nothing is copied. Copy the rows of the list in the other program, then press Ctrl Shift V."
A_PICTURE = (
    "What was copied is a picture, and Frontdesk reads none. Select the rows as text, copy and paste again."
)
OFF_CLIPBOARD = "The copied list was taken off the clipboard."
SAMPLE = "This is the sample clinic; it takes no real patients. Make your own clinic first."


class ReviewDisplay(Protocol):
    """What the review can show."""

    def show_choose(self, shown: ChooseShown) -> None: ...
    def show_busy(self, shown: BusyShown) -> None: ...
    def show_columns(self, shown: ColumnsShown) -> None: ...
    def show_review(self, shown: ReviewShown) -> None: ...
    def leave(self, words: str, *, to_decide: bool = False) -> None:
        """Back to Today, with what was done; ``to_decide``: on to what was set aside."""

    def call_after(self, seconds: float, call: Callable[[], None]) -> None: ...

    def clear_copied(self, text: str) -> bool:
        """Take this text off the clipboard; False where something else was copied since."""


class Cancelled(Exception):
    """Somebody pressed Cancel, or the window closes."""


class ReviewPresenter:
    """One per window; files are looked through one after the other."""

    def __init__(self, desk: Desk, jobs: AnyJobs, news: ChangeBoard, display: ReviewDisplay) -> None:
        self._desk = desk
        self._jobs = jobs
        self._news = news
        self._display = display
        self._file: OpenFile | None = None
        self._waiting: list[OpenFile] = []
        self._refs: dict[str, str] = {}
        """How entries of the files so far point at patients."""
        self._done: list[str] = []
        self._aside = False  # some of what was added waits for somebody to say who it is
        self._ticket = 0
        self._writing = self._reading = False
        self._halted = ""
        self._title = ""
        self._waited = 0.0
        self.brought_in: Callable[[Path], None] = _nothing
        """Called with each file that is written to its end."""

    def start(self) -> None:
        """The first page."""
        self._show_choose()

    @property
    def writing(self) -> bool:
        """The last button was pressed and not everything is written yet."""
        return self._writing

    # --- choosing

    def lists_chosen(self, paths: tuple[Path, ...]) -> None:
        """Files to bring in, those with patients first. While one is looked through, others wait."""
        if self._desk.clinic.sample:
            self._show_choose()
        elif paths:
            first = sorted(paths, key=lambda path: "patient" not in path.name.lower())
            self._waiting += map(OpenFile, first)
            if self._file is None:
                self._next_file()

    def pasted(self, text: str, *, picture: bool = False) -> None:
        """A list somebody copied elsewhere. It takes the place of one that was copied before and not added
        yet; a file that is looked through comes first, and what is being added."""
        before = self._file
        free = before is None or (bool(before.pasted) and not self._writing)
        if before is not None and free:
            self._drop(before.review)
            self._file, self._reading, self._ticket = None, False, self._ticket + 1
        if text.strip() and not self._desk.clinic.sample:
            copied = OpenFile(Path(SOURCE), pasted=text)
            self._waiting = [*(one for one in self._waiting if not one.pasted), copied]
            if free:
                self._next_file()
        elif free:
            self._show_choose(A_PICTURE if picture else NOTHING_COPIED)

    def cancel(self) -> None:
        """Esc or Cancel, before the last button: nothing of this file stays."""
        if self._writing:
            return
        if self._file is not None:
            self._drop(self._file.review)
        self._leave()

    def person_changed(self) -> None:
        """Somebody else is at the desk: a page that may name whom they must not see goes."""
        desk, at = self._desk, self._ticket

        def known(unseen: frozenset[str]) -> None:
            if unseen and at == self._ticket:
                self.cancel()

        if self._file is not None and not self._writing:
            self._jobs.read(lambda: desk.whole.unseen_by(desk.staff.id), known, _nothing)

    # --- matching

    def encoding_set(self, encoding: str) -> None:
        """How the letters were saved; the samples are read again."""
        if self._file is not None:
            self._file.encoding = encoding
            self._look_into(self._file)

    def day_first_set(self, day_first: bool) -> None:
        """How 03/04 is read."""
        if self._file is not None:
            self._file.day_first = day_first
            self._display.show_columns(self._file.columns_shown())

    def column_set(self, name: str, role: str) -> None:
        """A person knows better than the guess."""
        if self._file is not None:
            self._file.set_role(name, role)
            self._display.show_columns(self._file.columns_shown())

    def match_anew(self) -> None:
        """Not as last time."""
        if self._file is not None:
            self._file.match_anew()
            self._display.show_columns(self._file.columns_shown())

    def columns_done(self) -> None:
        """Go on to the review."""
        file = self._file
        if file is None or not file.ready or self._reading:
            return
        if file.preview is not None and (kept := file.worth_keeping()) != (None, None):
            seen, (columns, order) = file.preview, kept
            keep = partial(records.remember, self._desk, seen, columns, order)
            self._jobs.write(keep, _nothing, _nothing, Lane.LONG)
        self._stage(file)

    def back_to_columns(self) -> None:
        """From the review to the columns of the same list."""
        file = self._file
        if file is None or self._writing or not file.has_columns:
            return
        self._drop(file.review)
        file.review = None
        self._ticket += 1
        self._display.show_columns(file.columns_shown())

    # --- the last button

    def add(self) -> None:
        """Accept: from here on the file will be written, whatever happens."""
        file = self._file
        review = file.review if file else None
        if file is None or review is None or self._writing:
            return
        if not review.run_id:
            self._finished(review, 0)
            return
        self._writing = True
        self._wait_calmly(f"Adding {file.name}")
        self._jobs.write(
            lambda: records.accept(self._desk, review),
            lambda _: self._step(file, review),
            lambda trouble: self._not_accepted(review, trouble),
            Lane.LONG,
        )

    def try_again(self) -> None:
        """Writing stopped, the cause is gone."""
        file = self._file
        if self._halted and file is not None and file.review is not None:
            self._halted = ""
            self._display.show_busy(self._busy())
            self._step(file, file.review)

    # --- one file after the other

    def _show_choose(self, trouble: str = "") -> None:
        sample = self._desk.clinic.sample
        self._display.show_choose(ChooseShown(SAMPLE if sample else trouble, closed=sample))

    def _next_file(self) -> None:
        self._file = file = self._waiting.pop(0)
        (self._stage if file.pasted else self._look_into)(file)

    def _leave(self) -> None:
        words = " ".join(self._done)
        self._ticket += 1
        self._file, self._waiting, self._refs, self._done = None, [], {}, []
        self._writing = self._reading = False
        aside, self._aside = self._aside, False
        self._show_choose()
        self._display.leave(words, to_decide=aside)

    def _refused(self, trouble: Exception) -> None:
        self._reading, self._file = False, None
        self._done.append(said(trouble, OURS))
        if self._waiting:
            self._next_file()
            return
        words, self._done, self._refs = " ".join(self._done), [], {}
        self._show_choose(words)

    # --- reading

    def _look_into(self, file: OpenFile) -> None:
        self._ticket = ticket = self._ticket + 1

        def seen(preview: Preview) -> None:
            if ticket != self._ticket:
                return
            self._reading = False
            file.seen(preview)
            if file.has_columns:
                self._display.show_columns(file.columns_shown())
            else:
                self._stage(file)

        def failed(trouble: Exception) -> None:
            if ticket != self._ticket:
                return
            self._reading = False
            if isinstance(trouble, Fixable) and asks_encoding(trouble):
                file.encoding_asked, file.preview, file.trouble = True, None, trouble.what
                self._display.show_columns(file.columns_shown())
            else:
                self._refused(trouble)

        if not file.encoding_asked:
            self._reading = True
            self._wait_calmly(f"Reading {file.name}")
        encoding, day_first = file.encoding or None, file.day_first
        self._jobs.aside(
            lambda: records.preview(self._desk, file.path, encoding=encoding, day_first=day_first),
            seen,
            failed,
        )

    def _stage(self, file: OpenFile) -> None:
        self._ticket += 1
        ticket, refs = self._ticket, dict(self._refs)
        columns = dict(file.columns) if file.has_columns else None
        encoding, day_first = file.encoding or None, file.day_first
        file.rows_read = 0
        self._reading = True
        self._wait_calmly(f"Reading {file.name}")

        def progress(rows: int) -> None:
            file.rows_read = rows
            if ticket != self._ticket or self._jobs.stopping:
                raise Cancelled

        def job() -> Review:
            if file.pasted:
                return stage_pasted(self._desk, file.pasted, progress=progress)
            return records.stage(
                self._desk,
                file.path,
                columns=columns,
                encoding=encoding,
                day_first=day_first,
                refs=refs,
                progress=progress,
            )

        def done(review: Review) -> None:
            if ticket != self._ticket:
                self._drop(review)
                return
            self._reading = False
            if review.refused:
                self._refused(Fixable(review.refused))
                return
            self._refs, file.review = refs, review
            self._display.show_review(review_shown(review, self._desk, file.never_kept))

        def failed(trouble: Exception) -> None:
            if ticket == self._ticket and not isinstance(trouble, Cancelled):
                self._refused(trouble)

        self._jobs.aside(job, done, failed)

    def _drop(self, review: Review | None) -> None:
        """Forget a staged file. Where that cannot be written, the next start does it."""
        if review is not None and review.run_id:
            self._jobs.write(lambda: records.drop(self._desk, review), _nothing, _nothing, Lane.LONG)

    # --- writing

    def _step(self, file: OpenFile, review: Review) -> None:
        def stepped(all_done: bool) -> None:
            file.rows_written += STEP
            if all_done:
                self._written(review)
            else:
                self._step(file, review)

        self._jobs.write(lambda: records.step(self._desk, review, STEP), stepped, self._stopped, Lane.LONG)

    def _stopped(self, trouble: Exception) -> None:
        self._halted = said(trouble, NOT_WRITTEN)
        self._display.show_busy(self._busy())

    def _written(self, review: Review) -> None:
        known = {(problem.where, problem.reason) for problem in review.problems}

        def kept() -> int:
            """Changes the desk's own entry was kept against, since the file was read."""
            later = self._desk.store.import_problems(review.run_id)
            return sum((problem.where, problem.reason) not in known for problem in later)

        self._jobs.read(
            kept, lambda number: self._finished(review, number), lambda _: self._finished(review, 0)
        )

    def _finished(self, review: Review, kept: int) -> None:
        pasted = self._file.pasted if self._file else ""
        self._writing, self._file = False, None
        if not pasted:
            self.brought_in(Path(review.path))
        if review.run_id:
            self._done.append(done_words(review))
            self._aside = self._aside or bool(review.patients.set_aside)
            if kept:
                self._done.append(f"{kept:,} left as the desk wrote it.")
            self._news.publish(Changes(everything=True), by=self)
        if pasted and self._display.clear_copied(pasted):
            self._done.append(OFF_CLIPBOARD)
        if self._waiting:
            self._next_file()
        else:
            self._leave()

    def _not_accepted(self, review: Review, trouble: Exception) -> None:
        self._writing = False
        self._drop(review)
        self._refused(trouble)

    # --- waiting calmly

    def _wait_calmly(self, title: str) -> None:
        self._title, self._waited, self._halted = title, 0.0, ""
        self._display.show_busy(self._busy())
        self._look_again(self._ticket)

    def _look_again(self, ticket: int) -> None:
        def look() -> None:
            if ticket == self._ticket and (self._writing or self._reading):
                self._waited += LOOK_EVERY
                self._display.show_busy(self._busy())
                self._look_again(ticket)

        self._display.call_after(LOOK_EVERY, look)

    def _busy(self) -> BusyShown:
        file, bar = self._file or OpenFile(Path()), self._waited >= BAR_AFTER
        return file.busy(self._title, bar=bar, writing=self._writing, trouble=self._halted)


def _nothing(_: object) -> None:
    """Nothing follows."""
