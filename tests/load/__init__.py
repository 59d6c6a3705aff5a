"""A simulated class at a fresh server: `make load` says how far each got, what took how long, and what was lost."""
