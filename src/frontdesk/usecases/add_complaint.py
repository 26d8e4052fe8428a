"""A complaint made by phone or letter is written down; in the same act a line that answers it is begun."""

import re
from dataclasses import replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.domain.template import Band, Complaint, LineDraft, Occasion, PromptTemplate, line_key
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.who_may_change import managers_only

LONGEST = 300
"""Characters of a complaint."""
OWN = "OWN"
"""Lines of the clinic's own are named OWN-1, OWN-2, ..."""
_OWN_LINE = re.compile(rf"[^/]+/{OWN}-([0-9]{{1,9}})")


def new_line(desk: Desk, occasion: Occasion) -> PromptTemplate:
    """An empty line of the clinic's own, on nobody's desk yet. Its number was never worn by another one: what
    was said of a line that is gone is not said of this one."""
    own = (_OWN_LINE.fullmatch(key) for key in desk.store.line_keys())
    id = f"{OWN}-{max((int(one[1]) for one in own if one is not None), default=0) + 1}"
    return PromptTemplate(id, desk.deck.pack.lang, (occasion,), Band.RELATIONSHIP, id.lower(), "", ("",))


def add_complaint(desk: Desk, words: str, line: str = "", occasion: Occasion = Occasion.CHECK_IN) -> Changes:
    """Keep it. One about no line of ours begins a line, as a draft with a subject of its own (``line_of``).

    The words of the complaint stay with it: a line is said, explained at the desk and given to other clinics.
    Raises ``Refused`` for no words, or too many.
    """
    managers_only(desk)
    said = " ".join(words.split())
    if not said:
        raise Refused("What was the complaint?", "Nothing was kept.", "Write it in a few words.")
    if len(said) > LONGEST:
        raise Refused(f"{len(said)} characters are too many.", "Nothing was kept.", f"{LONGEST} will do.")
    if line:
        return desk.store.commit(desk.deed("complaint", Change(None, _complaint(desk, said, line))))
    template = replace(new_line(desk, occasion), band=Band.CONCERN, title="Answer a complaint")
    key = line_key(template)
    draft = LineDraft(key, template, desk.staff.id, desk.now(), words_by=desk.staff.id)
    changes = (Change(None, _complaint(desk, said, key)), Change(None, draft))
    return desk.store.commit(desk.deed("complaint", *changes))


def line_of(complaint: Changes) -> str:
    """The line, as ``line_key`` names it, that a complaint just kept is about or has begun."""
    return next((key for key in complaint.templates if "/" in key), "")


def _complaint(desk: Desk, said: str, line: str) -> Complaint:
    return Complaint(new_id(), said, desk.today(), desk.staff.id, line)
