"""The wall in words: what each of the twelve would hear, or why not, and how long the line is."""

from frontdesk.domain.template import PromptTemplate, Reach, line_key
from frontdesk.prompts.lint import BLOCK_WORDS, WARN_WORDS
from frontdesk.prompts.outcome import Outcome, Place
from frontdesk.prompts.rule import Problem
from frontdesk.screens.studio.shown import ProblemShown, Tone, WallRowShown, WallShown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.preview_line import Preview
from frontdesk.usecases.todays_reach import TodaysReach

_SAID: dict[Reach, tuple[str, Tone]] = {
    Reach.ALOUD: ("check", "ok"),
    Reach.QUIET: ("volume-1", "say_label"),
    Reach.SHOW: ("presentation", "say_label"),
    Reach.VOICEMAIL: ("phone", "say_label"),
    Reach.SILENT: ("hand", "say_label"),
}


_WITHOUT_BRACES = {
    "unknown_placeholder": "This chip is none that can be filled in. Take it out, or pick one with /.",
    "unreadable": "What may be left out needs a chip that may not be known, and no other part inside.",
}
"""In the window nobody types a brace, so no sentence speaks of one."""


def wall_shown(preview: Preview) -> WallShown:
    """The twelve and the meter."""
    rows = tuple(
        _row(person.name, person.trait, found)
        for person, found in zip(preview.people, preview.outcomes, strict=True)
    )
    said = (problem for problem in preview.problems if problem.rule != "long")  # the meter says it
    return WallShown(rows, tuple(map(problem_shown, said)), *_meter(preview.words))


def _row(name: str, trait: str, found: Outcome) -> WallRowShown:
    reach = found.line.reach if found.line is not None else Reach.ALOUD
    if not found.stands:
        return WallRowShown(name, trait, found.why, False, "minus", "ink3")
    icon, tone = _SAID[reach]
    if found.text and reach is not Reach.SILENT:
        behind = found.place is Place.BEHIND
        return WallRowShown(name, trait, f"“{found.text}”", True, "chevron-down" if behind else icon, tone)
    return WallRowShown(name, trait, found.text or found.why, False, icon, tone)


def _meter(words: int) -> tuple[str, Tone]:
    count = "1 word" if words == 1 else f"{words} words"
    if words > BLOCK_WORDS:
        return f"{count}. At most {BLOCK_WORDS} can be said", "alert"
    if words > WARN_WORDS:
        return f"{count}. Long for one breath", "waiting"
    return (f"{count}. Easy to say", "ok") if words else ("No words yet", "ink2")


def problem_shown(problem: Problem) -> ProblemShown:
    """A finding of the gate at its place in the editor."""
    return ProblemShown(
        problem.where,
        _WITHOUT_BRACES.get(problem.rule, problem.sentence),
        problem.blocks,
        problem.position,
        problem.length,
        problem.rule if problem.blocks and problem.overridable else "",
    )


def live_since(desk: Desk, template: PromptTemplate) -> str:
    """Who put the line live and when; empty for one as it came."""
    newest = next(iter(desk.store.line_versions(line_key(template))), None)
    if newest is None or not newest.by:
        return ""
    who = next((person.shown_name for person in desk.store.people() if person.id == newest.by), "somebody")
    return f"Put live {desk.speech.short_day(desk.local(newest.at).date(), desk.today())}, {who}"


def reach_words(reach: TodaysReach | None, template: PromptTemplate) -> tuple[str, str]:
    """Below the wall, and beside the discreet variant."""
    if reach is None:
        return "", ""
    visits = "1 visit" if reach.visits == 1 else f"{reach.visits} visits"
    if not reach.visits:
        return "Nobody is booked today.", ""
    of_today = f"Today it would come up at {reach.shown} of {visits}."
    return of_today, f"reaches {reach.discreet} of {visits} today" if template.discreet else ""
