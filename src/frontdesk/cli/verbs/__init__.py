"""ADD A CLI VERB HERE: one file with a ``COMMAND``, and a line in ``catalogue.py``."""
