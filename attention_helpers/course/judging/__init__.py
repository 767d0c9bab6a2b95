"""Answers in a learner's own words, read as claims: who, what, yes or no. Rules and word lists alone, no model."""
