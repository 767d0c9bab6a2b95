"""One call of a learner's function: on copies, within a time limit, its lines found, its prints caught."""
