"""Every line of the clinic with what a manager wants to know of it: live or draft, how it fared.

A line nobody can read any more stands here too, with the reason: no desk says it, and it never vanishes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from frontdesk.domain.line import Mark, TemplateUse
from frontdesk.domain.template import Complaint, LineDraft, LineRest, Occasion, PromptTemplate, line_key
from frontdesk.prompts.deck import compile_template
from frontdesk.prompts.publish import findings
from frontdesk.prompts.rule import blocking
from frontdesk.prompts.score import ENOUGH_MARKS, outcome
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.live_lines import merged
from frontdesk.usecases.newer_pack import ThreeWay, choices_waiting

FOUR_WEEKS = timedelta(weeks=4)
LATELY, TOO_MANY = 30, 3
"""So many "not right" in so many showings, and the line is worth a look."""
REST_SHARE = 0.2
SHOWN_IN_VAIN = 60
UNREADABLE = "Another version of Frontdesk wrote this line; this one cannot read it."


@dataclass(frozen=True, slots=True)
class ShelfLine:
    """One line. ``template`` is the live one; of a line that was never live its draft."""

    key: str
    template: PromptTemplate
    live: PromptTemplate | None
    draft: LineDraft | None = None
    broken: str = ""
    """Why nobody can read it any more."""
    use: TemplateUse = field(default_factory=TemplateUse)
    marks: Mapping[Mark, int] = field(default_factory=dict)
    """Of the last four weeks."""
    not_right_lately: int = 0
    """Of its newest thirty showings."""
    to_rest: str = ""
    """Why it had better rest; empty for one that is fine."""
    rest: LineRest | None = None
    complaints: tuple[Complaint, ...] = ()
    newer: ThreeWay | None = None
    """A newer starter pack brought another one; somebody has to choose."""

    @property
    def not_right(self) -> int:
        """ "Not right" of the last four weeks, whatever the reason."""
        return sum(count for mark, count in self.marks.items() if mark.not_right)

    @property
    def points(self) -> int:
        """What the clinic's marks add to its score or take off."""
        return outcome(self.use)

    @property
    def worth_a_look(self) -> bool:
        """Somebody should read it again."""
        often = self.not_right_lately >= TOO_MANY
        return (self.rest is None and (often or bool(self.to_rest or self.broken))) or self.newer is not None


def shelf(desk: Desk) -> tuple[ShelfLine, ...]:
    """The lines of the clinic's language in the pack's order, its own behind them, new ones last."""
    store, pack, today = desk.store, desk.deck.pack, desk.today()
    drafts = {draft.id: draft for draft in store.line_drafts()}
    live = {line_key(one): one for one in merged(pack, store.templates())}
    of_lines = {key: draft.template for key, draft in drafts.items() if draft.template.lang == pack.lang}
    rests = {rest.id: rest for rest in store.line_rests() if today < rest.until}
    newer = {line_key(three.newer): three for three in choices_waiting(desk)}
    use, marks = store.template_use(today), store.line_marks(today - FOUR_WEEKS)
    complaints = store.complaints()
    ticked = {occasion for one in live.values() if _of(use, one).said for occasion in one.occasions}

    def line(key: str, template: PromptTemplate) -> ShelfLine:
        fared = _of(use, template)
        return ShelfLine(
            key,
            template,
            live.get(key),
            drafts.get(key),
            _broken(template) if key in live else "",
            fared,
            marks.get(template.id, {}),
            _lately(desk, template, fared),
            _to_rest(template, fared, ticked),
            rests.get(key),
            tuple(one for one in complaints if one.line == key),
            newer.get(key),
        )

    begun = {key: template for key, template in of_lines.items() if key not in live}
    return tuple(line(key, template) for key, template in (live | begun).items())


def _of(use: Mapping[str, TemplateUse], template: PromptTemplate) -> TemplateUse:
    return use.get(template.id, TemplateUse())


def _broken(template: PromptTemplate) -> str:
    if compile_template(template, 0) is not None:
        return ""
    if not template.texts:
        return UNREADABLE
    problem = blocking(findings(template))
    return problem.sentence if problem is not None else UNREADABLE


def _lately(desk: Desk, template: PromptTemplate, use: TemplateUse) -> int:
    if use.not_right < TOO_MANY:
        return 0
    return sum(mark.not_right for mark in desk.store.recent_marks(template.id, LATELY))


def _to_rest(template: PromptTemplate, use: TemplateUse, ticked: set[Occasion]) -> str:
    if not template.enabled:
        return ""
    return next(_reasons_to_rest(template, use, ticked), "")


def _reasons_to_rest(template: PromptTemplate, use: TemplateUse, ticked: set[Occasion]) -> Iterator[str]:
    marks = use.said + use.not_right
    if marks >= ENOUGH_MARKS and use.not_right > REST_SHARE * marks:
        yield f"Not right {use.not_right} of {marks} times"
    if use.shown >= SHOWN_IN_VAIN and not use.said and ticked & set(template.occasions):
        yield f"Shown {use.shown} times, never ticked"
