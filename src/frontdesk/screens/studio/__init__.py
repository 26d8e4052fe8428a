"""Prompts: the lines the desk says, owned by the office manager."""
