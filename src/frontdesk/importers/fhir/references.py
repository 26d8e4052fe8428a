"""How one resource points at another: by id, address, UUID, number, or a search that names a number."""

from urllib.parse import parse_qs

from frontdesk.importers.fhir.elements import Element, child, text


def pointed_at(reference: Element) -> str:
    """The reference without its version, or ``system|value`` where it names a number; empty for neither."""
    written = text(reference, "reference").partition("/_history/")[0]
    _, asks, search = written.partition("?")
    if asks:  # Patient?identifier=http://clinic.example/mrn|1042
        return next((one for one in parse_qs(search).get("identifier", []) if "|" in one), "")
    number = child(reference, "identifier")
    value = text(number, "value")
    return written or (f"{text(number, 'system')}|{value}" if value else "")
