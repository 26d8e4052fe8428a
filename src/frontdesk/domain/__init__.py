"""The clinic's words as frozen facts: patients, visits, what we were told, what we owe.

Imports the standard library only. A new kind of stored thing gets a module here, the same
fields in the store's adapter and one migration.
"""
