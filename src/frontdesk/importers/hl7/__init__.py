"""HL7 v2, versions 2.1 to 2.8: ``message.py`` takes one apart, ``stream.py`` finds them in a file,
``person.py`` and ``booking.py`` say what Frontdesk keeps of one.

The parsing is our own: the one library for it has had no release since 2022 and fails on half of the messages
that real systems send (a byte order mark, lines between messages).
"""
