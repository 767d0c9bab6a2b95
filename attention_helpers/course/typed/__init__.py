"""What people type: one reader of numbers and one of words, for questions and predictions."""
