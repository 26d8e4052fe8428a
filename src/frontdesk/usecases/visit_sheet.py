"""The sheet "About your visit": numbered ticks to fill in while waiting, in the patient's language."""

from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.paper import OnePage, Paper, PaperPart, PaperRow
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.paper_words import PaperWords, clinic_words, paper_languages, paper_words
from frontdesk.usecases.sheet_table import SheetPart, SheetTable, sheet_table

POINTS, LEAST = 18.0, 14.0
LONGEST_NAME = 60
UNREAD = "Not yet read by a native speaker."


def visit_sheet(desk: Desk, language: str = "", board_name: str = "") -> Paper:
    """The sheet to print; ``board_name`` of whoever it is handed to, so that two sheets are not mixed up.

    Raises ``WrongUsage`` for a language there are no words in.
    """
    own = clinic_words(desk)
    if language and language not in paper_languages():
        raise WrongUsage(
            "There are no words of the sheet in this language.",
            "Nothing was printed.",
            f"Try one of: {', '.join(paper_languages())}.",
        )
    return composed(sheet_table(), paper_words(language or own.lang), own, board_name, desk.clinic.name)


def composed(table: SheetTable, words: PaperWords, own: PaperWords, board_name: str, clinic: str) -> Paper:
    """The sheet of ``table`` in ``words``. Pure. Numbers are all the desk needs; what they mean stands in its
    own language at the foot of a sheet in another one."""
    whose = words.whose.format(name=board_name[:LONGEST_NAME]) if board_name else ""
    foot = [words.sheet.format(number=table.sheet), clinic[:LONGEST_NAME]]
    if words.lang != own.lang:
        foot.append(_key(table, own))
    if not words.reviewed:
        foot.append(UNREAD)
    return Paper(
        words.title,
        tuple(_part(part, words) for part in table.parts),
        f"{whose.rstrip('.')}.  {words.intro}" if whose else words.intro,
        OnePage(POINTS, LEAST, title=24, foot=_sentences(foot), foot_points=7),
    )


def _part(part: SheetPart, words: PaperWords) -> PaperPart:
    rows = (
        PaperRow(words.items[item.number], lead=str(item.number), box=not item.write, write=bool(item.write))
        for item in part.items
    )
    title, note = words.parts[part.key], words.notes.get(part.key, "")
    return PaperPart(title, tuple(rows), note=note, columns=part.columns)


def _sentences(words: list[str]) -> str:
    return "  ".join(f"{one.rstrip('.')}." for one in words if one)


def _key(table: SheetTable, own: PaperWords) -> str:
    """ "1 Call me, 2 It sounds like": what the numbers mean to the desk."""
    told = (
        (number, own.items[number] or own.parts[part.key]) for part in table.parts for number in _of(part)
    )
    return ", ".join(f"{number} {words}" for number, words in told)


def _of(part: SheetPart) -> tuple[int, ...]:
    return tuple(item.number for item in part.items)
