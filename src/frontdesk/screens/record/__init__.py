"""The record: all we were told about one patient. A kind of fact is added in `domain/fact.py`."""
