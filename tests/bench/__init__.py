"""Benchmarks of the budgets in ARCHITECTURE.md: `make bench` prints one JSON object a line."""
