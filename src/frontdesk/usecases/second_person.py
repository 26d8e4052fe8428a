"""A second person reads "this wording would fit anyone": only then it opens a line that a fact held back.

Whoever ticked it cannot confirm it. Anybody else at this desk can, for the line as it is live: it takes
somebody who reads it, not another manager. A draft goes live with it, so that is a manager's.
"""

from dataclasses import replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.template import PromptTemplate, line_key
from frontdesk.usecases.answered_for import answered_for, words_by
from frontdesk.usecases.change_line import check_gate, draft_of, go_live
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.who_may_change import managers_only


def confirm_fits_anyone(desk: Desk, template: PromptTemplate, before: PromptTemplate | None) -> Changes:
    """The person at the desk read the wording and says it would fit anyone; from the next card on it counts.

    ``before`` is the line as it was live when it was looked at; ``template`` is that, or its draft. Raises
    ``Refused`` for whoever ticked it, ``Conflict`` when somebody put another one live since.
    """
    template = answered_for(desk, template)
    if not template.fits_anyone or template.reviewed_by:
        raise WrongUsage("Nothing here waits for a second person.", "Nothing was changed.")
    draft = draft_of(desk, line_key(template)) if template != before else None
    if template != before:
        managers_only(desk)
    if desk.staff.id == words_by(desk, template):
        raise Refused("You ticked this yourself.", "Nothing was changed.", "Ask somebody else to read it.")
    after = replace(template, reviewed_by=desk.staff.shown_name)
    check_gate(desk, after)
    return go_live(desk, after, before, "confirm_line", draft)
