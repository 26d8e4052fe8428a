"""Address cards (vCard 2.1, 3.0, 4.0): ``lines.py`` cuts a file into cards, ``person.py`` reads one card."""
