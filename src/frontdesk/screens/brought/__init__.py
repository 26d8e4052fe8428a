"""What was brought in: rows that wait for somebody to say who it is, and imports that can be taken back."""
