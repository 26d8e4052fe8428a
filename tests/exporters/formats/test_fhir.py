"""What we write as FHIR is FHIR: each resource is looked at by the standard's own models, R4B."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings

from tests.exporters.leaving import Clinic, clinics, desk_of_siobhan, text_of


def looked_at(bundle: dict[str, Any]) -> None:
    from fhir.resources.R4B import get_fhir_model_class

    get_fhir_model_class("Bundle").model_validate({**bundle, "entry": []})
    for entry in bundle.get("entry", []):
        resource = entry["resource"]
        get_fhir_model_class(resource["resourceType"]).model_validate(resource)
        assert entry["fullUrl"] == f"urn:uuid:{resource['id']}"


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(clinics())
def test_every_resource_is_valid(clinic: Clinic) -> None:
    looked_at(json.loads(text_of(clinic.desk(), "fhir")))


def test_our_facts_stand_where_the_standard_has_them() -> None:
    bundle = json.loads(text_of(desk_of_siobhan(), "fhir"))
    looked_at(bundle)
    person, daughter, visit = (entry["resource"] for entry in bundle["entry"])
    assert [one.get("use") for one in person["name"]] == ["official", "maiden", "usual", None]
    assert person["name"][2] == {"use": "usual", "text": "Shiv"}
    assert person["name"][3]["extension"][0]["valueCode"] == "SYL"
    assert [(one["system"], one["rank"]) for one in person["telecom"]] == [
        ("sms", 1),
        ("phone", 2),
        ("email", 3),
    ]
    spoken, read = person["communication"]
    assert (spoken["language"]["coding"][0]["code"], spoken["preferred"]) == ("ga", True)
    assert (read["language"]["coding"][0]["code"], read["preferred"]) == ("en", False)
    interpreter, pronouns = person["extension"]
    assert interpreter["url"].endswith("/us-core-interpreter-needed")
    assert interpreter["valueCoding"]["display"] == "Yes"
    value, period, comment = pronouns["extension"]
    assert pronouns["url"] == "http://hl7.org/fhir/StructureDefinition/individual-pronouns"
    assert value["valueCodeableConcept"]["coding"][0]["code"] == "LA29520-6"
    assert (period["valuePeriod"], comment["valueString"]) == ({"start": "2026-04-14"}, "at every visit")
    assert person["birthDate"] == "1961-03"
    assert daughter["patient"]["reference"] == visit["participant"][0]["actor"]["reference"]
    assert not {"reasonCode", "description", "comment"} & visit.keys()
