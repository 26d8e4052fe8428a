"""ADD A CARD SECTION HERE: one file with one ``SectionRule``, and a line in ``catalogue.py``."""
