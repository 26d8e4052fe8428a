"""The gate between a draft and the desk: what may go live, and who is told why not.

A line is refused when the lint blocks it, when it could speak a desk-only fact and has no discreet variant,
or when a discreet variant holds the very placeholder that made it necessary. A desk-only fact needs no
variant where the patient's own yes is one of the conditions (``detail_ok``, ``greet_in_language_ok``...), for
then they may have made it fit to be heard, or where the line only ever stands while nobody else can hear.
Private facts have no placeholder at all. Nobody can switch this off, managers included; from a rule of tone
a manager may allow an exception by name and with a reason (``overrides``), which stays listed.
"""

from collections.abc import Iterable, Iterator

from frontdesk.domain.audience import Audience
from frontdesk.domain.errors import Refused
from frontdesk.domain.template import ConditionRow, Op, PromptTemplate, Reach
from frontdesk.prompts import before_match, lint
from frontdesk.prompts.conditions.catalogue import CONDITIONS
from frontdesk.prompts.lint import placeholder_at
from frontdesk.prompts.overrides import bad_overrides, with_overrides
from frontdesk.prompts.placeholders import PLACEHOLDERS
from frontdesk.prompts.rule import Problem, Rule, blocking
from frontdesk.prompts.wording import BadWording, parse


def findings(template: PromptTemplate) -> tuple[Problem, ...]:
    """Everything that keeps the line from going live, then what is worth a look."""
    found = [problem for rule in GATE_RULES for problem in rule.problems(template)]
    allowed = with_overrides((*found, *lint.problems(template)), template)
    return tuple(sorted(allowed, key=lambda problem: not problem.blocks))


def may_go_live(template: PromptTemplate) -> bool:
    """True when nothing blocks it."""
    return blocking(findings(template)) is None


def check_live(templates: Iterable[PromptTemplate]) -> None:
    """Raise ``Refused`` with the first reason when one of the enabled lines may not go live."""
    for template in templates:
        problem = blocking(findings(template)) if template.enabled else None
        if problem is not None:
            raise cannot_go_live(template, problem)


def cannot_go_live(template: PromptTemplate, problem: Problem) -> Refused:
    """What is said of a line that a problem keeps back."""
    return Refused(
        f"{template.id} cannot go live: {problem.sentence}",
        "The line in use stays as it is.",
        f"Change it under {problem.where}.",
    )


def _needs_discreet(template: PromptTemplate) -> Iterator[Problem]:
    raising = _raising(template.texts)
    if raising and not template.discreet and not _only_alone(template):
        allowed = {row.field for row in template.all if row.op is Op.IS and row.value is True}
        for name in sorted(raising):
            if PLACEHOLDERS[name].permission not in allowed:
                yield Problem(
                    "variants",
                    f"{{{name}}} is for the desk only as a rule. Add a discreet wording without it.",
                )


def _heard_anyway(template: PromptTemplate) -> Iterator[Problem]:
    for variant in template.discreet:
        if variant.reach is Reach.ALOUD:
            yield Problem(
                "variants", "A discreet variant is said quietly, shown, left on a voicemail or done."
            )
        else:
            for name in sorted(_raising((variant.text,))):
                at, length = placeholder_at(variant.text, name)
                sentence = f"{{{name}}} may not be heard here. Say it without, or what to do."
                yield Problem(variant.reach.value, sentence, position=at, length=length)


def _before_match(template: PromptTemplate) -> Iterator[Problem]:
    if not template.neutral:
        return
    texts = [(f"text {at}", text) for at, text in enumerate(template.texts, 1)]
    texts += [(variant.reach.value, variant.text) for variant in template.discreet]
    for where, text in texts:
        for name in before_match.telling_names(text):
            at, length = placeholder_at(text, name)
            sentence = f"This may be said before we know who it is: {{{name}}} tells too much. Take it out."
            yield Problem(where, sentence, position=at, length=length)
    for row in before_match.telling_rows(template):
        asked = CONDITIONS[row.field].says.subject
        sentence = f"This may be said before we know who it is: “{asked}” tells too much. Take it off."
        yield Problem("conditions", sentence)


GATE_RULES: tuple[Rule[PromptTemplate], ...] = (
    Rule("needs_discreet", _needs_discreet),
    Rule("heard_anyway", _heard_anyway),
    Rule("before_match", _before_match),
    Rule("override", bad_overrides),
)


def _raising(texts: Iterable[str]) -> set[str]:
    """Placeholders that raise the level above aloud; the desk's own words on the spot never do."""
    names: set[str] = set()
    for text in texts:
        try:
            names |= parse(text, PLACEHOLDERS).names
        except BadWording:
            continue
    return {
        n
        for n in names
        if PLACEHOLDERS[n].level is not Audience.ALOUD and PLACEHOLDERS[n].empty.value != "cue"
    }


def _only_alone(template: PromptTemplate) -> bool:
    return ConditionRow("queue_in_earshot", Op.IS_NOT, True) in template.all
