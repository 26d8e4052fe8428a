"""The record on the screen: chapters at the left, notes in the middle, how the card looks at the right."""
