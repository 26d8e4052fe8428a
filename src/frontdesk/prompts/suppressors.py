"""What keeps lines quiet: no visit today, a hard day, a complaint, a wish, a consent that was not given.

Fixed in code: no template can lift them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.moment import Tone
from frontdesk.domain.template import Band, Occasion, PromptTemplate
from frontdesk.domain.visit import VisitEvent
from frontdesk.prompts.conditions.needs import SMALL_TALK
from frontdesk.prompts.conditions.setting import GO_GENTLY
from frontdesk.prompts.view import View, consent_answer

HARD_DAYS = 180
"""So long after a hard moment nothing joyful is brought up."""
BRIEF_POINTS = -30


@dataclass(frozen=True, slots=True)
class Suppressor:
    """One rule: what it says, when it applies, what it drops or lowers."""

    key: str
    says: str
    applies: Callable[[View], bool]
    bands: frozenset[Band] = frozenset()
    topics: frozenset[str] = frozenset()
    """Lines about one of these."""
    names: frozenset[str] = frozenset()
    """Placeholders that may not be filled."""
    occasion: Occasion | None = None
    """Lines for this occasion alone."""
    tone: Tone | None = None
    """Only lines about a moment of this tone, within the bands."""
    lowers: Band | None = None
    points: int = 0


def _hard_moment(view: View) -> bool:
    moments = view.input.moments
    return any(m.tone is Tone.HARD and (view.today - m.told_on).days <= HARD_DAYS for m in moments)


def _not_today(view: View) -> bool:
    visit = view.input.visit
    return visit is None or visit.day != view.today


_PERSONAL = frozenset({"moment", "detail", "person"})
_OF_THE_VISIT = frozenset(
    {"need_done", "call_how", "wait_spot", "delay", "delay_left", "waited", "appt_time", "visit_length"}
)
"""What a line says of today's arrangement, turn or wait."""

SUPPRESSORS: tuple[Suppressor, ...] = (
    Suppressor(
        "not_today", "No visit today", _not_today, names=_OF_THE_VISIT, occasion=Occasion.WAITING
    ),
    Suppressor(
        "go_gently", "Go gently today", lambda view: GO_GENTLY.read(view) is True,
        frozenset({Band.MOMENT, Band.FEEDBACK}), frozenset({"money", "birthday"}),
    ),
    Suppressor(
        "complaint", "Complaint today", lambda view: view.situation.event is VisitEvent.COMPLAINT_TODAY,
        frozenset({Band.MOMENT, Band.FEEDBACK}),
    ),
    Suppressor(
        "brief", "Brief, please", lambda view: SMALL_TALK.read(view) == "brief",
        frozenset({Band.MOMENT}), lowers=Band.RELATIONSHIP, points=BRIEF_POINTS,
    ),
    Suppressor(
        "consent", "No yes to personal notes",
        lambda view: consent_answer(view.input) is not ConsentAnswer.YES,
        frozenset({Band.MOMENT}), names=_PERSONAL,
    ),
    Suppressor(
        "hard_moment", "A hard time lately", _hard_moment, frozenset({Band.MOMENT}), tone=Tone.JOYFUL
    ),
)  # fmt: skip


def at_work(view: View) -> tuple[Suppressor, ...]:
    """The suppressors that apply to this card."""
    return tuple(s for s in SUPPRESSORS if s.applies(view))


def drops(
    suppressors: tuple[Suppressor, ...], template: PromptTemplate, names: frozenset[str], view: View
) -> bool:
    """True when one of them keeps this candidate quiet."""
    for s in suppressors:
        if s.topics.intersection(template.topics):
            return True
        if s.names & names or template.occasions == (s.occasion,):
            return True
        if template.band in s.bands and (
            s.tone is None or (view.moment is not None and view.moment.tone is s.tone)
        ):
            return True
    return False
