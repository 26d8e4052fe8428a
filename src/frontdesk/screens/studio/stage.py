"""What the parts of Prompts share: the lines as read, those in hand, and the one road to the store.

Everything that was begun waits here until it is put live or dropped, whichever line is in front.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import Conflict, Refused
from frontdesk.domain.template import Band, Occasion, PromptTemplate
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.studio import line_words, list_words
from frontdesk.screens.studio.open_line import OpenLine
from frontdesk.screens.studio.previewing import Previewing
from frontdesk.screens.studio.shown import Display
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.line_shelf import ShelfLine, shelf
from frontdesk.usecases.undo import redo, undo

OURS = "Something went wrong on our side. Nothing was changed. Try again."


@dataclass(frozen=True, slots=True)
class _Turn:
    """An act that stands in the store and can be taken back by its deed."""

    words: str
    deed: str
    by: str
    line: str
    before: PromptTemplate | None
    """What stood in the editor of that line when it was done; None where it was not open."""
    after: PromptTemplate | None = None
    """And what stood there then."""


def _nothing() -> None:
    """After an act that asks for no more."""


class Stage:
    """One per window."""

    def __init__(self, desk: Desk, jobs: AnyJobs, news: ChangeBoard, display: Display) -> None:
        self.desk = desk
        self.jobs = jobs
        self.display = display
        self.lines: tuple[ShelfLine, ...] = ()
        self.opened: dict[str, OpenLine] = {}
        """Lines that were opened and not put live since."""
        self.open: OpenLine | None = None
        self.tab, self.typed, self.looking = list_words.TABS[0][0], "", False
        self.came_in_front: Callable[[ShelfLine], None] = lambda _: None
        """Hears which line came into the editor."""
        self._news = news
        self._names: dict[str, str] = {}
        self._done: list[_Turn] = []
        self._undone: list[_Turn] = []
        self._previewing = Previewing(desk, jobs, display)
        self._busy = self._locked = False
        self._own: set[str] = set()
        """Lines this window wrote since the shelf was read: what is in hand goes on from there."""

    def listen(self) -> None:
        """Somebody else may change lines too."""
        self._news.listen(self, self._heard)

    # --- what is known

    def shelved(self, key: str) -> ShelfLine | None:
        """What is known of a line; None for one that was never kept."""
        return next((line for line in self.lines if line.key == key), None)

    def name_of(self, person: str) -> str:
        """Who it is, by id."""
        return self._names.get(person, "Somebody")

    # --- showing

    def show(self) -> None:
        """The open line, and what it does to the twelve."""
        line = self.open
        if self._locked:
            return
        if line is None:
            self.display.show_line(None)
            self.display.show_wall(None)
            return
        self.display.show_line(line_words.line_shown(self.desk, line, self.shelved(line.key), self._names))
        self._previewing.ask(line.template, line.wording)

    def show_list(self) -> None:
        """The list as it stands, with the lines that are begun and not kept."""
        if self._locked:
            return
        begun = [line for line in self.opened.values() if self.shelved(line.key) is None]
        self.display.show_list(
            list_words.list_shown(
                (*self.lines, *(ShelfLine(line.key, line.template, None) for line in begun)),
                tab=self.tab,
                typed=self.typed,
                looking=self.looking,
                chosen=self.open.key if self.open is not None else "",
                touched=[key for key, line in self.opened.items() if line.touched],
                speech=self.desk.speech,
                today=self.desk.today(),
            )
        )

    def lock(self, locked: bool) -> None:
        """The desk is locked: an empty line and no other; and back. What is in hand waits here."""
        self._locked = locked
        if not locked:
            self.show_list()
            self.show()
            return
        self._previewing.forget()
        nothing = PromptTemplate("", "", (Occasion.CHECK_IN,), Band.RELATIONSHIP, "", "", ("",))
        self.display.show_compare(None)
        self.display.show_history(None)
        self.display.show_refusal("")
        self.display.show_line(line_words.line_shown(self.desk, OpenLine(nothing, None, None), None, {}))
        self.display.show_line(None)
        self.display.show_wall(None)
        self.display.show_list(
            list_words.list_shown(
                (), tab=self.tab, typed="", looking=False, chosen="", touched=(), speech=self.desk.speech,
                today=self.desk.today(),
            )
        )  # fmt: skip

    def edited(self) -> None:
        """The open line was changed: show it as it stands, and see what it does."""
        self.display.show_refusal("")
        self.show()
        self.show_list()

    # --- which line

    def bring(self, line: OpenLine) -> None:
        """A line comes into the editor; what was begun with another one waits."""
        self.open = self.opened[line.key] = line
        self.display.show_refusal("")
        self.display.show_history(None)
        self.show_list()
        self.show()

    def pick(self, key: str) -> None:
        """A line of the list."""
        shelved = self.shelved(key)
        begun = self.opened.get(key)
        if begun is None and shelved is None:
            return
        if begun is None:
            assert shelved is not None
            begun = OpenLine.of(shelved)
        self.bring(begun)
        self.came_in_front(shelved or ShelfLine(key, begun.template, None))

    def reopen(self, template: PromptTemplate | None, of: ShelfLine) -> None:
        """The open line goes on from what the store has now, with other words where some are given."""
        before = self.opened.get(of.key)
        fresh = OpenLine.of(of)
        if template is not None:
            fresh.edit(template, "")
        elif before is not None:
            fresh.done.append(("", before.template, before.wording))
        self.open = self.opened[fresh.key] = fresh
        self.edited()

    def forget(self, key: str) -> None:
        """What was begun with a line is dropped."""
        self.opened.pop(key, None)

    def take_in(self, key: str, template: PromptTemplate) -> None:
        """Another form of a line that is in hand; what was there is one step back."""
        line = self.opened.get(key)
        if line is not None and line.touched:
            line.edit(template, "")

    # --- the store

    def read(self, then: Callable[[], None] = _nothing) -> None:
        """The shelf anew."""

        def read() -> tuple[tuple[ShelfLine, ...], dict[str, str]]:
            return shelf(self.desk), {person.id: person.shown_name for person in self.desk.store.people()}

        def done(found: tuple[tuple[ShelfLine, ...], dict[str, str]]) -> None:
            self.lines, self._names = found
            self._renew_open()
            then()

        self.jobs.read(read, done, self.failed)

    def write(
        self,
        job: Callable[[], Changes],
        words: str,
        key: str,
        *,
        wrote: PromptTemplate | None = None,
        conflict: Callable[[], None] | None = None,
        gate: bool = False,
        then: Callable[[Changes], None] = lambda _: None,
        after_reading: Callable[[Changes], None] = lambda _: None,
    ) -> None:
        """One act on the line ``key``: written, told to others, said, and the shelf read again.

        ``wrote``: the form of the line that is in the store with it; what was typed meanwhile stays in hand.
        ``gate``: what refuses it is said beside its place. A second press waits.
        """
        if self._busy:
            self.show_list()
            return
        self._busy = True
        before = self._in_hand(key)

        def done(changes: Changes) -> None:
            self._busy = False
            turn = _Turn(words, changes.deed, self.desk.staff.id, key, before)
            self._done.append(turn)
            self._undone.clear()
            self._wrote(changes)
            line = self.opened.get(key)
            if line is not None and line.template == wrote:
                line.begin_anew()
            then(changes)
            self.display.show_refusal("")
            self.display.show_history(None)
            self.display.show_compare(None)
            self.display.say(words, undoable=True)

            def read() -> None:
                if turn in self._done:
                    self._done[self._done.index(turn)] = replace(turn, after=self._in_hand(key))
                after_reading(changes)

            self.read(read)

        def failed(trouble: Exception) -> None:
            self._busy = False
            if isinstance(trouble, Conflict) and conflict is not None:
                self.read(conflict)
            elif isinstance(trouble, Refused) and gate and self.open is not None and self.open.key == key:
                self._refused(trouble)
            else:
                self.failed(trouble)
            self.show_list()  # a switch that was turned stands again as it is
            self.show()

        self.jobs.write(job, done, failed)

    def failed(self, trouble: Exception) -> None:
        """What did not work, in a sentence."""
        self.display.say(said(trouble, OURS), undoable=False, trouble=True)

    def undo(self) -> None:
        """The last change of the open line, else the newest act done here."""
        if self.open is not None and self.open.undo():
            self.edited()
        else:
            self.undo_act()

    def undo_act(self) -> None:
        """The newest act done here, whatever was typed since."""
        self._turn_back(self._done, self._undone, "Taken back", undo)

    def redo(self) -> None:
        """What was taken back last."""
        if self.open is not None and self.open.redo():
            self.edited()
        else:
            self._turn_back(self._undone, self._done, "Done again", redo)

    # --- ours

    def _turn_back(
        self, source: list[_Turn], target: list[_Turn], did: str, job: Callable[[Desk, str], Changes]
    ) -> None:
        if not source or source[-1].by != self.desk.staff.id:
            self.display.say("Nothing of yours to turn back here.", undoable=False)
            return
        if self._busy:
            return
        self._busy = True
        turn = source[-1]

        def done(changes: Changes) -> None:
            self._busy = False
            source.remove(turn)
            target.append(replace(turn, deed=changes.deed, before=turn.after, after=turn.before))
            self._wrote(changes)
            line = self.opened.get(turn.line)
            back = line is not None and line.template == turn.after
            self.display.say(f"{did}: {turn.words}", undoable=False)

            def read() -> None:
                here = self.opened.get(turn.line)
                if back and here is not None and turn.before is not None:
                    here.become(turn.before)
                    self.edited()

            self.read(read)

        def failed(trouble: Exception) -> None:
            self._busy = False
            if isinstance(trouble, Conflict):  # overtaken: it keeps nothing else from being taken back
                source.remove(turn)
                words = f"{turn.words}: changed since, so it stays. Ctrl Z goes on to what you did before."
                self.display.say(words, undoable=False, trouble=True)
                return
            self.failed(trouble)

        self.jobs.write(lambda: job(self.desk, turn.deed), done, failed)

    def _in_hand(self, key: str) -> PromptTemplate | None:
        line = self.opened.get(key)
        return line.template if line is not None else None

    def _wrote(self, changes: Changes) -> None:
        """This window's own act: what is in hand of these lines goes on from it."""
        ids = {id.rpartition("/")[2] for id in changes.templates}
        self._own |= {key for key, line in self.opened.items() if line.template.id in ids}
        self._news.publish(changes, self)

    def _refused(self, trouble: Refused) -> None:
        """Said above the buttons; the keys go to the place that is wrong."""
        said = self._previewing.go_to_problem()
        words = str(trouble)
        known = words.partition(" cannot go live: ")[2].partition(" The line in use")[0]
        self.display.show_refusal(said or known or words)

    def _heard(self, changes: Changes) -> None:
        if changes.templates or changes.everything:
            self.read()

    def _renew_open(self) -> None:
        """Lines that nobody touched follow the store. Those in hand keep their words; what they are compared
        with moves on only where this window wrote it."""
        for key, line in list(self.opened.items()):
            shelved = self.shelved(key)
            if not line.touched and (shelved is not None or key in self._own):
                line.follow(shelved)
                if line.kept is None:
                    self.forget(key)  # taken back: nobody has it any more
            elif key in self._own:
                line.rebase(shelved)
        self._own.clear()
        here = self.open.key if self.open is not None else ""
        shelved = self.shelved(here)
        found = self.opened.get(here) or (OpenLine.of(shelved) if shelved is not None else None)
        if found is not None:
            self.open = self.opened[here] = found
            self.show_list()
            self.show()
            return
        self.open = None
        first = self._first()
        if first is not None:
            self.tab = list_words.tab_of(first.live or first.template)
            self.pick(first.key)
        else:
            self.show_list()
            self.show()

    def _first(self) -> ShelfLine | None:
        """The line that opens first: one to look at, else the first of the tab in front."""
        look = [line for line in self.lines if line.worth_a_look]
        here = [line for line in self.lines if list_words.tab_of(line.live or line.template) == self.tab]
        return next(iter(look or here), None)
