"""Every setting once: what it is, what it may be, where it is kept. No Qt, no store.

To add one: a line in ``declared.py``. The Settings screen, the file and docs/settings.md read it from there.
"""
