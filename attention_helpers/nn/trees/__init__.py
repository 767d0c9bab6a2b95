"""Trees of vectors: traverse them, compose them, learn from them."""
