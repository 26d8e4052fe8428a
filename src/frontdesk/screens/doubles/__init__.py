"""Doubles: who may be in here twice, two records side by side, and what was made one and can come apart."""
