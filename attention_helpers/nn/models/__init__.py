"""Models made of layers, and what is done with them: translate, look inside, save."""
