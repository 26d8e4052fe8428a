"""Which other computers a manager has named: said on the pages Trust and About, met already or not."""

from urllib.parse import urlsplit

from frontdesk.settings.declared import CALENDAR_SOURCE, HL7_ADDRESS, HL7_LISTENER, HL7_PORT
from frontdesk.settings.settings import Settings


def other_computers(settings: Settings) -> str:
    """Sentences; empty where none is named."""
    source = settings.value(CALENDAR_SOURCE)
    host = urlsplit(source).hostname if "://" in source else ""
    said = [f"The calendar is read from {host}, on the clinic’s own network."] if host else []
    if settings.value(HL7_LISTENER):
        here = f"{settings.value(HL7_ADDRESS)}:{settings.value(HL7_PORT)}"
        said.append(f"HL7 messages are waited for at {here}.")
    return " ".join(said)
