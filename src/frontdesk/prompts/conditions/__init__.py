"""What a template may ask about, one small file per family.

To add one: write a ``Condition`` in the file of its family (or a new file) and put it into the
tuple of ``catalogue.py``. Nothing here may read age, sex, faith, origin, insurance or income.
"""
