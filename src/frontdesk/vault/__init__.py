"""Who can open the store: the key file, passphrases and the printed recovery key. No SQL, no Qt.

The store's key never lies on a disk in the clear. One more way to open it is one more wrapped copy of that
key in ``key_file.py``.
"""
