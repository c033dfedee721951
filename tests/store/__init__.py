"""The store, tested with real files."""
