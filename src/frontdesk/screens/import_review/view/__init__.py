"""The pages of the import review."""
