"""A newer starter pack meets lines the clinic wrote itself: a choice of three for each, never silently.

A clinic that changed a line keeps, as its version 0, the line as it was shipped then. Where the pack of this
program holds another one, the clinic's own stays live and the choice waits.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.template import LineVersion, PromptTemplate, line_key
from frontdesk.usecases.change_line import live_changes
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.live_lines import renew_lines
from frontdesk.usecases.who_may_change import managers_only


class Choice(StrEnum):
    """What becomes of a line that was changed here and in the newer pack."""

    OURS = "ours"
    NEWER = "newer"
    BEFORE = "before"
    """As it was shipped when the clinic changed it."""


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """One line in its three forms."""

    ours: PromptTemplate
    newer: PromptTemplate
    version_0: LineVersion

    @property
    def before(self) -> PromptTemplate:
        """As it was shipped when the clinic changed it."""
        return self.version_0.template


def choices_waiting(desk: Desk) -> tuple[ThreeWay, ...]:
    """The lines that wait for a choice, in the pack's order."""
    ours = {line_key(one): one for one in desk.store.templates()}
    found = []
    for newer in desk.deck.pack.templates:
        own = ours.get(line_key(newer))
        if own is None or own == newer:
            continue
        shipped = next((v for v in desk.store.line_versions(line_key(newer)) if v.number == 0), None)
        if shipped is not None and shipped.template != newer:
            found.append(ThreeWay(own, newer, shipped))
    return tuple(found)


def choose(desk: Desk, three: ThreeWay, choice: Choice) -> Changes:
    """The line goes live as chosen, in one Deed, and is not asked about again for this pack."""
    managers_only(desk)
    seen = Change(three.version_0, replace(three.version_0, template=three.newer))
    taken = {Choice.OURS: three.ours, Choice.NEWER: three.newer, Choice.BEFORE: three.before}[choice]
    changes = [] if choice is Choice.OURS else live_changes(desk, taken, three.ours)
    done = desk.store.commit(desk.deed("newer_line", seen, *changes))
    renew_lines(desk)
    return done
