"""What each field of a message becomes; docs/import.md is made from it, and a test tries each."""

from frontdesk.importers.format import FieldSaid

FIELDS = (
    FieldSaid("PID-5", "Names; the first is in force; maiden, nick and ended names by code"),
    FieldSaid("PID-3", "Numbers, with the office behind each"),
    FieldSaid("PID-2, PID-4", "Numbers, in versions before 2.3.1"),
    FieldSaid("PID-7", "Birth date"),
    FieldSaid("PID-13, PID-14, PID-40", "Phones and mail: home, work, and the one list of version 2.7"),
    FieldSaid("PID-15", "Spoken language, from the other system"),
    FieldSaid("PID-29, PID-30", "Died"),
    FieldSaid(
        "TQ1-7, else AIS-4, AIG-8, AIL-6, AIP-6, SCH-11", "Start; without an offset on the clinic's clock"
    ),
    FieldSaid("SCH-9, SCH-10", "Length"),
    FieldSaid("AIP-3, else PV1-7, SCH-12", "Clinician"),
    FieldSaid("AIL-3", "Room"),
    FieldSaid("SCH-8", "What sort of visit, never why"),
    FieldSaid("SCH-2, else SCH-1", "Its number in the other system"),
    FieldSaid("MSH-9 S15, S16, S17, S26", "Cancelled; did not come"),
)
NEVER_READ = (
    "PID-8 sex", "PID-10 race", "PID-11 address", "PID-16 marital status", "PID-17 religion",
    "PID-18 account", "PID-19 social security", "PID-22 ethnic group", "SCH-6 reason", "SCH-7 reason",
    "NK1", "IN1", "DG1", "AL1", "OBX", "NTE",
)  # fmt: skip
