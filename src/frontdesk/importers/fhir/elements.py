"""Reading elements of a resource tolerantly: what has the wrong shape is as if it were not there."""

from collections.abc import Iterator
from datetime import date

from frontdesk.importers.signs import tidy

Element = dict[str, object]
_UNENDED = "9999"


def child(element: Element, key: str) -> Element:
    """The object under a key, or an empty one."""
    value = element.get(key)
    return value if isinstance(value, dict) else {}


def children(element: Element, key: str) -> list[Element]:
    """The objects of a list under a key; a lone object counts as a list of one."""
    value = element.get(key)
    if value is None:
        return []
    found = value if isinstance(value, list) else [value]
    return [item for item in found if isinstance(item, dict)]


def text(element: Element, key: str) -> str:
    """The text under a key; empty for anything else."""
    return tidy(element.get(key))


def texts(element: Element, key: str) -> tuple[str, ...]:
    """The texts of a list under a key; a lone text counts as a list of one."""
    value = element.get(key)
    found = value if isinstance(value, list) else [value]
    return tuple(word for item in found if (word := tidy(item)))


def ended(element: Element, today: date) -> bool:
    """Whether the element's period ended before today; an end as short as a year ends with that year."""
    end = text(child(element, "period"), "end")[:10]
    return bool(end) and end < today.isoformat()[: len(end)]


def codings(concept: Element) -> Iterator[tuple[str, str, str]]:
    """System, code and display of a CodeableConcept's codings, or of a Coding itself."""
    for coding in children(concept, "coding") or [concept]:
        yield text(coding, "system"), text(coding, "code"), text(coding, "display")


def words(concept: Element) -> str:
    """How a CodeableConcept reads: its text, else a display, else a code."""
    found = [part for _, code, display in codings(concept) for part in (display, code) if part]
    return text(concept, "text") or (found[0] if found else "")


def extensions(element: Element, ending: str) -> Iterator[Element]:
    """Extensions whose URL ends so, wherever they are hosted."""
    for extension in children(element, "extension") + children(element, "modifierExtension"):
        if text(extension, "url").endswith(ending):
            yield extension


def extension_value(extension: Element) -> object:
    """``value[x]`` of an extension, or of its inner part "value"; None when there is none."""
    for key, value in extension.items():
        if key.startswith("value"):
            return value
    inner = next(iter(extensions(extension, "value")), None)
    return extension_value(inner) if inner else None
