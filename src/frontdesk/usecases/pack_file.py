"""Packs as files: the clinic's lines go out, and come in line by line, each one seen before it goes live.

A file never replaces anything silently: what it brings is new, changed, clashing with a line the clinic
changed itself, the same, or refused by the publish gate with the reason. What is taken goes live in one Deed.

A file brings words, nobody's word: exceptions allowed elsewhere and confirmations made elsewhere are left
behind, whatever name they carry. A line that needs the exception is refused until somebody here allows it.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import Refused
from frontdesk.domain.template import Override, Pack, PromptTemplate, line_key
from frontdesk.prompts.hellos import entry_of_hello
from frontdesk.prompts.pack import LARGEST, read_pack, write_pack
from frontdesk.prompts.publish import findings
from frontdesk.prompts.rule import blocking
from frontdesk.usecases.answered_for import answered_for
from frontdesk.usecases.change_line import live_changes
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.live_lines import merged, renew_lines, shipped_lines
from frontdesk.usecases.reads_well import wall_problems
from frontdesk.usecases.who_may_change import managers_only


class Standing(StrEnum):
    """How a line of a file stands to the clinic's own."""

    NEW = "new"
    CHANGED = "changed"
    """Other than the shipped one, which is live here."""
    CLASHING = "clashing"
    """Other than the one the clinic wrote itself."""
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One line of a file beside the live one."""

    template: PromptTemplate
    standing: Standing
    live: PromptTemplate | None = None
    why: str = ""
    """Refused: the reason in one sentence."""
    left_behind: tuple[Override, ...] = ()
    """Exceptions somebody allowed elsewhere."""


def pack_file(path: Path) -> Pack:
    """The pack in a file. Raises ``Refused`` for anything but one readable JSON file of at most 5 MB."""
    try:
        if path.is_symlink() or not path.is_file():
            raise _not_a_pack("a pack is one JSON file, no folder and no link")
        with path.open("rb") as file:
            return read_pack(file.read(LARGEST + 1))
    except OSError:
        raise _not_a_pack("it cannot be read") from None


def pack_bytes(desk: Desk) -> bytes:
    """The clinic's lines of its language as a file, with the hellos it had checked.

    What came from a file comes out byte for byte. A line nobody can read has no words to give: the shipped
    one goes out in its place, and one of the clinic's own stays here.
    """
    pack, store = desk.deck.pack, desk.store
    ours = [line for line in store.templates() if line.texts]
    hellos = {**pack.hellos, **{one.id: entry_of_hello(one) for one in store.hellos_checked()}}
    return write_pack(replace(pack, templates=merged(pack, ours), hellos=hellos))


def compare(desk: Desk, pack: Pack) -> tuple[Incoming, ...]:
    """Every line of a pack beside what is live, in the order of the file."""
    ours = {line_key(one): one for one in desk.store.templates()}
    shipped = {line_key(one): one for one in shipped_lines(desk.deck.pack, pack.lang)}
    return tuple(_beside(desk, template, ours, shipped) for template in pack.templates)


def take_in(desk: Desk, incoming: Collection[Incoming]) -> Changes:
    """These lines go live together, in one Deed that one undo takes back. None of them may be refused."""
    managers_only(desk)
    refused = next((one for one in incoming if one.standing is Standing.REFUSED), None)
    if refused is not None:
        raise Refused(f"{refused.template.id} cannot go live: {refused.why}", "Nothing was changed.")
    changes = [change for one in incoming for change in live_changes(desk, one.template, one.live)]
    done = desk.store.commit(desk.deed("import_lines", *changes))
    renew_lines(desk)
    return done


def _beside(
    desk: Desk, given: PromptTemplate, ours: dict[str, PromptTemplate], shipped: dict[str, PromptTemplate]
) -> Incoming:
    template = answered_for(desk, given)
    left_behind = tuple(override for override in given.overrides if override not in template.overrides)
    key = line_key(template)
    live = ours.get(key) or shipped.get(key)
    if live == template:
        return Incoming(template, Standing.SAME, live)
    wrong = (*findings(template), *wall_problems(desk, template)) if template.enabled else ()
    problem = blocking(wrong)
    if problem is not None:
        elsewhere = next((one for one in left_behind if one.rule == problem.rule), None)
        why = f" Allowed elsewhere by {elsewhere.by}, by nobody here." if elsewhere else ""
        return Incoming(template, Standing.REFUSED, live, problem.sentence + why, left_behind)
    changed = Standing.CLASHING if key in ours else Standing.CHANGED
    return Incoming(template, changed if live else Standing.NEW, live, left_behind=left_behind)


def _not_a_pack(reason: str) -> Refused:
    return Refused(f"This pack was refused: {reason}.", "Nothing was installed.")
