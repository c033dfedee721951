"""Benchmarks: quality, offsets and speed, each printed by one command with the data, the date and the machine.

In: the packaged data and, where it stands beside the project, `../shared`. Out: tables, and an exit status that says
whether every floor in `floors.toml` holds. Not here: tests of behaviour (`tests`).
"""
