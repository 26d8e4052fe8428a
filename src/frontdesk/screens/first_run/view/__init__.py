"""The pages before a desk is open: first run, sign-in, and the window they stand in."""
