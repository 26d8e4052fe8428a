"""Files from other systems, read row by row into ``domain.imported``. Nothing here writes or decides.

``read.py`` is the door; ``formats/`` holds one module per kind of file, ``tables/`` what all lists with
columns share, ``fhir/`` the mapping of FHIR resources. Files are parsed in a child process (``child.py``).
"""
