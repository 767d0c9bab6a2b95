"""Judgements with an opinion at every node of their trees, for the last lesson."""
