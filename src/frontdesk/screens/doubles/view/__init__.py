"""The Qt of doubles: a list at the left, two records side by side at the right."""
