"""What people do at the desk, one module per job. The first argument is the ``Desk``.

A job reads or writes the store in one trip; a write is one Deed and returns the Changes.
"""
