"""What each property of an event becomes; docs/import.md is made from it, and a test tries each."""

from frontdesk.importers.format import FieldSaid

FIELDS = (
    FieldSaid("DTSTART", "Start; whose clock is meant stands below"),
    FieldSaid("DTEND, else DURATION", "End, at most 24 hours after the start"),
    FieldSaid(
        "UID",
        "The appointment’s number, with which one of several it is: a calendar that comes again finds each"
        " again, also a moved one",
    ),
    FieldSaid("SUMMARY", "Only the name in it, as said below"),
    FieldSaid(
        "ATTENDEE",
        "The name where the title has none, there is one guest who is not the organizer, and nobody of ours",
    ),
    FieldSaid(
        "ORGANIZER, else X-WR-CALNAME",
        "The clinician, where it is written as one (“Dr Lena Voss”, “Lena Voss MD”)",
    ),
    FieldSaid("LOCATION", "The room, where it says “Room 3”"),
    FieldSaid("STATUS, METHOD", "Cancelled"),
    FieldSaid("RRULE, RDATE", "Each appointment of the series within the window below"),
)
NEVER_READ = ("DESCRIPTION", "CATEGORIES", "COMMENT", "CONTACT", "ATTACH", "URL", "RESOURCES", "CLASS")
