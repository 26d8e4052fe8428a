"""All the Qt of the panel."""
