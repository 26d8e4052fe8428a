"""ADD A SCREEN HERE: one folder each, and a line in ``catalogue.py``. Each opens on first use."""
