"""Who is at the desk: a small panel to change it, and a note for whoever comes next."""
