"""What the desk would see, asked for with every change; only the newest answer is drawn.

The twelve come at once, how many of today's visits it reaches once nobody typed for a moment: that one reads
every card of the day.
"""

from frontdesk.domain.template import PromptTemplate
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.studio.shown import Display, Place, ProblemShown
from frontdesk.screens.studio.wall_words import reach_words, wall_shown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.preview_line import Preview, preview_line
from frontdesk.usecases.todays_reach import TodaysReach, todays_reach

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

    def ask(self, template: PromptTemplate, wording: int) -> None:
        """See this one, as soon as the one before is seen."""
        if self._wanted is None or self._wanted[0].id != template.id:
            self._display.show_reach("", "")
        self._wanted = template, wording
        if self._asked is None:
            self._next()

    def go_to_problem(self) -> None:
        """The keys go to the first thing that keeps the line from going live."""
        first = next((p for p in self._problems if p.blocks), None)
        if first is not None:
            self._display.go_to(Place(first.place, first.position, first.length))

    def _next(self) -> None:
        wanted, self._asked = self._wanted, self._wanted
        if wanted is None:
            return

        def failed(trouble: Exception) -> None:
            self._asked = None
            self._display.say(
                said(trouble, "The twelve cannot be shown just now."), undoable=False, trouble=True
            )

        self._jobs.read(lambda: preview_line(self._desk, *wanted), self._came, failed)

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
        if self._wanted != asked:
            return

        def came(reach: TodaysReach) -> None:
            if self._wanted == asked:
                self._display.show_reach(*reach_words(reach, asked[0]))

        self._jobs.read(lambda: todays_reach(self._desk, asked[0]), came, lambda _: None)
