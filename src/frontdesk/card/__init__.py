"""What a card shows, put together from one CardInput by pure functions.

``compose.py`` builds the Card; a new section is one file in ``sections/`` and a line in its catalogue.
"""
