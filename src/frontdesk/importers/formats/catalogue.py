"""The kinds of files Frontdesk reads, in the order they are tried."""

from frontdesk.importers.format import Format
from frontdesk.importers.formats import csv_file, fhir

FORMATS: tuple[Format, ...] = (fhir.FORMAT, csv_file.FORMAT)
