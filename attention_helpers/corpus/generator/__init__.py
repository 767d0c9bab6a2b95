"""The grammar and the word lists that the course's sentences are made with."""
