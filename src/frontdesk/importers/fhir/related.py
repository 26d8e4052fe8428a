"""FHIR R4 RelatedPerson: a name and how it is related. Phones, address and the like are not read."""

from frontdesk.domain.imported import ImportedRelation, RowProblem
from frontdesk.importers.fhir.elements import Element, child, children, text, texts, words
from frontdesk.importers.fhir.references import pointed_at

_LONGEST_NAME, _LONGEST_RELATION = 120, 60


def read_related(resource: Element, where: str) -> ImportedRelation | RowProblem:
    """Somebody around a patient, or a remark why it is nobody."""
    said = f"{where[:1].upper()}{where[1:]}"
    if resource.get("active") is False:
        return RowProblem(where, f"{said} is not in use in the other system; not kept.")
    name = next((full for part in children(resource, "name") if (full := _full(part))), "")
    whose = pointed_at(child(resource, "patient"))
    if not name or not whose:
        return RowProblem(where, f"{said} has no name or no patient; not kept.")
    kinds = (words(concept) for concept in children(resource, "relationship"))
    relation = next((kind for kind in kinds if kind), "")
    return ImportedRelation(where, whose, name[:_LONGEST_NAME], relation[:_LONGEST_RELATION])


def _full(name: Element) -> str:
    parts = (*texts(name, "given"), text(name, "family"))
    return text(name, "text") or " ".join(part for part in parts if part)
