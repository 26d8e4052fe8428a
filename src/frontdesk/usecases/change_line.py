"""A line is changed: kept as a draft, put live, brought back from before. Each is one Deed and can be undone.

The walk of one line: the manager types -> `keep_draft` (the desks still see the live one) -> `put_live`: the
publish gate, then the live line, its version and the end of the draft in one Deed -> the next card.
"""

from dataclasses import replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Conflict, WrongUsage
from frontdesk.domain.template import LineDraft, LineVersion, PromptTemplate, line_key
from frontdesk.prompts.publish import check_live
from frontdesk.usecases.answered_for import answered_for, words_by
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.live_lines import renew_lines, shipped_lines
from frontdesk.usecases.reads_well import check_reads_well
from frontdesk.usecases.who_may_change import managers_only


def draft_of(desk: Desk, line: str) -> LineDraft | None:
    """What somebody is making of a line; None where nobody is."""
    return next((draft for draft in desk.store.line_drafts() if draft.id == line), None)


def live_of(desk: Desk, template: PromptTemplate) -> PromptTemplate | None:
    """The line as the desks have it; None for a new one."""
    key = line_key(template)
    known = (*desk.store.templates(), *shipped_lines(desk.deck.pack, template.lang))
    return next((one for one in known if line_key(one) == key), None)


def keep_draft(desk: Desk, template: PromptTemplate, before: LineDraft | None) -> Changes:
    """Keep what was typed. ``before`` is the draft it was begun from, as it was read.

    Changed words lose the second person's confirmation, here and in ``put_live``.

    Raises ``Conflict`` when somebody else kept another one since: both are there to be looked at.
    """
    managers_only(desk)
    template = answered_for(desk, template, desk.staff.shown_name)
    line = line_key(template)
    versions = desk.store.line_versions(line)
    began = before.began_from if before is not None else versions[0].id if versions else ""
    after = LineDraft(line, template, desk.staff.id, desk.now(), began, words_by(desk, template))
    return desk.store.commit(desk.deed("keep_draft", Change(before, after)))


def drop_draft(desk: Desk, before: LineDraft) -> Changes:
    """The line stays as it is live."""
    managers_only(desk)
    return desk.store.commit(desk.deed("drop_draft", Change(before, None)))


def put_live(
    desk: Desk, template: PromptTemplate, before: PromptTemplate | None, draft: LineDraft | None = None
) -> Changes:
    """The next card says it. ``before`` is the line as it was live when it was looked at, None for a new one;
    ``draft`` the draft it was written from, which ends with it.

    What goes live passes the gate also where the line is off: somebody may switch it on any day. Raises
    ``Refused`` with what keeps it from going live, ``Conflict`` when somebody put another one live, or kept
    another draft, since.
    """
    managers_only(desk)
    template = answered_for(desk, template, desk.staff.shown_name)
    check_gate(desk, template)
    kept = draft_of(desk, line_key(template))
    if kept is not None and kept != draft and kept.by != desk.staff.id:
        raise Conflict(
            "Somebody kept another draft since.", "Nothing was changed.", "Look again, then decide."
        )
    return go_live(desk, template, before, "put_live", kept)


def bring_back(desk: Desk, version: LineVersion, before: PromptTemplate | None) -> Changes:
    """A line goes live as it was at some time before; the gate is asked again, for its rules may be newer."""
    managers_only(desk)
    check_gate(desk, version.template)
    return go_live(desk, version.template, before, "bring_back")


def switch(desk: Desk, before: PromptTemplate, *, on: bool) -> Changes:
    """A line is switched on or off as it stands; only what goes on has to pass the gate."""
    managers_only(desk)
    after = replace(before, enabled=on)
    if on:
        check_gate(desk, after)
    return go_live(desk, after, before, "switch_line")


def check_gate(desk: Desk, template: PromptTemplate) -> None:
    """Raise ``Refused`` for what may not be said, whether the line is on or off now."""
    on = replace(template, enabled=True)
    check_live((on,))
    check_reads_well(desk, on)


def live_changes(desk: Desk, after: PromptTemplate, before: PromptTemplate | None) -> list[Change]:
    """What putting one line live does: the line itself, and its version. Drafts are nobody else's to end."""
    line = line_key(after)
    if before is not None and line_key(before) != line:
        raise WrongUsage("One line cannot take the place of another.", "Nothing was changed.")
    if before != live_of(desk, after):  # the store compares what differs; a word read on older words is none
        raise Conflict("Another wording went live since.", "Nothing was changed.", "Look again, then decide.")
    store, now, author = desk.store, desk.now(), words_by(desk, after)
    ours = any(line_key(one) == line for one in store.templates())
    before_it = store.line_versions(line)
    number = before_it[0].number + 1 if before_it else 1
    shipped = after in shipped_lines(desk.deck.pack, after.lang)
    # back at the shipped words the clinic has none of its own: a newer pack may follow
    row = Change(before if ours else None, None if shipped else after)
    changes = [row] if row.before is not None or row.after is not None else []
    if before is not None and before.texts and not before_it:  # one nobody could read is no version
        changes.append(Change(None, LineVersion(new_id(), line, 0, before, "", now)))
    changes.append(Change(None, LineVersion(new_id(), line, number, after, desk.staff.id, now, author)))
    return changes


def go_live(
    desk: Desk,
    after: PromptTemplate,
    before: PromptTemplate | None,
    kind: str,
    draft: LineDraft | None = None,
) -> Changes:
    """What passed the gate is live from the next card on; ``draft`` ends with it."""
    changes = live_changes(desk, after, before)
    changes += [Change(draft, None)] if draft is not None else []
    done = desk.store.commit(desk.deed(kind, *changes))
    renew_lines(desk)
    return done
