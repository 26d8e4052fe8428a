"""Bring in your patients: choose, match columns, look through, add. Nothing is written before that."""
