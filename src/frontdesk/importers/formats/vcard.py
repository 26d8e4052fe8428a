"""Address cards (vCard 2.1, 3.0 and 4.0), as phones and address books save them: one file, any number."""

from collections.abc import Iterator
from pathlib import Path

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedRow, RowProblem
from frontdesk.importers.encodings import text_chunks
from frontdesk.importers.format import Format, Preview, ReadAs
from frontdesk.importers.tables.dialect import lines_of
from frontdesk.importers.vcard.fields import FIELDS, NEVER_READ
from frontdesk.importers.vcard.lines import MOST_LINES, cards
from frontdesk.importers.vcard.person import NotAPerson, read_person

KEY, LABEL = "vcard", "Address cards (vCard)"


def preview(path: Path, how: ReadAs) -> Preview:
    """How many cards there are: quick, whatever the size. ``read`` says what cannot be used."""
    return Preview(KEY, LABEL, sum(1 for _ in cards(lines_of(text_chunks(path, how.encoding)))))


def read(path: Path, how: ReadAs) -> Iterator[ImportedRow]:
    """Card by card. Raises ``Refused`` for a file without a card."""
    found = False
    for card in cards(lines_of(text_chunks(path, how.encoding))):
        found = True
        where, said = f"card {card.number}", f"Card {card.number}"
        if card.too_long:
            why = f"it has more than {MOST_LINES:,} lines."
            yield RowProblem(where, f"{said} is not used: {why}", patients=1)
            continue
        try:
            person, remarks = read_person(card, how.today)
        except NotAPerson as reason:
            yield RowProblem(where, f"{said} is left out: {reason}.", patients=1)
            continue
        if not card.ended:
            remarks.append("it has no end; what stands there was read")
        yield from (RowProblem(where, f"{said}: {remark}.") for remark in remarks)
        yield person
    if not found:
        raise Refused("This file holds no address card.", "Nothing was imported.", "Choose another file.")


def sniff(start: bytes, ending: str) -> bool:
    """By its first words, or by its ending where it is text."""
    head = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:11].upper()
    return head == b"BEGIN:VCARD" or ending in FORMAT.endings


FORMAT = Format(KEY, LABEL, (".vcf", ".vcard"), sniff, preview, read, FIELDS, NEVER_READ)
