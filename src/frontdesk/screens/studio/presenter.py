"""Prompts without Qt: the list, the line that is open, and every act on it.

The walk of one letter: typed -> ``OpenLine.edit`` -> the line is shown as it stands now, and a preview is
asked for beside the desk's own reading; only the newest one is ever drawn. Nothing is in the store before
"Keep draft", nothing at a desk before "Put it live".
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import Conflict, Refused
from frontdesk.domain.staff import Role
from frontdesk.domain.template import PromptTemplate
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.studio import line_words
from frontdesk.screens.studio.comparing import Comparing
from frontdesk.screens.studio.editing import Editing
from frontdesk.screens.studio.listing import Listing
from frontdesk.screens.studio.open_line import OpenLine
from frontdesk.screens.studio.previewing import Previewing
from frontdesk.screens.studio.shown import Display, Place
from frontdesk.screens.studio.versions import Versions
from frontdesk.usecases.add_complaint import add_complaint, new_line
from frontdesk.usecases.change_line import drop_draft, keep_draft, put_live, switch
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.line_shelf import ShelfLine, shelf
from frontdesk.usecases.rest_line import rest_line, wake_line
from frontdesk.usecases.undo import redo, undo

OURS = "Something went wrong on our side. Nothing was changed. Try again."
LOOK_ONLY = "Lines are changed by a manager. You can look at every one of them."


@dataclass(frozen=True, slots=True)
class _Turn:
    """An act that stands in the store and can be taken back by its deed."""

    words: str
    deed: str
    by: str
    line: str


class StudioPresenter:
    """One per window."""

    def __init__(self, desk: Desk, jobs: AnyJobs, news: ChangeBoard, display: Display) -> None:
        self.desk = desk
        self.display = display
        self.jobs = jobs
        self._news = news
        self.lines: tuple[ShelfLine, ...] = ()
        self._names: dict[str, str] = {}
        self.opened: dict[str, OpenLine] = {}
        """Lines that were opened and not put live since: what is half written waits here."""
        self.open: OpenLine | None = None
        self._done: list[_Turn] = []
        self._undone: list[_Turn] = []
        self.editing = Editing(self)
        self._previewing = Previewing(desk, jobs, display)
        self.comparing = Comparing(self)
        self.listing = Listing(self)
        self.versions = Versions(self)
        self._busy = False

    # --- coming and going

    def start(self) -> None:
        """Read the shelf; the first line that somebody should look at stands open."""
        self._news.listen(self, self._heard)
        self.came()

    def came(self) -> None:
        """Prompts is in front again: the marks of the desk may have moved on."""
        manager = self.desk.staff.role is Role.MANAGER
        self.display.show_may_change("" if manager else LOOK_ONLY)
        self._read()

    def leaving(self) -> None:
        """The window closes: what is half written is kept as a draft."""
        for line in self.opened.values():
            if line.touched and self.desk.staff.role is Role.MANAGER:
                try:
                    keep_draft(self.desk, line.template, line.draft)
                except Refused:
                    continue

    # --- which line

    def line_picked(self, key: str) -> None:
        """A line of the list comes into the editor; what was begun with another one waits."""
        shelved = self.shelved(key)
        if shelved is None:
            return
        self.open = self.opened.get(key) or OpenLine.of(shelved)
        self.opened[key] = self.open
        self.display.show_refusal("")
        self.display.show_history(None)
        self.comparing.offer(shelved)
        self.listing.show()
        self.show()

    def new_asked(self) -> None:
        """Ctrl N: an empty line at the occasion of the tab in front."""
        template = new_line(self.desk, self.listing.occasion)
        taken = {line.template.id for line in self.opened.values()}
        number = int(template.id.partition("-")[2])
        while f"OWN-{number}" in taken:
            number += 1
        template = replace(template, id=f"OWN-{number}", theme=f"own-{number}")
        self.open = OpenLine(template, None, None)
        self.opened[self.open.key] = self.open
        self.display.show_refusal("")
        self.display.show_history(None)
        self.display.show_compare(None)
        self.listing.show()
        self.show()
        self.display.go_to(Place("title"))

    def switched(self, key: str, on: bool) -> None:
        """The switch of a live line; it counts at once."""
        shelved = self.shelved(key)
        live = shelved.live if shelved is not None else None
        if live is None or live.enabled == on:
            return
        words = f"{'On' if on else 'Off'}: {live.title}"
        self.write(lambda: switch(self.desk, live, on=on), words, key, self._forget_if_untouched(key))

    # --- the line

    def keep_draft(self) -> None:
        """Ctrl S. Where somebody kept another draft since, both are shown."""
        line = self.open
        if line is None or not line.touched:
            self.display.say("Nothing to keep: this is as it was.", undoable=False)
            return
        template, before = line.template, line.draft
        self.write(
            lambda: keep_draft(self.desk, template, before),
            "Draft kept",
            line.key,
            lambda: self.forget(line.key),
            conflict=lambda: self.comparing.drafts(line),
        )

    def put_live(self) -> None:
        """The next card says it. What keeps it from going live is said beside the place."""
        line = self.open
        if line is None:
            return
        if line.template == line.live and line.draft is None:
            self.display.say("It is live as it stands.", undoable=False)
            return
        template, live = replace(line.template, enabled=True), line.live
        if live is not None and not live.enabled:
            template = replace(template, enabled=line.template.enabled)
        self.write(
            lambda: put_live(self.desk, template, live),
            f"Live: {template.title}",
            line.key,
            lambda: self.forget(line.key),
            conflict=lambda: self.comparing.live(line),
            refused=self.refused,
        )

    def drop_draft(self) -> None:
        """Back to the line as it is live; a draft in the store goes by a deed."""
        line = self.open
        if line is None:
            return
        draft = line.draft
        if draft is None:
            self.forget(line.key)
            self._after_forgetting(line.key)
            return
        self.write(
            lambda: drop_draft(self.desk, draft),
            "Draft thrown away",
            line.key,
            lambda: self.forget(line.key),
        )

    def rest_pressed(self) -> None:
        """Rest it for four weeks, or wake it."""
        line = self.open
        shelved = self.shelved(line.key) if line is not None else None
        if line is None or shelved is None:
            return
        rest, key, title = shelved.rest, line.key, shelved.template.title
        if rest is None:
            self.write(lambda: rest_line(self.desk, key), f"Rests for four weeks: {title}", key)
        else:
            self.write(lambda: wake_line(self.desk, rest), f"Awake: {title}", key)

    def complaint_added(self, words: str, *, about_this: bool) -> None:
        """A complaint made by phone: about the line in front, or the beginning of one that answers it."""
        line = self.open.key if about_this and self.open is not None else ""
        at = self.listing.occasion

        def opened() -> None:
            new = next((one for one in reversed(self.lines) if one.complaints and one.live is None), None)
            if not line and new is not None:
                self.line_picked(new.key)
                self.display.go_to(Place("text 1"))

        self.write(
            lambda: add_complaint(self.desk, words, line, at), "Complaint kept", line, after_reading=opened
        )

    # --- taking back

    def undo(self) -> None:
        """Ctrl Z: the last change of the open line, else the newest act done here."""
        if self.open is not None and self.open.undo():
            self.edited()
            return
        self._turn_back(self._done, self._undone, "Taken back", undo)

    def redo(self) -> None:
        """Ctrl Y."""
        if self.open is not None and self.open.redo():
            self.edited()
            return
        self._turn_back(self._undone, self._done, "Done again", redo)

    def _turn_back(
        self, source: list[_Turn], target: list[_Turn], did: str, job: Callable[[Desk, str], Changes]
    ) -> None:
        if not source or source[-1].by != self.desk.staff.id:
            self.display.say("Nothing of yours to turn back here.", undoable=False)
            return
        turn = source.pop()

        def done(changes: Changes) -> None:
            target.append(replace(turn, deed=changes.deed))
            self._news.publish(changes, self)
            self.forget(turn.line)
            self.display.say(f"{did}: {turn.words}", undoable=False)
            self._read()

        self.jobs.write(lambda: job(self.desk, turn.deed), done, self.failed)

    # --- what the parts of this presenter share

    def shelved(self, key: str) -> ShelfLine | None:
        """What is known of a line."""
        return next((line for line in self.lines if line.key == key), None)

    def name_of(self, person: str) -> str:
        """Who it is, by id."""
        return self._names.get(person, "somebody")

    def write(
        self,
        job: Callable[[], Changes],
        words: str,
        line: str,
        first: Callable[[], None] = lambda: None,
        *,
        conflict: Callable[[], None] | None = None,
        refused: Callable[[Refused], None] | None = None,
        after_reading: Callable[[], None] = lambda: None,
    ) -> None:
        """One act: written, told to others, said, and the shelf read again. A second press waits."""
        if self._busy:
            return
        self._busy = True

        def done(changes: Changes) -> None:
            self._busy = False
            self._done.append(_Turn(words, changes.deed, self.desk.staff.id, line))
            self._undone.clear()
            self._news.publish(changes, self)
            first()
            self.display.show_refusal("")
            self.display.show_history(None)
            self.display.show_compare(None)
            self.display.say(words, undoable=True)
            self._read(after_reading)

        def failed(trouble: Exception) -> None:
            self._busy = False
            if isinstance(trouble, Conflict) and conflict is not None:
                self._read(conflict)
            elif isinstance(trouble, Refused) and refused is not None:
                refused(trouble)
            else:
                self.failed(trouble)

        self.jobs.write(job, done, failed)

    def failed(self, trouble: Exception) -> None:
        """What did not work, in a sentence."""
        self.display.say(said(trouble, OURS), undoable=False, trouble=True)

    def edited(self) -> None:
        """The open line was changed: show it as it stands, and see what it does."""
        self.display.show_refusal("")
        self.show()
        self.listing.show()

    def show(self) -> None:
        """The open line."""
        line = self.open
        if line is None:
            self.display.show_line(None)
            self.display.show_wall(None)
            return
        self.display.show_line(line_words.line_shown(self.desk, line, self.shelved(line.key), self._names))
        self._previewing.ask(line.template, line.wording)

    def reopen(self, template: PromptTemplate | None, *, draft_of: ShelfLine) -> None:
        """The open line goes on from what the store has now, with other words where some are given."""
        fresh = OpenLine.of(draft_of)
        if template is not None:
            fresh.edit(template, "")
        self.open = self.opened[fresh.key] = fresh
        self.edited()

    # --- ours

    def refused(self, trouble: Refused) -> None:
        """Said above the buttons; the keys go to the place that is wrong."""
        words = str(trouble)
        self.display.show_refusal(
            words.partition(" cannot go live: ")[2].partition(" The line in use")[0] or words
        )
        self._previewing.go_to_problem()

    def _heard(self, changes: Changes) -> None:
        if changes.templates or changes.everything:
            self._read()

    def _forget_if_untouched(self, key: str) -> Callable[[], None]:
        line = self.opened.get(key)

        def forget() -> None:
            if line is not None and not line.touched:
                self.forget(key)

        return forget

    def forget(self, key: str) -> None:
        self.opened.pop(key, None)

    def _after_forgetting(self, key: str) -> None:
        shelved = self.shelved(key)
        if shelved is not None:
            self.line_picked(key)
        else:
            self.open = None
            self._open_first()

    def _read(self, then: Callable[[], None] = lambda: None) -> None:
        def read() -> tuple[tuple[ShelfLine, ...], dict[str, str]]:
            return shelf(self.desk), {person.id: person.shown_name for person in self.desk.store.people()}

        def done(found: tuple[tuple[ShelfLine, ...], dict[str, str]]) -> None:
            self.lines, self._names = found
            self._renew_open()
            then()

        self.jobs.read(read, done, self.failed)

    def _renew_open(self) -> None:
        """Lines in the editor that nobody touched follow the store; those in hand stay as they are."""
        for key in [key for key, line in self.opened.items() if not line.touched and self.shelved(key)]:
            shelved = self.shelved(key)
            assert shelved is not None
            fresh = OpenLine.of(shelved)
            fresh.wording = min(self.opened[key].wording, len(fresh.template.texts) - 1)
            self.opened[key] = fresh
        here = self.open.key if self.open is not None else ""
        shelved = self.shelved(here)
        self.open = self.opened.get(here) or (OpenLine.of(shelved) if shelved is not None else None)
        if self.open is None:
            self._open_first()
            return
        self.opened[here] = self.open
        self.listing.show()
        self.show()

    def _open_first(self) -> None:
        first = self.listing.first()
        if first is not None:
            self.line_picked(first.key)
        else:
            self.listing.show()
            self.show()
