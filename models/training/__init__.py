"""Training: a recipe, a loop that yields events, and files to resume from. Everything that decides is in the spec."""
