"""The store: what use cases may ask of it (``port``), and one folder per engine that keeps it."""
