"""FHIR R4 resources as JSON, mapped tolerantly, entry by entry. Narrative, reasons, coverage are dropped."""
