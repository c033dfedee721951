"""The version of the program.

In: nothing. Out: `VERSION`. Not here: the encoder's and the lexicon's, which are hashes of their files.
"""

VERSION = "0.1.0"
