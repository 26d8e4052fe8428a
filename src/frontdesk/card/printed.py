"""A card as lines of text: what the command line and the sample's play print."""

from collections.abc import Iterator

from frontdesk.domain.card import Card, Question, Section
from frontdesk.domain.line import Line
from frontdesk.domain.template import Reach

_HOW = {
    Reach.QUIET: "quietly",
    Reach.SHOW: "show it",
    Reach.VOICEMAIL: "on voicemail",
    Reach.SILENT: "do, say nothing",
}


def printed(card: Card, greeting: str = "") -> tuple[str, ...]:
    """Who it is, needs, lines, the named sections, what is folded, the question.

    Lines without a line break of their own; whoever writes them takes out what acts on a terminal.
    ``greeting`` is the one of this arrival; a card after the match does not hold it any more.
    """
    return tuple(_lines(card, greeting or card.greeting))


def _lines(card: Card, greeting: str) -> Iterator[str]:
    say = f"say {card.say_name}" if card.say_name else ""
    yield "   ".join(part for part in (card.name_to_use, say, card.pronouns) if part)
    if greeting:
        yield f"“{greeting}”"
    if card.news:
        yield card.news
    if card.check:
        name = card.check.surname or card.check.full_name
        yield from ("", "Ask full name and date of birth")
        yield f"  {card.name_to_use} · {name} · born {card.check.birth_date}"
    if card.needs:
        yield from ("", "Needs", *(f"  {need.text}" for need in card.needs))
    yield from _to_say(card)
    for section in card.sections:
        yield from _section(section)
    yield from _folded(card)
    if card.question:
        yield from _question(card.question)


def _to_say(card: Card) -> Iterator[str]:
    if card.lines:
        yield from ("", "To say")
        for line in card.lines:
            yield from _line(line)
    elif card.sections:
        yield from ("", "Nothing to hand over today.")
    if card.more:
        yield f"  and {len(card.more)} more"


def _line(line: Line) -> Iterator[str]:
    how = _HOW.get(line.reach, "")
    yield f"  {line.title}{f' ({how})' if how else ''}"
    if line.text:
        yield f"    “{line.text}”"


def _section(section: Section) -> Iterator[str]:
    yield from ("", section.title)
    for row in section.rows:
        yield f"  {row.text}{'  (from the other system)' if row.unconfirmed else ''}"
    if not section.rows:
        yield f"  {section.empty}"


def _folded(card: Card) -> Iterator[str]:
    counts = ((card.desk_count, "for the desk only"), (card.private_count, "private"))
    told = ", ".join(f"{count} {words}" for count, words in counts if count)
    if told:
        yield from ("", f"Folded: {told}")


def _question(question: Question) -> Iterator[str]:
    yield from ("", f"One thing to check: {question.text} ({' / '.join(question.answers)})")
