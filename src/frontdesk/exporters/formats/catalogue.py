"""The kinds of files Frontdesk writes."""

from frontdesk.exporters.formats import csv_file, fhir, ics, vcard
from frontdesk.exporters.outgoing import ExportFormat

FORMATS: tuple[ExportFormat, ...] = (fhir.FORMAT, csv_file.FORMAT, csv_file.VISITS, vcard.FORMAT, ics.FORMAT)
