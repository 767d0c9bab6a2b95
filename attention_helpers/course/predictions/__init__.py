"""A guess before the run, shown beside the result after it."""
