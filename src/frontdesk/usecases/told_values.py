"""What somebody filled in for one kind of fact, checked and put into the fields of a `Fact`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from frontdesk.domain.audience import Audience
from frontdesk.domain.errors import Refused
from frontdesk.domain.fact import KINDS, Fact, FactKind, FactStatus, KindRule, Source
from frontdesk.domain.value_form import Part, PartSort
from frontdesk.usecases.add_fact import in_months, noticed
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.typed_languages import read_language
from frontdesk.usecases.words_kept import SAFE, may_be_kept


@dataclass(frozen=True, slots=True)
class Told:
    """One filled-in form. ``values`` by the key of each part, as typed or picked."""

    kind: FactKind
    values: Mapping[str, str] = field(repr=False)
    audience: Audience | None = None
    """None takes the kind's own."""
    source: Source = Source.PATIENT_SAID
    asked: bool = False
    """The tick of the kind: happy to be asked about it."""
    strip: bool = False
    verb: str = field(default="", repr=False)
    """The neutral verb for the strip; empty takes the words of the choice."""
    review_by: date | None = None
    expires_on: date | None = None


def usual_review(kind: FactKind, today: date) -> date | None:
    """When a fact of this kind said today is asked about again."""
    return in_months(today, KINDS[kind].review_months)


def usual_end(kind: FactKind, today: date) -> date | None:
    """When a fact of this kind said today ends by itself."""
    return today if KINDS[kind].until_midnight else in_months(today, KINDS[kind].lasts_months)


def fact_of(desk: Desk, patient_id: str, told: Told, before: Fact | None = None) -> Fact:
    """The new row, not yet kept. ``before`` is what it replaces.

    Raises ``Refused`` with the sentence to say: something is missing, no such language or day, a word that
    labels the patient; ``SoundsMedical`` for a diagnosis that is not private.
    """
    rule = KINDS[told.kind]
    if told.source not in rule.sources and not (before is not None and told.source is before.source):
        raise Refused("This kind of note cannot come from there.", SAFE, "Pick who told us.")
    filled = _filled(desk, rule, told.values, before)
    text, code, extra = filled.get("text", ""), filled.get("code", ""), filled.get("extra", "")
    if told.kind is FactKind.DO_NOT_SAY and code == "family":
        if not text:
            raise Refused("Whose name is to be left alone?", SAFE, "Type the name.")
        code = f"family:{text}"
    verb = " ".join(told.verb.split())
    if rule.may_strip:
        verb = verb or _code_words(rule, code)
    if told.strip and not verb:
        raise Refused("The strip needs what the desk does.", SAFE, "Five words at most.")
    audience = told.audience or _usual_audience(told, rule)
    may_be_kept(verb, audience, text, extra, filled.get("how_to_meet", ""), kind=told.kind)
    today = desk.today()
    base = before or Fact("", patient_id, told.kind)
    fact = replace(
        base,
        id=new_id(),
        text=text,
        code=code,
        extra=extra if any(part.into == "extra" for part in rule.form) else base.extra,
        neutral_verb=verb,
        how_to_meet=filled.get("how_to_meet", base.how_to_meet),
        audience=audience,
        source=told.source,
        said_on=today,
        entered_by=desk.staff.id,
        happy_to_be_asked=told.asked,
        strip=told.strip and rule.may_strip,
        review_by=told.review_by,
        expires_on=_ends(rule, told, today),
        status=FactStatus.ACTIVE,
        replaces=before.id if before else "",
        confirmed_by=desk.staff.id,
        confirmed_on=today,
    )
    return noticed(fact, today) if told.source is Source.SEEN_ONCE else fact


def _ends(rule: KindRule, told: Told, today: date) -> date | None:
    """What ends at midnight stays until the day it is looked at again, where one is given."""
    if not rule.until_midnight:
        return told.expires_on
    return max(day for day in (today, told.expires_on, told.review_by) if day is not None)


def _usual_audience(told: Told, rule: KindRule) -> Audience:
    """A small thing the patient is happy to be asked about may be heard."""
    if told.kind is FactKind.PERSONAL_DETAIL and told.asked:
        return Audience.ALOUD
    return rule.audience


def _filled(desk: Desk, rule: KindRule, values: Mapping[str, str], before: Fact | None) -> dict[str, str]:
    out: dict[str, str] = {}
    for part in rule.form:
        value = _read(desk, part, " ".join(values.get(part.key, "").split()), before)
        if part.needed and not value:
            raise Refused(f"{part.label}: still to fill in.", SAFE)
        if len(value) > part.longest:
            raise Refused(f"That is {len(value)} characters; {part.longest} fit.", SAFE, "Keep the gist.")
        if value or part.into not in out:
            out[part.into] = value
    if not any(out.values()):
        raise Refused("There is nothing to keep yet.", "", "Type what the patient told us.")
    for part in rule.form:
        if part.or_choice and not out.get(part.into):
            out[part.into] = words_of_choice(rule, out.get("code", ""), out.get("extra", ""))
    return out


def words_of_choice(rule: KindRule, code: str, extra: str) -> str:
    """The words that stand for a choice where nobody typed any: "Has to leave by 11:30"."""
    said = _code_words(rule, code)
    return f"{said} {extra}" if said.endswith(" by") and extra else said


def _code_words(rule: KindRule, code: str) -> str:
    parts = (part for part in rule.form if part.into == "code")
    return next((words for part in parts if code and (words := part.words_of(code))), "")


def _read(desk: Desk, part: Part, typed: str, before: Fact | None) -> str:
    """One part as it is kept."""
    if not typed or part.sort is PartSort.WORDS:
        return typed
    if part.sort is PartSort.CHOICE:
        if typed not in dict(part.choices):
            raise Refused(f"{part.label}: pick one of the list.", SAFE)
        return typed
    if part.sort is PartSort.LANGUAGE:
        return read_language(desk, typed, kept=before.code if before is not None else "")
    if part.sort is PartSort.TIME:
        return _time(typed)
    return _dates(desk, typed, before)


def _time(typed: str) -> str:
    hour, _, minute = typed.replace(".", ":").partition(":")
    if hour.isdecimal() and (minute or "0").isdecimal() and int(hour) < 24 and int(minute or "0") < 60:
        return f"{int(hour):02}:{int(minute or '0'):02}"
    raise Refused("A time reads like 11:30.", SAFE)


def _dates(desk: Desk, typed: str, before: Fact | None) -> str:
    today = desk.today()
    if before is not None and typed == dates_words(desk, before.extra):
        return before.extra
    first, _, last = typed.replace("–", " to ").partition(" to ")
    days = [desk.speech.read_day(part.strip(), today) for part in (first, last) if part.strip()]
    if not days or None in days or (len(days) == 2 and days[0] > days[1]):  # type: ignore[operator]  # no None is left here
        raise Refused("Dates read like 1 December to 3 December.", SAFE)
    return "/".join(day.isoformat() for day in days if day is not None)


def dates_words(desk: Desk, extra: str) -> str:
    """Own dates of an observance as they are typed; empty for a rule of the calendar or none."""
    try:
        days = [date.fromisoformat(part) for part in extra.split("/")]
    except ValueError:
        return ""
    return " to ".join(desk.speech.short_day(day, desk.today()) for day in days)
