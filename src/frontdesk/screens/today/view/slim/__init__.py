"""The slim strip: what stands around the card where the window is a strip beside another program.

The cards are the same as in the full window; they read from `Look.slim` that there is one column.
"""
