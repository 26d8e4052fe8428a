"""Prompts on the screen."""
