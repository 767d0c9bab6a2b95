"""Scores, soft and hard attention, and gradients through a choice."""
