"""What was brought in, drawn."""
