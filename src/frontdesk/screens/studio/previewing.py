"""What the desk would see, asked for with every change; only the newest answer is drawn.

The twelve come at once, how many of today's visits it reaches once nobody typed for a moment: that one reads
every card of the day.
"""

from frontdesk.domain.template import PromptTemplate
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.studio.shown import Display, Place, ProblemShown
from frontdesk.screens.studio.wall_words import live_since, reach_words, wall_shown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.preview_line import Preview, preview_line
from frontdesk.usecases.todays_reach import TodaysReach, reach_so_far
from frontdesk.usecases.wall import WallPerson, wall

STILL = 0.6
"""Seconds without a change before today's visits are asked."""


class Previewing:
    """The wall of one studio."""

    def __init__(self, desk: Desk, jobs: AnyJobs, display: Display) -> None:
        self._desk = desk
        self._jobs = jobs
        self._display = display
        self._wanted: tuple[PromptTemplate, int] | None = None
        self._asked: tuple[PromptTemplate, int] | None = None
        self._problems: tuple[ProblemShown, ...] = ()
        self._wall: tuple[object, tuple[WallPerson, ...]] | None = None

    def ask(self, template: PromptTemplate, wording: int) -> None:
        """See this one, as soon as the one before is seen."""
        if self._wanted is None or self._wanted[0].id != template.id:
            self._display.show_reach("", "")
        self._wanted = template, wording
        if self._asked is None:
            self._next()

    def forget(self) -> None:
        """Nothing is wanted any more; what is on its way is not drawn."""
        self._wanted = None

    def go_to_problem(self) -> str:
        """The keys go to the first thing that keeps the line from going live; what is wrong there."""
        first = next((problem for problem in self._problems if problem.blocks), None)
        if first is None:
            return ""
        self._display.go_to(Place(first.place, first.position, first.length))
        return first.sentence

    def _next(self) -> None:
        wanted, self._asked = self._wanted, self._wanted
        if wanted is None:
            return

        def failed(trouble: Exception) -> None:
            asked, self._asked = self._asked, None
            if self._wanted != asked:
                self._next()
                return
            self._display.say(
                said(trouble, "The twelve cannot be shown just now."), undoable=False, trouble=True
            )

        self._jobs.read(lambda: preview_line(self._desk, *wanted, self._people()), self._came, failed)

    def _people(self) -> tuple[WallPerson, ...]:
        """The twelve, made anew with the minute, the clinic and who is at the desk."""
        desk = self._desk
        now = desk.now().replace(second=0, microsecond=0)
        key = (desk.clinic, desk.staff, now)
        if self._wall is None or self._wall[0] != key:
            self._wall = key, wall(desk.clinic, desk.staff, now)
        return self._wall[1]

    def _came(self, preview: Preview) -> None:
        asked, self._asked = self._asked, None
        if self._wanted != asked:
            self._next()
            return
        assert asked is not None
        shown = wall_shown(preview)
        self._problems = shown.problems
        self._display.show_wall(shown)
        self._display.call_after(STILL, lambda: self._still(asked))

    def _still(self, asked: tuple[PromptTemplate, int]) -> None:
        """Today's visits in steps: whoever types on waits for one of them at most."""
        steps = reach_so_far(self._desk, asked[0])
        known: list[TodaysReach] = []

        def step() -> None:
            if self._wanted == asked:
                self._jobs.read(lambda: next(steps, None), came, lambda _: None)

        def came(reach: TodaysReach | None) -> None:
            if reach is not None:
                known.append(reach)
                step()
            elif known and self._wanted == asked:
                below, beside = reach_words(known[-1], asked[0])
                self._jobs.read(
                    lambda: live_since(self._desk, asked[0]),
                    lambda since: self._display.show_reach(f"{below} {since}".strip(), beside),
                    lambda _: self._display.show_reach(below, beside),
                )

        step()
