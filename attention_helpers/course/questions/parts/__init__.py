"""What kinds of questions are made of: markup, formulas, numbers, spellings, draws, verdicts."""
