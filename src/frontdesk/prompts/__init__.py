"""Which lines apply, in which order, in which words: pure functions over what a card knows.

Starts at ``rank.rank``. A new condition goes into ``conditions/`` and its catalogue; a new
placeholder into ``placeholders.py``; a new line into a pack under ``resources/prompts``.
"""
