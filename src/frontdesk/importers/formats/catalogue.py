"""The kinds of files Frontdesk reads, in the order they are tried."""

from frontdesk.importers.format import Format
from frontdesk.importers.formats import csv_file, fhir, hl7, icalendar_file, spreadsheet, vcard

FORMATS: tuple[Format, ...] = (
    fhir.FORMAT, hl7.FORMAT, vcard.FORMAT, icalendar_file.FORMAT, spreadsheet.FORMAT, csv_file.FORMAT,
)  # fmt: skip
