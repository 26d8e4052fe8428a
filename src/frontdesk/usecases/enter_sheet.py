"""Enter a filled-in sheet by its numbers: "3 15 20", or "sheet 1 Hà 2 HAH 12". One act, taken back by one.

Nothing is half done: one number that cannot be, and nothing of the sheet is kept.
"""

import re
from dataclasses import dataclass, field, replace

from frontdesk.card.needs import MOST
from frontdesk.domain.changes import Changes
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.domain.fact import KINDS, ConsentGroup, Fact, FactKind, FactStatus, Source
from frontdesk.usecases.add_fact import ONLY_ONE, standing_answers
from frontdesk.usecases.change_fact import on_strip
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.paper_words import clinic_words
from frontdesk.usecases.set_consent import consent_changes
from frontdesk.usecases.sheet_table import SheetItem, sheet_table
from frontdesk.usecases.told_values import Told, fact_of, usual_end, usual_review
from frontdesk.usecases.words_kept import SoundsMedical

LEAD = "sheet"
SAFE = "Nothing of the sheet was kept."
HOW = "on the sheet “About your visit”"
_TOKENS = re.compile(r'"[^"]*"|“[^”]*”|\S+')
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)[,;](?=\s*\d)")


@dataclass(frozen=True, slots=True)
class Answer:
    """One number of the sheet, with what is written on its line."""

    item: SheetItem
    words: str = field(default="", repr=False)


def is_sheet(typed: str) -> bool:
    """The words begin with "sheet", or are numbers alone. "2 sugars" is a note."""
    words = typed.replace(",", " ").replace(";", " ").split()
    if words and words[0].casefold().rstrip(":") == LEAD:
        return len(words) > 1
    return bool(words) and all(_number(word) is not None for word in words)


def read_sheet(typed: str) -> tuple[Answer, ...]:
    """The answers in the order they were typed.

    Raises ``Refused`` for a number that is none, that stands twice or contradicts another one, for words
    where there is no line, and for a line without words.
    """
    found: list[tuple[int, list[str]]] = []
    for token in _without_lead(typed):
        number = _number(token)
        if number is None or _belongs_to_words(found, number):
            if not found:
                raise Refused(f"“{token[:20]}” stands before any number of the sheet.", SAFE)
            found[-1][1].append(token.strip('"“”'))
        else:
            found.append((number, []))
    answers = tuple(_answer(number, " ".join(words).rstrip(" ,;")) for number, words in found)
    _must_agree(answers)
    return answers


def enter_sheet(desk: Desk, patient_id: str, typed: str) -> Changes:
    """One Deed for the whole sheet: facts the patient wrote, and the answer about personal notes.

    A need that is kept already is told anew; of the needs as many stand in the strip as there is room for.
    Raises ``Refused`` with the number it is about.
    """
    answers = read_sheet(typed)
    _may_keep_personal(desk, patient_id, answers)
    kept = desk.store.facts_of(patient_id)
    changes: list[Change] = []
    gone: set[str] = set()
    room = MOST - len(on_strip(desk, kept))
    for answer in answers:
        if answer.item.consent is not None:
            changes += consent_changes(desk, patient_id, answer.item.consent, HOW)
            continue
        former = [one for one in _former(desk, patient_id, answer) if one.id not in gone]
        gone |= {one.id for one in former}
        stood = any(one.strip for one in former)
        strip = stood or (room > 0 and _is_need(answer))
        fact = _fact(desk, patient_id, answer, strip=strip)
        room -= (strip and not stood) or (_interpreter(fact) and not any(map(_interpreter, former)))
        changes += [Change(one, replace(one, status=FactStatus.RETIRED)) for one in former]
        changes.append(Change(None, replace(fact, replaces=former[-1].id if former else "")))
    return desk.store.commit(desk.deed("enter_sheet", *changes, patient_id=patient_id))


def understood(desk: Desk, typed: str) -> str:
    """What the numbers mean, to look at while they are typed; the sentence that would be said where it cannot
    be kept. What is for the desk only is counted."""
    if not is_sheet(typed):
        return ""
    try:
        answers = read_sheet(typed)
    except Refused as trouble:
        return trouble.what
    words = clinic_words(desk)
    shown = {item.number for part in sheet_table().parts if part.open for item in part.items}
    named = [f"{words.items[a.item.number]} {a.words}".strip() for a in answers if a.item.number in shown]
    beside = len(answers) - len(named)
    more = [f"{beside} for the desk only"] if beside else []
    return f"{HOW_READ}: {', '.join((*named, *more))}" if answers else ""


HOW_READ = "From the sheet"


def _without_lead(typed: str) -> list[str]:
    tokens = [str(token) for token in _TOKENS.findall(_BETWEEN_NUMBERS.sub(" ", typed))]
    return tokens[1:] if tokens and tokens[0].casefold().rstrip(":") == LEAD else tokens


def _number(token: str) -> int | None:
    bare = token.rstrip(".:),;")
    return int(bare) if bare.isascii() and bare.isdecimal() and len(bare) < 4 else None


def _belongs_to_words(found: list[tuple[int, list[str]]], number: int) -> bool:
    """On a line of free words a number is the next answer only where it stands further down the sheet."""
    if not found:
        return False
    item = sheet_table().items.get(found[-1][0])
    return item is not None and item.wordy and bool(found[-1][1]) and number < item.number


def _answer(number: int, words: str) -> Answer:
    item = sheet_table().items.get(number)
    if item is None:
        last = max(sheet_table().items)
        raise Refused(f"There is no {number} on the sheet; it ends with {last}.", SAFE)
    if words and not item.write:
        raise Refused(f"{number} is a tick; “{words[:20]}” has no place there.", SAFE)
    if item.write and not words:
        raise Refused(f"{number} is a line: what is written on it?", SAFE)
    return Answer(item, words)


def _must_agree(answers: tuple[Answer, ...]) -> None:
    if not answers:
        raise Refused("There is no number of the sheet yet.", SAFE)
    seen: dict[int, int] = {}
    picked: dict[str, int] = {}
    for answer in answers:
        number, one_of = answer.item.number, answer.item.one_of
        if number in seen:
            raise Refused(f"{number} stands there twice.", SAFE)
        if one_of and one_of in picked:
            raise Refused(f"{picked[one_of]} and {number} cannot both be true.", SAFE, "Ask the patient.")
        seen[number] = number
        if one_of:
            picked[one_of] = number


def _may_keep_personal(desk: Desk, patient_id: str, answers: tuple[Answer, ...]) -> None:
    """A personal note needs a yes: on the sheet, or one that was noted before."""
    personal = [a.item.number for a in answers if a.item.kind and _is_personal(a.item.kind)]
    said = {a.item.consent for a in answers if a.item.consent is not None}
    if not personal or ConsentAnswer.YES in said:
        return
    consent = desk.store.get(Consent, patient_id)
    if said or consent is None or consent.answer is not ConsentAnswer.YES:
        yes = next(i.number for i in sheet_table().items.values() if i.consent is ConsentAnswer.YES)
        raise Refused(
            f"{personal[0]} is a personal note: it is kept only with a yes, {yes}.", SAFE, "Ask the patient."
        )


def _is_personal(kind: FactKind) -> bool:
    return KINDS[kind].group is ConsentGroup.PERSONAL


def _is_need(answer: Answer) -> bool:
    return answer.item.kind in (FactKind.COMMUNICATION, FactKind.ADJUSTMENT)


def _interpreter(fact: Fact) -> bool:
    return fact.kind is FactKind.INTERPRETER and fact.code == "yes"


def _former(desk: Desk, patient_id: str, answer: Answer) -> list[Fact]:
    """What this answer takes the place of."""
    kind = answer.item.kind
    assert kind is not None
    if kind in ONLY_ONE or KINDS[kind].one:
        return standing_answers(desk, patient_id, kind)
    code = answer.item.values.get("code", "")
    same = (one for one in desk.store.facts_of(patient_id) if one.kind is kind and one.code == code)
    return [one for one in same if code and not one.visit_id and one.status is not FactStatus.RETIRED]


def _fact(desk: Desk, patient_id: str, answer: Answer, *, strip: bool) -> Fact:
    item, today = answer.item, desk.today()
    assert item.kind is not None
    values = {**item.values, **({item.write: answer.words} if item.write else {})}
    told = Told(
        item.kind,
        values,
        source=Source.PATIENT_WROTE,
        strip=strip,
        review_by=usual_review(item.kind, today),
        expires_on=usual_end(item.kind, today),
    )
    try:
        return fact_of(desk, patient_id, told)
    except SoundsMedical:
        raise Refused(
            f"{item.number} sounds medical.", SAFE, "Leave it out; the clinician may ask about it."
        ) from None
    except Refused as trouble:
        raise Refused(f"{item.number}: {trouble.what}", SAFE, trouble.todo) from None
