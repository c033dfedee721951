"""How the gazetteer is made: `build.py`, and README.md for sources and licence."""
