"""Today: the day board and the card. Presenters decide, ``*_words`` modules phrase, ``view`` draws."""
