"""The version of the program.

In: nothing. Out: `__version__`. Not here: the encoder's and the lexicon's, which are hashes of their files.
"""

__version__ = "0.1.0"
