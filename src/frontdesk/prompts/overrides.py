"""Exceptions a manager answers for: what they change about a finding, and which nobody may make."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from frontdesk.domain.template import PromptTemplate
from frontdesk.prompts.rule import MAY_BE_ALLOWED, Problem


def with_overrides(found: Iterable[Problem], template: PromptTemplate) -> Iterator[Problem]:
    """The findings, those that somebody answers for with the name and the reason; they block no longer."""
    named = {override.rule: override for override in template.overrides}
    for problem in found:
        override = named.get(problem.rule) if problem.overridable else None
        if override is None:
            yield problem
        else:
            allowed = f"{problem.sentence} Allowed by {override.by}: {override.why}"
            yield replace(problem, sentence=allowed, blocks=False)


def bad_overrides(template: PromptTemplate) -> Iterator[Problem]:
    """Exceptions that cannot be made, or that nobody answers for."""
    for override in template.overrides:
        if override.rule not in MAY_BE_ALLOWED:
            yield Problem("overrides", f"Nobody may allow an exception from the rule '{override.rule}'.")
        elif not override.by.strip() or not override.why.strip():
            yield Problem("overrides", f"Who allows the exception from '{override.rule}', and why?")
