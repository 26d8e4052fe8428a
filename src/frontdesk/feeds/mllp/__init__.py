"""HL7 v2 messages over MLLP, answered when they are safely stored.

``frames.py`` cuts bytes into messages, ``answer.py`` writes the answers, ``examine.py`` decides which one,
``server.py`` holds the sockets and their limits, ``inbox.py`` stores messages together, ``place.py`` says who
may connect, ``listener.py`` ties them into a feed. What becomes of a message is ``usecases.take_messages``.
"""
