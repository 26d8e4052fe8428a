"""Who answers for a line at this clinic: exceptions a manager allowed, words a second person confirmed.

A form, a draft or a file may claim both. What counts is what was done here: it stands in the live line, in
one of its versions or in the draft, or whoever is at the desk does it now. The rest is taken off, so that the
gate asks again.
"""

from dataclasses import replace

from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.template import LineDraft, LineVersion, Override, PromptTemplate, line_key
from frontdesk.prompts.rule import MAY_BE_ALLOWED
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.who_may_change import managers_only


def answered_for(desk: Desk, template: PromptTemplate, by: str = "") -> PromptTemplate:
    """The line with only what somebody here answers for; ``by`` is who may allow exceptions just now."""
    claims_review = template.fits_anyone and bool(template.reviewed_by)
    if not template.overrides and not claims_review:
        return template
    line = line_key(template)
    kept = [version.template for version in desk.store.line_versions(line)]
    kept += [one for one in (*desk.store.templates(), *desk.deck.pack.templates) if line_key(one) == line]
    drafts = [draft.template for draft in desk.store.line_drafts() if draft.id == line]
    made_here = {override for one in (*kept, *drafts) for override in one.overrides}
    confirmed = any(one.reviewed_by == template.reviewed_by and same_words(one, template) for one in kept)
    return replace(
        template,
        overrides=tuple(o for o in template.overrides if o in made_here or (by and o.by == by)),
        reviewed_by=template.reviewed_by if confirmed or not claims_review else "",
    )


def same_words(one: PromptTemplate, other: PromptTemplate) -> bool:
    """What a second person reads is the same: the cue, the wordings and the tick."""
    return (one.title, one.texts, one.fits_anyone) == (other.title, other.texts, other.fits_anyone)


def words_by(desk: Desk, template: PromptTemplate) -> str:
    """Id of whoever first had these words and their tick here, whoever kept or moved the line since.

    Empty for a line as it was shipped; the person at the desk for words that nobody kept yet.
    """
    line = line_key(template)
    kept: list[LineDraft | LineVersion] = [one for one in desk.store.line_drafts() if one.id == line]
    for one in (*kept, *desk.store.line_versions(line)):
        if same_words(one.template, template):
            return one.words_by or one.by  # nothing kept before layout 12 says
    shipped = (one for one in desk.deck.pack.templates if line_key(one) == line)
    return "" if any(same_words(one, template) for one in shipped) else desk.staff.id


def allow(desk: Desk, template: PromptTemplate, rule: str, why: str) -> PromptTemplate:
    """The line with an exception that the manager at the desk answers for, to be kept or put live."""
    managers_only(desk)
    if rule not in MAY_BE_ALLOWED:
        raise WrongUsage(f"Nobody may allow an exception from the rule '{rule}'.", "Nothing was changed.")
    if not why.strip():
        raise WrongUsage("An exception needs a reason.", "Nothing was changed.", "Say why in a few words.")
    others = tuple(override for override in template.overrides if override.rule != rule)
    return replace(template, overrides=(*others, Override(rule, desk.staff.shown_name, why.strip())))
