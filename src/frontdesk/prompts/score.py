"""The score of a line: whole points, each with its reason in words and without a value.

Score = base + urgency + freshness + fit + outcome - repetition. Base is the band's, with the manager's
Earlier or Later inside it. Readings chosen where the handbook leaves room: a promise counts as asked for by
the patient; names are facts every line may use and count no fit; a template shown at the last visit is
not charged for its theme as well; an item past its stop yields no line at all.
"""

from frontdesk.domain.concern import Concern
from frontdesk.domain.line import Point, TemplateUse
from frontdesk.domain.moment import Tone
from frontdesk.domain.promise import PromiseStanding
from frontdesk.domain.template import Band, PromptTemplate
from frontdesk.prompts.conditions.leaving_and_calls import FOLLOW_UP_DUE
from frontdesk.prompts.conditions.name_and_language import INTERPRETER
from frontdesk.prompts.conditions.needs import OBSERVANCE
from frontdesk.prompts.conditions.setting import GO_GENTLY
from frontdesk.prompts.conditions.waiting import DELAY, MINUTES_SINCE_UPDATE
from frontdesk.prompts.fillings import leave_by_moment
from frontdesk.prompts.history import NEVER, History
from frontdesk.prompts.suppressors import Suppressor
from frontdesk.prompts.view import Basis, Item, ItemSort, View, basis_of

BASE: dict[Band, Point] = {
    Band.SAFETY: Point(90, "Safety and access"),
    Band.PROMISE: Point(80, "Promise and recovery"),
    Band.CONCERN: Point(70, "Concern"),
    Band.WAIT: Point(65, "The wait"),
    Band.NEXT_STEP: Point(60, "Next step"),
    Band.RELATIONSHIP: Point(45, "Relationship"),
    Band.MOMENT: Point(35, "Small talk"),
    Band.FEEDBACK: Point(30, "Feedback"),
}
_STANDING = Point(10, "Stands, or is live")
_STATED = Point(6, "Rests on what this patient told us")
_TICKED = Point(4, "The patient asked for it")
_HALF_LIFE: dict[str, tuple[int, int]] = {
    "concern": (45, 120), Tone.JOYFUL: (30, 90), Tone.NEUTRAL: (60, 120), "detail": (180, 540),
}  # fmt: skip
HARD_STOP = 180
ENOUGH_MARKS = 10
"""So many marks in the whole clinic, and they begin to count."""


def base(template: PromptTemplate) -> int:
    """Points of the band with Earlier (+10) or Later (-10)."""
    return BASE[template.band].points + template.adjust


def points(
    template: PromptTemplate,
    view: View,
    bases: tuple[Basis, ...],
    history: History,
    suppressors: tuple[Suppressor, ...],
) -> tuple[Point, ...]:
    """Every entry of "Why this line?"; the score is their sum."""
    found = [BASE[template.band]]
    if template.adjust:
        found.append(
            Point(template.adjust, "Moved earlier here" if template.adjust > 0 else "Moved later here")
        )
    boost = boosted(template, view)
    found += _urgency(template, view)
    found.append(_freshness(view, boost))
    found += _fit((*bases, basis_of(boost)) if boost else bases)
    found += _outcome(view.input.use.get(template.id))
    found += _repetition(template, view, history)
    for suppressor in suppressors:
        if suppressor.lowers is template.band:
            found.append(Point(suppressor.points, suppressor.says))
    return tuple(found)


def _urgency(template: PromptTemplate, view: View) -> list[Point]:
    reader = _URGENCY.get(template.urgency)
    point = reader(view) if reader else None
    return [point] if point else []


def _promise(view: View) -> Point | None:
    standing = view.promise.standing(view.today) if view.promise else None
    if standing is PromiseStanding.OVERDUE:
        return Point(30, "The promise is overdue")
    if standing is PromiseStanding.LATE:
        return Point(30, "The promise is late and has a new day")
    if standing is PromiseStanding.DUE_TODAY:
        return Point(20, "The promise is due today")
    return Point(20, "What was promised is ready") if standing is PromiseStanding.READY else None


def _interpreter(view: View) -> Point | None:
    state = INTERPRETER.read(view)
    if state == "missing":
        return Point(30, "The interpreter is missing")
    return Point(15, "Nobody said whether the interpreter is there") if state == "unknown" else None


def _delay(view: View) -> Point | None:
    return _steps(DELAY.read(view), (30, 25, "Running half an hour late or more"), (15, 15, "Running late"))


def _update(view: View) -> Point | None:
    minutes = MINUTES_SINCE_UPDATE.read(view)
    return _steps(minutes, (25, 30, "No word for 25 minutes"), (15, 20, "No word for 15 minutes"))


def _steps(value: object, *steps: tuple[int, int, str]) -> Point | None:
    for least, gain, reason in steps:
        if isinstance(value, int) and value >= least:
            return Point(gain, reason)
    return None


def _leave_by(view: View) -> Point | None:
    moment = leave_by_moment(view)[1]
    if moment is None:
        return None
    minutes = (moment - view.input.local_now).total_seconds() / 60
    return Point(25, "Has to leave within half an hour") if 0 <= minutes <= 30 else None


def _observance(view: View) -> Point | None:
    return (
        Point(20, "The next booking falls on dates to respect") if OBSERVANCE.read(view) == "clash" else None
    )


def _gently(view: View) -> Point | None:
    return Point(20, "Go gently today") if GO_GENTLY.read(view) is True else None


def _follow_up(view: View) -> Point | None:
    return Point(10, "A follow-up is due") if FOLLOW_UP_DUE.read(view) is True else None


_URGENCY = {
    "promise": _promise, "interpreter": _interpreter, "delay": _delay, "update": _update,
    "leave_by": _leave_by, "observance": _observance, "go_gently": _gently, "follow_up": _follow_up,
}  # fmt: skip
URGENCIES = ("", *_URGENCY)


def _decay(item: Item, view: View) -> tuple[int, int, int] | None:
    """(Age in days, half-life, stop) of an item that fades; None for one that stands."""
    basis = basis_of(item)
    kind = _HALF_LIFE.get(basis.sort)
    if isinstance(item, Concern) and kind is not None:
        return max(0, (view.today - item.fresh_on).days), *kind
    if view.moment is item and view.moment is not None:
        kind = _HALF_LIFE.get(view.moment.tone)
    elif view.detail is item:
        kind = _HALF_LIFE["detail"]
    if kind is None or basis.day is None:
        return None
    return max(0, (view.today - basis.day).days), *kind


def stale(view: View) -> bool:
    """True when an item in hand is past its stop: it no longer yields a line."""
    for item in view.in_hand:
        decay = _decay(item, view)
        if decay is not None and decay[0] > decay[2]:
            return True
    moment = view.moment
    return moment is not None and moment.tone is Tone.HARD and (view.today - moment.told_on).days > HARD_STOP


def _freshness(view: View, boost: Item | None) -> Point:
    items = view.in_hand or ((boost,) if boost else ())
    decays = [d for item in items if (d := _decay(item, view)) is not None]
    if not decays:
        return _STANDING
    age, half_life, _ = max(decays)
    return Point(
        round(20 * 0.5 ** (age / half_life)), f"Told to us {age} days ago" if age else "Told to us today"
    )


def boosted(template: PromptTemplate, view: View) -> Item | None:
    """The fact that lifts a template without being spoken: ``concern:health`` is its sort and value."""
    if not template.boosted_by:
        return None
    sort, _, value = template.boosted_by.partition(":")
    if sort not in tuple(ItemSort):
        return None
    for item in view.known.items[ItemSort(sort)]:
        held = view.holding({ItemSort(sort): item})
        if (not value or _value(item) == value) and not stale(held):
            return item
    return None


def _value(item: Item) -> str:
    return str(getattr(item, "type", getattr(item, "tone", "")))


def _fit(bases: tuple[Basis, ...]) -> list[Point]:
    stated = [basis for basis in bases if basis.stated]
    if not stated:
        return []
    return [_STATED, _TICKED] if any(basis.ticked for basis in stated) else [_STATED]


def _outcome(use: TemplateUse | None) -> list[Point]:
    gained = outcome(use) if use else 0
    if use is None or not gained:
        return []
    return [Point(gained, f"Clinic-wide: said {use.said}, not right {use.not_right}")]


def outcome(use: TemplateUse) -> int:
    """Points from the clinic's marks, from ten marks on; an unticked line counts nothing."""
    if use.said + use.not_right < ENOUGH_MARKS:
        return 0
    share = (use.said + 3) / (use.said + 2 * use.not_right + 5)
    return max(-12, min(12, round(30 * (share - 0.6))))


def _repetition(template: PromptTemplate, view: View, history: History) -> list[Point]:
    found = []
    ago = history.seen.get(template.id, NEVER)
    if ago == 1:
        found.append(Point(-40, "Shown at the last visit"))
    else:
        if ago <= 3:
            found.append(Point(-20, "Shown in the last three visits"))
        if history.theme_last_visit.get(template.theme, frozenset()) - {template.id}:
            found.append(Point(-10, "Same subject at the last visit"))
    use = view.input.use.get(template.id)
    if use is not None and use.said_today >= 5:
        found.append(Point(-10, "Said five times at this desk today"))
    if template.band is Band.SAFETY and sum(p.points for p in found) < -5:
        return [Point(-5, "Shown lately; needs are met every time")]
    return found
