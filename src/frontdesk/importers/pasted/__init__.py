"""A day's list as somebody copies it: rows of a table, a print-out, the text of a PDF.

``reading.read`` takes the text. A line becomes the cells of a list with columns (``rows.py``, or
``columns.py`` under a header), and ``importers/tables`` makes the booking of them, as for a file.
"""
