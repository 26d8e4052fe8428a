"""What ``frontdesk prompts`` does. Loaded by its verbs alone: no window and no other verb asks for it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from frontdesk.cli.shared import Wanted, card_of, say, say_json, say_table, tell
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.template import Occasion, PromptTemplate
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.outcome import outcome
from frontdesk.prompts.publish import findings
from frontdesk.prompts.sentences import boxes, when
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.live_lines import merged
from frontdesk.usecases.open_card import first_situation
from frontdesk.usecases.pack_file import Incoming, Standing, compare, pack_bytes, pack_file, take_in
from frontdesk.usecases.wall import Staged, wall

_IN_PART, _REFUSED = 3, 4
_TAKEN = (Standing.NEW, Standing.CHANGED)


def list_lines(wanted: Wanted) -> None:
    """Every line of the clinic, those that are off too."""
    with wanted.desk() as desk:
        changed = desk.store.templates()
        lines = merged(desk.deck.pack, changed)
    if wanted.as_json:
        for line in lines:
            say_json(_shape(line, changed=line in changed))
        return
    say_table(
        (line.id, "" if line.enabled else "off", line.band.value, line.title, when(line)) for line in lines
    )


def lint(wanted: Wanted, file: Path) -> int:
    """What the words of a file alone tell: needs no store. Import also reads them on the twelve people, and
    asks who here answers for an exception."""
    pack = pack_file(file)
    found = [(line, problem) for line in pack.templates for problem in findings(line)]
    blocks = sum(problem.blocks for _, problem in found)
    if wanted.as_json:
        say_json(
            {
                "lines": len(pack.templates),
                "problems": [
                    {
                        "line": line.id,
                        "where": problem.where,
                        "rule": problem.rule,
                        "position": problem.position,
                        "length": problem.length,
                        "blocks": problem.blocks,
                        "sentence": problem.sentence,
                    }
                    for line, problem in found
                ],
            }
        )
    else:
        say_table(
            (line.id, "refused" if problem.blocks else "look", problem.where, problem.sentence)
            for line, problem in found
        )
        tell("Import also reads each wording on twelve made-up people, and asks who here made an exception.")
        say(f"{len(pack.templates)} lines, {blocks} refused, {len(found) - blocks} worth a look.")
    return _REFUSED if blocks else 0


def try_lines(
    wanted: Wanted, file: Path, patient: str | None, line: str | None, listening: str | None
) -> None:
    """Nothing is changed and nothing is kept."""
    pack = pack_file(file)
    lines = [one for one in pack.templates if line in (None, one.id)]
    if not lines:
        raise WrongUsage("There is no line of this id in the file.", "Nothing was changed.")
    with wanted.desk() as desk:
        deck = Deck.of(pack.templates, pack, desk.deck.observances)
        for one, tried in [(each, tried) for each in lines for tried in _on(desk, each, patient)]:
            card, situation = tried.staged
            if listening:
                situation = replace(situation, listening=Listening(listening))
            found = outcome(deck, one.id, card, situation, desk.speech)
            if wanted.as_json:
                say_json(
                    {
                        "line": one.id,
                        "person": tried.name,
                        "trait": tried.trait,
                        "place": found.place.value,
                        "text": found.text,
                        "why": found.why,
                    }
                )
            else:
                words = f"“{found.text}”" if found.text else ""
                say("  ".join(part for part in (one.id, tried.name, words, found.why) if part))


@dataclass(frozen=True, slots=True)
class _Tried:
    name: str
    trait: str
    staged: Staged


def _on(desk: Desk, line: PromptTemplate, patient: str | None) -> Iterator[_Tried]:
    """Whom a line is tried on: one patient as the desk would have them, or the wall."""
    at = line.occasions[0] if line.occasions else Occasion.CHECK_IN
    if patient is None:
        for person in wall(desk.clinic, desk.staff, desk.now()):
            yield _Tried(person.name, person.trait, person.for_line(line, at))
        return
    card = card_of(desk, patient)
    matched = replace(first_situation(card), identity=Identity.CONFIRMED, occasion=at)
    yield _Tried("", "", (card, matched))


def export_lines(wanted: Wanted, file: Path) -> None:
    """A file that is there already is left alone."""
    with wanted.desk() as desk:
        content, lines = pack_bytes(desk), len(merged(desk.deck.pack, desk.store.templates()))
    try:
        with file.open("xb") as out:
            out.write(content)
    except FileExistsError:
        raise Refused("There is a file here already.", "It stays as it is.", "Choose another.") from None
    except OSError:
        raise Refused("The file could not be written.", "Nothing was changed.", "Choose another.") from None
    if wanted.as_json:
        say_json({"file": str(file), "lines": lines})
    else:
        say(f"{lines} lines are in {file}.")


def import_lines(wanted: Wanted, file: Path, *, dry_run: bool, replace_ours: bool) -> int:
    """What is refused or clashes is left out and named."""
    pack = pack_file(file)
    with wanted.desk() as desk:
        incoming = compare(desk, pack)
        takes = (*_TAKEN, Standing.CLASHING) if replace_ours else _TAKEN
        taken = [one for one in incoming if one.standing in takes]
        if taken and not dry_run:
            take_in(desk, taken)
    left_out = [one for one in incoming if one not in taken and one.standing is not Standing.SAME]
    counts = Counter(one.standing for one in incoming)
    if wanted.as_json:
        say_json(
            {
                **{standing.value: counts[standing] for standing in Standing},
                "live": 0 if dry_run else len(taken),
                "lines": [
                    {"line": one.template.id, "standing": one.standing.value, "why": one.why}
                    for one in incoming
                    if one.standing is not Standing.SAME
                ],
            }
        )
    else:
        _print(incoming, counts)
        done = "would go live" if dry_run else "went live"
        say(f"{len(taken)} of {len(incoming)} lines {done}.")
    if left_out:
        tell(f"{len(left_out)} left out; the lines in use stay as they are.")
    return _exit_code(taken, left_out)


def _exit_code(taken: list[Incoming], left_out: list[Incoming]) -> int:
    if not left_out:
        return 0
    return _IN_PART if taken else _REFUSED


def _print(incoming: Iterable[Incoming], counts: Counter[Standing]) -> None:
    say_table(
        (one.template.id, one.standing.value, one.template.title, one.why)
        for one in incoming
        if one.standing is not Standing.SAME
    )
    say(", ".join(f"{counts[standing]} {standing.value}" for standing in Standing if counts[standing]) + ".")


def _shape(line: PromptTemplate, *, changed: bool) -> dict[str, Any]:
    return {
        "id": line.id,
        "lang": line.lang,
        "enabled": line.enabled,
        "changed_here": changed,
        "band": line.band.value,
        "title": line.title,
        "texts": list(line.texts),
        "when": when(line),
        "conditions": {box.key: list(box.sentences) for box in boxes(line)},
    }
