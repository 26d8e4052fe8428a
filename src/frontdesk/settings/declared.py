"""Every setting of Frontdesk, once: those of this computer and those of the clinic.

The Settings screen shows them in this order; ``frontdesk.settings.reference`` writes docs/settings.md.
"""

from dataclasses import dataclass
from typing import Any

from frontdesk.settings.setting import Addresses, File, Folder, Number, OneOf, Setting, Source, YesNo

_SECONDS = ("second", "seconds")
_MINUTES = ("minute", "minutes")
_PERCENT = ("%", "%")

# --- this computer: a file beside the other programs' settings

FOLD_AFTER = Number(
    "fold_after_s",
    "Fold notes after",
    "Nobody touches the desk: open notes and the small lines about sources go. The card stays.",
    20,
    "clock-3",
    least=10,
    most=120,
    unit=_SECONDS,
    steps=(10, 15, 20, 30, 45, 60, 90, 120),
    without="Never",
    without_key="off",
)
HIDE_AFTER = Number(
    "hide_after_s",
    "Hide everything after",
    "The card goes and the board shows initials. Any key or movement brings both back.",
    90,
    "eye-off",
    least=30,
    most=300,
    unit=_SECONDS,
    steps=(30, 45, 60, 90, 120, 180, 240, 300),
    without="Never",
    without_key="off",
)
LOCK_AFTER = Number(
    "lock_after_min",
    "Lock after",
    "Whoever comes back gives a PIN or the passphrase.",
    5,
    "key-round",
    least=1,
    most=15,
    unit=_MINUTES,
    steps=(1, 2, 3, 5, 10, 15),
)
FORGET_WHEN_LOCKING = YesNo(
    "forget_when_locking",
    "Forget everything when locking",
    "The program begins anew at the sign-in, and no PIN opens it. What is half typed on Today is lost.",
    False,
    "log-out",
)
COMPUTER_SIGN_IN = YesNo(
    "computer_sign_in",
    "This computer’s sign-in opens the desk",
    "A manager allows it; then each may ask for it at the sign-in. Off takes it from everybody.",
    False,
    "monitor",
)
TEXT_SIZE = Number(
    "text_size_percent",
    "Text size",
    "Everything grows with it. Ctrl + and Ctrl − change it from anywhere, Ctrl 0 fits it to the screen.",
    None,
    "type",
    least=80,
    most=200,
    unit=_PERCENT,
    steps=(80, 90, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200),
    without="Fits the screen",
    without_key="auto",
)
THEME = OneOf(
    "theme",
    "Colours",
    "Light, dark or high contrast. As the computer is set, unless you choose.",
    "computer",
    "contrast",
    choices={
        "computer": "As the computer",
        "light": "Light",
        "dark": "Dark",
        "high_contrast": "High contrast",
    },
)
LESS_MOTION = YesNo(
    "less_motion",
    "Less motion",
    "Nothing fades or slides; everything is there at once.",
    False,
    "accessibility",
)
NOTES_KEY = OneOf(
    "notes_key",
    "F4 opens notes",
    "Pressed once: notes stay open 10 seconds or until F4 again. Shift F4 opens the private ones too.",
    "hold",
    "eye",
    choices={"hold": "While it is held", "press": "Pressed once"},
)
CLINICIAN_NAMES = YesNo(
    "clinician_names",
    "Clinicians on the board",
    "Each row of the day board says with whom.",
    False,
    "stethoscope",
)

WINDOW_AS = OneOf(
    "window_as",
    "The window",
    "F11 changes it, and it stands tomorrow as it stood last. The strip is Today beside another program.",
    "full",
    "panel-right",
    choices={
        "full": "Full window",
        "strip_right": "Slim strip, right",
        "strip_left": "Slim strip, left",
    },
)

BACKUP_FOLDER = Folder(
    "backup_folder",
    "Folder for backups",
    "Chosen by a manager on the Backups page. Empty: the folder backups beside the store.",
    "",
    "archive",
)

WATCHED_FOLDER = Folder(
    "watched_folder",
    "Watched folder",
    "What another program puts there is read by itself and moved to done, with a report. Empty: off.",
    "",
    "folder-open",
)

HL7_LISTENER = YesNo(
    "hl7_listener",
    "HL7 messages",
    "Other programs send messages (ADT, SIU) to this computer over MLLP; each is stored, then answered.",
    False,
    "unplug",
)
HL7_PORT = Number(
    "hl7_port",
    "Port for HL7 messages",
    "The other system has to be told the same number.",
    2575,
    "unplug",
    least=1,
    most=65_535,
    unit=("", ""),
    steps=(2575,),
)
HL7_ADDRESS = Addresses(
    "hl7_address",
    "Address for HL7 messages",
    "127.0.0.1: this computer alone. Any other one needs the list and the certificate below.",
    "127.0.0.1",
    "unplug",
)
HL7_ALLOWED = Addresses(
    "hl7_allowed",
    "Computers that may send HL7 messages",
    "Addresses or networks with commas between: 10.0.0.7, 10.1.0.0/24. Empty: this computer alone.",
    "",
    "unplug",
)
HL7_CERTIFICATE = File(
    "hl7_certificate",
    "Certificate for HL7 messages",
    "A file with the certificate (PEM) this computer shows to who sends. From then on TLS is spoken.",
    "",
    "unplug",
)
HL7_KEY = File(
    "hl7_certificate_key",
    "Key of that certificate",
    "A file (PEM), without a passphrase. Empty: it stands in the file of the certificate.",
    "",
    "unplug",
)
HL7: tuple[Setting[Any], ...] = (
    HL7_LISTENER,
    HL7_PORT,
    HL7_ADDRESS,
    HL7_ALLOWED,
    HL7_CERTIFICATE,
    HL7_KEY,
)
CALENDAR_SOURCE = Source(
    "calendar_source",
    "Calendar",
    "A file, or an address on the clinic’s own network. It is read again by itself. Empty: off.",
    "",
    "calendar",
)
CALENDAR_EVERY = Number(
    "calendar_every_min",
    "Read the calendar every",
    "Between two looks. What has not changed is not read again.",
    15,
    "timer",
    least=1,
    most=240,
    unit=_MINUTES,
    steps=(1, 5, 10, 15, 30, 60, 120, 240),
)
CALENDAR_CA = File(
    "calendar_ca_file",
    "Certificate for the calendar",
    "For an https address whose certificate the clinic made itself: the file it is checked by.",
    "",
    "file-check",
)

# --- the clinic: in the store, the same at every desk, each change an act with a way back

WAITING_AIM = Number(
    "waiting_aim_min",
    "Waiting aim",
    "Who waits longer stands out on the board, and a line to say so comes up.",
    15,
    "hourglass",
    least=5,
    most=60,
    unit=_MINUTES,
    steps=(5, 10, 15, 20, 25, 30, 40, 45, 50, 60),
)
BEEN_HERE = YesNo(
    "known_since_before",
    "Have most people been here before?",
    "Yes: nobody is greeted as new, and nobody is asked everything at once.",
    True,
    "users-round",
    words=("Yes, most of them", "No, we are a new clinic"),
)
MISSED_AT_CLOSE = YesNo(
    "missed_at_close",
    "Close the day: who is still to come",
    "Whoever is in, or probably was, has left; this is about the others.",
    True,
    "moon",
    words=("Did not come", "Stays as it is"),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Settings that stand together on a page."""

    title: str
    settings: tuple[Setting[Any], ...]


THIS_DESK: tuple[Group, ...] = (
    Group(
        "When nobody is at the desk",
        (FOLD_AFTER, HIDE_AFTER, LOCK_AFTER, FORGET_WHEN_LOCKING, COMPUTER_SIGN_IN),
    ),
    Group("Reading", (TEXT_SIZE, THEME, LESS_MOTION)),
    Group("Working", (NOTES_KEY, CLINICIAN_NAMES, WINDOW_AS)),
)
OF_THIS_DESK: tuple[Setting[Any], ...] = tuple(one for group in THIS_DESK for one in group.settings)
OF_THIS_COMPUTER: tuple[Setting[Any], ...] = (
    *OF_THIS_DESK,
    BACKUP_FOLDER,
    WATCHED_FOLDER,
    CALENDAR_SOURCE,
    CALENDAR_EVERY,
    CALENDAR_CA,
    *HL7,
)
OF_THE_CLINIC: tuple[Setting[Any], ...] = (WAITING_AIM, MISSED_AT_CLOSE, BEEN_HERE)
"""Its name, phone, hours and closed days are asked at first run and change on the same page."""
