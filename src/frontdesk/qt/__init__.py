"""Shared Qt parts that know no patients: look, text, icons, window and small widgets.

A part here takes everything it shows through its constructor or a setter. It may not
import a use case, a store, a prompt, a card or an importer.
To add a reusable widget put one file into `qt/widgets/`.
"""
