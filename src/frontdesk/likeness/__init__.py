"""Likeness of names: folding, spellings people type, sound-alikes, doubles. Pure functions over strings.

Used by search, Find, imports, merging and the same-day alarm. A new sort of likeness gets a module here.
"""
