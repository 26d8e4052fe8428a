"""The store in one encrypted SQLite file (SQLCipher), opened by ``open.py``.

A new kind of stored record gets a dataclass in ``domain``, one line in ``tables.py`` and one step in
``migrations.py``; its columns carry the names of the dataclass fields, ``rows.py`` does the rest.
"""
