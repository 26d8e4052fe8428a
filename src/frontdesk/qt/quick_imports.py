"""Puts Python's own import back after PySide6 replaced it.

PySide6 reads the source of every module imported after it, to look for a switch nobody here uses; a start
then takes a third longer. Imported for its effect, before anything of ours.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - the import that replaces the other one

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
