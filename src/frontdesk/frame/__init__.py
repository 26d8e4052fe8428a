"""The window's vocabulary without Qt: actions, screens, jobs, and the board that spreads changes."""
