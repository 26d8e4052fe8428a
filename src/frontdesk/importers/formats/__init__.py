"""Kinds of files we read. To add one: a module with a ``FORMAT`` record, one line in ``catalogue.py``."""
