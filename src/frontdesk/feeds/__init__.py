"""What comes in by itself: a watched folder, a calendar, messages. Qt-free, and off at first.

Each runs on a thread of its own and hands every job to ``Works``, so it changes the store where
the desk does. To add one: a module with a ``Feed``, and its ``Kind`` in ``catalogue.py``.
"""
