"""How the encoder is trained: corpora to weights to the files in `src/detente/data/encoder`. Not part of the program."""
