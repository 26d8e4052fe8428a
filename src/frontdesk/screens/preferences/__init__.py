"""Settings: this desk, the clinic, the keys, about. What is set counts at once and can be taken back.

To add a setting: a line in ``settings/declared.py``. To add a page: ``shown.PAGES`` and a page in ``view/``.
"""
