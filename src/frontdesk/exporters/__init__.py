"""Records into files: what leaves, as one kind of file says it.

``outgoing`` says what leaves; a format writes it as text, piece by piece. To add one: a module with a
``FORMAT`` in ``formats/`` and a line in its catalogue. Cells of a table are made in ``table_cells`` alone.
"""
