"""Prompts without Qt: every act of a manager on the lines.

The walk of one letter: typed -> ``Editing`` -> ``OpenLine.edit`` -> the stage shows the line as it stands and
asks what it does to the twelve. Nothing is in the store before "Keep draft", nothing at a desk before "Put it
live".
"""

from dataclasses import replace

from frontdesk import log
from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import Fixable, Refused
from frontdesk.domain.staff import Role
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.screens.studio.comparing import Comparing
from frontdesk.screens.studio.editing import Editing
from frontdesk.screens.studio.listing import Listing
from frontdesk.screens.studio.open_line import OpenLine
from frontdesk.screens.studio.shown import Display, Place
from frontdesk.screens.studio.stage import Stage
from frontdesk.screens.studio.versions import Versions
from frontdesk.usecases.add_complaint import OWN, add_complaint, line_of, new_line
from frontdesk.usecases.answered_for import allow
from frontdesk.usecases.change_line import draft_of, drop_draft, keep_draft, put_live, switch
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.rest_line import rest_line, wake_line
from frontdesk.usecases.second_person import confirm_fits_anyone

LOOK_ONLY = "Lines are changed by a manager. You can look at every one."


class StudioPresenter:
    """One per window."""

    def __init__(self, desk: Desk, jobs: AnyJobs, news: ChangeBoard, display: Display) -> None:
        self.stage = Stage(desk, jobs, news, display)
        self._desk = desk
        self._display = display
        self.editing = Editing(self.stage)
        self.comparing = Comparing(self.stage)
        self.listing = Listing(self.stage)
        self.versions = Versions(self.stage, self.comparing)
        self.stage.came_in_front = self.comparing.offer

    @property
    def open(self) -> OpenLine | None:
        """The line in the editor."""
        return self.stage.open

    # --- coming and going

    def start(self) -> None:
        """Read the shelf; the first line that somebody should look at stands open."""
        self.stage.listen()
        self.came()

    def came(self) -> None:
        """Prompts is in front again: the marks of the desk may have moved on."""
        manager = self._desk.staff.role is Role.MANAGER
        self._display.show_may_change("" if manager else LOOK_ONLY)
        self.stage.read()

    def leaving(self) -> None:
        """The window closes: what is half written is kept as a draft.

        Where somebody else kept another one of the same line meanwhile, it is kept as a line of its own.
        """
        if self._desk.staff.role is not Role.MANAGER:
            return
        for line in self.stage.opened.values():
            if line.touched and not line.empty:
                try:
                    self._keep_at_the_end(line)
                except Fixable as trouble:
                    log.report(trouble)

    def _keep_at_the_end(self, line: OpenLine) -> None:
        kept = draft_of(self._desk, line.key)
        if kept is not None and kept.template == line.template:
            return  # Ctrl S was pressed a moment ago
        ours = kept is None or kept == line.draft or kept.by == self._desk.staff.id
        id = line.template.id if ours else new_line(self._desk, self.listing.occasion).id
        keep_draft(self._desk, replace(line.template, id=id), kept if ours else None)
        line.draft = draft_of(self._desk, line.key)

    # --- which line

    def line_picked(self, key: str) -> None:
        """A line of the list."""
        self.stage.pick(key)

    def new_asked(self) -> None:
        """Ctrl N: an empty line at the occasion of the tab in front."""
        self.stage.typed = ""
        begun = next((line for line in self.stage.opened.values() if line.empty), None)
        if begun is not None:
            self.stage.bring(begun)
            self._display.go_to(Place("title"))
            return
        template = new_line(self._desk, self.listing.occasion)
        taken = {line.template.id for line in self.stage.opened.values()}
        number = int(template.id.partition("-")[2])
        while f"{OWN}-{number}" in taken:
            number += 1
        template = replace(template, id=f"{OWN}-{number}", theme=f"{OWN}-{number}".lower())
        self._display.show_compare(None)
        self.stage.bring(OpenLine(template, None, None))
        self._display.go_to(Place("title"))

    def switched(self, key: str, on: bool) -> None:
        """The switch of a live line; it counts at once."""
        shelved = self.stage.shelved(key)
        live = shelved.live if shelved is not None else None
        if live is None or live.enabled == on:
            return
        words = f"{'On' if on else 'Off'}: {live.title}"
        self.stage.write(lambda: switch(self._desk, live, on=on), words, key, gate=on)

    # --- the line

    def keep_draft(self) -> None:
        """Ctrl S. Where somebody kept another draft since, both are shown."""
        line = self.open
        if line is None or not line.touched:
            self._display.say("Nothing to keep: this is as it was.", undoable=False)
            return
        template, before = line.template, line.draft
        self.stage.write(
            lambda: keep_draft(self._desk, template, before),
            "Draft kept",
            line.key,
            wrote=template,
            conflict=lambda: self.comparing.drafts(line),
        )

    def put_live(self) -> None:
        """The next card says it. What keeps it from going live is said beside the place."""
        line = self.open
        if line is None:
            return
        if line.template == line.live and line.draft is None:
            self._display.say("It is live as it stands.", undoable=False)
            return
        live, draft, wrote = line.live, line.draft, line.template
        template = replace(wrote, enabled=live.enabled if live is not None else True)
        self.stage.write(
            lambda: put_live(self._desk, template, live, draft),
            f"Live: {template.title}" if template.enabled else f"Put live, and off: {template.title}",
            line.key,
            wrote=wrote,
            conflict=lambda: self.comparing.newest(line),
            gate=True,
        )

    def drop_draft(self) -> None:
        """Back to the line as it is live; a draft in the store goes by a deed."""
        line = self.open
        if line is None:
            return
        draft, live = line.draft, line.live
        if draft is not None:

            def dropped(_: Changes) -> None:
                if live is not None:
                    line.become(live)
                else:
                    self.stage.forget(line.key)

            self.stage.write(
                lambda: drop_draft(self._desk, draft), "Draft thrown away", line.key, then=dropped
            )
        elif live is not None:
            self.editing.replaced(live)
            self._display.say("As it is live. Ctrl Z brings your words back.", undoable=False)
        else:
            self.stage.forget(line.key)
            self.stage.read()

    def rest_pressed(self) -> None:
        """Rest it for four weeks, or wake it."""
        line = self.open
        shelved = self.stage.shelved(line.key) if line is not None else None
        if line is None or shelved is None or shelved.live is None:
            return
        rest, key, title = shelved.rest, line.key, shelved.live.title
        if rest is None:
            self.stage.write(lambda: rest_line(self._desk, key), f"Rests for four weeks: {title}", key)
        else:
            self.stage.write(lambda: wake_line(self._desk, rest), f"Awake: {title}", key)

    def allowed(self, rule: str, why: str) -> None:
        """An exception from a rule of tone, by name and with a reason; it stays listed with the line."""
        line = self.open
        if line is None:
            return
        try:
            self.editing.replaced(allow(self._desk, line.template, rule, why))
        except Refused as trouble:
            self.stage.failed(trouble)

    def fits_confirmed(self) -> None:
        """A second person read "these words would fit anyone" and says so."""
        line = self.open
        if line is None:
            return
        template, live = line.template, line.live
        self.stage.write(
            lambda: confirm_fits_anyone(self._desk, template, live),
            f"Confirmed: {template.title}",
            line.key,
            wrote=template,
            conflict=lambda: self.comparing.newest(line),
            gate=True,
        )

    def complaint_added(self, words: str, *, about_this: bool) -> None:
        """A complaint made by phone: about the line in front, or the beginning of one that answers it."""
        line = self.open.key if about_this and self.open is not None else ""
        at = self.listing.occasion

        def opened(changes: Changes) -> None:
            if not line:
                self.stage.pick(line_of(changes))
                self._display.go_to(Place("text 1"))

        self.stage.write(
            lambda: add_complaint(self._desk, words, line, at),
            "Complaint kept",
            line,
            then=lambda _: self._display.complaint_kept(),
            after_reading=opened,
        )

    def undo(self) -> None:
        """Ctrl Z: the last change of the open line, else the newest act done here."""
        self.stage.undo()

    def redo(self) -> None:
        """Ctrl Y."""
        self.stage.redo()
